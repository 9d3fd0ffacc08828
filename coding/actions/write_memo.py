"""Write a memo on a mark of one's own, and say for whom it is."""

from __future__ import annotations

from coding.notes import RESEARCHERS, checked_audience, checked_note
from coding.store.codings import add_memo, memo, memo_is_written
from coding.store.own_marks import own_coding
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def write_memo(
    cursor: Cursor, by: Account, fact_id: str, coding_id: str, text: str, audience: str = RESEARCHERS
) -> str:
    """Write the memo on a coding (an empty one takes it away) and give it as stored; raises BadInput,
    Conflict.

    `fact_id` is made by who asks: a writing that arrives twice counts once, also when a newer one came in
    between. `audience` is one of coding.notes.AUDIENCES.
    """
    fact_id, audience = checked_id(fact_id), checked_audience(audience)
    written = checked_note(text)
    own, taken_back = own_coding(cursor, by, coding_id, fact_id)
    if memo_is_written(cursor, fact_id, own) or memo(cursor, own) == (written, audience):
        return written
    if taken_back:
        raise Conflict(N_("This mark was taken away or changed in the meantime, perhaps in another window."))
    with transaction(cursor):
        add_memo(cursor, fact_id, own, written, audience, by.account_id)
    return written
