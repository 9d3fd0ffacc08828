"""A researcher lets the work group see the figures as they are now, where that does not point at anyone."""

from __future__ import annotations

from coding.store.publishing import drafted, publish
from coding.themes.publication import Publication
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def publish_figures(cursor: Cursor, by: Account) -> Publication:
    """Publish the figures of now, gives what the work group sees from now on.

    Raises BadInput when nothing could be shown: so few people changed since an earlier publication that the difference would
    be about them. The former publication stays then.
    """
    with transaction(cursor):
        draft = drafted(cursor, by.account_id)
        if not draft.publication.says_something:
            raise BadInput(
                N_(
                    "Too little has changed since the figures were last published: the difference would point at a few "
                    "people. What the work group sees stays as it is. Try again when more interviews have been read."
                )
            )
        return publish(cursor, by.account_id, draft)
