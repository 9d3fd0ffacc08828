"""Which themes come together, held against counting one by one."""

from __future__ import annotations

import numpy as np
import pytest

from coding.themes.counted import Codings, of_voices
from coding.themes.together import (
    Together,
    Turns,
    at_themes,
    in_the_same_interview,
    in_the_same_turn,
    on_the_same_words,
    share_of_either,
)
from tests.coding.themes.counted_at_random import CODES, codings_at_random, voices_of

THEMES = ("a", "b", "c")


def codings(*rows: tuple[int, int, int, int]) -> Codings:
    """Codings (talk, theme, start, end)."""
    talk, code, start, end = np.array(rows).T
    return Codings(np.zeros(len(rows), dtype=int), talk, code, start, end)


def places(found: Codings, talk: int, theme: int) -> list[tuple[int, int]]:
    """The stretches that a theme covers, one character after another."""
    spans = [
        (start, end)
        for one, code, start, end in zip(found.talk, found.code, found.start, found.end, strict=True)
        if (one, code) == (talk, theme)
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def test_marks_of_several_readers_on_the_same_words_are_one_place() -> None:
    found = on_the_same_words(
        THEMES, codings((0, 0, 0, 10), (0, 0, 4, 12), (0, 1, 8, 9), (0, 1, 8, 9), (0, 1, 30, 40))
    )
    assert found.counts.tolist() == [[1, 1, 0], [1, 2, 0], [0, 0, 0]]


def test_words_that_only_touch_and_words_of_another_interview_are_not_together() -> None:
    found = on_the_same_words(THEMES, codings((0, 0, 0, 10), (0, 1, 10, 20), (1, 2, 5, 15)))
    assert found.pairs() == []
    assert np.diag(found.counts).tolist() == [1, 1, 1]


@pytest.mark.parametrize("seed", range(6))
def test_places_turns_and_interviews_are_what_counting_by_hand_gives(seed: int) -> None:
    counted = codings_at_random(seed, many=90)
    themes, found = at_themes(counted, {code: code for code in CODES})
    turns = Turns(
        *np.array([(talk, start, start + 18) for talk in range(5) for start in range(0, 100, 20)]).T
    )
    words, turn = on_the_same_words(themes, found), in_the_same_turn(themes, found, turns)
    interview = in_the_same_interview(themes, found, 5, 5)
    rows = list(zip(found.talk, found.code, found.start, found.end, strict=True))
    has = [
        {code for talk, code, start, end in rows if talk == at and start < last and end > first}
        for at, first, last in zip(turns.talk, turns.start, turns.end, strict=True)
    ]
    for one in range(len(themes)):
        for other in range(len(themes)):
            met = [
                (a, b)
                for talk in range(5)
                for a in places(found, talk, one)
                for b in places(found, talk, other)
                if a[0] < b[1] and b[0] < a[1]
            ]
            assert words.counts[one, other] == len(met)
            assert turn.counts[one, other] == sum({one, other} <= mine for mine in has)
            both = [set(found.talk[found.code == theme].tolist()) for theme in (one, other)]
            assert interview.counts[one, other] == len(both[0] & both[1])


def test_themes_can_stand_for_the_codes_under_them() -> None:
    counted = codings_at_random(2)
    stands = {"contact": "contact", "neighbours": "contact", "family": "contact", "money": "money"}
    themes, found = at_themes(counted, stands)
    assert themes == ("contact", "money")
    assert np.bincount(found.code).tolist() == [
        int((counted.codings.code < 3).sum()),
        int((counted.codings.code == 3).sum()),
    ]


def test_only_the_voices_asked_for_are_left() -> None:
    counted = codings_at_random(3)
    kept = np.arange(len(counted.person)) % 2 == 0
    left = of_voices(counted, kept)
    stay = [number for number in range(len(counted.codings)) if any(kept[list(voices_of(counted, number))])]
    assert left.codings.start.tolist() == counted.codings.start[stay].tolist()
    assert left.person.tolist() == counted.person[kept].tolist()
    new = np.flatnonzero(kept)
    for number, before in enumerate(stay):
        assert {int(new[voice]) for voice in voices_of(left, number)} == {
            voice for voice in voices_of(counted, before) if kept[voice]
        }


def test_pairs_come_most_frequent_first_and_never_a_theme_with_itself() -> None:
    found = Together("turn", THEMES, np.array([[9, 2, 5], [2, 4, 0], [5, 0, 6]]), 20)
    assert found.pairs() == [(5, 0, 2), (2, 0, 1)] and found.pairs(3) == [(5, 0, 2)]
    assert share_of_either(found, 0, 2) == pytest.approx(0.5) and share_of_either(found, 1, 2) == 0
