"""The SQL of codings where readers differ: what stands behind a figure of agreement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from coding.agreement import APART, sums_among, sums_between
from coding.store.agreement import coded_units, numbers_of, passages_of
from coding.store.standing import standing_codes
from coding.units import SENTENCE, CodedUnits, Flags, Spans, touched
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Differing:
    """Where readers differ, by sentence or turn (`kind`): any two, or just those of two groups (ids of coders)."""

    kind: str = SENTENCE
    one: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()


def differing_codings(cursor: Cursor, asked: Differing) -> list[str]:
    """The ids of codings that touch a unit where somebody else who read it did not give the same code."""
    units = coded_units(cursor, asked.kind)
    table = cursor.execute(CODINGS).to_arrow_table()
    passages, coder = passages_of(table, units.transcripts, units.coders)
    code = numbers_of(table["code_id"], units.codes, standing_codes(cursor))
    concerned, apart = _apart(units, asked)
    pairs = touched(units.spans, passages)
    unit, coding = pairs[:, 0], pairs[:, 1]
    known = (code[coding] >= 0) & concerned[coder[coding]]
    unit, coding = unit[known], coding[known]
    differs = apart[unit, code[coding]] & units.reads[unit, coder[coding]]
    return [str(one) for one in table["coding_id"].take(np.unique(coding[differs])).to_pylist()]


Stretch = tuple[str, int, int, str]  # transcript, start, end, code


def read_without_it(
    cursor: Cursor, kind: str, stretches: Sequence[Stretch]
) -> dict[Stretch, tuple[str, ...]]:
    """For each stretch and code the ids of those who read it and gave this code to nothing of it; none left out."""
    units = coded_units(cursor, kind)
    transcripts = {one: number for number, one in enumerate(units.transcripts)}
    codes = {one: number for number, one in enumerate(units.codes)}
    known = [one for one in stretches if one[0] in transcripts and one[3] in codes]
    rows = np.array([(transcripts[one[0]], one[1], one[2]) for one in known], np.int64).reshape(-1, 3)
    pairs = touched(units.spans, Spans(*rows.T))
    found = {}
    for number, one in enumerate(known):
        on_it = pairs[pairs[:, 1] == number, 0]
        here = units.given[np.isin(units.given[:, 0], on_it) & (units.given[:, 2] == codes[one[3]])]
        read = np.flatnonzero(units.reads[on_it].any(axis=0))
        found[one] = tuple(units.coders[coder] for coder in np.setdiff1d(read, here[:, 1]))
    return found


def _apart(units: CodedUnits, asked: Differing) -> tuple[Flags, Flags]:
    """Whose codings are asked for, [coders], and where those differ, [units, codes]."""
    if not asked.one:
        return np.ones(len(units.coders), np.bool_), sums_among(units)[..., APART] > 0
    one, other = _flags(units, asked.one), _flags(units, asked.other)
    return one | other, sums_between(units, one, other)[..., APART] > 0


def _flags(units: CodedUnits, coders: Collection[str]) -> Flags:
    return np.array([coder in coders for coder in units.coders], np.bool_)


CODINGS = """
    SELECT coding_id::VARCHAR AS coding_id, transcript_id::VARCHAR AS transcript_id,
        coder_id::VARCHAR AS account_id, code_id::VARCHAR AS code_id, start_offset, end_offset
    FROM coding_now"""
