"""Means, changes and differences with their intervals, on published numbers and beside scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from coding.change import difference, mean_of, paired_change, resampled, t_quantile

# Hours of sleep gained by ten patients with each of two drugs: Cushny and Peebles (1905), in "Student" (1908), table I.
# R's documentation of `sleep` gives for them: paired t, mean 1.58, 95 % interval 0.7001142 to 2.4598858; and Welch's
# interval of the unpaired difference -3.3654832 to 0.2054832.
FIRST = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
SECOND = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])


def test_a_paired_change_is_that_of_student() -> None:
    found = paired_change(FIRST, SECOND)
    assert found is not None and found.change.low is not None and found.change.high is not None
    assert (found.n, found.up, found.same, found.down) == (10, 9, 1, 0)
    assert (found.before, found.after, found.change.mean) == pytest.approx((0.75, 2.33, 1.58))
    assert (found.change.low, found.change.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-7)


def test_a_difference_between_groups_is_that_of_welch() -> None:
    found = difference(FIRST, SECOND)
    assert found is not None and found.n == 20
    assert (found.mean, found.low, found.high) == pytest.approx((-1.58, -3.3654832, 0.2054832), abs=1e-7)


@pytest.mark.parametrize("freedom", [1, 2, 9, 17.776, 61, 20_999])
def test_the_quantile_of_t_is_that_of_scipy(freedom: float) -> None:
    for share in (0.6, 0.9, 0.975, 0.9995):
        assert t_quantile(share, freedom) == pytest.approx(stats.t.ppf(share, freedom), rel=1e-9)


def test_the_interval_from_resampling_is_that_of_scipy() -> None:
    skew = np.array([0, 0, 0, 0, 1, 1, 2, 3, 5, 9, 14, -1.0])
    for values in (SECOND - FIRST, skew):
        found = resampled(values)
        again = stats.bootstrap(
            (values,), np.mean, method="BCa", n_resamples=20_000, rng=np.random.default_rng(1)
        ).confidence_interval
        assert found == resampled(values)  # the same each time
        assert found == pytest.approx(tuple(again), abs=0.05 * float(np.ptp(values)))


def test_only_people_of_whom_both_are_known_count() -> None:
    before, after = np.array([4.0, np.nan, 6, 3, 5]), np.array([3.0, 2, np.nan, 3, 1])
    found = paired_change(before, after)
    assert found is not None and (found.n, found.up, found.same, found.down) == (3, 0, 1, 2)
    assert (found.before, found.after) == (4.0, pytest.approx(7 / 3))


def test_nothing_is_told_of_fewer_than_three() -> None:
    assert mean_of(np.array([1.0, 2.0, np.nan])) is None
    assert paired_change(np.array([1.0, 2]), np.array([2.0, 2])) is None
    assert difference(np.array([1.0, 2]), np.array([1.0, 2, 3])) is None
    assert paired_change(np.array([]), np.array([])) is None


def test_where_all_are_alike_there_is_no_interval() -> None:
    found = paired_change(np.array([1.0, 2, 3]), np.array([2.0, 3, 4]))
    assert found is not None and found.change.mean == 1 and found.up == 3
    assert found.change.low is None and found.resampled is None
    assert difference(np.array([1.0, 1, 1]), np.array([2.0, 2, 2])) is not None
