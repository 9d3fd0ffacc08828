"""Every mark as columns of numbers, to choose among millions at once: by place, code, coder, voice. No database.

Transcripts, codes, coders and voices go by their numbers; offsets are code points, `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

SEVERAL, NOBODY = -1, -2  # voices: a mark on words of several speakers; on those of none but an interviewer
GROUP = -1  # the coder of what the group decided
_PLACE = 32  # bits for a place in a text


@dataclass(frozen=True)
class Stretches:
    """Pieces of text in order of transcript and place, that do not overlap: turns, sentences, places where words stand.

    `voice` is the number of the participant's voice that a turn is, -1 for others; None where that says nothing.
    """

    talk: np.ndarray
    start: np.ndarray
    end: np.ndarray
    voice: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.talk)


@dataclass(frozen=True)
class Marks:
    """A row for each mark, in the order of transcript (by name), start and end.

    `day` is when it was made, in days since 1970; `ident` a number made of its id; `counts` is False where what the group
    decided counts in its place.
    """

    talk: np.ndarray
    start: np.ndarray
    end: np.ndarray
    code: np.ndarray
    coder: np.ndarray
    voice: np.ndarray
    day: np.ndarray
    ident: np.ndarray
    counts: np.ndarray

    def __len__(self) -> int:
        return len(self.talk)

    def at(self, rows: np.ndarray) -> Marks:
        """Just these rows (numbers or flags)."""
        return Marks(*(getattr(self, one.name)[rows] for one in fields(self)))


def in_order(marks: Marks) -> Marks:
    """The marks in the order of transcript, start and end."""
    return marks.at(np.argsort(_order(marks), kind="stable"))


def together(marks: Marks, more: Marks) -> Marks:
    """Both, in their order; quick when there are few more."""
    if not len(more):
        return marks
    more = in_order(more)
    places = np.searchsorted(_order(marks), _order(more))
    return Marks(
        *(np.insert(getattr(marks, one.name), places, getattr(more, one.name)) for one in fields(Marks))
    )


def _order(marks: Marks) -> np.ndarray:
    """One number by which marks are in order; passages of over a million characters count as alike in length."""
    length = np.minimum(marks.end - marks.start, (1 << 20) - 1).astype(np.int64)
    found: np.ndarray = marks.talk.astype(np.int64) << 44 | marks.start.astype(np.int64) << 20 | length
    return found


def with_counts(marks: Marks, overruled: np.ndarray) -> Marks:
    """The marks, of which those with these idents do not count: the group decided about their words."""
    return replace(marks, counts=~np.isin(marks.ident, overruled)) if len(overruled) else marks


def keys(talk: np.ndarray, place: np.ndarray) -> np.ndarray:
    """One number for a transcript and a place in it, in their order."""
    return talk.astype(np.int64) << _PLACE | place.astype(np.int64)


def talk_and_place(found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The transcripts and places that such numbers stand for."""
    return found >> _PLACE, found & ((1 << _PLACE) - 1)


def touched(units: Stretches, marks: Marks | Stretches) -> tuple[np.ndarray, np.ndarray]:
    """For each mark the numbers `[first, stop)` of the units that it touches."""
    first = np.searchsorted(keys(units.talk, units.end), keys(marks.talk, marks.start), side="right")
    stop = np.searchsorted(keys(units.talk, units.start), keys(marks.talk, marks.end), side="left")
    return first, np.maximum(first, stop)


def any_within(flags: np.ndarray, first: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """For each range of units whether any in it has its flag."""
    before = np.concatenate([[0], np.cumsum(flags)])
    found: np.ndarray = before[stop] > before[first]
    return found


def touch_any(units: Stretches, flags: np.ndarray, marks: Marks) -> np.ndarray:
    """For each mark whether it touches a unit that has its flag."""
    return any_within(flags, *touched(units, marks))


def flagged_by(units: Stretches, marks: Marks) -> np.ndarray:
    """For each unit whether any of the marks touches it."""
    first, stop = touched(units, marks)
    steps = np.bincount(first, minlength=len(units) + 1) - np.bincount(stop, minlength=len(units) + 1)
    found: np.ndarray = np.cumsum(steps)[: len(units)] > 0
    return found


def overlapping(marks: Marks, others: Marks) -> np.ndarray:
    """For each mark whether it shares words with any of the others."""
    if not len(others):
        return np.zeros(len(marks), dtype=bool)
    begin = keys(others.talk, others.start)
    furthest = np.maximum.accumulate(keys(others.talk, others.end))
    before = np.searchsorted(begin, keys(marks.talk, marks.end), side="left")
    reaches: np.ndarray = furthest[np.maximum(before - 1, 0)] > keys(marks.talk, marks.start)
    return (before > 0) & reaches


def holding(marks: Marks, places: Stretches) -> np.ndarray:
    """For each mark whether one of the places lies within it; the places may differ in length by transcript only."""
    if not len(places):
        return np.zeros(len(marks), dtype=bool)
    found = np.searchsorted(keys(places.talk, places.start), keys(marks.talk, marks.start), side="left")
    place = np.minimum(found, len(places) - 1)
    inside = keys(places.talk, places.end)[place] <= keys(marks.talk, marks.end)
    return (found < len(places)) & inside & (places.talk[place] == marks.talk)


def heard(marks: Marks, turns: Stretches, voices: np.ndarray) -> np.ndarray:
    """For each mark whether one of these voices (a flag for each) says any of it."""
    found = np.where(marks.voice >= 0, voices[np.maximum(marks.voice, 0)] if len(voices) else False, False)
    several = np.flatnonzero(marks.voice == SEVERAL)
    if len(several) and turns.voice is not None and len(voices):
        flags = (turns.voice >= 0) & voices[np.maximum(turns.voice, 0)]
        found[several] = touch_any(turns, flags, marks.at(several))
    return found


def voices_of(marks: Marks, turns: Stretches, count: int) -> np.ndarray:
    """For each of `count` voices whether it says any of these marks."""
    said = np.zeros(count, dtype=bool)
    said[marks.voice[marks.voice >= 0]] = True
    several = marks.at(marks.voice == SEVERAL)
    if len(several) and turns.voice is not None:
        touched_turns = turns.voice[flagged_by(turns, several)]
        said[touched_turns[touched_turns >= 0]] = True
    return said


def agreed(marks: Marks, sentences: Stretches, stands_for: np.ndarray) -> np.ndarray:
    """For each mark whether another reader gave the same code to a sentence that it touches.

    `stands_for`: for each code the number of the one that it stands for. Where a text has no sentences nothing is agreed.
    """
    first, stop = touched(sentences, marks)
    order = np.lexsort((first, stands_for[marks.code], marks.talk))
    ordered = marks.at(order)
    code = stands_for[ordered.code]
    new = np.flatnonzero(np.diff(ordered.talk, prepend=-1) | np.diff(code, prepend=-1))
    group = np.zeros(len(ordered), dtype=np.int64)
    group[new] = 1
    group = np.cumsum(group) << _PLACE
    begin, end = group | first[order], group | (stop[order] - 1)
    reader = _readers(ordered)
    same = np.zeros(len(ordered), dtype=bool)
    for one in range(int(reader.max()) + 1 if len(reader) else 0):
        mine = reader == one
        reached = np.maximum.accumulate(np.where(mine, -1, end))
        ahead = np.minimum.accumulate(np.where(mine, np.iinfo(np.int64).max, begin)[::-1])[::-1]
        same |= mine & ((reached >= begin) | (ahead <= end))
    found = np.zeros(len(marks), dtype=bool)
    found[order] = same & (stop[order] > first[order])
    return found


def _readers(marks: Marks) -> np.ndarray:
    """The number of each mark's coder among those of its transcript (0 …): few, however many coders there are."""
    pair = keys(marks.talk, marks.coder - GROUP)
    different, place = np.unique(pair, return_inverse=True)
    talk = different >> _PLACE
    start = np.searchsorted(talk, talk, side="left")
    found: np.ndarray = (np.arange(len(different)) - start)[place]
    return found


def passages(marks: Marks) -> np.ndarray:
    """The first row of each passage: marks on just the same words are one."""
    if not len(marks):
        return np.zeros(0, dtype=np.int64)
    another = np.diff(keys(marks.talk, marks.start), prepend=-1) != 0
    another |= np.diff(marks.end, prepend=-1) != 0
    return np.flatnonzero(another)
