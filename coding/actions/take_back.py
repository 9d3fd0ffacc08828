"""Take a mark of one's own back."""

from __future__ import annotations

from coding.passages import Coding
from coding.store.assignments import require_readable
from coding.store.codings import add_take_back, coding
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def take_back(cursor: Cursor, by: Account, fact_id: str, coding_id: str) -> None:
    """Write that `by` takes a coding of their own back; doing it again is harmless. Raises NotAllowed,
    NotFound.
    """
    own, taken_back = own_coding(cursor, by, coding_id)
    if taken_back:
        return
    with transaction(cursor):
        add_take_back(cursor, checked_id(fact_id), own, by.account_id)


def own_coding(cursor: Cursor, by: Account, coding_id: str) -> tuple[Coding, bool]:
    """A coding of `by` on a transcript they may read, and whether it was taken back; raises NotAllowed,
    NotFound.
    """
    found = coding(cursor, checked_id(coding_id))
    if found is None:
        raise NotFound(N_("This mark is not there (any more)."))
    if found[0].coder_id != by.account_id:
        raise NotAllowed(N_("This mark is somebody else's. You can only change your own marks."))
    require_readable(cursor, by, found[0].transcript_id)
    return found
