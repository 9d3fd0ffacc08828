"""The SQL of which code stands for which: codings keep their own code, whoever reads them follows the merges."""

from __future__ import annotations

from datetime import datetime

from coding.store.codes import LATEST
from corpus.store.database import Cursor


def standing_codes(cursor: Cursor, moment: datetime = LATEST) -> dict[str, str]:
    """For the id of every code there ever was the id of the code that it stands for: its own, unless it was merged.

    Merges are followed to their end. `moment` (UTC, naive): as it was then.
    """
    asked = {"moment": moment}
    codes = cursor.execute("SELECT code_id::VARCHAR FROM codes WHERE made_at <= $moment", asked).fetchall()
    merges = cursor.execute(
        """SELECT code_id::VARCHAR, into_id::VARCHAR FROM code_merges
           WHERE made_at <= $moment AND merge_id NOT IN (SELECT merge_id FROM code_merge_ends WHERE made_at <= $moment)
           ORDER BY made_at, merge_id""",
        asked,
    ).fetchall()
    into = dict(merges)
    return {code_id: _end_of(code_id, into) for (code_id,) in codes}


def _end_of(code_id: str, into: dict[str, str]) -> str:
    seen = {code_id}
    while (following := into.get(code_id)) is not None and following not in seen:
        seen.add(following)
        code_id = following
    return code_id
