"""The SQL of many codings at once: what they are checked against, and writing them sorted by transcript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa

from corpus.store.database import Cursor
from corpus.transcripts import Turn

CODINGS = pa.schema(
    [
        *((name, pa.string()) for name in ("coding_id", "transcript_id", "code_id", "coder_id", "quote")),
        *((name, pa.int32()) for name in ("speaker", "start_offset", "end_offset")),
        ("made_at", pa.timestamp("us")),
    ]
)
MEMOS = pa.schema(
    [
        *((name, pa.string()) for name in ("fact_id", "coding_id", "transcript_id", "text", "audience")),
        ("made_at", pa.timestamp("us")),
    ]
)
CodingKey = tuple[str, str, str, int, int]  # transcript, code, coder, start, end


@dataclass(frozen=True)
class SpokenText:
    """A transcript's text, its turns in order, and the role of each speaker by number."""

    text: str
    turns: tuple[Turn, ...]
    roles: dict[int, str]


def spoken_texts(cursor: Cursor, transcript_ids: Collection[str]) -> dict[str, SpokenText]:
    """The texts of these transcripts with their turns and voices, by id."""
    asked = {"ids": list(transcript_ids)}
    turns: defaultdict[str, list[Turn]] = defaultdict(list)
    for transcript_id, start, end, speaker in cursor.execute(
        """SELECT transcript_id::VARCHAR, start_offset, end_offset, speaker FROM turns
           WHERE transcript_id IN (SELECT unnest($ids::UUID[])) ORDER BY transcript_id, position""",
        asked,
    ).fetchall():
        turns[transcript_id].append(Turn(start, end, speaker))
    roles: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for transcript_id, speaker, role in cursor.execute(
        """SELECT transcript_id::VARCHAR, speaker, role FROM speakers
           WHERE transcript_id IN (SELECT unnest($ids::UUID[]))""",
        asked,
    ).fetchall():
        roles[transcript_id][speaker] = role
    texts = cursor.execute(
        """SELECT transcript_id::VARCHAR, text FROM transcripts
           WHERE transcript_id IN (SELECT unnest($ids::UUID[]))""",
        asked,
    ).fetchall()
    return {key: SpokenText(text, tuple(turns[key]), roles[key]) for key, text in texts}


def coding_keys(cursor: Cursor, transcript_ids: Collection[str]) -> set[CodingKey]:
    """What tells one coding from another, for all codings on these transcripts that were not taken back."""
    return set(
        cursor.execute(
            """SELECT transcript_id::VARCHAR, code_id::VARCHAR, coder_id::VARCHAR, start_offset, end_offset
               FROM coding_now WHERE transcript_id IN (SELECT unnest($ids::UUID[]))""",
            {"ids": list(transcript_ids)},
        ).fetchall()
    )


def insert_codings(cursor: Cursor, table: pa.Table, author: str) -> None:
    """Write many codings (columns as in CODINGS), sorted by transcript; the caller holds the transaction."""
    cursor.register("new_codings", table)
    try:
        cursor.execute(
            """INSERT INTO codings (coding_id, transcript_id, speaker, code_id, coder_id, start_offset, end_offset,
                   quote, replaces, made_at, made_by)
               SELECT coding_id::UUID, transcript_id::UUID, speaker, code_id::UUID, coder_id::UUID, start_offset,
                   end_offset, quote, NULL, made_at, $author::UUID
               FROM new_codings ORDER BY transcript_id, start_offset, end_offset, coding_id""",
            {"author": author},
        )
    finally:
        cursor.unregister("new_codings")


def insert_memos(cursor: Cursor, table: pa.Table, author: str) -> None:
    """Write many memos (columns as in MEMOS), sorted by transcript; the caller holds the transaction."""
    cursor.register("new_memos", table)
    try:
        cursor.execute(
            """INSERT INTO memos (fact_id, coding_id, transcript_id, text, audience, made_at, made_by)
               SELECT fact_id::UUID, coding_id::UUID, transcript_id::UUID, text, audience, made_at, $author::UUID
               FROM new_memos ORDER BY transcript_id, coding_id""",
            {"author": author},
        )
    finally:
        cursor.unregister("new_memos")
