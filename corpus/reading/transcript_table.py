"""A table that says what transcripts are: file, kind, sub-study, series, step and day, by Dutch or English names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath

from corpus.errors import N_, BadInput, MeerstemError, refuse
from corpus.kinds import KINDS, TranscriptDetails, checked_details
from corpus.reading.tables import read_table

# Lowercase, without spaces, hyphens and underscores.
_COLUMNS = {
    "file": "file filename name transcript interview bestand bestandsnaam naam gesprek",
    "kind": "kind type kindofconversation soort soortgesprek gesprekssoort",
    "sub_study": "substudy sub deelstudie deelonderzoek",
    "series": "series case reeks casus zaak traject",
    "step": "step stap fase moment",
    "held_on": "date day heldon datum dag gehoudenop",
    "participant": "participant participantcode deelnemer deelnemercode about over respondent",
}
_KINDS = {
    "interview": "interview interviews vraaggesprek",
    "focus_group": "focusgroup focusgroep groepsgesprek",
    "advice_conversation": "adviceconversation adviesgesprek",
    "written_advice": "writtenadvice schriftelijkadvies adviesopschrift advies",
    "follow_up_call": "followupcall opvolggesprek nabelgesprek belgesprek",
    "evaluation": "evaluation evaluatie",
}
# As a table may say them, in the language of the studies; the English names do too.
KIND_WORDS = ("interview", "focusgroep", "adviesgesprek", "schriftelijk advies", "opvolggesprek", "evaluatie")
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True)
class TranscriptRow:
    """What one row says of a transcript; only the fields in `given` were filled in.

    `participant`: the code of whose one voice is in it, or whom a text without speakers is about; "" when not said.
    """

    file: str
    details: TranscriptDetails
    given: frozenset[str]
    line: int
    participant: str = ""


def read_transcript_table(name: str, data: bytes) -> list[TranscriptRow]:
    """The rows of a .csv or .xlsx file, an empty cell saying nothing; raises BadInput that tells all mistakes."""
    table = read_table(name, data)
    columns = _columns(table.columns)
    if "file" not in columns:
        raise BadInput(
            N_("{file} has no column with the names of interviews. Name one column “file” or “bestand”."),
            file=name,
        )
    if len(columns) == 1:
        raise BadInput(
            N_(
                "{file} says nothing of the interviews. Name a column “kind”, “sub_study”, “series”, “step” or “date”."
            ),
            file=name,
        )
    rows: list[TranscriptRow] = []
    problems: list[MeerstemError] = []
    for line, row in zip(table.lines, table.rows, strict=True):
        try:
            rows.append(_row({field: row[column].strip() for field, column in columns.items()}, line, rows))
        except MeerstemError as error:
            error.details["line"] = line
            problems.append(error)
    refuse(problems, name)
    if not rows:
        raise BadInput(N_("{file} holds no interviews, only the names of the columns."), file=name)
    return rows


@dataclass(frozen=True)
class Known:
    """What the study has: transcripts' ids by name and what they are, the numbers of the participants' voices in each,
    and participants' ids by code.
    """

    names: Mapping[str, str]
    details: Mapping[str, TranscriptDetails]
    voices: Mapping[str, Sequence[int]]
    people: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """What a table comes to: what transcripts become, by id, and (transcript, speaker, participant) of their voices."""

    details: Mapping[str, TranscriptDetails]
    voices: Sequence[tuple[str, int, str]]


def told_of(rows: Sequence[TranscriptRow], known: Known, file: str) -> Told:
    """What the rows come to in this study, a field that a row does not fill staying as it is.

    Raises BadInput when an interview or participant is not there, a step has no series, or it has several voices.
    """
    ids = {name.casefold(): transcript_id for name, transcript_id in known.names.items()}
    found: dict[str, TranscriptDetails] = {}
    voices: list[tuple[str, int, str]] = []
    problems: list[MeerstemError] = []
    for row in rows:
        transcript_id = ids.get(row.file.casefold()) or ids.get(PurePath(row.file).stem.casefold())
        try:
            if transcript_id is None:
                raise BadInput(
                    N_(
                        "There is no interview “{name}” in the study. Bring it in first, or correct the name."
                    ),
                    name=row.file,
                )
            given = {field: getattr(row.details, field) for field in row.given}
            found[transcript_id] = checked_details(replace(known.details[transcript_id], **given))
            if row.participant:
                voices.append((transcript_id, *_voice(row.participant, transcript_id, known)))
        except MeerstemError as error:
            error.details["line"] = row.line
            problems.append(error)
    refuse(problems, file)
    return Told(found, voices)


def _voice(code: str, transcript_id: str, known: Known) -> tuple[int, str]:
    ids = {one.casefold(): participant_id for one, participant_id in known.people.items()}
    if code.casefold() not in ids:
        raise BadInput(
            N_("There is no participant “{code}”. Add them first, or correct the code."), code=code
        )
    voices = known.voices.get(transcript_id, ())
    if len(voices) != 1:
        raise BadInput(
            N_("This text has {count} voices of participants; the table can say only of one whose it is."),
            count=len(voices),
        )
    return voices[0], ids[code.casefold()]


def _columns(names: Sequence[str]) -> dict[str, str]:
    plain = {re.sub(r"[\W_]+", "", name): name for name in reversed(names)}
    found = {
        field: next((plain[one] for one in known.split() if one in plain), None)
        for field, known in _COLUMNS.items()
    }
    return {field: name for field, name in found.items() if name is not None}


def _row(cells: dict[str, str], line: int, before: Sequence[TranscriptRow]) -> TranscriptRow:
    file = cells.pop("file")
    if not file:
        raise BadInput(N_("There is no interview in this row. Write the name of its file."))
    if any(row.file.casefold() == file.casefold() for row in before):
        raise BadInput(N_("“{name}” stands higher up already. Keep one of the two rows."), name=file)
    participant = cells.pop("participant", "")
    given = {field: value for field, value in cells.items() if value}
    details = TranscriptDetails(
        _kind(given["kind"]) if "kind" in given else KINDS[0],
        given.get("sub_study"),
        given.get("series"),
        given.get("step"),
        read_day(given["held_on"]) if "held_on" in given else None,
    )
    return TranscriptRow(file, details, frozenset(given), line, participant)


def _kind(text: str) -> str:
    plain = re.sub(r"[\W_]+", "", text.casefold())
    kind = next((kind for kind, known in _KINDS.items() if plain in known.split()), None)
    if kind is None:
        raise BadInput(
            N_("“{kind}” is no kind of conversation. Use one of: {kinds}."),
            kind=text,
            kinds=", ".join(KIND_WORDS),
        )
    return kind


def read_day(text: str) -> date:
    """A day as people write it, 2026-03-31 or 31-3-2026; raises BadInput."""
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise BadInput(N_("“{day}” is no day. Write it as 2026-03-31 or 31-3-2026."), day=text)
