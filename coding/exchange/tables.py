"""Codings as a table for other programs: CSV, Excel or Parquet, safe to open and never half written."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from coding.codebook import UNWRITABLE, Code, in_tree_order
from coding.exchange.cells import written_cell
from corpus.errors import N_, BadInput

COLUMNS = (
    *("coding_id", "transcript", "participant", "age_group", "code", "code_group", "coder"),
    *("start", "end", "quote", "memo", "created_at"),
)
CODE_COLUMNS = (
    "name",
    "plain_name",
    "definition",
    "belongs",
    "belongs_not",
    "example",
    "colour",
    "pictogram",
)
LONGEST_CELL = 32_767  # characters; Excel holds no more in one cell
SHEET_OF_CODINGS, SHEET_OF_CODES = "markeringen", "codeboek"

Target = str | os.PathLike[str] | BinaryIO


def export_codings(frame: pd.DataFrame, target: Target, kind: str, codes: Sequence[Code] = ()) -> None:
    """Write the codings (columns as in COLUMNS) as "csv", "xlsx" or "parquet" to a path or an open binary file.

    A file that exists is replaced only when the new one is complete. `codes` go on a second sheet of the Excel file,
    in which a text of over 32,767 characters is cut, with `…` at its end. Raises BadInput for another kind.
    """
    write = WRITERS.get(kind)
    if write is None:
        raise BadInput(N_("Choose csv, xlsx or parquet; “{kind}” cannot be written."), kind=kind)
    frame = frame[[column for column in COLUMNS if column in frame.columns]]
    if not isinstance(target, str | os.PathLike):
        write(frame, target, codes)
        return
    path = Path(target)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            write(frame, file, codes)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _write_csv(frame: pd.DataFrame, file: BinaryIO, codes: Sequence[Code]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(frame.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in _rows(frame))
    text.detach()  # the caller's file stays open


def _write_parquet(frame: pd.DataFrame, file: BinaryIO, codes: Sequence[Code]) -> None:
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), file)


def _write_xlsx(frame: pd.DataFrame, file: BinaryIO, codes: Sequence[Code]) -> None:
    book = Workbook(write_only=True)
    _fill(book.create_sheet(SHEET_OF_CODINGS), frame.columns, _rows(frame))
    if codes:
        names = {code.code_id: code.name for code in codes}
        rows = (
            [
                depth + 1,
                names.get(code.parent_id or "", ""),
                *(getattr(code, column) for column in CODE_COLUMNS),
            ]
            for depth, code in in_tree_order(codes)
        )
        _fill(book.create_sheet(SHEET_OF_CODES), ("level", "parent", "code", *CODE_COLUMNS[1:]), rows)
    book.save(file)


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    sheet.freeze_panes = "A2"
    titles = [WriteOnlyCell(sheet, value) for value in header]
    for title in titles:
        title.font = Font(bold=True)
    sheet.append(titles)
    for row in rows:
        sheet.append([_xlsx_cell(value) for value in row])


def _rows(frame: pd.DataFrame) -> Iterator[Sequence[object]]:
    # Columns as lists of Python values: a row at a time through pandas would take most of the export's time.
    return zip(*(frame[column].tolist() for column in frame.columns), strict=True)


def _csv_cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return written_cell(str(value))


def _xlsx_cell(value: object) -> object:
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if not isinstance(value, str):
        return value
    text = written_cell(UNWRITABLE.sub("", value))
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


WRITERS: dict[str, Callable[[pd.DataFrame, BinaryIO, Sequence[Code]], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
