"""Themes by one grouping or two, held against counting one by one."""

from __future__ import annotations

import numpy as np
import pytest

from coding.themes.counted import Codings, Counted
from coding.themes.counting import ALL
from coding.themes.crosstab import Figures, Grouped, crosstab, share
from tests.coding.themes.counted_at_random import CODES, PARENTS, codings_at_random, under, voices_of


def grouped(dimension: str, groups: int, voices: int, seed: int) -> Grouped:
    """Each voice in none, one or several groups."""
    inside = np.random.default_rng(seed).random((groups, voices)) < 0.4
    return Grouped(dimension, tuple(f"{dimension}{number}" for number in range(groups)), np.argwhere(inside))


def voices_in(found: Grouped, group: str, voices: int) -> set[int]:
    if group == ALL:
        return set(range(voices))
    return set(found.members[found.members[:, 0] == found.groups.index(group), 1].tolist())


def by_hand(counted: Counted, inside: set[int]) -> tuple[int, int, list[int], list[int]]:
    there = {number: voices_of(counted, number) & inside for number in range(len(counted.codings))}
    spoke, said = [], []
    for theme in CODES:
        mine = [number for number in there if counted.codings.code[number] in under(theme) and there[number]]
        said.append(len(mine))
        spoke.append(len({counted.person[voice] for number in mine for voice in there[number]}))
    return len({counted.person[voice] for voice in inside}), sum(map(bool, there.values())), spoke, said


def told(figures: Figures) -> tuple[int, int, list[int], list[int]]:
    return figures.people, figures.passages, figures.spoke.tolist(), figures.said.tolist()


@pytest.mark.parametrize("seed", range(8))
def test_every_figure_of_a_crosstab_is_what_counting_by_hand_gives(seed: int) -> None:
    counted = codings_at_random(seed)
    many = len(counted.person)
    rows, columns = grouped("a", 3, many, seed), grouped("b", 2, many, seed + 100)
    single, crossed = crosstab(counted, PARENTS, rows), crosstab(counted, PARENTS, rows, columns)
    for row in (ALL, *rows.groups):
        mine = voices_in(rows, row, many)
        assert told(single.figures(row)) == by_hand(counted, mine)
        for column in (ALL, *columns.groups):
            both = mine & voices_in(columns, column, many)
            assert told(crossed.figures(row, column)) == by_hand(counted, both)


def test_a_study_of_three_with_a_theme_nobody_spoke_of_has_its_zeros() -> None:
    codings = Codings(*(np.array(column) for column in ([0, 1], [0, 1], [1, 1], [0, 0], [5, 5])))
    counted = Counted(
        np.arange(3), np.arange(3), codings, np.zeros((0, 2), dtype=int), ("A", "B", "C"), CODES
    )
    nobody = Grouped("age", ("young", "old"), np.array([[1, 0], [1, 1], [1, 2]]))
    found = crosstab(counted, PARENTS, nobody)
    assert told(found.figures("old")) == (3, 2, [2, 2, 0, 0], [2, 2, 0, 0])
    assert told(found.figures("young")) == (0, 0, [0] * 4, [0] * 4)
    assert share(2, 3) == pytest.approx(2 / 3) and share(0, 0) is None


def test_a_study_without_voices_or_codes_is_an_empty_table() -> None:
    none = np.zeros(0, dtype=int)
    empty = Counted(none, none, Codings(*[none] * 5), np.zeros((0, 2), dtype=int), (), CODES)
    nobody = Grouped("age", ("old",), np.zeros((0, 2), dtype=int))
    assert told(crosstab(empty, PARENTS, nobody).figures("old"))[:2] == (0, 0)
    assert told(crosstab(empty, PARENTS, nobody, nobody).figures(ALL, ALL))[:2] == (0, 0)
    without_codes = Counted(np.arange(2), np.arange(2), empty.codings, empty.several, ("A", "B"), ())
    assert crosstab(without_codes, {}, nobody).figures(ALL).people == 2


def test_an_attribute_with_four_hundred_values_has_a_group_for_each() -> None:
    counted = codings_at_random(1, voices=500, talks=500, people=400, many=900)
    voices = np.arange(len(counted.person))
    values = Grouped(
        "village", tuple(f"v{number}" for number in range(400)), np.column_stack([counted.person, voices])
    )
    found = crosstab(counted, PARENTS, values)
    assert sum(found.figures(name).people for name in values.groups) == counted.people
    assert all(
        told(found.figures(f"v{one}")) == by_hand(counted, voices_in(values, f"v{one}", 0))
        for one in (0, 7, 399)
    )
