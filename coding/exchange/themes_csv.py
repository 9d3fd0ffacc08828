"""Theme tables as CSV: a row for each theme and group; what may not be shown stays empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from coding.exchange.cells import written_cell
from coding.themes.counting import ALL
from coding.themes.tables import Cell, ThemeTable

COLUMNS = ("dimension", "group", "theme_group", "theme", "participants", "of", "share", "passages", "hidden")


def write_themes(tables: Sequence[ThemeTable]) -> bytes:
    """The tables below each other and the totals once, UTF-8 with a byte order mark; `share` from 0 to 1, three decimals."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for place, table in enumerate(tables):
        for cell in table.cells:
            if cell.group != ALL:
                writer.writerow((table.dimension, *_row(cell)))
            elif place == 0:
                writer.writerow((ALL, *_row(cell)))
    return text.getvalue().encode("utf-8-sig")


def _row(cell: Cell) -> tuple[object, ...]:
    share = "" if cell.share is None else f"{cell.share:.3f}"
    names = (written_cell(name) for name in (cell.group, cell.theme_group or "", cell.theme))
    return (*names, cell.participants, cell.of, share, cell.passages, "yes" if cell.hidden else "no")
