"""The SQL of looks: who opened a text that was not released yet, and when."""

from __future__ import annotations

from datetime import datetime

from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def add_look(cursor: Cursor, intake_id: str, author: str) -> None:
    """Write that somebody looks at a text that waits."""
    cursor.execute(
        "INSERT INTO intake_looks VALUES ($fact_id, $intake_id, $made_at, $made_by)",
        {"fact_id": new_id(), "intake_id": intake_id, "made_at": now(), "made_by": author},
    )


def looked_since(cursor: Cursor, intake_id: str, author: str, moment: datetime) -> bool:
    """Whether this person's look at this text was written down after this moment."""
    found = cursor.execute(
        """SELECT 1 FROM intake_looks
           WHERE intake_id = $intake_id AND made_by = $made_by AND made_at > $moment LIMIT 1""",
        {"intake_id": intake_id, "made_by": author, "moment": moment},
    ).fetchone()
    return found is not None


def looks(cursor: Cursor, intake_id: str) -> list[tuple[str, datetime]]:
    """Account id and time of every look at a text, oldest first."""
    return cursor.execute(
        """SELECT made_by::VARCHAR, made_at FROM intake_looks WHERE intake_id = $intake_id
           ORDER BY made_at, fact_id""",
        {"intake_id": intake_id},
    ).fetchall()
