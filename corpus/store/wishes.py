"""Whether what participants wish has changed since: for what is being made of their words meanwhile."""

from __future__ import annotations

from corpus.store.database import Cursor


def wishes_state(cursor: Cursor) -> int:
    """A number that grows with every withdrawal, every name found late and every change of consent."""
    row = cursor.execute(
        "SELECT (SELECT count(*) FROM erasures) + (SELECT count(*) FROM consents)"
    ).fetchone()
    return int(row[0]) if row else 0
