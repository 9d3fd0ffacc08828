"""Give a passage a code."""

from __future__ import annotations

from dataclasses import replace

from coding.passages import Coding
from coding.store.assignments import require_own_to_mark
from coding.store.codings import add_coding, usable_now_or_ever
from coding.store.own_marks import already_saved, passage
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def code_passage(
    cursor: Cursor,
    by: Account,
    coding_id: str,
    transcript_id: str,
    code_id: str,
    start: int,
    end: int,
    version: str | None = None,
) -> Coding:
    """Write that `by` gives the passage `[start, end)` (code points) this code; give the coding as it is stored.

    `coding_id` is made by who asks: asking again with the same one is harmless. `version` is that of the text in
    which the offsets were counted (see `store.codings.text_version`). A code that was merged, divided or retired since
    is kept: the mark may have been made without a connection; it says `late`. Raises BadInput, Conflict, NotAllowed,
    NotFound.
    """
    coding_id, transcript_id, code_id = checked_id(coding_id), checked_id(transcript_id), checked_id(code_id)
    require_own_to_mark(cursor, by, transcript_id, coding_id)
    new, speaker = passage(cursor, by, coding_id, transcript_id, code_id, (start, end), version)
    if already_saved(cursor, new):
        return new
    usable = usable_now_or_ever(cursor, code_id)
    if usable is None or not usable[1]:
        raise NotFound(N_("This code is not in the codebook any more. Choose another code."))
    with transaction(cursor):
        add_coding(cursor, new, speaker, None, by.account_id)
    return new if usable[0] else replace(new, late=True)
