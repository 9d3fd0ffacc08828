"""Who was counted: each participant's groups and themes, from which every table follows. No database.

The arrays are numbered alike: participants 0 … P-1, groups 0 … G-1 (0 is everybody), themes 0 … K-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from coding.themes.counted import kin_of
from coding.themes.counting import ALL, Groups, Spoken

CROSSING = " × "  # between the names of two dimensions or groups that are crossed


@dataclass(frozen=True)
class Sum:
    """The groups `parts` together are the group `whole`; who is in several of them is counted more than once."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Records:
    """The participants and, for each, in which groups (G × P) and who spoke of which themes (P × K), themes below included.

    `said` counts each one's passages (P × K, themes below included); it is empty for records of an earlier day.
    """

    participants: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]  # (dimension, group)
    members: np.ndarray
    themes: tuple[str, ...]
    parents: Mapping[str, str | None]
    told: np.ndarray
    said: np.ndarray
    sums: tuple[Sum, ...]

    @cached_property
    def above(self) -> list[int]:
        """For each row of the sheet the row above it: row 0 holds the sizes, row k + 1 theme k; -1 above row 0."""
        rows = {theme: row for row, theme in enumerate(self.themes, start=1)}
        return [-1] + [rows.get(self.parents.get(theme) or "", 0) for theme in self.themes]

    def counts(self) -> np.ndarray:
        """The sheet ((K + 1) × G): the sizes of the groups, and under them how many spoke of each theme."""
        members = self.members.astype(np.float32)
        return np.vstack([members.sum(axis=1), (members @ self.told.astype(np.float32)).T]).astype(int)

    def only(self, kept: np.ndarray) -> Records:
        """The same for a part of the participants (P true or false)."""
        participants = tuple(one for one, keep in zip(self.participants, kept, strict=True) if keep)
        said = self.said[kept] if len(self.said) else self.said
        return replace(
            self,
            participants=participants,
            members=self.members[:, kept],
            told=self.told[kept],
            said=said,
        )


def records_of(
    participants: Sequence[str],
    groups: Groups,
    spoken: Spoken,
    code_ids: Sequence[str],
    parents: Mapping[str, str | None],
) -> Records:
    """The records of these participants; `groups` has everybody first (as counting.groups_of gives it)."""
    related = kin_of(code_ids, parents)
    said = spoken.passages.astype(np.int64)
    if len(spoken.together):
        said = said.copy()
        once = np.unique(spoken.together, axis=0)
        np.add.at(said, (once[:, 1], once[:, 2]), 1)
    said = (said @ related.T).astype(np.int64)
    members = groups.members.astype(bool)
    return Records(
        tuple(participants),
        groups.names,
        members,
        tuple(code_ids),
        dict(parents),
        said > 0,
        said,
        sums_of(groups.names),
    )


def sums_of(groups: Sequence[tuple[str, str]]) -> tuple[Sum, ...]:
    """Of each dimension that its groups together are everybody."""
    dimensions = dict.fromkeys(dimension for dimension, _ in groups if dimension != ALL)
    return tuple(
        Sum(0, tuple(column for column, (dimension, _) in enumerate(groups) if dimension == one))
        for one in dimensions
    )


def crossed(records: Records, rows: str, columns: str) -> Records:
    """The records with a group added for everybody in a group of the one dimension and a group of the other."""
    first, second = (
        [number for number, (dimension, _) in enumerate(records.groups) if dimension == one]
        for one in (rows, columns)
    )
    start, names = len(records.groups), records.groups
    pairs = [(one, other) for one in first for other in second]
    place = {pair: start + number for number, pair in enumerate(pairs)}
    sums = [Sum(one, tuple(place[one, other] for other in second)) for one in first]
    sums += [Sum(other, tuple(place[one, other] for one in first)) for other in second]
    added = tuple(
        (rows + CROSSING + columns, names[one][1] + CROSSING + names[other][1]) for one, other in pairs
    )
    members = [records.members[one] & records.members[other] for one, other in pairs]
    return replace(
        records,
        groups=(*names, *added),
        members=np.vstack([records.members, *members]),
        sums=(*records.sums, *sums),
    )
