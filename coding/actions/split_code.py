"""Divide a code into parts: it becomes their group, and its passages wait to be sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coding.code_proposals import checked_text
from coding.codebook import Code, find_code, placed
from coding.store import codes as store
from coding.store.code_changes import add_split
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.errors import N_, BadInput
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def split_code(
    cursor: Cursor, by: Account, code_id: str, parts: Sequence[Code], reason: str = ""
) -> list[Code]:
    """Divide a code into two or more new ones under it, and give those; its codings stay on it until sorted.

    Raises NotFound for a code that is not in use, BadInput for fewer than two parts or a name that is taken.
    """
    reason = checked_text(reason)
    if len(parts) < 2:
        raise BadInput(N_("Name at least two parts, each with a name of its own."))
    with transaction(cursor):
        known = store.codebook(cursor)
        code = find_code(known, checked_id(code_id))
        if not code.codable:
            raise BadInput(
                N_("“{name}” only groups other codes already. Add codes under it instead."), name=code.name
            )
        group = replace(code, codable=False)
        after = [group if one.code_id == code.code_id else one for one in known]
        made: list[Code] = []
        for part in parts:
            made.append(placed(replace(part, code_id=new_id(), parent_id=code.code_id), [*after, *made]))
        moment = now()
        store.add_codes(cursor, [part.code_id for part in made], by.account_id)
        store.add_details(cursor, [group, *made], by.account_id, moment=moment)
        add_split(cursor, code.code_id, [part.code_id for part in made], reason, moment, by.account_id)
    return made
