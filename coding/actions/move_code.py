"""Move a code in the tree, and bring a retired one back."""

from __future__ import annotations

from dataclasses import replace

from coding.codebook import check_codebook, find_code, next_position
from coding.store import codes as store
from coding.store.standing import standing_codes
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def move_code(
    cursor: Cursor, by: Account, code_id: str, parent_id: str | None, before_id: str | None = None
) -> None:
    """Put a code under another (None: at the top), before one of that one's codes, else last.

    Raises NotFound for a code that is not in use, BadInput when it would lie under itself or too deep.
    """
    with transaction(cursor):
        known = store.codebook(cursor)
        code = replace(find_code(known, checked_id(code_id)), parent_id=parent_id)
        row = [one for one in known if one.parent_id == parent_id and one.code_id != code.code_id]
        row.sort(key=lambda one: one.position)
        place = next((number for number, one in enumerate(row) if one.code_id == before_id), len(row))
        row.insert(place, code)
        after = {one.code_id: replace(one, position=number) for number, one in enumerate(row)}
        check_codebook([after.get(one.code_id, one) for one in known])
        store.add_details(cursor, [one for one in after.values() if one not in known], by.account_id)


@allowed(RESEARCHER)
def bring_back_code(cursor: Cursor, by: Account, code_id: str) -> None:
    """Put a retired code into use again, with all its passages; harmless when it is in use.

    Raises NotFound for no code, BadInput for a merged one or when its name is that of another code now.
    """
    code_id = checked_id(code_id)
    with transaction(cursor):
        known = store.codebook(cursor)
        code, retired = store.codes_ever(cursor).get(code_id, (None, False))
        if code is None:
            raise NotFound(N_("This code is not in the codebook (any more). Choose another."))
        if not retired:
            return
        if standing_codes(cursor)[code_id] != code_id:
            raise BadInput(N_("“{name}” was merged with another code. Take the merge back."), name=code.name)
        parent_id = code.parent_id if any(one.code_id == code.parent_id for one in known) else None
        code = replace(code, parent_id=parent_id, position=next_position(known, parent_id))
        check_codebook([*known, code])
        store.add_details(cursor, [code], by.account_id)
