"""Merge a code into another, and take that back. Codings keep the code they were given; reading follows the merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coding.code_proposals import checked_text
from coding.codebook import Code, check_codebook, descendants, find_code, next_position
from coding.store import codes as store
from coding.store.code_changes import Merge, add_merge, add_merge_end, merges
from coding.store.standing import standing_codes
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.errors import N_, BadInput
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def merge_codes(cursor: Cursor, by: Account, code_id: str, into_id: str, reason: str = "") -> str:
    """Let `code_id` stand for `into_id` from now on; the codes under it move along. Gives the merge's id.

    Raises NotFound for a code that is not in use, BadInput when the two cannot become one.
    """
    reason = checked_text(reason)
    with transaction(cursor):
        known = store.codebook(cursor)
        code, into = find_code(known, checked_id(code_id)), find_code(known, checked_id(into_id))
        _check(known, code, into)
        moved = _moved_along(known, code, into)
        check_codebook(_with(known, moved, without=code.code_id))
        made = Merge(
            new_id(),
            code.code_id,
            into.code_id,
            reason,
            tuple(child.code_id for child in moved),
            now(),
        )
        add_merge(cursor, made, by.account_id)
        store.add_details(cursor, [code], by.account_id, retired=True, moment=made.made_at)
        store.add_details(cursor, moved, by.account_id, moment=made.made_at)
    return made.merge_id


@allowed(RESEARCHER)
def take_merge_back(cursor: Cursor, by: Account, merge_id: str) -> None:
    """Let a merged code stand on its own again, where it was; harmless when that was done already.

    Raises BadInput when its name is that of another code now.
    """
    merge_id = checked_id(merge_id)
    with transaction(cursor):
        merge = next((one for one in merges(cursor) if one.merge_id == merge_id), None)
        if merge is None:
            return
        known = store.codebook(cursor)
        code = store.codes_ever(cursor)[merge.code_id][0]
        code = replace(code, parent_id=_parent_now(known, standing_codes(cursor), code.parent_id))
        back = [
            replace(child, parent_id=code.code_id)
            for child in known
            if child.code_id in merge.children and child.parent_id == merge.into_id
        ]
        check_codebook([*_with(known, back), code])
        moment = now()
        add_merge_end(cursor, merge_id, moment, by.account_id)
        store.add_details(cursor, [code, *back], by.account_id, moment=moment)


def _check(known: Sequence[Code], code: Code, into: Code) -> None:
    if code.code_id == into.code_id:
        raise BadInput(N_("Choose two different codes."))
    if into.code_id in descendants(known, code.code_id):
        raise BadInput(
            N_("“{into}” lies under “{name}”. Move it out first, then merge."), into=into.name, name=code.name
        )
    if code.codable and not into.codable:
        raise BadInput(
            N_(
                "“{into}” only groups other codes, so passages cannot go there. "
                "Choose another code, or let passages be given “{into}” first."
            ),
            into=into.name,
        )


def _moved_along(known: Sequence[Code], code: Code, into: Code) -> list[Code]:
    children = sorted((one for one in known if one.parent_id == code.code_id), key=lambda one: one.position)
    first = next_position(known, into.code_id)
    return [
        replace(child, parent_id=into.code_id, position=first + place) for place, child in enumerate(children)
    ]


def _with(known: Sequence[Code], changed: Sequence[Code], without: str = "") -> list[Code]:
    by_id = {code.code_id: code for code in changed}
    return [by_id.get(code.code_id, code) for code in known if code.code_id != without]


def _parent_now(known: Sequence[Code], standing: Mapping[str, str], parent_id: str | None) -> str | None:
    """Where it lay, or what that became; the top when that is out of use."""
    parent_id = standing.get(parent_id, parent_id) if parent_id else None
    return parent_id if any(code.code_id == parent_id for code in known) else None
