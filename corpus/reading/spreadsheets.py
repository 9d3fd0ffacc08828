"""Excel files: the cells of the first sheet as text; a formula stays the text it is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from corpus.errors import N_, BadInput
from corpus.reading import zips

MAX_ROWS = 200_000
MAX_COLUMNS = 300


def spreadsheet_rows(name: str, data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the first sheet with their number in the sheet (from 1); raises BadInput."""
    package = zips.Package(name, data)
    package.refuse_macros()
    package.check_all()
    rows = _cells(name, data)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except BadInput:
            raise
        except Exception:  # a damaged file makes the library raise whatever it stumbles over
            raise zips.broken(name) from None
        if row is None:
            return
        if number > MAX_ROWS or (len(row) > MAX_COLUMNS and row[MAX_COLUMNS] is not None):
            raise BadInput(
                N_(
                    "{file}, line {line}: the sheet is too large; {rows} rows and {columns} columns "
                    "are the most."
                ),
                file=name,
                line=number,
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
        width = len(row)
        while width and row[width - 1] is None:
            width -= 1
        yield number, [cell_text(value) for value in row[:width]]


def _cells(name: str, data: bytes) -> Iterator[tuple[object, ...]]:
    import openpyxl  # a tenth of a second that most commands can spare

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        if not book.worksheets:
            raise BadInput(
                N_("{file} holds no sheet with cells. Save the table as .xlsx or .csv."), file=name
            )
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says about its own size may be wrong, or meant to harm
        yield from sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
    finally:
        book.close()


def cell_text(value: object) -> str:
    """A cell as text: 57.0 is "57", dates are ISO, a formula is its own text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(getattr(value, "text", value))
