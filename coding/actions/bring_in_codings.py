"""A researcher brings in codings made elsewhere: each checked against the text, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

import pyarrow as pa

from coding.codebook import Code, same_name
from coding.exchange.cells import plain_cell
from coding.exchange.codings_csv import CodingRow
from coding.passages import speaker_of
from coding.store.bulk_codings import (
    CODINGS,
    MEMOS,
    SpokenText,
    coding_keys,
    insert_codings,
    insert_memos,
    spoken_texts,
)
from coding.store.codes import codebook
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed, checked_name, name_key
from corpus.clock import now
from corpus.errors import N_, BadInput, refuse
from corpus.ids import new_id
from corpus.store.accounts import JOINING, add_account, list_accounts
from corpus.store.database import Cursor, transaction
from corpus.store.transcripts import transcript_names


@dataclass(frozen=True)
class CodingsBroughtIn:
    """How many codings and memos were added, how many were there already, and the coders added for them."""

    added: int
    already_there: int
    memos: int
    coders: tuple[str, ...]


@dataclass
class _Study:
    """What rows are checked against; `coders` grows with those that the rows name and the study does not know."""

    names: dict[str, list[str]]  # transcript ids by name, and
    stems: dict[str, list[str]]  # by name without ending
    texts: dict[str, SpokenText]
    codes: dict[str, Code]  # by name and by id
    coders: dict[str, str]  # account ids by name key
    new_coders: dict[str, Account]


@allowed(RESEARCHER)
def bring_in_codings(
    cursor: Cursor, by: Account, rows: Sequence[CodingRow], file: str = ""
) -> CodingsBroughtIn:
    """Add the codings that are not there yet; `file` names their file in messages.

    A coder whom the study does not know becomes a co-researcher who cannot sign in until invited.
    Raises BadInput with the first problems by line when any row does not fit, and then writes nothing.
    """
    with JOINING, transaction(cursor):
        study = _study(cursor, rows)
        found: list[dict[str, object]] = []
        problems: list[BadInput] = []
        for row in rows:
            try:
                found.append(_coding(row, study))
            except BadInput as problem:
                problems.append(problem)
        refuse(problems, file)
        for account in study.new_coders.values():
            add_account(cursor, by, account)
        fresh = _not_there_yet(found, coding_keys(cursor, study.texts))
        memos = [coding for coding in fresh if coding["text"]]
        if fresh:
            insert_codings(cursor, pa.Table.from_pylist(fresh, CODINGS), by.account_id)
        if memos:
            insert_memos(cursor, pa.Table.from_pylist(memos, MEMOS), by.account_id)
    coders = tuple(account.name for account in study.new_coders.values())
    return CodingsBroughtIn(len(fresh), len(rows) - len(fresh), len(memos), coders)


def _study(cursor: Cursor, rows: Sequence[CodingRow]) -> _Study:
    names: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for name, transcript_id in transcript_names(cursor).items():
        names.setdefault(name.casefold(), []).append(transcript_id)
        stems.setdefault(_stem(name), []).append(transcript_id)
    ids = {key for file in {row.file for row in rows} for key in _called(file, names, stems)}
    codes: dict[str, Code] = {}
    for code in codebook(cursor):
        codes[code.code_id] = codes[same_name(code.name)] = code
    coders = {name_key(known.account.name): known.account.account_id for known in list_accounts(cursor)}
    return _Study(names, stems, spoken_texts(cursor, ids), codes, coders, {})


def _coding(row: CodingRow, study: _Study) -> dict[str, object]:
    """One row as a coding of this study; raises BadInput with its line."""
    transcript_id = _transcript(row, study)
    spoken = study.texts[transcript_id]
    _check_passage(row, spoken.text)
    moment = row.created_at or now()
    return {
        "coding_id": new_id(),
        "transcript_id": transcript_id,
        "speaker": speaker_of(row.start, row.end, spoken.turns, spoken.roles),
        "code_id": _code(row, study).code_id,
        "coder_id": _coder(row, study),
        "start_offset": row.start,
        "end_offset": row.end,
        "quote": spoken.text[row.start : row.end],
        "made_at": moment,
        "fact_id": new_id(),
        "text": row.memo,
        "audience": row.for_whom,
    }


def _transcript(row: CodingRow, study: _Study) -> str:
    found = _called(row.file, study.names, study.stems)
    if not found:
        raise BadInput(
            N_("There is no interview of this name. Bring it in first, or correct the name."), line=row.line
        )
    if len(found) > 1:
        raise BadInput(
            N_("More than one interview goes by this name. Write the name with its ending."), line=row.line
        )
    return found[0]


def _check_passage(row: CodingRow, text: str) -> None:
    """The passage lies in the text and says what the row says it does (with or without a spreadsheet's `'`)."""
    if row.start >= row.end:
        raise BadInput(
            N_("The passage ends before it begins. Its end must be after its start."), line=row.line
        )
    if row.end > len(text):
        sentence = N_(
            "The passage lies outside the interview, which has {length} characters. Correct its end."
        )
        raise BadInput(sentence, length=len(text), line=row.line)
    if row.quote is not None and text[row.start : row.end] not in (row.quote, plain_cell(row.quote)):
        raise BadInput(
            N_("The text of this line is not what the interview says at that place. Correct start and end."),
            line=row.line,
        )


def _code(row: CodingRow, study: _Study) -> Code:
    code = study.codes.get(same_name(row.code)) or study.codes.get(row.code_id.lower())
    if code is None:
        name = (row.code or row.code_id)[:60]
        raise BadInput(
            N_("The code “{code}” is not in the codebook. Add it first, or correct it."),
            code=name,
            line=row.line,
        )
    if not code.codable:
        raise BadInput(
            N_("“{code}” only groups other codes. Choose one of the codes under it."),
            code=code.name,
            line=row.line,
        )
    return code


def _coder(row: CodingRow, study: _Study) -> str:
    key = name_key(row.coder)
    if key not in study.coders:
        try:
            account = Account(new_id(), checked_name(row.coder), CO_RESEARCHER)
        except BadInput as problem:
            raise BadInput(problem.sentence, **{**problem.details, "line": row.line}) from None
        study.new_coders[key] = account
        study.coders[key] = account.account_id
    return study.coders[key]


def _not_there_yet(found: Sequence[dict[str, object]], there: set[tuple]) -> list[dict[str, object]]:
    """The codings of which transcript, code, coder and place are not there, nor stood higher up."""
    fresh: list[dict[str, object]] = []
    for coding in found:
        key = tuple(
            coding[part] for part in ("transcript_id", "code_id", "coder_id", "start_offset", "end_offset")
        )
        if key not in there:
            there.add(key)
            fresh.append(coding)
    return fresh


def _called(file: str, names: dict[str, list[str]], stems: dict[str, list[str]]) -> list[str]:
    return names.get(file.casefold()) or stems.get(_stem(file), [])


def _stem(name: str) -> str:
    return PurePath(name).stem.casefold()
