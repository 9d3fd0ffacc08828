"""The SQL of agreement: what every reader gave to every sentence or turn, of one transcript or of the whole study."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from coding.agreement import AC1, ALPHA, PERCENT, TOGETHER, Estimates, estimate, sums_among
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.standing import standing_codes
from coding.units import (
    SENTENCE,
    CodedUnits,
    Flags,
    Numbers,
    Spans,
    in_order,
    only_codes,
    only_transcripts,
    readings,
    touched,
    who_counts,
)
from corpus.store.database import Cursor, snapshot


@dataclass(frozen=True)
class CodeAgreement:
    """How well people agree on one code: the measures, alpha's 95 % interval (NaN: none), and on what they rest.

    `used`: how often readers gave it in these `units` (sentences or turns, `kind`) of `interviews`; `readers`: how
    many read them.
    """

    alpha: float
    ac1: float
    percent: float
    together: float
    low: float
    high: float
    used: int
    units: int
    interviews: int
    readers: int
    kind: str


@dataclass(frozen=True)
class Reader:
    """Somebody who reads and codes."""

    name: str
    role: str


def coded_units(cursor: Cursor, kind: str = SENTENCE, transcript_id: str | None = None) -> CodedUnits:
    """Who gave which codes to which sentence or turn (`kind`): of one transcript, or of all that were coded or read.

    The codes are those of the codebook now, in its order; codings are mapped to the code that theirs stands for now.
    Whoever knows the person does not count; where somebody said "I don't know" and gave no code is a gap.
    """
    if transcript_id is not None:
        return _coded_units(cursor, kind, transcript_id)
    with snapshot(cursor):
        return _UNITS.answer((kind, _state(cursor)), lambda: _coded_units(cursor, kind, None))


def agreement_now(cursor: Cursor, kind: str = SENTENCE) -> tuple[CodedUnits, Estimates]:
    """Who gave which codes in the whole study (see `coded_units`), and how well readers agree on each."""
    with snapshot(cursor):
        units = coded_units(cursor, kind)
        found = _ESTIMATES.answer(
            (kind, _state(cursor)), lambda: estimate(sums_among(units), units.spans.transcript)
        )
    return units, found


_UNITS: Kept[CodedUnits] = Kept(most=4)
_ESTIMATES: Kept[Estimates] = Kept(most=4)


def _state(cursor: Cursor) -> Hashable:
    """What the agreement of the whole study rests on: while it stays the same, so do the answers."""
    return ledger_state(cursor), tuple(cursor.execute(FACTS).fetchall())


def _coded_units(cursor: Cursor, kind: str, transcript_id: str | None) -> CodedUnits:
    asked = {"transcript_id": transcript_id}
    codings = cursor.execute(CODINGS, asked).to_arrow_table()
    finished = cursor.execute(FINISHED, asked).to_arrow_table()
    unsure = cursor.execute(UNSURE, asked).to_arrow_table()
    units = cursor.execute(SENTENCES if kind == SENTENCE else TURNS, asked).to_arrow_table()
    transcripts = _values(codings["transcript_id"], finished["transcript_id"])
    coders = _values(codings["account_id"], finished["account_id"], unsure["account_id"])
    stands_for = standing_codes(cursor)
    codes = _codes(cursor, {stands_for.get(code, code) for code in _values(codings["code_id"])})
    spans, turn = _units(units, transcripts)
    passages, coder = passages_of(codings, transcripts, coders)
    doubts, doubter = passages_of(unsure, transcripts, coders)
    code = numbers_of(codings["code_id"], codes, stands_for)
    counts = who_counts(
        _flags(len(transcripts), len(coders), *_who(finished, transcripts, coders)),
        _flags(len(transcripts), len(coders), passages.transcript, coder),
    )
    pairs = touched(spans, passages)
    unit, passage = pairs[:, 0], pairs[:, 1]
    kept = counts[spans.transcript[unit], coder[passage]] & (code[passage] >= 0)
    given = in_order(np.column_stack([unit, coder[passage], code[passage]])[kept])
    doubt = touched(spans, doubts)
    unsure_at = np.column_stack([doubt[:, 0], doubter[doubt[:, 1]]])
    reads = readings(counts, spans.transcript, unsure_at, given)
    return CodedUnits(transcripts, coders, codes, spans, turn, counts, reads, given)


def agreement_of_code(
    cursor: Cursor, code_id: str, kind: str = SENTENCE, among: Collection[str] | None = None
) -> CodeAgreement | None:
    """How well people agree on one code; None when nobody gave it where two people or more read the same.

    `among`: only in these transcripts, such as those that all their readers have finished.
    """
    units = only_codes(coded_units(cursor, kind), [code_id])
    if among is not None:
        units = only_transcripts(units, among)
    found = estimate(sums_among(units), units.spans.transcript)
    if not found.units or not found.used[0]:
        return None
    alpha, ac1, percent, together = (
        float(found.values[0, measure]) for measure in (ALPHA, AC1, PERCENT, TOGETHER)
    )
    readers = units.reads[units.readers > 1].any(axis=0)
    return CodeAgreement(
        alpha,
        ac1,
        percent,
        together,
        float(found.low[0, ALPHA]),
        float(found.high[0, ALPHA]),
        int(found.used[0]),
        found.units,
        found.interviews,
        int(readers.sum()),
        kind,
    )


def readers(cursor: Cursor) -> dict[str, Reader]:
    """Everybody who coded or read something, by account id, in order of name."""
    rows = cursor.execute(
        """SELECT account_id::VARCHAR, name, role FROM accounts
           WHERE account_id IN (SELECT coder_id FROM coding_now UNION SELECT account_id FROM readings_now)
           ORDER BY name, account_id"""
    ).fetchall()
    return {account_id: Reader(name, role) for account_id, name, role in rows}


def finished_by_all(cursor: Cursor) -> frozenset[str]:
    """The transcripts that everybody to whom they are given now has finished; at least one must have."""
    rows = cursor.execute(
        """SELECT given.transcript_id::VARCHAR FROM assignments_now given
           LEFT JOIN readings_now reading ON reading.transcript_id = given.transcript_id
               AND reading.account_id = given.account_id
           GROUP BY given.transcript_id HAVING bool_and(coalesce(reading.finished, FALSE))"""
    ).fetchall()
    return frozenset(transcript_id for (transcript_id,) in rows)


def _codes(cursor: Cursor, used: Collection[str]) -> tuple[str, ...]:
    """The codes of the codebook that passages can be given, or were."""
    return tuple(one.code_id for one in codebook(cursor) if one.codable or one.code_id in used)


def _values(*columns: pa.ChunkedArray) -> tuple[str, ...]:
    """Every value there is, in order."""
    found: set[str] = set()
    for column in columns:
        found.update(column.unique().to_pylist())
    return tuple(sorted(found))


def numbers_of(
    column: pa.ChunkedArray, values: Sequence[str], stands_for: Mapping[str, str] | None = None
) -> Numbers:
    """The place of each row's value (or of what it stands for) among the values; -1 for one that is not there."""
    if not len(column):
        return np.zeros(0, np.int64)
    coded = column.combine_chunks().dictionary_encode()
    places = {value: place for place, value in enumerate(values)}
    same = stands_for or {}
    known = [places.get(same.get(value, value), -1) for value in coded.dictionary.to_pylist()]
    return np.array(known, np.int64)[coded.indices.to_numpy(zero_copy_only=False)]


def _who(table: pa.Table, transcripts: Sequence[str], coders: Sequence[str]) -> tuple[Numbers, Numbers]:
    return numbers_of(table["transcript_id"], transcripts), numbers_of(table["account_id"], coders)


def passages_of(table: pa.Table, transcripts: Sequence[str], coders: Sequence[str]) -> tuple[Spans, Numbers]:
    """The stretches in these rows, and whose each is."""
    transcript, coder = _who(table, transcripts, coders)
    return Spans(transcript, *_offsets(table)), coder


def _offsets(table: pa.Table) -> tuple[Numbers, Numbers]:
    return tuple(table[name].to_numpy().astype(np.int64) for name in ("start_offset", "end_offset"))


def _flags(height: int, width: int, rows: Numbers, columns: Numbers) -> Flags:
    flags = np.zeros((height, width), np.bool_)
    flags[rows, columns] = True
    return flags


def _units(table: pa.Table, transcripts: Sequence[str]) -> tuple[Spans, Numbers]:
    """The units of these transcripts in their order, and the turn each lies in."""
    transcript = numbers_of(table["transcript_id"], transcripts)
    order = np.lexsort((table["position"].to_numpy(), transcript))
    kept = order[transcript[order] >= 0]
    start, end = _offsets(table)
    return Spans(transcript[kept], start[kept], end[kept]), table["turn"].to_numpy().astype(np.int64)[kept]


FACTS = """
    SELECT 'readings' AS name, count(*), max(made_at), max(fact_id)::VARCHAR FROM readings
    UNION ALL SELECT 'reader_answers', count(*), max(made_at), NULL FROM reader_answers
    UNION ALL SELECT 'reader_answer_ends', count(*), max(made_at), NULL FROM reader_answer_ends
    UNION ALL SELECT 'code_details', count(*), max(made_at), max(fact_id)::VARCHAR FROM code_details
    UNION ALL SELECT 'transcripts', count(*), max(made_at), max(transcript_id)::VARCHAR FROM transcripts
    ORDER BY name"""
CODINGS = """
    SELECT transcript_id::VARCHAR AS transcript_id, coder_id::VARCHAR AS account_id, code_id::VARCHAR AS code_id,
        start_offset, end_offset
    FROM coding_now WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
# Whoever said to know the person has no marks there any more, and no reading that counts.
FINISHED = """
    SELECT transcript_id::VARCHAR AS transcript_id, account_id::VARCHAR AS account_id FROM readings_now reading
    WHERE finished AND ($transcript_id IS NULL OR transcript_id = $transcript_id::UUID) AND NOT EXISTS (
        SELECT 1 FROM reader_answers_now answer WHERE answer.kind = 'knows_person'
        AND answer.transcript_id = reading.transcript_id AND answer.account_id = reading.account_id)"""
UNSURE = """
    SELECT transcript_id::VARCHAR AS transcript_id, account_id::VARCHAR AS account_id, start_offset, end_offset
    FROM reader_answers_now WHERE kind = 'dont_know' AND start_offset IS NOT NULL
        AND ($transcript_id IS NULL OR transcript_id = $transcript_id::UUID)"""
SENTENCES = """
    SELECT transcript_id::VARCHAR AS transcript_id, position, turn, start_offset, end_offset
    FROM sentences WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
TURNS = """
    SELECT transcript_id::VARCHAR AS transcript_id, position, position AS turn, start_offset, end_offset
    FROM turns WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
