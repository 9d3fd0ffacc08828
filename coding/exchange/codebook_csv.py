"""A codebook as a table: read from .csv or .xlsx with Dutch or English column names, written as .csv."""

from __future__ import annotations

import csv
import io
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coding.codebook import FIELDS, Code, in_tree_order, problems_in, same_name, tidy
from coding.exchange.cells import named_columns, plain_cell, written_cell
from corpus.errors import N_, BadInput, refuse
from corpus.ids import new_id
from corpus.reading.tables import read_table

COLUMNS: Mapping[str, Sequence[str]] = {
    "code_id": ("code_id", "code id", "id", "guid"),
    "group": ("group", "groep", "code_group", "codegroep"),
    "parent": ("parent", "ouder", "parent code", "bovenliggende code"),
    "name": ("code", "name", "naam", "codenaam", "code name"),
    "plain_name": ("plain_name", "eenvoudige naam", "gewone naam", "in gewone woorden"),
    "definition": ("definition", "description", "definitie", "omschrijving", "beschrijving"),
    "belongs": ("belongs", "wel", "hoort erbij"),
    "belongs_not": ("belongs_not", "niet", "hoort er niet bij"),
    "example": ("example", "voorbeeld"),
    "colour": ("colour", "color", "kleur"),
    "pictogram": ("pictogram", "icon", "icoon", "emoji"),
    "codable": ("codable", "codeerbaar", "isCodable"),
}
HEADER = ("code_id", "parent", "code", *FIELDS[1:], "codable")
NO = frozenset({"no", "nee", "n", "0", "false", "onwaar"})


@dataclass
class _Draft:
    """The codes found so far, by what other rows may call them."""

    codes: list[Code] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    by_given_id: dict[str, str] = field(default_factory=dict)
    problems: list[BadInput] = field(default_factory=list)

    def add(self, code: Code, line: int) -> None:
        self.codes.append(code)
        self.lines[code.code_id] = line
        self.by_name.setdefault(same_name(code.name), code.code_id)


def read_codebook(name: str, data: bytes) -> list[Code]:
    """The codes of a .csv or .xlsx file, in its order; raises BadInput with all problems and their lines.

    A `group` that is no row itself becomes a code that only groups. A `parent` is a row's name or code_id.
    """
    table = read_table(name, data)
    columns = named_columns(table.columns, COLUMNS)
    if "name" not in columns:
        raise BadInput(
            N_("{file} has no column with the names of the codes. Name one column “code” or “naam”."),
            file=name,
        )
    if not table.rows:
        raise BadInput(N_("{file} holds no codes, only the names of the columns."), file=name)
    rows = [
        {key: plain_cell(row[column].strip()).strip() for key, column in columns.items()}
        for row in table.rows
    ]
    draft = _Draft()
    for row, line in zip(rows, table.lines, strict=True):
        _add_row(draft, row, line)
    codes = _with_parents(draft, rows)
    problems = [*draft.problems, *problems_in(codes, draft.lines)]
    refuse(sorted(problems, key=lambda problem: int(str(problem.details.get("line", 0)))), name)
    return _with_positions(codes)


def write_codebook(codes: Sequence[Code]) -> bytes:
    """The codebook as CSV (UTF-8 with byte order mark, formula-safe); `read_codebook` gives it back."""
    names = {code.code_id: code.name for code in codes}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for _, code in in_tree_order(codes):
        parent = names.get(code.parent_id or "", "")
        texts = (str(getattr(code, field)) for field in FIELDS)
        cells = [code.code_id, parent, *texts, "yes" if code.codable else "no"]
        writer.writerow([written_cell(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _add_row(draft: _Draft, row: Mapping[str, str], line: int) -> None:
    given = row.get("code_id", "")
    code_id = _as_uuid(given)
    if code_id is None or code_id in draft.lines:
        code_id = new_id()
    if given in draft.by_given_id:
        sentence = N_("The code_id “{code_id}” is used higher up. Give each row its own, or leave it empty.")
        draft.problems.append(BadInput(sentence, code_id=given[:60], line=line))
    elif given:
        draft.by_given_id[given] = code_id
    texts: dict[str, Any] = {key: row.get(key, "") for key in FIELDS}
    draft.add(tidy(Code(code_id, codable=row.get("codable", "").lower() not in NO, **texts)), line)


def _with_parents(draft: _Draft, rows: Sequence[Mapping[str, str]]) -> list[Code]:
    """The rows' codes under their parents; a group that is no row stands before its first member."""
    codes: list[Code] = []
    for code, row in zip(list(draft.codes), rows, strict=True):
        line = draft.lines[code.code_id]
        parent, group = row.get("parent", ""), row.get("group", "")
        parent_id: str | None = None
        if parent:
            parent_id = draft.by_name.get(same_name(parent)) or draft.by_given_id.get(parent)
            if parent_id is None:
                sentence = N_("The parent “{parent}” is not in this file. Add a row for it, or correct it.")
                draft.problems.append(BadInput(sentence, parent=parent[:60], line=line))
        elif group:
            if same_name(group) not in draft.by_name:
                draft.add(tidy(Code(new_id(), group, codable=False)), line)
                codes.append(draft.codes[-1])
            parent_id = draft.by_name[same_name(group)]
        codes.append(replace(code, parent_id=parent_id))
    return codes


def _with_positions(codes: Sequence[Code]) -> list[Code]:
    """The codes with their place among their siblings, in the order given."""
    count: Counter[str | None] = Counter()
    placed: list[Code] = []
    for code in codes:
        placed.append(replace(code, position=count[code.parent_id]))
        count[code.parent_id] += 1
    return placed


def _as_uuid(text: str) -> str | None:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return None
