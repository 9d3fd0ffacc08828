"""The SQL of which interviews are hard to read for what is told in them."""

from __future__ import annotations

from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def hard_interviews(cursor: Cursor) -> set[str]:
    """The transcripts that nobody should read alone."""
    rows = cursor.execute("SELECT transcript_id::VARCHAR FROM hard_transcripts_now").fetchall()
    return {str(transcript_id) for (transcript_id,) in rows}


def add_hardness(cursor: Cursor, transcript_id: str, hard: bool, author: str) -> None:
    """Write whether a transcript is hard to read from now on."""
    cursor.execute(
        "INSERT INTO transcript_hardness VALUES ($fact_id, $transcript_id, $hard, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "transcript_id": transcript_id,
            "hard": hard,
            "made_at": now(),
            "made_by": author,
        },
    )
