"""A theme's course over the steps of a series."""

from __future__ import annotations

import numpy as np

from coding.themes.counted import Codings, Counted
from coding.themes.course import Move, course
from tests.coding.themes.counted_at_random import CODES, PARENTS, codings_at_random, under, voices_of

STEPS = ("start", "later", "never held")


def test_a_course_says_what_stayed_what_came_and_what_went() -> None:
    # Cases 0 and 1 have both steps, case 2 the first only, and one voice belongs to no case.
    case, step = np.array([0, 0, 1, 1, 2, -1]), np.array([0, 1, 0, 1, 0, -1])
    spoke = [(0, 3), (1, 3), (1, 1), (2, 2), (4, 3), (5, 3)]  # voice, code
    voice, code = np.array(spoke).T
    codings = Codings(voice, voice, code, np.zeros(6, dtype=int), np.ones(6, dtype=int))
    counted = Counted(
        np.arange(6), np.arange(6), codings, np.zeros((0, 2), dtype=int), tuple("ABCDEF"), CODES
    )
    found = course(counted, PARENTS, case, step, STEPS)
    assert found.cases.tolist() == [3, 2, 0]
    assert found.spoke.tolist() == [[1, 0, 1, 2], [1, 1, 0, 1], [0, 0, 0, 0]]
    assert found.in_both(0, 1) == 2
    assert found.moves(0, 1) == [Move(0, 1, 1), Move(0, 1, 0), Move(0, 0, 1), Move(1, 0, 0)]
    assert found.moves(0, 2) == [Move(0, 0, 0)] * 4


def test_voices_of_one_case_at_one_step_count_once() -> None:
    counted = codings_at_random(5)
    case, step = counted.talk % 2, counted.talk // 2 % 2
    found = course(counted, PARENTS, case, step, STEPS[:2])
    for number, theme in enumerate(CODES):
        for at in (0, 1):
            told = {
                int(case[voice])
                for coding in range(len(counted.codings))
                if counted.codings.code[coding] in under(theme)
                for voice in voices_of(counted, coding)
                if step[voice] == at
            }
            assert found.spoke[at, number] == len(told)


def test_a_study_without_steps_has_no_course() -> None:
    counted = codings_at_random(5)
    nowhere = np.full(len(counted.person), -1)
    assert course(counted, PARENTS, nowhere, nowhere, ()).has.shape == (0, 0)
    assert course(counted, PARENTS, nowhere, nowhere, STEPS).cases.tolist() == [0, 0, 0]
