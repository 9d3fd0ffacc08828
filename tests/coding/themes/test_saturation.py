"""How new codes flatten: checked by hand, step by step as Guest, Namey and Chen (2020) describe it."""

from __future__ import annotations

import pytest

from coding.themes.saturation import Run, at_level, levels, saturation


def interviews(*new: int) -> list[set[str]]:
    """Interviews with so many codes that none before had, and the first code of all in each."""
    found, made = [], 0
    for count in new:
        found.append({f"c{number}" for number in range(made, made + count)} | ({"c0"} if made else set()))
        made += count
    return found


def test_runs_overlap_and_are_compared_with_the_base() -> None:
    # Base of 4: 20 + 9 + 6 + 5 = 40 codes. Runs of 2: 5-6 3 + 2 = 5 (12.5 %), 6-7 2 + 1 = 3 (7.5 %), 7-8 1 + 1 = 2 (5 %).
    found = saturation(interviews(20, 9, 6, 5, 3, 2, 1, 1, 0), base_size=4, run_length=2, threshold=0.05)
    assert found.base == 40 and found.cumulative == (20, 29, 35, 40, 43, 45, 46, 47, 47)
    assert found.runs == (Run(5, 6, 5, 0.125), Run(6, 7, 3, 0.075), Run(7, 8, 2, 0.05), Run(8, 9, 1, 0.025))
    assert found.reached == 6


@pytest.mark.parametrize(
    ("base", "length", "threshold", "reached"),
    [(4, 3, 0.05, None), (5, 2, 0.05, 6), (6, 2, 0.05, 6), (4, 2, 0.0, None), (4, 2, 0.13, 4)],
)
def test_a_stricter_measure_is_reached_later(
    base: int, length: int, threshold: float, reached: int | None
) -> None:
    # Runs of 3 after 4: 6/40 and 4/40 = 10 %. Base 5: 43 codes, then 3/43 = 7 % and 2/43 = 4.7 %; base 6: 2/45 = 4.4 %.
    found = saturation(interviews(20, 9, 6, 5, 3, 2, 1, 1), base, length, threshold)
    assert found.reached == reached


def test_too_few_interviews_or_no_codes_say_nothing() -> None:
    assert saturation([]).cumulative == () and saturation([]).runs == ()
    few = saturation(interviews(3, 2, 1))
    assert (few.cumulative, few.base, few.runs, few.reached) == ((3, 5, 6), 0, (), None)
    assert saturation([set()] * 8).runs == ()


def test_codes_can_be_counted_at_any_level_of_the_tree() -> None:
    parents = {"home": None, "missing": "home", "whom": "missing", "garden": None}
    used = {"whom", "missing", "garden"}
    assert levels(parents) == 3
    assert at_level(used, parents, 1) == {"home", "garden"}
    assert at_level(used, parents, 2) == {"missing", "garden"}
    assert at_level(used, parents, None) == used
