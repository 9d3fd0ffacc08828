"""The SQL of who uses a code, and of passages with it that somebody may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from coding.store.standing import standing_codes
from corpus.store.database import Cursor


@dataclass(frozen=True)
class CodeUse:
    """How often one coder gave a code, and in how many interviews."""

    coder_id: str
    coder: str
    marks: int
    interviews: int


@dataclass(frozen=True)
class Example:
    """A passage that was given a code, `[start, end)` (code points), by `coders` people."""

    transcript_id: str
    transcript: str
    start: int
    end: int
    coders: int


def standing_for(cursor: Cursor, code_id: str) -> list[str]:
    """The code itself and all codes that were merged into it."""
    return [one for one, stands_for in standing_codes(cursor).items() if stands_for == code_id]


def use_of_code(cursor: Cursor, code_ids: Collection[str]) -> list[CodeUse]:
    """Who gave one of these codes, who did so most first."""
    rows = cursor.execute(
        """SELECT c.coder_id::VARCHAR, coalesce(a.name, ''), count(*), count(DISTINCT c.transcript_id)
           FROM coding_now c LEFT JOIN accounts a ON a.account_id = c.coder_id
           WHERE list_contains($ids, c.code_id::VARCHAR)
           GROUP BY c.coder_id, a.name ORDER BY count(*) DESC, a.name""",
        {"ids": list(code_ids)},
    ).fetchall()
    return [CodeUse(*row) for row in rows]


def examples_of_code(
    cursor: Cursor,
    code_ids: Collection[str],
    limit: int,
    reader: str | None = None,
    finished: Collection[str] = (),
) -> list[Example]:
    """Passages with one of these codes, those that most people gave it first.

    For a `reader` only in the transcripts that are given to them now, and only their own marks, but in the
    `finished` ones those of everybody.
    """
    rows = cursor.execute(
        """SELECT c.transcript_id::VARCHAR, t.name, c.start_offset, c.end_offset, count(DISTINCT c.coder_id)
           FROM coding_now c JOIN transcripts t ON t.transcript_id = c.transcript_id
           WHERE list_contains($ids, c.code_id::VARCHAR) AND ($reader IS NULL OR (
               c.transcript_id IN (SELECT transcript_id FROM assignments_now WHERE account_id = $reader::UUID)
               AND (c.coder_id = $reader::UUID OR list_contains($finished, c.transcript_id::VARCHAR))))
           GROUP BY c.transcript_id, t.name, c.start_offset, c.end_offset
           ORDER BY count(DISTINCT c.coder_id) DESC, t.name, c.start_offset LIMIT $most""",
        {"ids": list(code_ids), "reader": reader, "finished": list(finished), "most": limit},
    ).fetchall()
    return [Example(*row) for row in rows]
