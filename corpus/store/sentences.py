"""The SQL of sentences: where each one begins and ends."""

from __future__ import annotations

from corpus.store.database import Cursor


def sentence_spans(cursor: Cursor, transcript_id: str) -> list[tuple[int, int, int]]:
    """Turn (its position), start and end (code points) of every sentence of a transcript, in order."""
    return cursor.execute(
        """SELECT turn, start_offset, end_offset FROM sentences
           WHERE transcript_id = $transcript_id ORDER BY position""",
        {"transcript_id": transcript_id},
    ).fetchall()
