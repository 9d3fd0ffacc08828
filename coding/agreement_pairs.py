"""Who agrees with whom: each two readers on what both of them read. Numbers in, numbers out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coding.agreement import APART, MIXED, RATED, SHARE, SUMS, UNITS, VALUES, YES, Reals, measures
from coding.units import CodedUnits, Numbers


@dataclass(frozen=True)
class Pairs:
    """For each two coders (by number) the measures of all codes together, and on how much they rest.

    `values[coder, coder, MEASURES]`, NaN on the diagonal and where two never read the same; `units` and `interviews`
    are what both read.
    """

    values: Reals
    units: Numbers
    interviews: Numbers


def pairs_of(units: CodedUnits) -> Pairs:
    """Every two coders compared; the measures are those of `coding.agreement.measures` for just these two."""
    reads = units.reads.astype(np.float32)
    shared = reads.T @ reads
    coders = len(units.coders)
    sums = np.zeros((coders, coders, len(units.codes), len(SUMS)))
    sums[..., UNITS] = sums[..., RATED] = shared[..., None]
    sums[..., VALUES] = 2 * shared[..., None]
    by_code = units.given[np.argsort(units.given[:, 2], kind="stable")]
    ends = np.cumsum(np.bincount(by_code[:, 2], minlength=len(units.codes)))
    for code, rows in enumerate(np.split(by_code, ends)[:-1]):
        gave = np.zeros(reads.shape, np.float32)
        gave[rows[:, 0], rows[:, 1]] = 1
        alone = gave.T @ reads  # [one, other]: how often one gave the code where the other reads too
        yes = alone + alone.T
        sums[..., code, YES] = yes
        sums[..., code, MIXED] = sums[..., code, APART] = yes - 2 * (gave.T @ gave)
        sums[..., code, SHARE] = yes / 2
    values = measures(sums)[..., -1, :]
    values[np.arange(coders), np.arange(coders)] = np.nan
    together = units.counts.astype(np.int64)
    return Pairs(values, np.rint(shared).astype(np.int64), together.T @ together)
