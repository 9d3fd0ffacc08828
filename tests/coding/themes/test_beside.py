"""Themes beside scores: groups only, never a person."""

from __future__ import annotations

import numpy as np

from coding.themes.beside import bands_beside, scores_of, spread, themes_beside

SPOKE = np.array([[1, 0], [1, 0], [1, 0], [0, 1], [0, 1], [0, 0], [0, 0]], dtype=bool)
FOUND = np.array([6, 5, 4, 1, 2, 0, np.nan])


def test_a_theme_has_the_mean_of_who_spoke_and_of_who_did_not() -> None:
    missing, two = themes_beside(("gemis", "buren"), SPOKE, FOUND)
    assert (missing.spoke, missing.silent) == (3, 3)
    assert missing.mean_spoke and missing.mean_silent and missing.difference
    assert (missing.mean_spoke.mean, missing.mean_silent.mean, missing.difference.mean) == (5, 1, 4)
    assert (two.spoke, two.silent) == (2, 4)
    assert two.mean_spoke is None and two.difference is None and two.mean_silent is not None


def test_a_theme_nobody_spoke_of_and_people_without_scores() -> None:
    nobody = themes_beside(("leeg",), np.zeros((7, 1), bool), FOUND)[0]
    assert (nobody.spoke, nobody.silent, nobody.mean_spoke) == (0, 6, None)
    without = themes_beside(("leeg",), np.zeros((7, 1), bool), np.full(7, np.nan))[0]
    assert (without.silent, without.mean_silent) == (0, None)


def test_a_band_of_fewer_than_three_tells_no_themes() -> None:
    bands = np.array([2, 2, 2, 0, 0, 0, -1])
    low, middle, high = bands_beside(("gemis", "buren"), SPOKE, bands, 3)
    assert (low.people, low.themes) == (3, (("buren", 2),))
    assert (middle.people, middle.themes) == (0, None)
    assert high.themes == (("gemis", 3),)
    assert spread(bands, 3) == [3, 0, 3]
    assert bands_beside(("gemis", "buren"), SPOKE, np.array([0, 0, 1, 1, 1, 1, 1]), 2)[0].themes is None


def test_scores_are_found_by_person_whatever_their_order() -> None:
    found = scores_of(["a", "b", "c"], ["c", "a"], np.array([3.0, 1.0]))
    np.testing.assert_array_equal(found, [1, np.nan, 3])
