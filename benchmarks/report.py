"""The report with twenty figures, as PDF and as Word, and the package for an archive, of a study of today's size."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from benchmarks.figures import Figure, in_ms, median, times
from benchmarks.study import fill
from coding.actions.choose_outline import choose_outline
from coding.report import MOST_FIGURES, Outline
from coding.store.archive import made_archive
from coding.store.codes import codebook
from coding.store.report import made_report
from corpus.accounts import SHELL
from corpus.groupings import AGE_GROUP
from corpus.store.database import Cursor, open_store

INTERVIEWS, CODINGS = 62, 17_000
SECONDS, COUNT = 15.0, 3  # at most; how many times


def measure() -> list[Figure]:
    """The report in both kinds, with as many figures as it can have, and the archive beside it."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        store = open_store(str(Path(folder) / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                fill(cursor, INTERVIEWS, CODINGS)
                themes = [code.code_id for code in codebook(cursor)][: MOST_FIGURES - 1]
                choose_outline(cursor, SHELL, Outline(themes=tuple(themes), dimensions=(AGE_GROUP,)))
                return [*(_report(cursor, kind) for kind in ("pdf", "docx")), _archive(cursor)]
        finally:
            store.close()


def _report(cursor: Cursor, kind: str) -> Figure:
    found = times(lambda: made_report(cursor, SHELL, kind, "nl", date(2026, 11, 22)), COUNT, warm=1)
    what = f"report of {MOST_FIGURES} figures as {kind}, {INTERVIEWS} interviews"
    return Figure(what, in_ms(found), f"< {SECONDS:.0f} s", median(found) < SECONDS)


def _archive(cursor: Cursor) -> Figure:
    found = times(lambda: made_archive(cursor), COUNT, warm=0)
    return Figure(f"package for an archive, {INTERVIEWS} interviews, {CODINGS:,} codings", in_ms(found))
