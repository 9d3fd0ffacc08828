"""How new codes flatten as interviews are read: cumulative new codes, and Guest, Namey and Chen's saturation ratio.

Guest, Bunce and Johnson (2006), How many interviews are enough?, Field Methods 18(1), count the distinct codes that had
been used after each interview. Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in
qualitative research, PLoS ONE 15(5) e0232076, compare the new codes of a few interviews (a run) with all codes of the
first few (the base). No database, no screen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

BASE_SIZE, RUN_LENGTH, THRESHOLD = 4, 2, 0.05  # of the options in Guest, Namey and Chen the first ones
BASE_SIZES, RUN_LENGTHS, THRESHOLDS = (4, 5, 6), (2, 3), (0.05, 0.0)


@dataclass(frozen=True)
class Run:
    """The interviews first … last (counted from 1), how many codes are new in them, and that divided by the base's."""

    first: int
    last: int
    new: int
    ratio: float


@dataclass(frozen=True)
class Saturation:
    """`new` and `cumulative` have a number per interview; `base` counts the distinct codes of the first interviews.

    `reached` is the number of interviews after which a run brought no more than the threshold, None when none did yet;
    the run of interviews after those is what shows it.
    """

    new: tuple[int, ...]
    cumulative: tuple[int, ...]
    base: int
    runs: tuple[Run, ...]
    reached: int | None


def saturation(
    codes: Sequence[Collection[str]],
    base_size: int = BASE_SIZE,
    run_length: int = RUN_LENGTH,
    threshold: float = THRESHOLD,
) -> Saturation:
    """The saturation of interviews whose distinct `codes` are given in order.

    A code is new in the first interview that has it. Runs begin right after the base and overlap: each begins one
    interview later. The ratio of a run is its new codes divided by the base's; reached where it is at most `threshold`.
    Without a code in the base there is no ratio and no run.
    """
    seen: set[str] = set()
    new: list[int] = []
    cumulative: list[int] = []
    for found in codes:
        new.append(len(set(found) - seen))
        seen |= set(found)
        cumulative.append(len(seen))
    base = cumulative[base_size - 1] if len(new) >= base_size else 0
    starts = range(base_size, len(new) - run_length + 1) if base else range(0)
    runs = []
    for start in starts:
        fresh = sum(new[start : start + run_length])
        runs.append(Run(start + 1, start + run_length, fresh, fresh / base))
    reached = next((run.first - 1 for run in runs if run.ratio <= threshold), None)
    return Saturation(tuple(new), tuple(cumulative), base, tuple(runs), reached)


def at_level(codes: Collection[str], parents: Mapping[str, str | None], level: int | None) -> frozenset[str]:
    """The codes as seen from one level of the codebook's tree: each deeper one stands for its group there.

    Level 1 are the main codes; None takes every code as it is. `parents` leads in no circle.
    """
    if level is None:
        return frozenset(codes)
    return frozenset(_path(code, parents)[:level][-1] for code in codes)


def levels(parents: Mapping[str, str | None]) -> int:
    """How many levels the codebook's tree has."""
    return max((len(_path(code, parents)) for code in parents), default=0)


def _path(code: str, parents: Mapping[str, str | None]) -> list[str]:
    """From the main code down to this one."""
    path = [code]
    while (above := parents.get(path[-1])) is not None and above not in path:
        path.append(above)
    return path[::-1]
