"""What work groups see: nobody can work out a hidden count, whatever they open and add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coding.themes.counting import ALL
from coding.themes.disclosure import for_work_group
from coding.themes.tables import Cell
from tests.coding.themes.attacker import Attacker, Study, counts, invent

TREES = (
    [("p", None)],
    [("p", None), ("q", None)],
    [("p", None), ("c", "p"), ("d", "p")],
    [("p", None), ("c", "p"), ("e", "c"), ("f", "c"), ("d", "p")],
    [("p", None), ("c", "p"), ("d", "p"), ("e", "p")],
)
TABLES = 300
BATCH = 20


def study(seed: int) -> tuple[Study, int]:
    random = np.random.default_rng(seed)
    invented = invent(random, TREES[seed % len(TREES)], int(random.integers(6, 60)))
    return invented, int(random.choice([3, 4, 5]))


def protect(invented: Study, threshold: int) -> tuple[list[Cell], list[Cell]]:
    return for_work_group(invented.ages, invented.subgroups, invented.parents, threshold)


def row(theme: str, figures: dict[str, tuple[int, int]], passages: int = 20) -> list[Cell]:
    return [Cell(theme, theme, group, n, of, passages) for group, (n, of) in figures.items()]


def participants(cells: list[Cell]) -> dict[str, int | None]:
    return {cell.group: cell.participants for cell in cells}


@pytest.mark.parametrize("batch", range(TABLES // BATCH))
def test_no_hidden_count_can_be_worked_out_from_both_tables_together(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        invented, threshold = study(seed)
        attacker = Attacker(invented, counts(protect(invented, threshold)))
        for spot in attacker.hidden:
            if attacker.truth[spot] < threshold:
                assert all(attacker.could_be(spot, value) for value in range(threshold)), (seed, spot)
            else:
                assert attacker.range_of(spot, threshold - 1) == threshold - 1, (seed, spot)


def test_the_attacker_does_find_counts_when_only_the_small_ones_are_hidden() -> None:
    found = 0
    for seed in range(20):
        invented, threshold = study(seed)
        seen = {
            spot: None if n < threshold else n
            for spot, n in counts((invented.ages, invented.subgroups)).items()
        }
        attacker = Attacker(invented, seen)
        found += any(
            not all(attacker.could_be(spot, value) for value in range(threshold)) for spot in attacker.hidden
        )
    assert found >= 10


def test_no_count_under_the_threshold_is_shown_and_what_is_shown_is_true() -> None:
    for seed in range(100):
        invented, threshold = study(seed)
        for true, shown in zip(
            (invented.ages, invented.subgroups), protect(invented, threshold), strict=True
        ):
            for before, after in zip(true, shown, strict=True):
                assert after.hidden == (after.participants is None)
                assert after.hidden or before.participants == after.participants >= threshold
                assert after.of is None or before.of == after.of >= threshold
                assert after.hidden or after.of is not None, "no count without of how many"
                assert not after.hidden or (after.passages is None and after.share is None)


def test_none_and_four_look_the_same_when_hidden() -> None:
    def table(small: int) -> list[Cell]:
        return row("t", {"a": (small, 20), "b": (12, 20), "c": (9, 30), ALL: (21 + small, 70)})

    hidden = [
        for_work_group(table(n), row("t", {"none": (21 + n, 70), ALL: (21 + n, 70)}), {}, 5)[0]
        for n in (0, 4)
    ]
    assert participants(hidden[0]) | {ALL: 0} == participants(hidden[1]) | {ALL: 0}
    assert [cell.hidden for cell in hidden[0]] == [cell.hidden for cell in hidden[1]]


def test_a_single_small_count_takes_a_second_group_along_and_the_smaller_group_first() -> None:
    ages = row("t", {"a": (2, 20), "b": (6, 30), "c": (15, 21), ALL: (23, 71)})
    shown, _ = for_work_group(ages, row("t", {"none": (23, 71), ALL: (23, 71)}), {}, 5)
    assert participants(shown) == {"a": None, "b": 6, "c": None, ALL: 23}


def test_a_group_that_is_too_small_is_hidden_with_its_size() -> None:
    ages = row("t", {"a": (3, 3), "b": (6, 30), "c": (15, 21), ALL: (24, 54)})
    shown, _ = for_work_group(ages, row("t", {"none": (24, 54), ALL: (24, 54)}), {}, 5)
    assert {cell.group: cell.of for cell in shown} == {"a": None, "b": 30, "c": None, ALL: 54}


def test_of_a_study_smaller_than_the_threshold_nothing_is_shown() -> None:
    ages = row("t", {"a": (1, 1), "b": (3, 3), ALL: (4, 4)})
    for shown in for_work_group(ages, row("t", {"none": (4, 4), ALL: (4, 4)}), {}, 5):
        assert all(cell.hidden and cell.of is None and cell.passages is None for cell in shown)


def test_in_a_very_small_study_no_count_is_shown_without_of_how_many() -> None:
    for seed in range(90, 110):
        random = np.random.default_rng(seed)
        invented = invent(random, TREES[seed % len(TREES)], int(random.integers(5, 9)))
        for shown in protect(invented, 5):
            assert all(cell.hidden or cell.of is not None for cell in shown), seed


def test_passages_of_totals_and_of_themes_above_go_with_a_hidden_cell() -> None:
    groups = {"a": (2, 20), "b": (9, 30), "c": (15, 40), ALL: (26, 90)}
    above = {"a": (12, 20), "b": (20, 30), "c": (30, 40), ALL: (62, 90)}
    ages = row("p", above) + row("c", groups) + row("d", above)
    alone = [replace(cell, group="none") for cell in ages if cell.group == ALL]
    everybody = [cell for cell in ages if cell.group == ALL]
    shown, _ = for_work_group(ages, alone + everybody, {"p": None, "c": "p", "d": "p"}, 5)
    passages = {(cell.theme, cell.group): cell.passages for cell in shown}
    assert passages["p", "a"] is passages["p", "b"] is passages["p", ALL] is passages["c", ALL] is None
    assert passages["p", "c"] == passages["c", "c"] == passages["d", "a"] == passages["d", ALL] == 20


def test_the_same_tables_are_hidden_alike_every_time() -> None:
    invented, threshold = study(7)
    assert protect(invented, threshold) == protect(invented, threshold)
