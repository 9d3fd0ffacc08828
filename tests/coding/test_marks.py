"""Choosing among marks: the same answers as going through them one by one, on many small invented texts."""

from __future__ import annotations

import numpy as np

from coding.marks import (
    GROUP,
    NOBODY,
    SEVERAL,
    Marks,
    Stretches,
    agreed,
    flagged_by,
    heard,
    holding,
    in_order,
    overlapping,
    passages,
    together,
    touch_any,
    voices_of,
    with_counts,
)

CHANCE = np.random.default_rng(7)
TALKS, LENGTH, CODES = 6, 40, 4


def _marks(count: int) -> Marks:
    start = CHANCE.integers(0, LENGTH - 1, count)
    end = np.minimum(LENGTH, start + CHANCE.integers(1, 9, count))
    talk, code = CHANCE.integers(0, TALKS, count), CHANCE.integers(0, CODES, count)
    coder, voice = CHANCE.integers(GROUP, 4, count), CHANCE.integers(NOBODY, 5, count)
    day, ident = CHANCE.integers(0, 9, count), np.arange(count).astype(np.uint64)
    whole = Marks(talk, start, end, code, coder, voice, day, ident, np.ones(count, bool))
    return together(in_order(whole.at(ident % 3 > 0)), whole.at(ident % 3 == 0))


def _units(length: int) -> Stretches:
    """Each text cut in equal pieces, with a gap of one between them."""
    starts = np.arange(0, LENGTH, length)
    talk = np.repeat(np.arange(TALKS - 1), len(starts))  # the last text has none
    start = np.tile(starts, TALKS - 1)
    voice = np.where(np.arange(len(talk)) % 2, np.arange(len(talk)) % 5, -1)
    return Stretches(talk, start, start + length - 1, voice)


def _meet(a: Marks | Stretches, i: int, b: Marks | Stretches, j: int) -> bool:
    return bool(a.talk[i] == b.talk[j] and a.start[i] < b.end[j] and b.start[j] < a.end[i])


def test_what_touches_and_overlaps_is_what_one_by_one_finds() -> None:
    for count in (0, 1, 60):
        marks, others, units = _marks(count), _marks(25), _units(7)
        flags = CHANCE.random(len(units)) < 0.4
        every = range(len(marks))
        touching = [[u for u in range(len(units)) if _meet(marks, i, units, u)] for i in every]
        assert touch_any(units, flags, marks).tolist() == [bool(flags[one].any()) for one in touching]
        assert np.flatnonzero(flagged_by(units, marks)).tolist() == sorted(
            {u for one in touching for u in one}
        )
        lists = [any(_meet(marks, i, others, j) for j in range(len(others))) for i in every]
        assert overlapping(marks, others).tolist() == lists
        assert not overlapping(marks, others.at(np.zeros(0, int))).any()


def test_words_lie_within_a_mark_or_not() -> None:
    marks, places = _marks(60), _units(5)
    found = [
        any(
            places.talk[p] == marks.talk[i]
            and marks.start[i] <= places.start[p]
            and places.end[p] <= marks.end[i]
            for p in range(len(places))
        )
        for i in range(len(marks))
    ]
    assert holding(marks, places).tolist() == found and any(found) and not all(found)


def test_who_is_heard_in_one_voice_in_several_and_in_none() -> None:
    marks, turns = _marks(60), _units(6)
    voices = np.array([True, False, True, False, False])
    assert turns.voice is not None
    said = []
    for i in range(len(marks)):
        several = {int(turns.voice[t]) for t in range(len(turns)) if _meet(marks, i, turns, t)} - {-1}
        said.append(several if marks.voice[i] == SEVERAL else {int(marks.voice[i])} - {NOBODY})
    assert heard(marks, turns, voices).tolist() == [any(voices[one] for one in some) for some in said]
    everybody = set().union(*said)
    assert set(np.flatnonzero(voices_of(marks, turns, 5)).tolist()) == everybody


def test_two_readers_agree_when_they_gave_the_same_code_to_the_same_sentence() -> None:
    stands_for = np.array([0, 1, 1, 3])  # the third code was merged into the second
    for count in (0, 1, 80):
        marks, units = _marks(count), _units(7)
        where = [{u for u in range(len(units)) if _meet(marks, i, units, u)} for i in range(len(marks))]
        found = [
            any(
                where[i] & where[j]
                and stands_for[marks.code[i]] == stands_for[marks.code[j]]
                and marks.coder[i] != marks.coder[j]
                for j in range(len(marks))
            )
            for i in range(len(marks))
        ]
        assert agreed(marks, units, stands_for).tolist() == found


def test_marks_on_the_same_words_are_one_passage_and_overruled_ones_do_not_count() -> None:
    marks = _marks(60)
    stretches = {(int(t), int(s), int(e)) for t, s, e in zip(marks.talk, marks.start, marks.end, strict=True)}
    assert len(passages(marks)) == len(stretches)
    assert with_counts(marks, np.array([3, 5], np.uint64)).counts.sum() == 58
    assert len(passages(marks.at(np.zeros(0, int)))) == 0
