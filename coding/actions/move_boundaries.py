"""Let a mark begin or end elsewhere."""

from __future__ import annotations

from coding.passages import Coding
from coding.store.codings import add_coding, add_memo, add_take_back, memo
from coding.store.own_marks import already_saved, own_coding, passage
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def move_boundaries(
    cursor: Cursor,
    by: Account,
    coding_id: str,
    replaces: str,
    start: int,
    end: int,
    version: str | None = None,
) -> Coding:
    """Put a new coding with the same code, coder and memo in the place of `replaces`; give it as it is stored.

    `coding_id` is the new one's: asking again with the same one is harmless. `version` as in `code_passage`.
    Raises BadInput, Conflict, NotAllowed, NotFound.
    """
    coding_id = checked_id(coding_id)
    old, taken_back = own_coding(cursor, by, replaces, coding_id)
    new, speaker = passage(cursor, by, coding_id, old.transcript_id, old.code_id, (start, end), version)
    if already_saved(cursor, new):
        return new
    if taken_back:
        raise Conflict(N_("This mark was taken away or changed in the meantime, perhaps in another window."))
    kept, audience = memo(cursor, old)
    with transaction(cursor):
        add_coding(cursor, new, speaker, old.coding_id, by.account_id)
        add_take_back(cursor, new_id(), old, by.account_id)
        if kept:
            add_memo(cursor, new_id(), new, kept, audience, by.account_id)
    return new
