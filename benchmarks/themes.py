"""The theme table by age group and subgroup, on a study of today's size and on one of two million codings."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.figures import Figure, in_ms, median, times
from benchmarks.study import fill
from coding.store.themes import theme_counts
from corpus.store.database import open_store

SIZES = (
    (62, 17_000, 0.020, 50),
    (21_000, 2_000_000, 0.300, 15),
)  # interviews, codings, seconds at most, times


def measure() -> list[Figure]:
    """The same question on both; every figure is worked out from the ledger each time."""
    return [_measure(*size) for size in SIZES]


def _measure(interviews: int, codings: int, seconds: float, count: int) -> Figure:
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        store = open_store(str(Path(folder) / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                fill(cursor, interviews, codings)
            with store.cursor() as cursor:
                rows = len(theme_counts(cursor))
                took = times(lambda: theme_counts(cursor), count)
        finally:
            store.close()
    return Figure(
        f"theme table by age group and subgroup ({rows} cells), {interviews:,} interviews, {codings:,} codings",
        in_ms(took),
        f"< {seconds * 1000:.0f} ms",
        median(took) < seconds,
    )
