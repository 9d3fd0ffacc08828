"""Take a mark of one's own back."""

from __future__ import annotations

from coding.store.codings import add_take_back
from coding.store.own_marks import own_coding
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def take_back(cursor: Cursor, by: Account, fact_id: str, coding_id: str) -> None:
    """Write that `by` takes a coding of their own back; doing it again is harmless. Raises NotAllowed, NotFound."""
    fact_id = checked_id(fact_id)
    own, taken_back = own_coding(cursor, by, coding_id, fact_id)
    if taken_back:
        return
    with transaction(cursor):
        add_take_back(cursor, fact_id, own, by.account_id)
