"""Every table that researchers ask for, on a national programme: 340 municipalities, 21,000 interviews, two million codings.

After one more coding, when what changed is read and all is counted again; and the first time after the server began, when
every coding is read. A study of a tenth shows that the cost grows no faster than the codings.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, in_ms, median, stopwatch, times
from benchmarks.study import fill, fill_series
from benchmarks.themes import code_once_more
from coding.store.codes import codebook
from coding.store.courses import course_of
from coding.store.crosstabs import crosstab_of
from coding.store.ledger_state import forget_answers
from coding.store.passage_choice import TWO, Wanted
from coding.store.passages import find_passages
from coding.store.quote_matrix import quote_matrix
from coding.store.theme_people import group_names
from coding.store.themes import theme_counts
from coding.store.together import together_of
from coding.store.told import told
from coding.themes.course import PARTICIPANT, SERIES
from coding.themes.together import WAYS
from corpus.participants import DEFAULT_AGE_GROUPS
from corpus.store.database import Cursor, open_store

INTERVIEWS, CODINGS, TENTH = 21_000, 2_000_000, 10
SECONDS, COUNT = 0.5, 9
MUNICIPALITY = "attribute:municipality"
TABLES: dict[str, Callable[[Cursor], object]] = {
    "theme table by age group and subgroup": lambda cursor: theme_counts(cursor),
    "crosstab by age group": lambda cursor: crosstab_of(cursor, "age_group"),
    "crosstab by 340 municipalities": lambda cursor: crosstab_of(cursor, MUNICIPALITY),
    "crosstab by age group and subgroup": lambda cursor: crosstab_of(cursor, "age_group", "subgroup"),
    "crosstab by 340 municipalities and age group": lambda cursor: crosstab_of(
        cursor, MUNICIPALITY, "age_group"
    ),
    **{f"themes together: {way}": lambda cursor, way=way: together_of(cursor, way) for way in WAYS},  # type: ignore[misc]
    "course over two steps, by series": lambda cursor: course_of(cursor, SERIES),
    "course over two steps, by participant": lambda cursor: course_of(cursor, PARTICIPANT),
    "passages: all": lambda cursor: find_passages(cursor, Wanted()),
    "passages: one theme, by age group, agreed by two": lambda cursor: find_passages(
        cursor, Wanted(_theme(cursor), ("age_group", "35-49"), agreed=TWO)
    ),
    "passages: one theme with words that everybody says": lambda cursor: find_passages(
        cursor, Wanted(_theme(cursor), words="zo gaat")
    ),
    "quotes by age group, 8 main themes": lambda cursor: quote_matrix(
        cursor, _main_themes(cursor), group_names(cursor)[1:6], DEFAULT_AGE_GROUPS
    ),
    "who spoke of what, beside scores": lambda cursor: told(cursor, codebook(cursor)),
}


def _main_themes(cursor: Cursor) -> list[str]:
    return [code.code_id for code in codebook(cursor) if code.parent_id is None]


def _theme(cursor: Cursor) -> str:
    return next(code.code_id for code in codebook(cursor) if code.parent_id is not None)


def measure() -> list[Figure]:
    """Each table on the whole and, for the growth, on a tenth."""
    small = _measure(INTERVIEWS // TENTH, CODINGS // TENTH)
    large = _measure(INTERVIEWS, CODINGS)
    figures = []
    for what, (warm, first) in large.items():
        growth = median(warm) / median(small[what][0])
        said = f"{what}, {INTERVIEWS:,} interviews, {CODINGS:,} codings"
        bar = f"< {SECONDS * 1000:.0f} ms"
        figures += [
            Figure(f"{said}, after one more coding", in_ms(warm), bar, median(warm) < SECONDS),
            Figure("  the first time after the server began", in_ms(first), bar, median(first) < SECONDS),
            Figure(f"  times as long as on a tenth of them ({TENTH} × the codings)", f"{growth:.1f} ×", f"<= {TENTH} ×",
                   growth <= TENTH),
        ]  # fmt: skip
    return figures


def _measure(interviews: int, codings: int) -> dict[str, tuple[list[float], list[float]]]:
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        store = open_store(str(Path(folder) / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                fill(cursor, interviews, codings)
                fill_series(cursor, interviews)
            with store.cursor() as cursor:
                return {what: _timed(cursor, table) for what, table in TABLES.items()}
        finally:
            store.close()


def _timed(cursor: Cursor, table: Callable[[Cursor], object]) -> tuple[list[float], list[float]]:
    """Seconds after one more coding, and with nothing kept."""
    warm = times(lambda: table(cursor), COUNT, before=lambda: code_once_more(cursor))
    first = []
    for _ in range(3):
        forget_answers()
        with stopwatch() as seconds:
            table(cursor)
        first.append(seconds())
    return warm, first
