"""Agreement with intervals of 1,000 resamples, per code and for all together, read from the ledger each time."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.figures import Figure, in_ms, median, times
from benchmarks.study import CODERS, CODES, fill
from coding.agreement import RESAMPLES, Estimates, estimate, sums_among
from coding.agreement_pairs import pairs_of
from coding.store.agreement import coded_units
from corpus.store.database import Cursor, open_store

INTERVIEWS, CODINGS = 62, 17_000
SECONDS = 2.0
# As many sentences as an interview of an hour has; the invented texts are short, so each is only a few characters.
_SENTENCES = """
    INSERT INTO sentences SELECT transcript_id, n, n // 33, n * 4, n * 4 + 3, [], [], []
    FROM transcripts, range(260) r(n)"""


def measure() -> list[Figure]:
    """The whole question, and who agrees with whom beside it."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        store = open_store(str(Path(folder) / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                fill(cursor, INTERVIEWS, CODINGS)
                cursor.execute(_SENTENCES)
                units = coded_units(cursor)
                took = times(lambda: _estimates(cursor), 10)
                pairs = times(lambda: pairs_of(coded_units(cursor)), 10)
        finally:
            store.close()
    what = f"{INTERVIEWS} interviews × {CODERS} coders × {CODES} codes, {len(units.turn):,} sentences"
    return [
        Figure(
            f"agreement with intervals ({RESAMPLES:,} resamples), {what}",
            in_ms(took),
            f"< {SECONDS:.0f} s",
            median(took) < SECONDS,
        ),
        Figure(f"who agrees with whom, {what}", in_ms(pairs), f"< {SECONDS:.0f} s", median(pairs) < SECONDS),
    ]


def _estimates(cursor: Cursor) -> Estimates:
    units = coded_units(cursor)
    return estimate(sums_among(units), units.spans.transcript)
