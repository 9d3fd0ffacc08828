"""Answers to a scale, or scores worked out elsewhere, as a table: a row per participant and wave, from .csv or .xlsx."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coding.exchange.cells import named_columns, plain_cell
from coding.scales import TOTAL, Item, Part, Scale, score_range
from corpus.errors import N_, BadInput, refuse
from corpus.reading.tables import read_table

ANSWERS, SCORES = "answers", "scores"
YES_HIGH, YES_LOW = "yes-high", "yes-low"  # which way round numbers stand for words: 3 = yes, or 1 = yes
PARTICIPANT = (
    *("participant", "deelnemer", "participant_code", "deelnemercode", "deelnemerscode", "deelnemernummer"),
    *("participant id", "respondent", "respondentnummer", "code", "pseudoniem", "id"),
)
WAVE = ("wave", "meting", "meetmoment", "moment", "ronde", "meetronde", "tijdstip", "time")
_SHORT = ("{number}", "item{number}", "vraag{number}", "q{number}", "v{number}", "lone{number}")
_WHOLE = ("score", "total", "totaal", "totaalscore", "somscore", "schaalscore")
_DUTCH = {"emotional": ("emotioneel", "emotionele eenzaamheid"), "social": ("sociaal", "sociale eenzaamheid")}
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)


@dataclass(frozen=True)
class ScoreRow:
    """What one line says of one participant in one wave: `kind` is ANSWERS (a number per item) or SCORES (per part)."""

    line: int
    participant: str
    wave: str
    kind: str
    numbers: tuple[float | None, ...]


def read_scores(name: str, data: bytes, scale: Scale, numbers: str = "") -> list[ScoreRow]:
    """The lines of a .csv or .xlsx file with an answer (or score) in them; raises BadInput with all that is wrong.

    `numbers`: YES_HIGH or YES_LOW, needed when the file has numbers where the scale has words for its answers.
    """
    table = read_table(name, data)
    who = named_columns(table.columns, {"participant": PARTICIPANT, "wave": WAVE})
    kind, columns = _figures(name, table.columns, scale)
    if "participant" not in who:
        raise BadInput(
            N_("{file} has no column with participant codes. Name one column “participant” or “deelnemer”."),
            file=name,
        )
    if not numbers and kind == ANSWERS and scale.answers:
        _check_words(name, scale, [row[column] for row in table.rows for _item, column in columns])
    problems: list[BadInput] = []
    rows: list[ScoreRow] = []
    for cells, line in zip(table.rows, table.lines, strict=True):
        try:
            found = [_cell(scale, kind, key, cells.get(column, ""), line, numbers) for key, column in columns]
            participant = plain_cell(cells[who["participant"]].strip())
            if not participant:
                raise BadInput(N_("The column “{column}” is empty."), column=who["participant"], line=line)
            wave = plain_cell(cells[who["wave"]].strip()) if "wave" in who else ""
            rows.append(ScoreRow(line, participant, wave, kind, tuple(found)))
        except BadInput as problem:
            problems.append(problem)
    refuse(problems, name)
    return [row for row in rows if any(one is not None for one in row.numbers)]


def _check_words(name: str, scale: Scale, cells: Sequence[str]) -> None:
    """Raise BadInput when any of the answers is a number, of which nobody said what it stands for."""
    if any(_NUMBER.fullmatch(plain_cell(cell.strip())) for cell in cells):
        raise BadInput(
            N_("{file}: the answers are numbers. Say which way round they are: is 1 “{first}” or “{last}”?"),
            file=name,
            first=scale.answers[0].split("|")[0],
            last=scale.answers[-1].split("|")[0],
        )


def _figures(name: str, columns: Sequence[str], scale: Scale) -> tuple[str, list[tuple[Item | Part, str]]]:
    """Whether the table holds answers or scores, and the column of each item or part ("" for one that is not there)."""
    items = named_columns(columns, {item.key: _item_names(item) for item in scale.items})
    if len(items) == len(scale.items):
        return ANSWERS, [(item, items[item.key]) for item in scale.items]
    parts = named_columns(columns, {part.key: _part_names(part) for part in scale.parts})
    if parts and not items:
        return SCORES, [(part, parts.get(part.key, "")) for part in scale.parts]
    missing = [item.key for item in scale.items if item.key not in items]
    raise BadInput(
        N_(
            "{file} misses these columns: {columns}. Give each question of the scale its column, or bring in "
            "scores that were worked out already, in a column “score”."
        ),
        file=name,
        columns=", ".join(missing),
    )


def _item_names(item: Item) -> tuple[str, ...]:
    """The item's own name, and for numbered ones also `3`, `item3`, `vraag3` …"""
    number = re.fullmatch(r"djg(\d+)", item.key)
    more = tuple(one.format(number=number[1]) for one in _SHORT) if number else ()
    return (item.key, *more)


def _part_names(part: Part) -> tuple[str, ...]:
    return (part.key, part.name, *(_WHOLE if part.key == TOTAL else _DUTCH.get(part.key, ())))


def _cell(scale: Scale, kind: str, key: Item | Part, text: str, line: int, numbers: str) -> float | None:
    text = " ".join(plain_cell(text.strip()).split())
    if not text:
        return None
    if isinstance(key, Part):
        return _number(text, *score_range(scale, key), key.name, line)
    word = _by_word(scale, text)
    if word is not None:
        return word
    found = _number(text, scale.lowest, scale.highest, key.key, line, bool(scale.answers))
    return scale.lowest + scale.highest - found if numbers == YES_LOW and scale.answers else found


def _by_word(scale: Scale, text: str) -> float | None:
    for place, words in enumerate(scale.answers):
        if text.casefold() in words.split("|"):
            return scale.lowest + place
    return None


def _number(text: str, least: float, most: float, column: str, line: int, whole: bool = False) -> float:
    found = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    if found is None or not least <= found <= most or (whole and found != int(found)):
        raise BadInput(
            N_(
                "The value in “{column}” is not a number from {least} to {most}. Correct it or leave it empty."
            ),
            column=column,
            least=f"{least:g}",
            most=f"{most:g}",
            line=line,
        )
    return found
