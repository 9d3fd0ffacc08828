"""The SQL of readings in which nothing has happened for a while."""

from __future__ import annotations

from datetime import datetime

from coding.assignments import QuietReading
from corpus.store.database import Cursor


def quiet_readings(cursor: Cursor, since: datetime) -> list[QuietReading]:
    """Interviews given before `since` (UTC) that are unfinished and in which nothing was read or marked since then."""
    rows = cursor.execute(
        """SELECT t.name, p.name, coalesce(r.reached, 0) > 0, greatest(a.made_at, r.made_at, c.made_at) AS last_at
           FROM assignments_now a
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           JOIN accounts_now p ON p.account_id = a.account_id AND NOT p.closed
           LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           LEFT JOIN (SELECT transcript_id, coder_id, max(made_at) AS made_at FROM codings GROUP BY ALL) c
               ON c.transcript_id = a.transcript_id AND c.coder_id = a.account_id
           WHERE NOT coalesce(r.finished, FALSE) AND last_at < $since
           ORDER BY last_at, t.name, p.name""",
        {"since": since},
    ).fetchall()
    return [QuietReading(*row) for row in rows]
