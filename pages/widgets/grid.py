"""A grid of figures with what they are of, shown as a heat map, as bars, as a table, and taken away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.frame.language import _, number
from pages.widgets.charts import Bar, alt_text, bars, show_chart
from pages.widgets.heat_map import heat_map
from pages.widgets.tables import Link, show_table

MOST_COLUMNS, MOST_ROWS = (
    40,
    60,
)  # more than this is neither a picture nor a table to read; the files have all
COUNTS, SHARES = "counts", "shares"


@dataclass(frozen=True)
class Figure:
    """A part of a whole, and the address within the app that leads to what is behind it ("" for none)."""

    part: int
    whole: int
    address: str = ""

    @property
    def share(self) -> float | None:
        """From 0 to 1; None when there is nothing to be a part of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Grid:
    """Names of rows and columns and the figures in them (a row of figures for each row); `keys` name columns in a link."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: tuple[tuple[Figure, ...], ...]
    keys: tuple[str, ...] = ()


def limited(grid: Grid) -> Grid:
    """What can be shown of a grid: of too many columns or rows the first ones and the last, which is everybody."""
    columns = _kept(len(grid.columns), MOST_COLUMNS)
    rows = _kept(len(grid.rows), MOST_ROWS)
    return Grid(
        tuple(grid.rows[row] for row in rows),
        tuple(grid.columns[column] for column in columns),
        tuple(tuple(grid.figures[row][column] for column in columns) for row in rows),
        tuple(grid.keys[column] for column in columns) if grid.keys else (),
    )


def _kept(many: int, most: int) -> list[int]:
    return list(range(many)) if many <= most else [*range(most - 1), many - 1]


def in_full(figure: Figure) -> str:
    """ "7 of 12 (58 %)"."""
    said = _("{count} of {of}").format(count=number(figure.part), of=number(figure.whole))
    return said if figure.share is None else f"{said} ({percent(figure.share)})"


def percent(share: float) -> str:
    """A share in whole percents."""
    return f"{round(100 * share)}\u00a0%"


def in_short(figure: Figure, how: str) -> str:
    """The figure as it stands in a small cell."""
    if how == COUNTS:
        return number(figure.part)
    return "–" if figure.share is None else percent(figure.share)


def show_heat_map(grid: Grid, how: str, key: str, title: str) -> None:
    """The grid in colours: counts deepest at the largest, shares at everybody."""
    values = [[_value(figure, how) for figure in row] for row in grid.figures]
    words = [[in_short(figure, how) for figure in row] for row in grid.figures]
    said = "; ".join(
        f"{name}: " + ", ".join(f"{column} {word}" for column, word in zip(grid.columns, row, strict=True))
        for name, row in zip(grid.rows, words, strict=True)
    )
    # The last column is everybody, whose numbers would leave no colour for the groups.
    most = max((value or 0 for row in values for value in row[:-1]), default=0) if how == COUNTS else None
    figure = heat_map(grid.rows, grid.columns, values, words, most if how == COUNTS else _deepest(values))
    show_chart(figure, f"{title}. {said}.", key)


def show_bars(grid: Grid, column: int, key: str, title: str, everybody: int | None = None) -> None:
    """One column as bars; `everybody`: the column to compare with, as a tick on each bar."""
    rows = [
        Bar(
            name,
            row[column].part,
            row[column].whole,
            in_full(row[column]),
            row[everybody].share if everybody is not None else None,
        )
        for name, row in zip(grid.rows, grid.figures, strict=True)
    ]
    show_chart(bars(rows), f"{title}. {alt_text(rows)}", key)


def show_grid(grid: Grid, how: str, head: str, caption: str) -> None:
    """The grid as a table; a figure above nothing leads to what is behind it."""
    lines = [
        (name, *(_cell(figure, how) for figure in row))
        for name, row in zip(grid.rows, grid.figures, strict=True)
    ]
    show_table((head, *grid.columns), lines, caption=caption)


def grid_rows(grid: Grid) -> list[list[object]]:
    """The grid as it is taken away: of each figure the part, the whole and the share."""
    return [
        [name, column, figure.part, figure.whole, figure.share]
        for name, row in zip(grid.rows, grid.figures, strict=True)
        for column, figure in zip(grid.columns, row, strict=True)
    ]


def _cell(figure: Figure, how: str) -> Link | str:
    words = f"{number(figure.part)}/{number(figure.whole)}"
    if how == SHARES and figure.share is not None:
        words = f"{percent(figure.share)} ({words})"
    return Link(words, figure.address) if figure.part and figure.address else words


def _value(figure: Figure, how: str) -> float | None:
    if how == COUNTS:
        return float(figure.part)
    return figure.share


def _deepest(values: Sequence[Sequence[float | None]]) -> float:
    """The largest share, in steps of a quarter, so that pictures can be compared."""
    largest = max((value for row in values for value in row if value is not None), default=1.0)
    return max(0.25, -(-largest // 0.25) * 0.25)
