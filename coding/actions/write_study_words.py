"""Write what the study says in its own words: what helps, what is recommended, what cannot be said."""

from __future__ import annotations

from coding.store.codes import code_ids
from coding.store.meetings import meeting
from coding.store.study_words import add_words, last_words, words_now
from coding.study_words import checked_words
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def write_study_words(
    cursor: Cursor,
    by: Account,
    part: str,
    code_id: str | None,
    text: str,
    meeting_id: str | None = None,
    follows: str | None = None,
) -> None:
    """Let the study say this from now on (an empty text takes it away); raises BadInput, Conflict, NotFound.

    `meeting_id`: the evening on which the group decided it. `follows`: the id of the words that were on the screen while
    these were written, as last_words gives it; when others stand there by now, nothing is written.
    """
    written = checked_words(part, code_id, text)
    if code_id is not None and checked_id(code_id) not in code_ids(cursor):
        raise NotFound(N_("This code is not there (any more)."))
    if meeting_id is not None:
        meeting(cursor, checked_id(meeting_id))
    standing = words_now(cursor).get((part, code_id))
    if (standing.text if standing else "", standing.meeting_id if standing else None) == (
        written,
        meeting_id,
    ):
        return
    with transaction(cursor):
        last = last_words(cursor, part, code_id)
        if last != follows:
            raise Conflict(
                N_(
                    "Somebody else changed this in the meantime. Copy your words, load the page again, and try again."
                )
            )
        add_words(cursor, part, code_id, written, meeting_id if written else None, follows, by.account_id)
