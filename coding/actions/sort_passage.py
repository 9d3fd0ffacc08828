"""Put a passage of a divided code with one of its parts, for whoever marked it."""

from __future__ import annotations

from dataclasses import replace

from coding.passages import Coding
from coding.store.code_changes import split_parts
from coding.store.codes import codebook
from coding.store.codings import add_coding, add_memo, add_take_back, coding, memo
from coding.store.sorting import came_from, speaker_of_coding
from coding.store.standing import standing_codes
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def sort_passage(cursor: Cursor, by: Account, coding_id: str, code_id: str) -> str:
    """Put a coding of a divided code with the part `code_id` (or back with the whole), and give its new id.

    It stays the coder's, with the memo; `by` is who recorded it. Raises NotFound, BadInput, and Conflict when the
    coder or another researcher changed it in between.
    """
    coding_id, code_id = checked_id(coding_id), checked_id(code_id)
    found = coding(cursor, coding_id)
    if found is None:
        raise NotFound(N_("This mark is not there (any more)."))
    old, taken_back = found
    if taken_back:
        raise Conflict(N_("This mark was taken away or changed in the meantime, perhaps in another window."))
    if old.code_id == code_id:
        return coding_id
    _check(cursor, old, code_id)
    new = replace(old, coding_id=new_id(), code_id=code_id)
    words, audience = memo(cursor, old)
    with transaction(cursor):
        add_coding(cursor, new, speaker_of_coding(cursor, coding_id), old.coding_id, by.account_id)
        add_take_back(cursor, new_id(), old, by.account_id)
        if words:  # it stays its writer's
            add_memo(cursor, new_id(), new, words, audience, old.coder_id)
    return new.coding_id


def _check(cursor: Cursor, old: Coding, code_id: str) -> None:
    """Only from a divided code to one of its parts, and back or on to another part: nobody's own choice is changed."""
    standing = standing_codes(cursor)
    parts = {
        standing.get(whole, whole): {standing.get(part, part) for part in found}
        for whole, found in split_parts(cursor).items()
    }
    whole = standing.get(old.code_id, old.code_id)
    if whole not in parts:
        before = came_from(cursor, old.coding_id)
        whole = standing.get(before, before) if before else ""
    if whole not in parts or code_id not in parts[whole] | {whole}:
        raise BadInput(N_("Only the passages of a divided code can be sorted, and only over its parts."))
    usable = code_id == whole or any(one.code_id == code_id and one.codable for one in codebook(cursor))
    if not usable:
        raise NotFound(N_("This code is not in the codebook any more. Choose another code."))
