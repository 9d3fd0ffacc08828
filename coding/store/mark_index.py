"""The SQL of all marks as columns of numbers (coding/marks.py): read once, and then only what the ledger gained since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from coding.marks import GROUP, SEVERAL, Marks, Stretches, in_order, together, with_counts
from coding.store.ledger_state import Kept, LedgerState, ledger_state
from coding.store.theme_people import People, everybody
from corpus.store.database import Cursor, snapshot

MOST_ADDED = 5_000  # facts; with more it is quicker to read everything again
_VOICES = 1_000  # more speakers than a transcript has


@dataclass(frozen=True)
class MarkIndex:
    """All marks, and what their numbers stand for: transcripts (by name), codes, coders, voices, turns, sentences.

    `voice_keys` is sorted: transcript number × 1000 + speaker of each voice; `person` the participant's number.
    """

    marks: Marks
    transcripts: tuple[str, ...]
    codes: tuple[str, ...]
    coders: tuple[str, ...]
    voice_keys: np.ndarray
    person: np.ndarray
    turns: Stretches
    sentences: Stretches

    @property
    def voice_talk(self) -> np.ndarray:
        """The number of each voice's transcript."""
        return self.voice_keys // _VOICES

    def rows_of(self, table: pa.Table) -> np.ndarray:
        """For each voice its row in a table with columns transcript_id and speaker, -1 where it has none."""
        found = np.full(len(self.voice_keys), -1)
        keys = _voice_keys(self.transcripts, table)
        place = np.searchsorted(self.voice_keys, keys)
        known = np.flatnonzero(place < len(self.voice_keys))
        known = known[self.voice_keys[place[known]] == keys[known]]
        found[place[known]] = known
        return found


@dataclass(frozen=True)
class _Read:
    """The single marks that there are, how far they were read, and the rest of the index, which grows by no mark."""

    index: MarkIndex
    facts: int
    coded: datetime
    taken: datetime


def mark_index(cursor: Cursor) -> MarkIndex:
    """The marks that there are now, with what the group decided; kept until the ledger has anything new."""
    with snapshot(cursor):
        state = ledger_state(cursor)
        return _WHOLE.answer(state, lambda: _with_decisions(cursor, _single(cursor, state).index, state))


_WHOLE: Kept[MarkIndex] = Kept(most=2)  # 90 MB at two million marks
_SINGLE: Kept[_Read] = Kept(most=2)


def _single(cursor: Cursor, state: LedgerState) -> _Read:
    """What was read before with what came since, or everything anew when the ledger did more than grow a little."""
    last = _SINGLE.kept(state.people)
    codes, coders = _ids(cursor.execute(CODES)), _ids(cursor.execute(CODERS))
    found = None
    if last is not None and _begins(codes, last.index.codes) and _begins(coders, last.index.coders):
        found = _grown(cursor, last, codes, coders, state)
    found = found or _anew(cursor, codes, coders, state)
    _SINGLE.keep(state.people, found)
    return found


def _begins(now: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether what there was keeps its numbers."""
    return now[: len(before)] == before


def _anew(cursor: Cursor, codes: tuple[str, ...], coders: tuple[str, ...], state: LedgerState) -> _Read:
    transcripts = _ids(cursor.execute(TRANSCRIPTS))
    people = everybody(cursor, state)
    keys = _voice_keys(transcripts, people.voices)
    order = np.argsort(keys)
    keys, person = keys[order], _persons(people)[order]
    _lay_down(cursor, transcripts, codes, coders)
    rows = cursor.execute(MARKS).to_arrow_table()
    turns = cursor.execute(TURNS).to_arrow_table()
    voice = _voice(keys, turns["talk"].to_numpy(), turns["speaker"].to_numpy())
    said = Stretches(*_numbers(turns), np.where(voice >= 0, voice, -1))
    sentences = Stretches(*_numbers(cursor.execute(SENTENCES).to_arrow_table()))
    index = MarkIndex(_marks(rows, keys), transcripts, codes, coders, keys, person, said, sentences)
    return _Read(index, *_upto(state))


def _grown(
    cursor: Cursor, last: _Read, codes: tuple[str, ...], coders: tuple[str, ...], state: LedgerState
) -> _Read | None:
    """With the marks made and taken back since; None when something else happened too."""
    facts, coded, taken = _upto(state)
    if not 0 <= facts - last.facts <= MOST_ADDED:
        return None
    old = last.index
    made = cursor.execute(MADE, {"coded": last.coded, "taken": last.taken}).fetchall()[0]
    # Facts that came with an earlier time (from another server), or were withdrawn, show in this sum.
    if sum(made) != facts - last.facts:
        return None
    new = _numbered(
        cursor.execute(NEW, {"since": last.coded}).to_arrow_table(), old.transcripts, codes, coders
    )
    back = cursor.execute(TAKEN, {"taken": last.taken}).to_arrow_table()["ident"].to_numpy()
    marks = together(old.marks, _marks(new, old.voice_keys))
    if len(back):
        marks = marks.at(~np.isin(marks.ident, back))
    index = MarkIndex(
        marks, old.transcripts, codes, coders, old.voice_keys, old.person, old.turns, old.sentences
    )
    return _Read(index, facts, coded, taken)


def _with_decisions(cursor: Cursor, index: MarkIndex, state: LedgerState) -> MarkIndex:
    if not state.decided:
        return index
    _lay_down(cursor, index.transcripts, index.codes, index.coders)
    overruled = cursor.execute(OVERRULED).to_arrow_table()["ident"].to_numpy()
    decided = _marks(cursor.execute(DECIDED, {"group": GROUP}).to_arrow_table(), index.voice_keys)
    marks = together(with_counts(index.marks, overruled), decided)
    return MarkIndex(
        marks, index.transcripts, index.codes, index.coders, index.voice_keys, index.person, index.turns,
        index.sentences,
    )  # fmt: skip


def _numbered(rows: pa.Table, *ids: tuple[str, ...]) -> pa.Table:
    """The rows with numbers in the place of their first three columns: ids of transcript, code and coder."""
    for place, (name, known) in enumerate(zip(("talk", "code", "coder"), ids, strict=True)):
        found = pc.index_in(rows.column(place), pa.array(known, pa.string()))
        rows = rows.set_column(place, name, found)
    return rows


def _marks(rows: pa.Table, voice_keys: np.ndarray) -> Marks:
    """The rows as marks in order: a table with columns talk, start, end, code, coder, speaker, day, ident."""
    names = ("talk", "start_offset", "end_offset", "code", "coder", "speaker", "day", "ident")
    talk, start, end, code, coder, speaker, day, ident = (rows[name].to_numpy() for name in names)
    voice = np.where(speaker < 0, speaker, _voice(voice_keys, talk, speaker))
    marks = Marks(talk, start, end, code, coder, voice.astype(np.int32), day, ident, np.ones(len(talk), bool))
    return in_order(marks)


def _voice(keys: np.ndarray, talk: np.ndarray, speaker: np.ndarray) -> np.ndarray:
    """The number of each voice; SEVERAL - 1 when it is no participant's."""
    wanted = talk.astype(np.int64) * _VOICES + speaker
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    known = keys[place] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
    found: np.ndarray = np.where(known, place, SEVERAL - 1)
    return found


def _voice_keys(transcripts: tuple[str, ...], table: pa.Table) -> np.ndarray:
    talk = pc.index_in(table["transcript_id"], pa.array(transcripts, pa.string())).to_numpy()
    found: np.ndarray = talk.astype(np.int64) * _VOICES + table["speaker"].to_numpy()
    return found


def _persons(people: People) -> np.ndarray:
    found: np.ndarray = people.voices["person"].to_numpy().astype(np.int32)
    return found


def _numbers(table: pa.Table) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    talk, start, end = (table[name].to_numpy() for name in ("talk", "start_offset", "end_offset"))
    return talk, start, end


def _ids(found: Cursor) -> tuple[str, ...]:
    return tuple(str(one) for (one,) in found.fetchall())


def _upto(state: LedgerState) -> tuple[int, datetime, datetime]:
    facts = {str(row[1]): row for row in state.codings}
    coded, taken = facts["codings"], facts["take_backs"]
    return int(coded[2]) + int(taken[2]), coded[3] or datetime.min, taken[3] or datetime.min


def _lay_down(
    cursor: Cursor, transcripts: tuple[str, ...], codes: tuple[str, ...], coders: tuple[str, ...]
) -> None:
    """Lay the numbers of transcripts, codes and coders beside the study, as the temporary table `mark_numbers`."""
    ids = {"kind": [], "id": [], "number": []}  # type: ignore[var-annotated]
    for kind, some in (("talk", transcripts), ("code", codes), ("coder", coders)):
        ids["kind"] += [kind] * len(some)
        ids["id"] += some
        ids["number"] += range(len(some))
    cursor.register("kept_numbers", pa.table({**ids, "number": pa.array(ids["number"], pa.int32())}))
    try:
        cursor.execute(NUMBERS)
    finally:
        cursor.unregister("kept_numbers")


NUMBERS = """
    CREATE OR REPLACE TEMP TABLE mark_numbers AS SELECT kind, id::UUID AS id, number FROM kept_numbers"""
TRANSCRIPTS = "SELECT transcript_id::VARCHAR FROM transcripts ORDER BY name, transcript_id"
CODES = "SELECT code_id::VARCHAR FROM codes ORDER BY made_at, code_id"
CODERS = "SELECT account_id::VARCHAR FROM accounts ORDER BY made_at, account_id"
MARKS = """
    SELECT talks.number AS talk, start_offset, end_offset, codes.number AS code, coders.number AS coder, speaker,
        date_diff('day', DATE '1970-01-01', made_at::DATE)::INTEGER AS day, hash(coding_id) AS ident
    FROM codings coding
    ANTI JOIN take_backs back ON back.coding_id = coding.coding_id
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'talk') talks ON talks.id = coding.transcript_id
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'code') codes ON codes.id = coding.code_id
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'coder') coders ON coders.id = coding.coder_id"""
NEW = """
    SELECT coding.transcript_id::VARCHAR, coding.code_id::VARCHAR, coder_id::VARCHAR, coding.speaker, start_offset,
        end_offset, date_diff('day', DATE '1970-01-01', coding.made_at::DATE)::INTEGER AS day,
        hash(coding.coding_id) AS ident
    FROM (SELECT * FROM codings WHERE made_at > $since) coding
    ANTI JOIN take_backs back ON back.coding_id = coding.coding_id"""
MADE = """
    SELECT (SELECT count(*) FROM codings WHERE made_at > $coded), (SELECT count(*) FROM take_backs WHERE made_at > $taken)"""
TAKEN = "SELECT hash(coding_id) AS ident FROM take_backs WHERE made_at > $taken"
DECIDED = """
    SELECT talks.number AS talk, start_offset, end_offset, codes.number AS code, $group::INTEGER AS coder, speaker,
        date_diff('day', DATE '1970-01-01', made_at::DATE)::INTEGER AS day, hash(group_coding_id) AS ident
    FROM group_codings_now coding
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'talk') talks ON talks.id = coding.transcript_id
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'code') codes ON codes.id = coding.code_id"""
OVERRULED = "SELECT hash(coding_id) AS ident FROM overruled_codings_now"
TURNS = """
    SELECT talks.number AS talk, speaker, start_offset, end_offset FROM turns
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'talk') talks ON talks.id = turns.transcript_id
    ORDER BY talk, start_offset"""
SENTENCES = """
    SELECT talks.number AS talk, start_offset, end_offset FROM sentences
    JOIN (SELECT id, number FROM mark_numbers WHERE kind = 'talk') talks ON talks.id = sentences.transcript_id
    ORDER BY talk, start_offset"""
