"""A list of consents: by participant code, a column for each use with yes or no, when, how, by whom noted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from corpus.consent import (
    ARCHIVE,
    OTHERWISE,
    PAPER,
    QUOTES_INSIDE,
    QUOTES_OUTSIDE,
    READ_BY_RESIDENTS,
    SPOKEN,
    USES,
    ConsentRow,
)
from corpus.errors import N_, BadInput, MeerstemError, refuse
from corpus.reading.tables import read_table

# Lowercase letters only; the first column that is found counts.
COLUMNS: Mapping[str, Sequence[str]] = {
    "code": (
        "participant",
        "participantcode",
        "participantid",
        "deelnemer",
        "deelnemercode",
        "deelnemersnummer",
        "code",
    ),
    READ_BY_RESIDENTS: (
        "readbyresidents",
        "read",
        "lezen",
        "gelezendoorbewoners",
        "lezendoorbewoners",
        "bewoners",
    ),
    QUOTES_INSIDE: ("quotesinside", "citatenbinnen", "citatenbinnendegroep", "quotesinsidethegroup"),
    QUOTES_OUTSIDE: ("quotesoutside", "citatenbuiten", "citatenbuitendegroep", "quotesoutsidethegroup"),
    ARCHIVE: ("archive", "archief", "inhetarchief"),
    "agreed_on": ("date", "datum", "agreedon", "day", "dag"),
    "how": ("how", "hoe", "wijze"),
    "taken_by": ("by", "door", "notedby", "genoteerddoor", "takenby"),
}
YES = frozenset(["yes", "ja", "j", "y", "x", "1", "true", "waar", "akkoord", "✓"])
NO = frozenset(["no", "nee", "n", "0", "false", "onwaar", "-", "niet"]) | {""}
WAYS = {
    **dict.fromkeys(("paper", "papier", "on paper", "op papier", "schriftelijk", "written"), PAPER),
    **dict.fromkeys(("spoken", "mondeling", "gesproken", "oral"), SPOKEN),
    **dict.fromkeys(("", "other", "anders"), OTHERWISE),
}
_DAYS = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]00:00(?::00)?)?",
    r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})",
)


def read_consents(name: str, data: bytes) -> list[ConsentRow]:
    """The consents in a .csv or .xlsx file, by Dutch or English column names; raises BadInput that names every bad line."""
    table = read_table(name, data)
    plain = {re.sub(r"[\W_\d]+", "", column): column for column in reversed(table.columns)}
    columns = {
        kind: next((plain[one] for one in names if one in plain), None) for kind, names in COLUMNS.items()
    }
    if columns["code"] is None or not any(columns[use] for use in USES):
        raise BadInput(
            N_(
                "{file}: there must be a column with participant codes, and one or more of: lezen, citaten binnen, "
                "citaten buiten, archief, with yes or no in them."
            ),
            file=name,
        )
    rows: list[ConsentRow] = []
    problems: list[MeerstemError] = []
    for line, row in zip(table.lines, table.rows, strict=True):
        try:
            rows.append(_row(row, columns, line))
        except BadInput as error:
            problems.append(error)
    seen: set[str] = set()
    for one in rows:
        if one.code.casefold() in seen:
            problems.append(BadInput(N_("This participant stands higher up already."), line=one.line))
        seen.add(one.code.casefold())
    refuse(problems, name)
    return rows


def _row(row: Mapping[str, str], columns: Mapping[str, str | None], line: int) -> ConsentRow:
    value = {kind: row[column].strip() if column else "" for kind, column in columns.items()}
    if not value["code"]:
        raise BadInput(N_("There is no participant code."), line=line)
    how = WAYS.get(value["how"].casefold())
    if how is None:
        raise BadInput(N_("How it was said must be paper or spoken (or empty)."), line=line)
    said = {use: _yes(value[use], line) for use in USES if columns[use]}
    return ConsentRow(value["code"], said, _day(value["agreed_on"], line), how, value["taken_by"], line)


def _yes(text: str, line: int) -> bool:
    word = text.casefold().rstrip(".")
    if word not in YES and word not in NO:
        raise BadInput(N_("What was agreed to must be yes or no (or empty, which is no)."), line=line)
    return word in YES


def _day(text: str, line: int) -> date | None:
    if not text:
        return None
    for pattern in _DAYS:
        if found := re.fullmatch(pattern, text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise BadInput(N_("This is no day: write it like 2026-11-22 or 22-11-2026."), line=line)
