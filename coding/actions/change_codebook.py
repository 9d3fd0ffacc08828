"""A researcher changes the codebook: adds, changes or retires a code, or brings in a whole codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coding.codebook import (
    Code,
    check_codebook,
    find_code,
    next_position,
    placed,
    same_name,
    tidy,
    with_looks,
)
from coding.store import codes as store
from coding.store.standing import standing_codes
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def add_code(cursor: Cursor, by: Account, code: Code) -> Code:
    """Add one code, last among its siblings, and give it as stored; a `code_id` of "" gets a fresh one.

    Raises BadInput when the codebook would no longer be right (see `check_codebook`).
    """
    with transaction(cursor):
        known = store.codebook(cursor)
        code_id = checked_id(code.code_id) if code.code_id else new_id()
        if code_id in store.code_ids(cursor):
            raise BadInput(N_("This code is there already. Change it instead of adding it."))
        added = placed(replace(code, code_id=code_id), known)
        store.add_codes(cursor, [code_id], by.account_id)
        store.add_details(cursor, [added], by.account_id)
    return added


@allowed(RESEARCHER)
def change_code(cursor: Cursor, by: Account, code: Code) -> Code:
    """Give the code with this `code_id` these details from now on; what it was stays in the history.

    Raises NotFound for a code that is not in use, BadInput when the codebook would no longer be right.
    """
    with transaction(cursor):
        known = store.codebook(cursor)
        earlier = find_code(known, code.code_id)
        changed = tidy(code)
        after = with_looks([changed if one.code_id == code.code_id else one for one in known])
        check_codebook(after)
        changed = find_code(after, code.code_id)
        if changed != earlier:
            store.add_details(cursor, [changed], by.account_id)
    return changed


@allowed(RESEARCHER)
def retire_code(cursor: Cursor, by: Account, code_id: str) -> None:
    """Take a code out of use; its codings stay. Raises NotFound, or BadInput while codes lie under it."""
    with transaction(cursor):
        known = store.codebook(cursor)
        code = find_code(known, code_id)
        children = sum(one.parent_id == code_id for one in known)
        if children:
            sentence = N_(
                "“{name}” has other codes under it ({count}). Move or retire those first, then this one."
            )
            raise BadInput(sentence, name=code.name, count=children)
        store.add_details(cursor, [code], by.account_id, retired=True)


@allowed(RESEARCHER)
def bring_in_codebook(cursor: Cursor, by: Account, codes: Sequence[Code]) -> tuple[int, int]:
    """Add the codes of a codebook from elsewhere: all or nothing; gives (added, already there).

    A code whose name is in use already stays as it is here; new codes under it come under that one. A code
    that was retired here and comes back with its own id comes back with its history; a merged one stays merged.
    Raises BadInput when the codebook, or both together, would not be right.
    """
    check_codebook([tidy(code) for code in codes])
    with transaction(cursor):
        known = store.codebook(cursor)
        added = _new_among([tidy(code) for code in codes], known, standing_codes(cursor))
        together = with_looks([*known, *added])
        check_codebook(together)
        added = together[len(known) :]
        if added:
            ever = store.code_ids(cursor)
            fresh = [code.code_id for code in added if code.code_id not in ever]
            if fresh:
                store.add_codes(cursor, fresh, by.account_id)
            store.add_details(cursor, added, by.account_id)
    return len(added), len(codes) - len(added)


def _new_among(codes: Sequence[Code], known: Sequence[Code], standing: Mapping[str, str]) -> list[Code]:
    """The codes that are not known yet, with the ids, parents and positions they will have here."""
    by_name = {same_name(code.name): code.code_id for code in known}
    used = {code.code_id for code in known}
    merged = {one: into for one, into in standing.items() if one not in used and into in used}
    ids: dict[str | None, str | None] = {None: None}
    for code in codes:
        fresh = new_id() if code.code_id in used else checked_id(code.code_id)
        ids[code.code_id] = by_name.get(same_name(code.name), merged.get(code.code_id, fresh))
    new = [code for code in codes if same_name(code.name) not in by_name and code.code_id not in merged]
    moved: list[Code] = []
    places: dict[str | None, int] = {}
    for code in sorted(new, key=lambda code: code.position):
        parent_id = ids[code.parent_id]
        position = places.get(parent_id, next_position(known, parent_id))
        places[parent_id] = position + 1
        moved.append(replace(code, code_id=ids[code.code_id] or "", parent_id=parent_id, position=position))
    return moved
