"""What work groups see: nobody can work out a hidden count, whatever they open, add up, keep from before or try out."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from coding.themes.counting import ALL
from coding.themes.disclosure import hidden_places, may_cross
from coding.themes.over_time import Former, company, withheld
from coding.themes.passages_shown import passages_shown, stands_out
from coding.themes.records import Records, crossed, sums_of
from tests.coding.themes.attacker import Attacker
from tests.coding.themes.invented import Study, records_of_people, study


def too_close(attacker: Attacker, threshold: int, before: Attacker | None = None) -> list[object]:
    """The hidden figures to which the attacker comes closer than the protection interval: under the threshold from 0 to
    threshold - 1, otherwise a range of that width. `before`: where the attacker was as close without the last table.
    """
    found: list[object] = []
    for spot in attacker.hidden():
        least, most = attacker.range_of(spot, whole=True)
        true = attacker.truth[spot]
        safe = (least == 0 and most >= threshold - 1) if true < threshold else most - least >= threshold - 1
        if not safe and (before is None or before.range_of(spot, whole=True) != (least, most)):
            found.append((spot, least, most))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_count_can_be_worked_out_from_all_tables_together(seed: int) -> None:
    one = study(seed, (6, 12, 20, 40)[seed % 4])
    if one.publish(f"secret {seed}"):
        attacker = Attacker(one.seen)
        assert not too_close(attacker, one.threshold)
        spot = attacker.hidden()[:1]
        for some in spot:  # what whole people allow, any numbers allow
            whole, any_number = attacker.range_of(some, True), attacker.range_of(some, False)
            assert any_number[0] <= whole[0] and any_number[1] >= whole[1]


@pytest.mark.parametrize("seed", range(6))
def test_nor_from_tables_of_several_days_by_somebody_who_counts_who_came_and_went(seed: int) -> None:
    one = study(seed, 30 + seed)
    one.publish()
    for _ in range(2):
        one.join(int(one.random.integers(1, 25)))
        if seed % 3:
            one.recode(int(one.random.integers(1, 20)))
        if seed % 3 == 2:
            one.leave(int(one.random.integers(1, 9)))
        one.publish()
    for links in (False, True):
        nothing_new = (
            [*one.seen[:-1], replace(one.seen[-1], participants={}, passages={})] if one.seen else []
        )
        if len(one.seen) > 1:
            assert not too_close(Attacker(one.seen, links), one.threshold, Attacker(nothing_new, links))


def test_the_attacker_does_find_counts_when_only_the_small_ones_are_hidden() -> None:
    found = 0
    for seed in range(12):
        one = study(seed, 24)
        records = records_of_people(one.people, one.dimensions, one.parents)
        one.publish()
        if one.seen:
            small = {
                ("" if row == 0 else records.themes[row - 1], "" if column == 0 else "/".join(records.groups[column])):
                None if count < one.threshold else int(count)
                for (row, column), count in np.ndenumerate(records.counts())
            }  # fmt: skip
            found += bool(
                too_close(Attacker([replace(one.seen[0], participants=small, passages={})]), one.threshold)
            )
    assert found >= 6


def test_what_is_hidden_does_not_tell_the_count_to_somebody_who_tries_the_rule_on_other_tables() -> None:
    """Every table that shows the same is protected with many secrets: for each value under the threshold of each hidden
    count there is one that hides just the same places.
    """
    groups = ((ALL, ALL), ("age", "a"), ("age", "b"), ("age", "c"))
    sizes, threshold = (8, 8, 9), 3
    true = (1, 4, 6)
    hidden = hidden_places(_ages(groups, sizes, true), threshold, "the real secret")
    shown = _shown(true, hidden)
    possible = {
        counts
        for counts in itertools.product(*(range(size + 1) for size in sizes))
        if any(
            np.array_equal(hidden, tried) and _shown(counts, tried) == shown
            for tried in (hidden_places(_ages(groups, sizes, counts), threshold, f"try {n}") for n in range(12))
        )
    } if shown else set()  # fmt: skip
    for column in range(3):
        if hidden[1, column + 1]:
            values = {counts[column] for counts in possible}
            assert set(range(threshold)) <= values if true[column] < threshold else len(values) >= threshold


def _ages(groups: tuple[tuple[str, str], ...], sizes: tuple[int, ...], counts: tuple[int, ...]) -> Records:
    age = np.repeat(np.arange(len(sizes)), sizes)
    told = np.concatenate([np.arange(size) < count for size, count in zip(sizes, counts, strict=True)])
    members = np.array([age >= 0, *(age == number for number in range(len(sizes)))])
    names = tuple(f"x{number}" for number in range(len(age)))
    said = told[:, None].astype(int)
    return Records(names, groups, members, ("t",), {"t": None}, told[:, None], said, sums_of(groups))


def _shown(counts: tuple[int, ...], hidden: np.ndarray) -> tuple[int | None, ...]:
    row = (sum(counts), *counts)
    return tuple(None if gone else count for count, gone in zip(row, hidden[1], strict=True))


def test_none_and_four_are_hidden_alike() -> None:
    groups = ((ALL, ALL), ("age", "a"), ("age", "b"), ("age", "c"))
    found = [hidden_places(_ages(groups, (20, 20, 30), (few, 12, 9)), 5, "secret") for few in (0, 4)]
    assert np.array_equal(*found) and found[0][1, 1] and not found[0].all()


@pytest.mark.parametrize(
    ("people", "ages"), [(3, 2), (4, 1), (12, 1), (30, 2)], ids=["three", "four", "all in one", "thirty"]
)
def test_studies_of_any_shape_are_protected_and_show_no_count_without_of_how_many(
    people: int, ages: int
) -> None:
    for seed in range(6):
        one = study(seed, people)
        one.groups["age"] = (False, np.full(ages, 1 / ages))
        one.people.clear()
        one.join(people)
        records = records_of_people(one.people, one.dimensions, one.parents)
        hidden = hidden_places(records, 5, f"secret {seed}")
        assert not (~hidden[1:] & hidden[0]).any() and (records.counts()[~hidden] >= 5).all()
        assert hidden.all() or people >= 5


def test_a_theme_that_nobody_spoke_of_is_hidden_like_one_of_which_a_few_did() -> None:
    records = _ages(((ALL, ALL), ("age", "a"), ("age", "b")), (20, 20), (0, 0))
    hidden = hidden_places(records, 5, "secret")
    assert hidden[1].all() and not hidden[0].any()


def test_one_more_interview_changes_nothing_that_can_be_seen() -> None:
    one = study(4, 40)
    assert one.publish()
    one.join(1)
    assert not one.publish() and len(one.seen) == 1


def test_when_somebody_withdraws_the_tables_before_and_after_differ_by_enough_people() -> None:
    one = _large()
    leaving = next(iter(one.people))
    records = records_of_people(one.people, one.dimensions, one.parents)
    assert one.publish()
    alone = records.only(np.array([name != leaving for name in records.participants]))
    assert 0 in withheld(alone, one.formers, one.threshold, "secret"), (
        "without company it would point at them"
    )
    kept = company(records, leaving, one.threshold, "secret")
    assert not kept[records.participants.index(leaving)] and (~kept).sum() == one.threshold
    hidden = hidden_places(records.only(kept), one.threshold, "secret", one.formers)
    assert not hidden[1:].all()


def test_a_publication_that_forgot_somebody_lets_no_other_point_at_them() -> None:
    one = _large()
    records = records_of_people(one.people, one.dimensions, one.parents)
    hidden = hidden_places(records, one.threshold, "secret")
    rest = records.only(np.arange(len(records.participants)) > 0)
    forgotten = Former(rest, ~hidden, one.threshold, gone=1)
    assert hidden_places(rest, one.threshold, "secret", [forgotten]).all()


def _large() -> Study:
    one = study(1, 0)
    one.groups = {"age": (False, np.array([0.5, 0.5]))}
    one.rates = dict.fromkeys(one.parents, 0.6)
    one.join(40)
    return one


def test_groups_of_nearly_the_same_people_are_not_both_shown() -> None:
    groups = ((ALL, ALL), ("age", "a"), ("age", "b"), ("carer", "yes"), ("carer", "no"))
    number = np.arange(40)
    members = np.array([number >= 0, number < 20, number >= 20, number < 21, number >= 21])
    told = (number % 2 == 0)[:, None]
    records = Records(
        tuple(map(str, number)), groups, members, ("t",), {"t": None}, told, told.astype(int), sums_of(groups)
    )
    assert len(withheld(records, [], 5, "secret")) == 2
    hidden = hidden_places(records, 5, "secret")
    assert hidden[0, [1, 3]].any() and hidden[0, [2, 4]].any()


def test_a_crossing_that_leaves_fewer_than_the_threshold_is_refused_and_another_is_protected_with_the_rest() -> (
    None
):
    number = np.arange(60)
    groups = ((ALL, ALL), ("age", "a"), ("age", "b"), ("sex", "m"), ("sex", "f"))
    members = np.array([number >= 0, number < 30, number >= 30, number % 2 == 0, number % 2 == 1])
    told = ((number < 30) & (number % 3 == 0) | (number > 56))[:, None]
    records = Records(
        tuple(map(str, number)), groups, members, ("t",), {"t": None}, told, told.astype(int), sums_of(groups)
    )
    assert may_cross(records, "age", "sex", 5) and not may_cross(records, "age", "sex", 16)
    both = crossed(records, "age", "sex")
    hidden = hidden_places(both, 5, "secret")
    assert (both.counts()[~hidden] >= 5).all() and hidden[1, 5:].sum() >= 2


def test_passages_are_not_told_where_one_participant_said_most_of_them_or_anything_is_hidden() -> None:
    assert (
        stands_out(np.array([9, 1, 1, 1, 1]))
        and stands_out(np.array([10, 10, 1]))
        and not stands_out(np.zeros(3))
    )
    assert not stands_out(np.array([3, 2, 2, 2, 1]))
    records = _ages(((ALL, ALL), ("age", "a"), ("age", "b")), (10, 10), (6, 7))
    assert passages_shown(records, np.zeros((2, 3), bool)).all()
    assert not passages_shown(records, np.array([[False] * 3, [False, True, True]])).any()
    talkative = replace(records, said=records.said * np.where(np.arange(20) == 0, 20, 1)[:, None])
    assert not passages_shown(talkative, np.zeros((2, 3), bool)).any()
