"""The SQL of sorting the passages of a divided code over its parts."""

from __future__ import annotations

from dataclasses import dataclass

from coding.store.code_changes import split_parts
from coding.store.standing import standing_codes
from corpus.store.database import Cursor


@dataclass(frozen=True)
class ToSort:
    """A coding that lies on a divided code (or on one merged into it), or that was put with a part."""

    coding_id: str
    transcript_id: str
    transcript: str
    start: int
    end: int
    coder: str
    code_id: str


def divided_codes(cursor: Cursor) -> dict[str, int]:
    """Every divided code that still has codings of its own, with how many."""
    standing = standing_codes(cursor)
    divided = {standing.get(code_id, code_id) for code_id in split_parts(cursor)}
    found = dict.fromkeys(divided, 0)
    rows = cursor.execute("SELECT code_id::VARCHAR, count(*) FROM coding_now GROUP BY code_id").fetchall()
    for code_id, count in rows:
        if standing.get(code_id) in divided:
            found[standing[code_id]] += count
    return {code_id: count for code_id, count in found.items() if count}


def to_sort(cursor: Cursor, code_id: str, limit: int = 10) -> list[ToSort]:
    """The first codings that still lie on a divided code, by transcript and place."""
    ids = [one for one, stands_for in standing_codes(cursor).items() if stands_for == code_id]
    return [ToSort(*row) for row in cursor.execute(_ON_CODE, {"ids": ids, "most": limit}).fetchall()]


def sorted_last(cursor: Cursor, code_id: str, limit: int = 5) -> list[ToSort]:
    """The codings that were put with a part of this code last, the latest first."""
    ids = [one for one, stands_for in standing_codes(cursor).items() if stands_for == code_id]
    return [ToSort(*row) for row in cursor.execute(_SORTED, {"ids": ids, "most": limit}).fetchall()]


def came_from(cursor: Cursor, coding_id: str) -> str | None:
    """The code of the coding that this one replaced, if it was sorted by somebody; else None."""
    row = cursor.execute(
        """SELECT old.code_id::VARCHAR FROM codings c JOIN codings old ON old.coding_id = c.replaces
           WHERE c.coding_id = $coding_id AND old.code_id <> c.code_id""",
        {"coding_id": coding_id},
    ).fetchone()
    return None if row is None else str(row[0])


def speaker_of_coding(cursor: Cursor, coding_id: str) -> int:
    """Whose voice a coding is (see `codings.speaker`)."""
    row = cursor.execute(
        "SELECT speaker FROM codings WHERE coding_id = $coding_id", {"coding_id": coding_id}
    ).fetchone()
    assert row is not None
    return int(row[0])


_ON_CODE = """
    SELECT c.coding_id::VARCHAR, c.transcript_id::VARCHAR, t.name, c.start_offset, c.end_offset,
        coalesce(a.name, ''), c.code_id::VARCHAR
    FROM coding_now c JOIN transcripts t ON t.transcript_id = c.transcript_id
    LEFT JOIN accounts a ON a.account_id = c.coder_id
    WHERE list_contains($ids, c.code_id::VARCHAR)
    ORDER BY t.name, c.start_offset, c.end_offset, c.coding_id LIMIT $most"""

_SORTED = """
    SELECT c.coding_id::VARCHAR, c.transcript_id::VARCHAR, t.name, c.start_offset, c.end_offset,
        coalesce(a.name, ''), c.code_id::VARCHAR
    FROM coding_now c JOIN codings old ON old.coding_id = c.replaces
    JOIN transcripts t ON t.transcript_id = c.transcript_id
    LEFT JOIN accounts a ON a.account_id = c.coder_id
    WHERE list_contains($ids, old.code_id::VARCHAR) AND NOT list_contains($ids, c.code_id::VARCHAR)
    ORDER BY c.made_at DESC, c.coding_id DESC LIMIT $most"""
