"""The list of participants: codes, ages, subgroups and what else the study knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.errors import N_, BadInput
from corpus.participants import HIGHEST_AGE, ParticipantRow
from corpus.reading.tables import read_table


def _names(text: str) -> list[str]:
    return text.split()


# Lowercase, without spaces, hyphens and underscores; the first that is found counts.
_CODE_COLUMNS = _names(
    "participantid participant participantcode participantnumber participantnummer deelnemer deelnemerid deelnemercode "
    "deelnemerscode deelnemernummer deelnemersnummer respondent respondentid respondentcode respondentnummer code "
    "pseudonym pseudoniem nummer id"
)
_AGE_COLUMNS = _names("age leeftijd leeftijdinjaren ageinyears")
_BIRTH_COLUMNS = _names("birthyear yearofbirth geboortejaar")
_FILE_COLUMNS = _names("file filename bestand bestandsnaam transcript transcriptfile")
_SPECIAL = {"age": _AGE_COLUMNS, "birth": _BIRTH_COLUMNS, "file": _FILE_COLUMNS}
_SUBGROUP_STARTS = ("subgroup", "subgroep", "groep", "group", "doelgroep")
_WHOLE_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]0+)?", re.ASCII)
_MOST_NAMED = 10

_PROBLEMS = {
    "missing": N_("{file}: there is no participant code on line {lines}. Give every participant a code."),
    "twice": N_(
        "{file}: a participant code is used that stands higher up already, on line {lines}. Make them differ."
    ),
    "age": N_(
        "{file}: the age is not a whole number from 0 to 120 on line {lines}. Correct it or leave it empty."
    ),
    "birth": N_(
        "{file}: the birth year is not possible on line {lines}. Write four digits or leave it empty."
    ),
}
_SEVERAL = N_(
    "{file} has several mistakes. No participant code: line {missing}. Code used before: line {twice}. "
    "Age not a whole number from 0 to 120: line {age}. Birth year not possible: line {birth}. "
    "Correct the lines named."
)


def read_participants(name: str, data: bytes) -> list[ParticipantRow]:
    """The participants in a .csv or .xlsx file, by Dutch or English column names; raises BadInput.

    All mistakes in the file are told together. No value is repeated in a message: it may be somebody's name.
    """
    table = read_table(name, data)
    places = {column: _plain(column) for column in table.columns}
    code_column = _first(places, _CODE_COLUMNS)
    if code_column is None:
        raise BadInput(
            N_("{file} has no column with participant codes. Name one column “participant” or “deelnemer”."),
            file=name,
        )
    problems: list[tuple[str, int]] = []
    rows = [
        _participant(row, line, code_column, places, problems)
        for line, row in zip(table.lines, table.rows, strict=True)
    ]
    problems += _used_before(rows)
    if problems:
        raise _told(name, problems)
    if not rows:
        raise BadInput(N_("{file} holds no participants, only the names of the columns."), file=name)
    return rows


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", "", column)


def _first(places: dict[str, str], names: Sequence[str]) -> str | None:
    """The column that goes by the name standing first in `names`."""
    by_name = {plain: column for column, plain in reversed(places.items())}
    return next((by_name[name] for name in names if name in by_name), None)


def _participant(
    row: dict[str, str], line: int, code_column: str, places: dict[str, str], problems: list[tuple[str, int]]
) -> ParticipantRow:
    columns = {kind: _first(places, names) for kind, names in _SPECIAL.items()}
    groups = [
        column
        for column, plain in places.items()
        if plain.startswith(_SUBGROUP_STARTS) and column != code_column
    ]
    known = {code_column, *columns.values(), *groups}
    value = {kind: row[column].strip() if column else "" for kind, column in columns.items()}
    code = row[code_column].strip()
    if not code:
        problems.append(("missing", line))
    return ParticipantRow(
        code=code,
        age=_number(value["age"], 0, HIGHEST_AGE, "age", line, problems),
        birth_year=_number(value["birth"], *_birth_years(), "birth", line, problems),
        subgroups=_subgroups(row[column] for column in groups),
        attributes={key: text.strip() for key, text in row.items() if key not in known and text.strip()},
        file=value["file"] or None,
        line=line,
    )


def _birth_years() -> tuple[int, int]:
    this_year = date.today().year
    return this_year - HIGHEST_AGE, this_year


def _number(
    text: str, least: int, most: int, kind: str, line: int, problems: list[tuple[str, int]]
) -> int | None:
    if not text:
        return None
    if _WHOLE_NUMBER.fullmatch(text):
        found = int(re.split(r"[.,]", text)[0])
        if least <= found <= most:
            return found
    problems.append((kind, line))
    return None


def _subgroups(cells: Iterable[str]) -> tuple[str, ...]:
    names = [" ".join(name.split()) for cell in cells for name in cell.split(";")]
    return tuple(dict.fromkeys(name for name in names if name))


def _used_before(rows: Sequence[ParticipantRow]) -> list[tuple[str, int]]:
    seen: set[str] = set()
    found: list[tuple[str, int]] = []
    for row in rows:
        if row.code and row.code.casefold() in seen:
            found.append(("twice", row.line))
        seen.add(row.code.casefold())
    return found


def _told(name: str, problems: Sequence[tuple[str, int]]) -> BadInput:
    """One error for all problems; the first ten lines are named."""
    named = sorted(problems, key=lambda problem: problem[1])[:_MOST_NAMED]
    more = ", …" if len(problems) > _MOST_NAMED else ""
    kinds = {kind for kind, _ in problems}
    lines = {
        kind: ", ".join(str(line) for found, line in named if found == kind) or "–" for kind in _PROBLEMS
    }
    if len(kinds) == 1:
        kind = kinds.pop()
        return BadInput(_PROBLEMS[kind], file=name, lines=lines[kind] + more)
    last = named[-1][0]
    lines[last] += more
    return BadInput(_SEVERAL, file=name, **lines)
