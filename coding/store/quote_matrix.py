"""The SQL of a quote matrix: for each theme and group how many spoke of it, and some of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from coding.marks import Marks, heard, passages, voices_of
from coding.store.codes import codebook
from coding.store.group_voices import Group, voices_in_all
from coding.store.mark_index import MarkIndex, mark_index
from coding.store.passage_choice import code_flags
from coding.store.standing import standing_codes
from corpus.participants import AgeGroup
from corpus.store.database import Cursor

SHORTEST, LONGEST = 20, 400  # characters of a quote that reads well in a cell
AMONG = 200  # marks picked by chance, among which quotes of different people are looked for


@dataclass(frozen=True)
class Quoted:
    """A passage in a cell: its words, and where they stand."""

    transcript_id: str
    transcript: str
    start: int
    text: str


@dataclass(frozen=True)
class MatrixCell:
    """A theme in a group: how many of how many spoke of it, in how many passages, and some of these."""

    theme_id: str
    group: Group
    participants: int
    of: int
    passages: int
    quotes: tuple[Quoted, ...]


def quote_matrix(
    cursor: Cursor,
    themes: Sequence[str],
    groups: Sequence[Group],
    bands: Sequence[AgeGroup],
    most: int = 2,
) -> list[MatrixCell]:
    """A cell for each theme (ids) and group, theme by theme.

    Quotes are of different people where there are several, and the same each time while the codings are.
    """
    index = mark_index(cursor)
    codes, standing = codebook(cursor), standing_codes(cursor)
    asked = [index.rows_of(voices_in_all(cursor, [group], bands)) >= 0 for group in groups]
    cells: list[MatrixCell] = []
    picked: list[Marks] = []
    for theme_id in themes:
        flags = code_flags(index, codes, standing, theme_id)
        marks = index.marks.at(np.flatnonzero(index.marks.counts & flags[index.marks.code]))
        for group, voices in zip(groups, asked, strict=True):
            mine = marks.at(heard(marks, index.turns, voices))
            said = voices_of(mine, index.turns, len(voices)) & voices
            people = len(np.unique(index.person[said]))
            of = len(np.unique(index.person[voices]))
            cells.append(MatrixCell(theme_id, group, people, of, len(passages(mine)), ()))
            picked.append(_picked(index, mine, most))
    return _with_words(cursor, index, cells, picked)


def _picked(index: MarkIndex, marks: Marks, most: int) -> Marks:
    """A few marks that are neither very short nor long, of different voices first; by chance, but always the same."""
    length = marks.end - marks.start
    readable = np.flatnonzero((length >= SHORTEST) & (length <= LONGEST))
    rows = readable if len(readable) else np.arange(len(marks))
    chance = marks.ident[rows] * np.uint64(0x9E3779B97F4A7C15)
    if len(rows) > AMONG:
        few = np.argpartition(chance, AMONG)[:AMONG]
        rows, chance = rows[few], chance[few]
    rows = rows[np.argsort(chance, kind="stable")]
    _, first = np.unique(marks.voice[rows], return_index=True)
    rest = np.setdiff1d(np.arange(len(rows)), first)
    chosen = marks.at(rows[np.concatenate([np.sort(first), rest])])
    _, once = np.unique(np.stack([chosen.talk, chosen.start, chosen.end]), axis=1, return_index=True)
    return chosen.at(np.sort(once)[:most])


def _with_words(
    cursor: Cursor, index: MarkIndex, cells: Sequence[MatrixCell], picked: Sequence[Marks]
) -> list[MatrixCell]:
    asked = {
        "cells": [cell for cell, marks in enumerate(picked) for _ in range(len(marks))],
        "ids": [index.transcripts[talk] for marks in picked for talk in marks.talk.tolist()],
        "starts": [start for marks in picked for start in marks.start.tolist()],
        "ends": [end for marks in picked for end in marks.end.tolist()],
    }
    quotes: dict[int, list[Quoted]] = {}
    for cell, *rest in cursor.execute(WORDS, asked).fetchall():
        quotes.setdefault(cell, []).append(Quoted(*rest))
    return [replace(cell, quotes=tuple(quotes.get(number, ()))) for number, cell in enumerate(cells)]


WORDS = """
    WITH wanted AS (
        SELECT unnest($cells::INTEGER[]) AS cell, unnest($ids::VARCHAR[])::UUID AS transcript_id,
            unnest($starts::INTEGER[]) AS first, unnest($ends::INTEGER[]) AS stop
    )
    SELECT cell, wanted.transcript_id::VARCHAR, transcripts.name, first, substring(transcripts.text, first + 1, stop - first)
    FROM wanted JOIN transcripts ON transcripts.transcript_id = wanted.transcript_id
    ORDER BY cell, transcripts.name, first"""
