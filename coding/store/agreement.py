"""The SQL of agreement: what every reader gave to every sentence or turn, of one transcript or of the whole study."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from coding.units import SENTENCE, CodedUnits, Flags, Spans, in_order, touched, who_counts
from corpus.store.database import Cursor


def coded_units(cursor: Cursor, kind: str = SENTENCE, transcript_id: str | None = None) -> CodedUnits:
    """Who gave which codes to which sentence or turn (`kind`): of one transcript, or of all that were coded or read.

    The codes are those of the codings, each mapped to the one it stands for now.
    """
    asked = {"transcript_id": transcript_id}
    codings = cursor.execute(CODINGS, asked).to_arrow_table()
    finished = cursor.execute(FINISHED, asked).to_arrow_table()
    units = cursor.execute(SENTENCES if kind == SENTENCE else TURNS, asked).to_arrow_table()
    transcripts = _values(codings["transcript_id"], finished["transcript_id"])
    coders = _values(codings["coder_id"], finished["account_id"])
    codes = _values(codings["code_id"])
    transcript, coder = _numbers(codings["transcript_id"], transcripts), _numbers(codings["coder_id"], coders)
    code = _numbers(codings["code_id"], codes)
    shape = (len(transcripts), len(coders))
    ended = _numbers(finished["transcript_id"], transcripts), _numbers(finished["account_id"], coders)
    counts = who_counts(_flags(shape, *ended), _flags(shape, transcript, coder))
    spans, turn = _units(units, transcripts)
    kept = np.flatnonzero(counts[transcript, coder])
    pairs = touched(spans, _spans(codings, transcript, kept))
    passage = kept[pairs[:, 1]]
    given = in_order(np.column_stack([pairs[:, 0], coder[passage], code[passage]]))
    return CodedUnits(transcripts, coders, codes, spans, turn, counts, given)


def _values(*columns: pa.ChunkedArray) -> tuple[str, ...]:
    """Every value there is, in order."""
    found: set[str] = set()
    for column in columns:
        found.update(column.unique().to_pylist())
    return tuple(sorted(found))


def _numbers(column: pa.ChunkedArray, values: Sequence[str]) -> np.ndarray:
    """The place of each row's value among the values; -1 for one that is not there."""
    coded = column.combine_chunks().dictionary_encode()
    places = {value: place for place, value in enumerate(values)}
    known = np.array([places.get(value, -1) for value in coded.dictionary.to_pylist()] or [-1], np.int64)
    return known[coded.indices.to_numpy(zero_copy_only=False)] if len(column) else np.zeros(0, np.int64)


def _flags(shape: tuple[int, int], rows: np.ndarray, columns: np.ndarray) -> Flags:
    flags = np.zeros(shape, np.bool_)
    flags[rows, columns] = True
    return flags


def _spans(table: pa.Table, transcript: np.ndarray, kept: np.ndarray) -> Spans:
    start, end = (table[name].to_numpy().astype(np.int64) for name in ("start_offset", "end_offset"))
    return Spans(transcript[kept], start[kept], end[kept])


def _units(table: pa.Table, transcripts: Sequence[str]) -> tuple[Spans, np.ndarray]:
    """The units of these transcripts in their order, and the turn each lies in."""
    transcript = _numbers(table["transcript_id"], transcripts)
    position = table["position"].to_numpy()
    order = np.lexsort((position, transcript))
    kept = order[transcript[order] >= 0]
    return _spans(table, transcript, kept), table["turn"].to_numpy().astype(np.int64)[kept]


CODINGS = """
    SELECT transcript_id::VARCHAR AS transcript_id, coder_id::VARCHAR AS coder_id, code_id::VARCHAR AS code_id,
        start_offset, end_offset
    FROM coding_now WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
FINISHED = """
    SELECT transcript_id::VARCHAR AS transcript_id, account_id::VARCHAR AS account_id
    FROM readings_now WHERE finished AND ($transcript_id IS NULL OR transcript_id = $transcript_id::UUID)"""
SENTENCES = """
    SELECT transcript_id::VARCHAR AS transcript_id, position, turn, start_offset, end_offset
    FROM sentences WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
TURNS = """
    SELECT transcript_id::VARCHAR AS transcript_id, position, position AS turn, start_offset, end_offset
    FROM turns WHERE $transcript_id IS NULL OR transcript_id = $transcript_id::UUID"""
