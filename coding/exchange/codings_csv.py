"""Codings as a table: who gave which passage which code, read from .csv or .xlsx."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from coding.codebook import UNWRITABLE
from coding.exchange.cells import named_columns, plain_cell
from coding.notes import AUDIENCES, RESEARCHERS
from corpus.errors import N_, BadInput, refuse
from corpus.reading.tables import read_table
from corpus.transcripts import clean_text

COLUMNS: Mapping[str, Sequence[str]] = {
    "file": ("file", "bestand", "transcript", "interview", "filename", "bestandsnaam", "document"),
    "start": ("start", "begin", "start_offset", "van"),
    "end": ("end", "eind", "einde", "end_offset", "tot"),
    "code": ("code", "codenaam", "code_name"),
    "code_id": ("code_id",),
    "coder": ("coder", "codeur", "coder_name", "account"),
    "quote": ("text", "quote", "tekst", "citaat", "fragment"),
    "memo": ("memo", "notitie", "opmerking"),
    "for_whom": ("memo_for_whom", "notitie_voor_wie"),
    "created_at": ("created_at", "made_at", "gemaakt_op", "tijd", "datum"),
}
REQUIRED = ("file", "start", "end", "coder")
WHOLE_NUMBER = re.compile(r"\d{1,9}(?:[.,]0+)?", re.ASCII)


@dataclass(frozen=True)
class CodingRow:
    """One coding as a file gives it: `[start, end)` in code points of the interview called `file`.

    `code` is a code's name, `code_id` its id, at least one is given; `quote` is None where the file says nothing.
    """

    line: int
    file: str
    start: int
    end: int
    code: str
    coder: str
    memo: str = ""
    created_at: datetime | None = None
    quote: str | None = None
    code_id: str = ""
    for_whom: str = RESEARCHERS


def read_codings(name: str, data: bytes) -> list[CodingRow]:
    """The codings in a .csv or .xlsx file; raises BadInput for missing columns, or with all wrong cells by line."""
    table = read_table(name, data)
    columns = named_columns(table.columns, COLUMNS)
    missing = [COLUMNS[field][0] for field in REQUIRED if field not in columns]
    if "code" not in columns and "code_id" not in columns:
        missing.append("code")
    if missing:
        raise BadInput(
            N_("{file} misses these columns: {columns}. Name the columns so, in the first line."),
            file=name,
            columns=", ".join(missing),
        )
    if not table.rows:
        raise BadInput(N_("{file} holds no codings, only the names of the columns."), file=name)
    problems: list[BadInput] = []
    rows: list[CodingRow] = []
    for cells, line in zip(table.rows, table.lines, strict=True):
        try:
            rows.append(_row({field: cells[column] for field, column in columns.items()}, line))
        except BadInput as problem:
            problems.append(problem)
    refuse(problems, name)
    return rows


def _row(cells: Mapping[str, str], line: int) -> CodingRow:
    values = {field: plain_cell(cell.strip()) for field, cell in cells.items() if field != "quote"}
    for field in ("file", "coder"):
        if not values[field]:
            raise BadInput(N_("The column “{column}” is empty."), column=COLUMNS[field][0], line=line)
    if not values.get("code") and not values.get("code_id"):
        raise BadInput(N_("The column “{column}” is empty."), column="code", line=line)
    return CodingRow(
        line=line,
        file=values["file"],
        start=_number(values["start"], "start", line),
        end=_number(values["end"], "end", line),
        code=values.get("code", ""),
        coder=values["coder"],
        memo=UNWRITABLE.sub("", clean_text(values.get("memo", ""))).strip(),
        created_at=_moment(values.get("created_at", ""), line),
        quote=clean_text(cells.get("quote", "")) or None,
        code_id=values.get("code_id", ""),
        for_whom=_audience(values.get("for_whom", ""), line),
    )


def _number(text: str, column: str, line: int) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        sentence = N_("The value of “{column}” is not a whole number of 0 or more. Count characters from 0.")
        raise BadInput(sentence, column=column, line=line)
    return int(re.split(r"[.,]", text)[0])


def _audience(text: str, line: int) -> str:
    """For whom the memo is; where nothing is said, for the researchers."""
    if text and text not in AUDIENCES:
        raise BadInput(
            N_("The column “{column}” can only say: {words}. Or leave it empty."),
            column="memo_for_whom",
            words=", ".join(AUDIENCES),
            line=line,
        )
    return text or RESEARCHERS


def _moment(text: str, line: int) -> datetime | None:
    """A time as UTC without a zone; one without a zone is taken as UTC."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(
            N_("The time is not one that can be read. Write it like 2026-03-14T09:30:00, or leave it empty."),
            line=line,
        ) from None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
