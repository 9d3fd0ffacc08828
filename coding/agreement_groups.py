"""Agreement among and between groups of readers: residents and researchers, or by a background. No database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from coding.agreement import Estimates, estimate, sums_among, sums_between
from coding.units import CodedUnits, Flags

# A background is compared only between groups of so many readers, so that nobody is singled out. Within a group it takes
# one more: of a group of two the figure is that of two people, who stand by name in the table of who agrees with whom.
FEWEST_READERS = 2


@dataclass(frozen=True)
class GroupAgreement:
    """How well one group agrees within itself (`other` is None), or two groups with each other; all codes together.

    `readers` are the sizes of the groups: who read something that counts.
    """

    group: str
    other: str | None
    readers: tuple[int, ...]
    estimates: Estimates


def group_agreements(
    units: CodedUnits, groups: Mapping[str, Collection[str]], fewest: int = FEWEST_READERS
) -> list[GroupAgreement]:
    """Within each group (by name, with its coders), then between each two.

    Between groups of `fewest` readers or more, within groups of one more than that. What rests on no unit that two of
    them read is left out.
    """
    active = units.reads.any(axis=0) if len(units.turn) else np.zeros(len(units.coders), np.bool_)
    flags: dict[str, Flags] = {
        name: np.isin(np.array(units.coders, dtype=str), list(coders)) & active
        for name, coders in groups.items()
    }
    kept = {name: flag for name, flag in flags.items() if flag.sum() >= fewest}
    transcript = units.spans.transcript
    found = [
        GroupAgreement(name, None, (int(flag.sum()),), estimate(sums_among(units, flag), transcript))
        for name, flag in kept.items()
        if flag.sum() > fewest
    ]
    for (one, left), (other, right) in combinations(kept.items(), 2):
        sizes = int(left.sum()), int(right.sum())
        between = estimate(sums_between(units, left, right), transcript)
        found.append(GroupAgreement(one, other, sizes, between))
    return [one for one in found if one.estimates.units]
