"""Give many interviews out at once."""

from __future__ import annotations

from collections.abc import Collection

from coding.store.assignments import add_assignment, assignment_id, check_can_be_given
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def give_out(cursor: Cursor, by: Account, pairs: Collection[tuple[str, str]]) -> int:
    """Give each (transcript_id, account_id), all or none, and give how many are new; harmless for what was given.

    Raises BadInput, NotFound as for giving a single one.
    """
    checked = sorted({(checked_id(transcript), checked_id(account)) for transcript, account in pairs})
    for transcript_id, account_id in checked:
        check_can_be_given(cursor, transcript_id, account_id)
    with transaction(cursor):
        new = [pair for pair in checked if assignment_id(cursor, *pair) is None]
        for transcript_id, account_id in new:
            add_assignment(cursor, transcript_id, account_id, by.account_id)
    return len(new)
