"""Means with their intervals: of one group, of a change in the same people, of a difference between two groups.

"Student" (1908), Biometrika 6: the interval of a mean, and of the mean of paired differences. Welch (1947), Biometrika
34: two groups that may vary unlike. Efron (1987), JASA 82: the interval from resampling, corrected for bias and
acceleration (BCa), for when changes are few and skew. The quantile of t comes from the incomplete beta function by
its continued fraction (Abramowitz & Stegun 1964, 26.5.8 and 26.7.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

import numpy as np

LEAST = 3  # people; of fewer no figure is told, for it would tell of persons
SURE = 0.95
RESAMPLES, RESAMPLED_TO, SEED = (
    4_000,
    2_000,
    20_261_122,
)  # draws; people up to whom; so that it is the same each time
_STEPS, _CLOSE, _TINY = 400, 1e-14, 1e-300


@dataclass(frozen=True)
class Mean:
    """A mean of n people with the ends of its 95 % interval (None when all are alike or there is none)."""

    n: int
    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Change:
    """How the same n people changed: the means before and after, the mean change with its interval, also by resampling,
    and how many went up, stayed the same and went down.
    """

    n: int
    before: float
    after: float
    change: Mean
    resampled: tuple[float, float] | None
    up: int
    same: int
    down: int


def mean_of(values: np.ndarray, least: int = LEAST) -> Mean | None:
    """The mean of those that are known (not NaN) with its t interval; None of fewer than `least`."""
    known = values[~np.isnan(values)]
    if len(known) < least:
        return None
    half = _spread(known)
    if half is not None:
        half *= t_quantile(0.5 + SURE / 2, len(known) - 1)
    mean = float(known.mean())
    return Mean(len(known), mean, *(None, None) if half is None else (mean - half, mean + half))


def paired_change(before: np.ndarray, after: np.ndarray, least: int = LEAST) -> Change | None:
    """How those changed of whom both are known (rows are people, NaN: not known); None of fewer than `least`."""
    both = ~(np.isnan(before) | np.isnan(after))
    first, second = before[both], after[both]
    steps = second - first
    found = mean_of(steps, least)
    if found is None:
        return None
    moved = np.where(np.abs(steps) < 1e-9, 0, np.sign(steps))
    counts = (int((moved > 0).sum()), int((moved == 0).sum()), int((moved < 0).sum()))
    return Change(found.n, float(first.mean()), float(second.mean()), found, resampled(steps), *counts)


def difference(one: np.ndarray, other: np.ndarray, least: int = LEAST) -> Mean | None:
    """How much higher the mean of the first group is, with Welch's interval; None when either has fewer than `least`.

    Its n is that of both together.
    """
    one, other = one[~np.isnan(one)], other[~np.isnan(other)]
    if min(len(one), len(other)) < least:
        return None
    mean = float(one.mean() - other.mean())
    shares = [float(values.var(ddof=1)) / len(values) for values in (one, other)]
    if sum(shares) <= 0:
        return Mean(len(one) + len(other), mean, None, None)
    freedom = sum(shares) ** 2 / sum(
        share**2 / (len(values) - 1) for share, values in zip(shares, (one, other), strict=True)
    )
    half = sqrt(sum(shares)) * t_quantile(0.5 + SURE / 2, freedom)
    return Mean(len(one) + len(other), mean, mean - half, mean + half)


def resampled(values: np.ndarray) -> tuple[float, float] | None:
    """The BCa interval of the mean, from RESAMPLES draws that are the same each time; None when all are alike, or so
    many that the t interval is as good.
    """
    many = len(values)
    if many < 2 or many > RESAMPLED_TO or np.ptp(values) == 0:
        return None
    draws = np.random.default_rng(SEED).integers(0, many, (RESAMPLES, many))
    means = values[draws].mean(axis=1)
    normal = NormalDist()
    below = (
        np.count_nonzero(means < values.mean()) + np.count_nonzero(means == values.mean()) / 2
    ) / RESAMPLES
    bias = normal.inv_cdf(min(max(below, 1 / RESAMPLES), 1 - 1 / RESAMPLES))
    left_out = (values.sum() - values) / (many - 1)
    apart = left_out.mean() - left_out
    bend = float((apart**3).sum() / (6 * (apart**2).sum() ** 1.5))
    ends = []
    for side in (0.5 - SURE / 2, 0.5 + SURE / 2):
        reach = bias + normal.inv_cdf(side)
        ends.append(normal.cdf(bias + reach / (1 - bend * reach)))
    low, high = np.quantile(means, ends)
    return float(low), float(high)


def _spread(values: np.ndarray) -> float | None:
    """The standard error of the mean; None when all are alike."""
    if len(values) < 2 or np.ptp(values) == 0:
        return None
    return float(values.std(ddof=1)) / sqrt(len(values))


@lru_cache(maxsize=4096)
def t_quantile(share: float, freedom: float) -> float:
    """The value below which Student's t with these degrees of freedom lies with this probability (0.5 to 1)."""
    front = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    value = NormalDist().inv_cdf(share)  # lies before it; from there Newton's steps never go past it
    for _ in range(_STEPS):
        density = exp(front - (freedom + 1) / 2 * log1p(value * value / freedom))
        step = (share - _t_below(value, freedom)) / density
        value += step
        if abs(step) < 1e-12 * value:
            break
    return value


def _t_below(value: float, freedom: float) -> float:
    return 1 - _beta(freedom / (freedom + value * value), freedom / 2, 0.5) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    return front / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction 1 + d1/(1 + d2/(1 + …)) of the incomplete beta function, from the front (Lentz)."""
    found, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, _STEPS):
        half, odd = divmod(step, 2)
        if odd:
            part = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            part = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        lower = 1 / (1 + part * lower or _TINY)
        upper = 1 + part / upper or _TINY
        found *= lower * upper
        if abs(lower * upper - 1) < _CLOSE:
            break
    return found
