"""Which marks somebody asks for, among all there are: by any combination of theme, people, place, reader and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from coding.codebook import Code, descendants
from coding.marks import (
    GROUP,
    Marks,
    agreed,
    flagged_by,
    heard,
    holding,
    overlapping,
    touch_any,
    voices_of,
)
from coding.store.codes import codebook
from coding.store.differences import Differing, differing_codings
from coding.store.group_voices import Group, voices_in_all
from coding.store.mark_index import MarkIndex
from coding.store.standing import standing_codes
from coding.store.word_places import plain_words, word_places
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.participants import AgeGroup
from corpus.store.database import Cursor

DECIDED, TWO, EITHER, SINGLE = "group", "two", "agreed", "one"  # how many stand behind a mark
AGREED = (EITHER, DECIDED, TWO, SINGLE)
HELD, MARKED = "held", "marked"  # which day is meant: of the conversation, or of the mark
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Beside:
    """Near another theme (or one under it): `way` is one of coding.themes.together.WAYS."""

    theme_id: str
    way: str = OVERLAP


@dataclass(frozen=True)
class Wanted:
    """Which passages; None, "" and () ask nothing. `group`, `group2` and `more` (dimension, name) keep those that
    participants in all of them say.

    `differing` keeps the codings where readers differ about just that code, `beside` those that come with another theme,
    `agreed` (DECIDED …) those with as many readers behind them, `words` those in which these words stand. `since` and
    `until` (both included) are days on which people spoke (`day` HELD), or marks were made (MARKED). What one coder marked,
    and where readers differ, is asked of all marks of single readers; all else of what counts, as theme tables count it.
    """

    theme_id: str | None = None
    group: Group | None = None
    transcript_id: str | None = None
    coder_id: str | None = None
    differing: Differing | None = None
    group2: Group | None = None
    beside: Beside | None = None
    more: tuple[Group, ...] = ()
    agreed: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None
    day: str = HELD

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups whose participants say it, all at once."""
        return tuple(one for one in (self.group, self.group2, *self.more) if one is not None)


@dataclass(frozen=True)
class Chosen:
    """The marks that were asked for, in order; the voices that are asked for (a flag for each) and who they are.

    `said` are those of these voices that say any of the marks; `rows` the row of each voice in `people`, which has columns
    transcript_id, speaker, participant, age.
    """

    marks: Marks
    said: np.ndarray
    voices: np.ndarray
    rows: np.ndarray
    people: pa.Table


def choose(
    cursor: Cursor, index: MarkIndex, wanted: Wanted, bands: Sequence[AgeGroup], year: int | None = None
) -> Chosen:
    """The marks that fit everything that is wanted."""
    codes, standing = codebook(cursor), standing_codes(cursor)
    marks = _of_theme(index, wanted, code_flags(index, codes, standing, wanted.theme_id))
    if wanted.transcript_id is not None:
        marks = marks.at(marks.talk == _number(index.transcripts, wanted.transcript_id))
    if wanted.coder_id is not None:
        marks = marks.at(marks.coder == _number(index.coders, wanted.coder_id))
    if wanted.since is not None or wanted.until is not None:
        marks = marks.at(_on_days(cursor, index, marks, wanted))
    if plain_words(wanted.words):
        marks = marks.at(holding(marks, word_places(cursor, wanted.words, index.transcripts)))
    people = voices_in_all(cursor, wanted.groups, bands, year)
    rows = index.rows_of(people)
    voices = rows >= 0
    if wanted.groups:
        marks = marks.at(heard(marks, index.turns, voices))
    if wanted.differing is not None:
        marks = marks.at(np.isin(marks.ident, _idents(cursor, differing_codings(cursor, wanted.differing))))
    if wanted.beside is not None:
        others = code_flags(index, codes, standing, wanted.beside.theme_id)
        marks = marks.at(_beside(index, marks, _of_theme(index, wanted, others), wanted.beside.way))
    if wanted.agreed:
        marks = marks.at(_agreed(index, marks, standing, wanted.agreed))
    return Chosen(marks, voices_of(marks, index.turns, len(voices)) & voices, voices, rows, people)


def code_flags(
    index: MarkIndex, codes: Sequence[Code], standing: Mapping[str, str], theme_id: str | None
) -> np.ndarray:
    """A flag for each code of the index: whether it is the theme, lies under it, or was merged into one of these."""
    if theme_id is None:
        themes = {code.code_id for code in codes}
    else:
        theme_id = standing.get(theme_id, theme_id)
        themes = {theme_id, *descendants(codes, theme_id)}
    return np.array([standing.get(code_id, code_id) in themes for code_id in index.codes], dtype=bool)


def _of_theme(index: MarkIndex, wanted: Wanted, flags: np.ndarray) -> Marks:
    marks = index.marks
    every = wanted.coder_id is not None or wanted.differing is not None
    basis = marks.coder != GROUP if every else marks.counts
    return marks if flags.all() and basis.all() else marks.at(basis & flags[marks.code])


def _on_days(cursor: Cursor, index: MarkIndex, marks: Marks, wanted: Wanted) -> np.ndarray:
    first = -np.inf if wanted.since is None else (wanted.since - _EPOCH).days
    last = np.inf if wanted.until is None else (wanted.until - _EPOCH).days
    if wanted.day == MARKED:
        days = marks.day.astype(float)
    else:
        held = dict(cursor.execute(HELD_ON).fetchall())
        by_talk = [(held[one] - _EPOCH).days if one in held else np.nan for one in index.transcripts]
        days = np.array(by_talk, dtype=float)[marks.talk]
    found: np.ndarray = (days >= first) & (days <= last)
    return found


def _beside(index: MarkIndex, marks: Marks, others: Marks, way: str) -> np.ndarray:
    """For each mark whether one of the others comes with it: on the same words, in a turn of a participant, or at all."""
    if way == TURN:
        assert index.turns.voice is not None
        flags = flagged_by(index.turns, others) & (index.turns.voice >= 0)
        return touch_any(index.turns, flags, marks)
    if way == INTERVIEW:
        flags = np.zeros(len(index.transcripts), dtype=bool)
        flags[others.talk] = True
        found: np.ndarray = flags[marks.talk]
        return found
    return overlapping(marks, others)


def _agreed(index: MarkIndex, marks: Marks, standing: Mapping[str, str], how: str) -> np.ndarray:
    """For each mark whether the group decided it, or two readers gave it to the same sentence; or neither (SINGLE)."""
    decided: np.ndarray = marks.coder == GROUP
    if how == DECIDED:
        return decided
    numbers = {code_id: number for number, code_id in enumerate(index.codes)}
    stands_for = np.array([numbers[standing.get(one, one)] for one in index.codes], dtype=np.int64)
    concerned = np.zeros(len(index.codes), dtype=bool)
    concerned[marks.code] = True
    concerned = np.isin(stands_for, stands_for[concerned])
    single = index.marks.at((index.marks.coder != GROUP) & concerned[index.marks.code])
    both = single.ident[agreed(single, index.sentences, stands_for)]
    two = np.isin(marks.ident, both)
    return {TWO: two, EITHER: two | decided, SINGLE: ~(two | decided)}.get(how, two | decided)


def _idents(cursor: Cursor, ids: Sequence[str]) -> np.ndarray:
    rows = cursor.execute(IDENTS, {"ids": list(ids)}).to_arrow_table()
    found: np.ndarray = rows["ident"].to_numpy()
    return found


def _number(known: tuple[str, ...], wanted: str) -> int:
    """The number of an id; one that nothing has when there is no such id."""
    return known.index(wanted) if wanted in known else len(known)


IDENTS = "SELECT hash(id::UUID) AS ident FROM (SELECT unnest($ids::VARCHAR[]) AS id)"
HELD_ON = "SELECT transcript_id::VARCHAR, held_on FROM transcript_details_now WHERE held_on IS NOT NULL"
