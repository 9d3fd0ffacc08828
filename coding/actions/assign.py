"""Give a transcript to a co-researcher."""

from __future__ import annotations

from coding.store.assignments import add_assignment, assignment_id, check_can_be_given
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def assign(cursor: Cursor, by: Account, transcript_id: str, account_id: str) -> str:
    """Give a transcript to somebody who codes and give the assignment's id; harmless when it was given
    already.

    Raises BadInput for a work group member, a closed account or who knows the person, NotFound for a transcript that
    is not there.
    """
    transcript_id, account_id = checked_id(transcript_id), checked_id(account_id)
    check_can_be_given(cursor, transcript_id, account_id)
    given = assignment_id(cursor, transcript_id, account_id)
    if given is not None:
        return given
    with transaction(cursor):
        return add_assignment(cursor, transcript_id, account_id, by.account_id)
