"""How well readers agree: Krippendorff's alpha, Gwet's AC1, percent agreement; numbers in, numbers out.

Each code is a yes-or-no question asked of every unit (sentence or turn): did this reader give this code to it? All
figures come from a few sums over units (`SUMS`), so that they add up over interviews, and resampling interviews is
one matrix product.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from coding.units import CodedUnits, Flags, Numbers

Reals = NDArray[np.float64]

# Sums over the units that two readers or more read (pairable), m readers of whom k said yes:
# units 1, values m, yes k, mixed k(m - k)/(m - 1), apart 2k(m - k)/(m(m - 1)); and over all units anybody read:
# rated 1, share k/m.
SUMS = ("units", "values", "yes", "mixed", "apart", "rated", "share")
UNITS, VALUES, YES, MIXED, APART, RATED, SHARE = range(len(SUMS))
ALPHA, AC1, PERCENT, TOGETHER = range(4)
MEASURES = ("alpha", "ac1", "percent", "together")
RESAMPLES = 1000
FEWEST_INTERVIEWS = 6  # with fewer, resampling them gives too few different samples
_AT_ONCE = 50  # resamples of single units worked out together, to spare memory


@dataclass(frozen=True)
class Estimates:
    """The measures per code and for all codes together.

    `values[code, measure]` with one row more, the last, for all codes; NaN where a measure does not exist.
    `low` and `high` are the ends of the 95 % interval, NaN where there is none. `units` are the pairable ones,
    `interviews` those with such units, `used[code]` how often readers gave each code in them.
    """

    values: Reals
    low: Reals
    high: Reals
    units: int
    interviews: int
    used: Numbers
    by_interview: bool


def sums_among(units: CodedUnits, readers: Flags | None = None) -> Reals:
    """The sums over each unit, [units, codes, SUMS], for all readers or just for these (a flag per coder)."""
    chosen = np.ones(len(units.coders), np.bool_) if readers is None else readers
    return binary_sums(_yes(units, chosen), units.reads[:, chosen].sum(axis=1))


def sums_between(units: CodedUnits, one: Flags, other: Flags) -> Reals:
    """The sums over each unit where a reader of each of two groups reads, [units, codes, SUMS].

    Only pairs with a reader from each group count: each unit is as if it had two readers, and what a group says is
    the share of its readers who say yes. With one reader in each group this is alpha (or AC1) of those two.
    (Alpha's disagreement restricted to pairs across groups, as in Vanbelle and Albert, 2009, "Agreement between two
    independent groups of raters", Psychometrika 74; but with alpha's expectation, which both groups share.)
    """
    of_one, of_other = units.reads[:, one].sum(axis=1), units.reads[:, other].sum(axis=1)
    both = (of_one > 0) & (of_other > 0)
    left = _yes(units, one) / np.maximum(of_one, 1)[:, None]
    right = _yes(units, other) / np.maximum(of_other, 1)[:, None]
    sums = np.zeros((*left.shape, len(SUMS)))
    sums[..., UNITS] = sums[..., RATED] = 1
    sums[..., VALUES] = 2
    sums[..., YES] = left + right
    sums[..., MIXED] = sums[..., APART] = left * (1 - right) + right * (1 - left)
    sums[..., SHARE] = (left + right) / 2
    sums[~both] = 0
    return sums


def binary_sums(yes: Reals | Numbers, readers: Numbers) -> Reals:
    """The sums over each unit, [units, codes, SUMS], from who said yes [units, codes] and who read it [units]."""
    m = readers.astype(np.float64)[:, None]
    pairable = (m > 1).astype(np.float64)
    mixed = yes * (m - yes) / np.maximum(m - 1, 1) * pairable
    sums = np.empty((*yes.shape, len(SUMS)))
    sums[..., UNITS] = pairable
    sums[..., VALUES] = m * pairable
    sums[..., YES] = yes * pairable
    sums[..., MIXED] = mixed
    sums[..., APART] = 2 * mixed / np.maximum(m, 1)
    sums[..., RATED] = m > 0
    sums[..., SHARE] = yes / np.maximum(m, 1)
    return sums


def measures(sums: Reals) -> Reals:
    """The measures from sums [..., codes, SUMS]: [..., codes + 1, MEASURES], the last row for all codes together.

    alpha: 1 - (n - 1) Σ mixed / (yes · no), Krippendorff's alpha for nominal data of two values (Krippendorff 2019,
    "Content Analysis", 4th ed., chapter 12). ac1: Gwet (2008), British Journal of Mathematical and Statistical
    Psychology 61; any number of raters and gaps as in Gwet (2014), "Handbook of Inter-Rater Reliability", 4th ed.
    percent: the share of pairs of readers who say the same, the mean over units. together: of those who said
    yes, the share of others who did as well (positive agreement: Cicchetti and Feinstein 1990, Journal of
    Clinical Epidemiology 43; for more readers Fleiss 1981).

    For all codes together, observed and expected disagreement are each added up over the codes before they are
    compared. So every code keeps the chance that belongs to how often it was given, codes that nobody gave change
    nothing, and rare ones weigh little. This is alpha for units with a set of codes where two sets lie as far
    apart as the number of codes that only one of them has. It is neither alpha of all yeses and noes in one heap
    (which mixes rare and frequent codes into one chance and comes out too high) nor the mean over codes (in
    which a code given three times would weigh as much as one given three hundred times).
    """
    asked = parts_of(_no_and_yes(sums))
    # Of yes and no each says the disagreement once; it is counted once, beside how often people said yes.
    halved = replace(asked, mixed=asked.mixed / 2, expected=asked.expected / 2)
    return compared(_with_all_codes(halved))


@dataclass(frozen=True)
class Parts:
    """What a question's measures are made of, so that questions can be added up before anything is divided.

    `mixed` and `expected`: observed and expected disagreement, `agreed`: the share of pairs that say the same,
    `by_chance`: Gwet's chance of that, `asked`: the number of questions, `yes`: how often the last answer was given.
    """

    mixed: Reals
    expected: Reals
    agreed: Reals
    by_chance: Reals
    asked: Reals
    yes: Reals


def parts_of(answers: Reals) -> Parts:
    """The parts of questions to which each reader gave one of several answers, from sums [..., answers, SUMS]."""
    units, values, given = answers[..., UNITS], answers[..., VALUES], answers[..., YES]
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(values > 1, given * (values - given) / (values - 1), 0.0)
        share = np.where(answers[..., RATED] > 0, answers[..., SHARE] / answers[..., RATED], 0.0)
        apart = np.where(units > 0, answers[..., APART] / units, np.nan)
    agreed = 1 - apart.sum(axis=-1) / 2
    return Parts(
        answers[..., MIXED].sum(axis=-1),
        expected.sum(axis=-1),
        agreed,
        (share * (1 - share)).sum(axis=-1) / (answers.shape[-2] - 1),
        np.ones_like(agreed),
        given[..., -1],
    )


def compared(parts: Parts) -> Reals:
    """The measures [..., MEASURES] that these parts give; NaN where one does not exist."""
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = 1 - parts.mixed / parts.expected
        ac1 = (parts.agreed - parts.by_chance) / (parts.asked - parts.by_chance)
        found = np.stack([alpha, ac1, parts.agreed / parts.asked, 1 - parts.mixed / parts.yes], axis=-1)
    return np.where(np.isfinite(found), found, np.nan)


def _no_and_yes(sums: Reals) -> Reals:
    """Each code as a question with two answers: sums [..., codes, 2, SUMS]."""
    no = sums.copy()
    no[..., YES] = sums[..., VALUES] - sums[..., YES]
    no[..., SHARE] = sums[..., RATED] - sums[..., SHARE]
    return np.stack([no, sums], axis=-2)


def _with_all_codes(parts: Parts) -> Parts:
    """The same with one more at the end: all codes added up."""
    return Parts(
        *(
            np.concatenate([part, part.sum(axis=-1, keepdims=True)], axis=-1)
            for part in (getattr(parts, field.name) for field in fields(Parts))
        )
    )


def estimate(sums: Reals, transcript: Numbers, resamples: int = RESAMPLES, seed: int = 2026) -> Estimates:
    """The measures with 95 % intervals, from sums [units, codes, SUMS] and the transcript of each unit.

    The interval is the 2.5th to the 97.5th percentile of the measure over resamples (percentile bootstrap: Efron and
    Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13) of whole interviews, drawn with replacement, for
    sentences of one interview are alike (cluster bootstrap: Davison and Hinkley 1997, "Bootstrap Methods and their
    Application", section 3.8). With fewer than FEWEST_INTERVIEWS single units are drawn, which makes it too narrow;
    `by_interview` says which. (Krippendorff's own bootstrap for alpha draws disagreements one by one, so it is as
    narrow.) A resample in which a measure does not exist is left out. The seed is fixed: same marks, same interval.
    """
    pairable = sums[:, 0, UNITS] > 0 if sums.shape[1] else np.zeros(len(sums), np.bool_)
    interviews = np.unique(transcript[pairable])
    by_interview = len(interviews) >= FEWEST_INTERVIEWS
    kept = np.isin(transcript, interviews)
    clusters = _by_interview(sums[kept], transcript[kept]) if by_interview else sums[kept]
    values = measures(sums.sum(axis=0))
    low = high = np.full_like(values, np.nan)
    if len(clusters) > 1 and resamples:
        low, high = _interval(clusters, resamples, np.random.default_rng(seed))
    used = np.rint(sums[..., YES].sum(axis=0)).astype(np.int64)
    return Estimates(values, low, high, int(pairable.sum()), len(interviews), used, by_interview)


def _by_interview(sums: Reals, transcript: Numbers) -> Reals:
    starts = np.flatnonzero(np.diff(transcript, prepend=-1))
    return np.add.reduceat(sums, starts, axis=0)


def _interval(clusters: Reals, resamples: int, random: np.random.Generator) -> tuple[Reals, Reals]:
    """Both ends of the interval, each [codes + 1, MEASURES], from clusters [clusters, codes, SUMS]."""
    count, *shape = clusters.shape
    flat = clusters.reshape(count, -1)
    found = []
    for first in range(0, resamples, _AT_ONCE):
        size = min(_AT_ONCE, resamples - first)
        drawn = random.multinomial(count, np.full(count, 1 / count), size=size).astype(np.float64)
        found.append(measures((drawn @ flat).reshape(size, *shape)))
    return _percentiles(np.concatenate(found))


def _percentiles(found: Reals) -> tuple[Reals, Reals]:
    """The 2.5th and 97.5th percentile over the first axis, without NaN; NaN where nothing is left."""
    ordered = np.sort(found, axis=0)  # NaN comes last
    count = np.isfinite(found).sum(axis=0)
    ends = []
    for share in (0.025, 0.975):
        place = share * np.maximum(count - 1, 0)
        below = np.floor(place).astype(np.int64)
        above = np.minimum(below + 1, np.maximum(count - 1, 0))
        left, right = (np.take_along_axis(ordered, at[None], axis=0)[0] for at in (below, above))
        ends.append(np.where(count > 0, left + (right - left) * (place - below), np.nan))
    return ends[0], ends[1]


def _yes(units: CodedUnits, chosen: Flags) -> Numbers:
    """How many of these readers gave each code to each unit, [units, codes]."""
    given = units.given[chosen[units.given[:, 1]]]
    width = len(units.codes)
    size = len(units.turn) * width
    return np.bincount(given[:, 0] * width + given[:, 2], minlength=size).reshape(-1, width)
