"""Agreement among and between groups of readers; nobody is singled out."""

from __future__ import annotations

import pytest

from coding.agreement import PERCENT
from coding.agreement_groups import group_agreements
from tests.coding.readings import coded

UNITS = coded({"A": "1100", "B": "1100", "C": "0011", "D": "0011", "E": "...."})


def test_groups_are_compared_within_themselves_and_with_each_other() -> None:
    found = group_agreements(UNITS, {"old": {"A", "B"}, "young": {"C", "D", "E"}}, fewest=1)
    said = {(one.group, one.other): (one.readers, one.estimates.values[-1, PERCENT]) for one in found}
    assert said == {
        ("old", None): ((2,), 1),
        ("young", None): ((2,), 1),
        ("old", "young"): ((2, 2), pytest.approx(0)),
    }, "a reader who has read nothing counts in no group"


def test_a_group_of_one_is_never_compared_unless_asked_for() -> None:
    groups = {"one": {"A"}, "three": {"B", "C", "D"}}
    assert [(one.group, one.other) for one in group_agreements(UNITS, groups)] == [("three", None)]
    two = {"two": {"A", "C"}, "more": {"B", "D"}}
    assert [(one.group, one.other) for one in group_agreements(UNITS, two)] == [("two", "more")], (
        "of two people the figure would tell who they are"
    )
    with_one = group_agreements(UNITS, groups, fewest=1)
    assert [(one.group, one.other) for one in with_one] == [("three", None), ("one", "three")]


def test_groups_that_read_nothing_together_are_left_out() -> None:
    units = coded({"A": "11..", "B": "11..", "C": "..11", "D": "..11"})
    found = group_agreements(units, {"old": {"A", "B"}, "young": {"C", "D"}, "nobody": set()}, fewest=1)
    assert [(one.group, one.other) for one in found] == [("old", None), ("young", None)]
