"""The theme table by age group and subgroup, on a study of today's size and on one of two million codings."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.figures import Figure, in_ms, median, times
from benchmarks.study import fill
from coding.store.ledger_state import forget_answers
from coding.store.themes import theme_counts
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor, open_store

SIZES = (
    (62, 17_000, 0.020, 50),
    (21_000, 2_000_000, 0.300, 15),
)  # interviews, codings, seconds at most, times


def measure() -> list[Figure]:
    """The same question on both: when nothing is kept, after one more coding, and asked once more."""
    return [figure for size in SIZES for figure in _measure(*size)]


def _measure(interviews: int, codings: int, seconds: float, count: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        store = open_store(str(Path(folder) / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                fill(cursor, interviews, codings)
            with store.cursor() as cursor:
                rows = len(theme_counts(cursor))
                first = times(lambda: theme_counts(cursor), count, before=forget_answers)
                counted = times(lambda: theme_counts(cursor), count, before=lambda: code_once_more(cursor))
                kept = times(lambda: theme_counts(cursor), count)
        finally:
            store.close()
    what = f"theme table by age group and subgroup ({rows} cells), {interviews:,} interviews, {codings:,} codings"
    bar = f"< {seconds * 1000:.0f} ms"
    return [
        Figure(f"{what}, asked for the first time", in_ms(first), bar, median(first) < seconds),
        Figure(f"{what}, after one more coding", in_ms(counted), bar, median(counted) < seconds),
        Figure(f"{what}, nothing new since", in_ms(kept), bar, median(kept) < seconds),
    ]


def code_once_more(cursor: Cursor) -> None:
    """Write one more coding, as somebody would who reads on."""
    cursor.execute(
        """INSERT INTO codings SELECT $coding_id, * REPLACE ($made_at AS made_at)
           FROM (SELECT * EXCLUDE (coding_id) FROM codings WHERE speaker = 1 LIMIT 1)""",
        {"coding_id": new_id(), "made_at": now()},
    )
