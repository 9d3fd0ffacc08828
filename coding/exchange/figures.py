"""A table of figures from the screen as CSV or Excel: plain numbers and names, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from coding.exchange.cells import written_cell
from coding.exchange.xlsx import Sheet, write_workbook

LONGEST_SHEET_NAME = 31  # characters; Excel takes no more
NOT_IN_A_SHEET_NAME = str.maketrans("[]:*?/\\", "       ")
Rows = Sequence[Sequence[object]]  # texts, numbers and None


def figures_csv(header: Sequence[str], rows: Rows) -> bytes:
    """The table as CSV, UTF-8 with a byte order mark; fractions have four decimals, what does not exist is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([written_cell(name) for name in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def figures_xlsx(name: str, header: Sequence[str], rows: Rows) -> bytes:
    """The table as a workbook of one sheet with this name; numbers stay numbers."""
    file = io.BytesIO()
    sheet = name.translate(NOT_IN_A_SHEET_NAME).strip(" '")[:LONGEST_SHEET_NAME]
    write_workbook(file, [Sheet(sheet, header, rows)])
    return file.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.4f}" if value == value else ""
    return written_cell(value) if isinstance(value, str) else value
