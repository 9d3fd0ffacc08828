"""Open a text that waits for the review of its names; every look is written down before the text is given."""

from __future__ import annotations

from datetime import timedelta

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.review import waiting_count
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace
from corpus.store.intake_looks import add_look, looked_since
from corpus.store.reviews import OpenText, review_of

ONE_LOOK = timedelta(hours=1)  # somebody who goes on within the hour still has the same look


@allowed(RESEARCHER)
def open_waiting(cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str) -> OpenText:
    """The raw text and the names in it, after the look at it was written down; raises NotFound when it waits no more."""
    found = review_of(intake, intake_id)
    if not looked_since(cursor, intake_id, by.account_id, now() - ONE_LOOK):
        with transaction(cursor):
            add_look(cursor, intake_id, by.account_id)
    return found


@allowed(RESEARCHER)
def count_waiting_names(cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str) -> int:
    """How many names in a text still wait for a decision; no look, because nobody gets to see the text."""
    return waiting_count(review_of(intake, intake_id).items)
