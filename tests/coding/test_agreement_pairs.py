"""Who agrees with whom."""

from __future__ import annotations

import numpy as np
import pytest

from coding.agreement import ALPHA, measures, sums_among
from coding.agreement_pairs import pairs_of
from tests.coding.readings import coded

FIRST = {"A": "0100000010..", "B": "111001000011", "C": "..0101000011"}
SECOND = {"A": "1100000000..", "B": "110000000111", "C": "..0000011111"}


def test_two_readers_are_compared_on_what_both_read_as_if_there_were_no_others() -> None:
    pairs = pairs_of(coded(FIRST, SECOND))
    for one, other in (("A", "B"), ("A", "C"), ("B", "C")):
        both = [unit for unit in range(12) if "." not in FIRST[one][unit] + FIRST[other][unit]]
        two = coded(
            *(
                {name: "".join(rows[name][unit] for unit in both) for name in (one, other)}
                for rows in (FIRST, SECOND)
            )
        )
        expected = measures(sums_among(two).sum(axis=0))[-1]
        places = "ABC".index(one), "ABC".index(other)
        assert pairs.values[places] == pytest.approx(expected, abs=1e-6)
        assert pairs.values[places[::-1]] == pytest.approx(expected, abs=1e-6)
    assert pairs.units[0].tolist() == [10, 10, 8]
    assert np.isnan(pairs.values[0, 0, ALPHA])


def test_two_who_never_read_the_same_have_no_figure() -> None:
    pairs = pairs_of(coded({"A": "11..", "B": "..11"}))
    assert np.isnan(pairs.values[0, 1, ALPHA]) and pairs.units[0, 1] == 0
