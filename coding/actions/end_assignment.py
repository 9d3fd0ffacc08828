"""Take a transcript out of somebody's list again."""

from __future__ import annotations

from coding.store.assignments import add_assignment_end, assignment_id
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def end_assignment(cursor: Cursor, by: Account, transcript_id: str, account_id: str) -> None:
    """End the assignment of a transcript to somebody; their marks stay. Harmless when there is none."""
    given = assignment_id(cursor, checked_id(transcript_id), checked_id(account_id))
    if given is None:
        return
    with transaction(cursor):
        add_assignment_end(cursor, given, by.account_id)
