"""Codings and notes as tables for other programs: CSV, Excel or Parquet, safe to open and never half written."""

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

from coding.codebook import FIELDS, Code, in_tree_order
from coding.exchange.cells import written_cell
from coding.exchange.xlsx import Sheet, write_workbook
from corpus.errors import N_, BadInput

COLUMNS = (
    *("coding_id", "transcript", "participant", "age_group", "code", "code_group", "coder"),
    *("start", "end", "quote", "memo", "memo_for_whom", "created_at"),
)
NOTE_COLUMNS = (
    *("note_id", "about", "transcript", "start", "end", "quote", "code"),
    *("note", "for_whom", "written_by", "changed_at"),
)
DECISION_COLUMNS = (
    *("decision_id", "group_coding_id", "meeting", "held_on", "transcript", "participant", "code"),
    *("start", "end", "quote", "reason", "votes", "decided_at"),
)
SHEET_OF_CODINGS, SHEET_OF_CODES, SHEET_OF_NOTES = "markeringen", "codeboek", "notities"
SHEET_OF_DECISIONS = "besluiten"

Target = str | os.PathLike[str] | BinaryIO
Tables = Sequence[Sheet]  # the first is the table itself; Excel takes the others as sheets of their own


def export_codings(
    frame: pd.DataFrame,
    target: Target,
    kind: str,
    codes: Sequence[Code] = (),
    notes: pd.DataFrame | None = None,
    decisions: pd.DataFrame | None = None,
) -> None:
    """Write the codings (columns as in COLUMNS) as "csv", "xlsx" or "parquet" to a path or an open binary file.

    A file that exists is replaced only when the new one is complete. `codes`, `notes` (NOTE_COLUMNS) and `decisions`
    (DECISION_COLUMNS) go on sheets of their own in an Excel file, in which a text of over 32,767 characters is cut,
    with `…` at its end. Raises BadInput for another kind.
    """
    more = [_sheet_of_codes(codes)] if codes else []
    if notes is not None and not notes.empty:
        more.append(_sheet(SHEET_OF_NOTES, notes, NOTE_COLUMNS))
    if decisions is not None and not decisions.empty:
        more.append(_sheet(SHEET_OF_DECISIONS, decisions, DECISION_COLUMNS))
    _export(frame, COLUMNS, SHEET_OF_CODINGS, target, kind, more)


def export_notes(frame: pd.DataFrame, target: Target, kind: str) -> None:
    """Write the notes (columns as in NOTE_COLUMNS), as `export_codings` does the codings."""
    _export(frame, NOTE_COLUMNS, SHEET_OF_NOTES, target, kind)


def export_decisions(frame: pd.DataFrame, target: Target, kind: str) -> None:
    """Write what the group decided (columns as in DECISION_COLUMNS), as `export_codings` does the codings."""
    _export(frame, DECISION_COLUMNS, SHEET_OF_DECISIONS, target, kind)


def _export(
    frame: pd.DataFrame, columns: Sequence[str], name: str, target: Target, kind: str, more: Tables = ()
) -> None:
    write = WRITERS.get(kind)
    if write is None:
        raise BadInput(N_("Choose csv, xlsx or parquet; “{kind}” cannot be written."), kind=kind)
    frame = frame[[column for column in columns if column in frame.columns]]
    if not isinstance(target, str | os.PathLike):
        write(frame, target, name, more)
        return
    path = Path(target)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            write(frame, file, name, more)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _write_csv(frame: pd.DataFrame, file: BinaryIO, name: str, more: Tables) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(frame.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in _rows(frame))
    text.detach()  # the caller's file stays open


def _write_parquet(frame: pd.DataFrame, file: BinaryIO, name: str, more: Tables) -> None:
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), file)


def _write_xlsx(frame: pd.DataFrame, file: BinaryIO, name: str, more: Tables) -> None:
    write_workbook(file, [_sheet(name, frame, frame.columns), *more])


def _sheet(name: str, frame: pd.DataFrame, columns: Sequence[str]) -> Sheet:
    return Sheet(name, list(columns), _rows(frame[list(columns)]))


def _sheet_of_codes(codes: Sequence[Code]) -> Sheet:
    names = {code.code_id: code.name for code in codes}
    rows = (
        [depth + 1, names.get(code.parent_id or "", ""), *(getattr(code, field) for field in FIELDS)]
        for depth, code in in_tree_order(codes)
    )
    return Sheet(SHEET_OF_CODES, ("level", "parent", "code", *FIELDS[1:]), rows)


def _rows(frame: pd.DataFrame) -> Iterator[Sequence[object]]:
    # Columns as lists of Python values: a row at a time through pandas would take most of the export's time.
    columns = (frame[column].astype(object).where(frame[column].notna(), None) for column in frame.columns)
    return zip(*(column.tolist() for column in columns), strict=True)


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return written_cell(str(value))


WRITERS: dict[str, Callable[[pd.DataFrame, BinaryIO, str, Tables], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
