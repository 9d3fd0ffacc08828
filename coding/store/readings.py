"""The SQL of how far somebody is in a transcript."""

from __future__ import annotations

from coding.assignments import Progress
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def progress(cursor: Cursor, transcript_id: str, account_id: str) -> Progress:
    """How far this reader is; nothing read when nothing was noted."""
    row = cursor.execute(
        """SELECT reached, finished FROM readings WHERE transcript_id = $transcript_id AND account_id =
        $account_id
           ORDER BY made_at DESC, fact_id DESC LIMIT 1""",
        {"transcript_id": transcript_id, "account_id": account_id},
    ).fetchone()
    return Progress() if row is None else Progress(row[0], bool(row[1]))


def add_reading(cursor: Cursor, transcript_id: str, account_id: str, read: Progress) -> None:
    """Write how far a reader is from now on."""
    cursor.execute(
        """INSERT INTO readings VALUES
           ($fact_id, $transcript_id, $account_id, $reached, $finished, $made_at, $account_id)""",
        {
            "fact_id": new_id(),
            "transcript_id": transcript_id,
            "account_id": account_id,
            "reached": read.reached,
            "finished": read.finished,
            "made_at": now(),
        },
    )
