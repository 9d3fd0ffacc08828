"""Tables as people have them (CSV and Excel): rows by column name, with the line they stand on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from corpus.errors import N_, BadInput
from corpus.reading.decoding import check_size, decode
from corpus.reading.spreadsheets import spreadsheet_rows

SEPARATORS = (",", ";", "\t")
_TRIED_RECORDS = 25
_TRIED_CHARACTERS = 200_000
# Characters with which a spreadsheet program takes a cell for a formula (OWASP, CSV injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?", re.ASCII)

Records = Iterator[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Table:
    """The columns (lowercase, in order), the rows as text by column, and the line of each row."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    lines: tuple[int, ...]


def read_table(name: str, data: bytes) -> Table:
    """The table in a .csv or .xlsx file; the first line that is not empty holds the column names.

    Values are given as written (not stripped); formulas stay text and are never worked out. Raises BadInput.
    """
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadInput(
            N_("{file} is no table that can be read. Save it as .csv or .xlsx and choose that."), file=name
        )
    check_size(name, data)
    return _table(name, reader(name, data))


def safe_cell(text: str) -> str:
    """The text with `'` before it if a spreadsheet would take it for a formula; for writing CSV and Excel."""
    if text.startswith(_FORMULA_SIGNS) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _table(name: str, records: Records) -> Table:
    filled = ((line, record) for line, record in records if any(cell.strip() for cell in record))
    first_line, header = next(filled, (0, ()))
    if not header:
        raise BadInput(
            N_("{file} holds no table: the first line must hold the names of the columns."), file=name
        )
    columns = _columns(name, first_line, header)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    for line, record in filled:
        if any(cell.strip() for cell in record[len(columns) :]):
            raise BadInput(
                N_("{file}, line {line}: there are more values than columns. Give every column a name."),
                file=name,
                line=line,
            )
        padded = [*record[: len(columns)], *[""] * (len(columns) - len(record))]
        rows.append(dict(zip(columns, padded, strict=True)))
        lines.append(line)
    return Table(columns, tuple(rows), tuple(lines))


def _columns(name: str, line: int, header: Sequence[str]) -> tuple[str, ...]:
    """The column names, stripped and lowercase; empty ones at the end are dropped (Excel leaves them)."""
    names = [" ".join(cell.split()).lower() for cell in header]
    while names and not names[-1]:
        names.pop()
    for number, column in enumerate(names, start=1):
        if not column:
            raise BadInput(
                N_("{file}, line {line}: column {number} has no name. Give every column a name."),
                file=name,
                line=line,
                number=number,
            )
        if column in names[: number - 1]:
            raise BadInput(
                N_(
                    "{file}, line {line}: two columns have the same name (the second is column "
                    "{number}). Rename one."
                ),
                file=name,
                line=line,
                number=number,
            )
    return tuple(names)


def _csv_records(name: str, data: bytes) -> Records:
    text, _ = decode(name, data)
    at = 0
    separator = ""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r'"?sep=[,;\t]"?', first.strip(" ")):  # a line that Excel writes and reads itself
        separator, text, at = first.strip(' "')[-1], rest, 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    while True:
        line = at + reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error:
            raise BadInput(
                N_(
                    "{file}, line {line}: the quotation marks do not match. Correct them, or save it "
                    "again from Excel."
                ),
                file=name,
                line=line,
            ) from None
        if record is None:
            return
        yield line, record


def _separator(text: str) -> str:
    """The separator with which most records have as many values as the header, and more than one."""
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        widths = _widths(text[:_TRIED_CHARACTERS], separator)
        if not widths or widths[0] < 2:
            continue
        alike = sum(1 for width in widths if width == widths[0]) / len(widths)
        if (alike, widths[0]) > best_score:
            best, best_score = separator, (alike, widths[0])
    return best


def _widths(text: str, separator: str) -> list[int]:
    widths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(cell.strip() for cell in record):
                widths.append(len(record))
            if len(widths) == _TRIED_RECORDS:
                break
    except csv.Error:
        pass  # the real reading says what is wrong, with the line
    return widths


_READERS: dict[str, Callable[[str, bytes], Records]] = {
    ".csv": _csv_records,
    ".tsv": _csv_records,
    ".txt": _csv_records,
    ".xlsx": spreadsheet_rows,
}
