"""How many participants spoke of each theme, in every group that was asked: exact counts, with numpy. No database.

The arrays are numbered alike throughout: participants 0 … P-1, codes 0 … K-1, groups 0 … G-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus import groupings
from corpus.groupings import Grouping
from corpus.participants import AgeGroup, age_group_label

AGE_GROUP, SUBGROUP, SUB_STUDY = groupings.AGE_GROUP, groupings.SUBGROUP, groupings.SUB_STUDY
ALL = "all"  # the dimension with one group, which is everybody
UNKNOWN, NONE = (
    "unknown",
    "none",
)  # those whose age or attribute is not known; those who are in no subgroup or sub-study
COUNTS = ["dimension", "group_name", "theme_id", "participants", "of_participants", "passages"]


@dataclass(frozen=True)
class Groups:
    """The study's groups, in its order, and who is in them: `members` is a G × P matrix of 0 and 1 (float32)."""

    names: tuple[tuple[str, str], ...]  # (dimension, group)
    members: np.ndarray


@dataclass(frozen=True)
class Spoken:
    """What was coded: `passages` counts, for each participant and code (P × K), the codings in that one voice; of a
    coding in several voices `together` holds a row (coding, person, code) for each of those participants.
    """

    passages: np.ndarray  # P × K
    together: np.ndarray  # M × 3


def groups_of(people: int, dimensions: Mapping[str, Mapping[str, np.ndarray]]) -> Groups:
    """Everybody, then the groups of each dimension with who is in them (P true or false), in the order given."""
    found = {(ALL, ALL): np.ones(people, dtype=bool)}
    for dimension, groups in dimensions.items():
        found.update({(dimension, name): members for name, members in groups.items()})
    return Groups(tuple(found), np.array(list(found.values()), dtype=np.float32))


def age_members(ages: np.ndarray, bands: Sequence[AgeGroup]) -> dict[str, np.ndarray]:
    """Who is in each age group (empty ones too), and UNKNOWN when somebody is in none; `ages` in years, NaN when unknown."""
    found = {
        age_group_label((least, most)): (ages >= least) & (ages <= (most or np.inf)) for least, most in bands
    }
    return _with_the_others(found, len(ages), UNKNOWN)


def value_members(
    values: Mapping[str, np.ndarray], people: int, grouping: Grouping, outside: str
) -> dict[str, np.ndarray]:
    """Who is in each group of a dimension: first the groups that the study joined values into (empty ones too), then the
    other values by name, its group for all the rest, and `outside` when somebody has no value at all.

    `values` gives the numbers of the participants with each value.
    """
    found = {name: np.zeros(people, dtype=bool) for name in grouping.joined}
    groups = grouping.by_value
    for value in sorted(values):
        group = groups.get(value.casefold(), grouping.rest or value)
        group = group.capitalize() if group == ALL else group  # ALL is everybody
        found.setdefault(group, np.zeros(people, dtype=bool))[values[value]] = True
    if grouping.rest in found:
        found[grouping.rest] = found.pop(grouping.rest)
    return _with_the_others(found, people, outside)


def _with_the_others(found: dict[str, np.ndarray], people: int, outside: str) -> dict[str, np.ndarray]:
    others = ~np.any(list(found.values()) or [np.zeros(people, dtype=bool)], axis=0)
    if outside in found:
        others |= found.pop(outside)
    return {**found, outside: others} if others.any() else found


def count_themes(
    spoken: Spoken, groups: Groups, code_ids: Sequence[str], parents: Mapping[str, str | None]
) -> pd.DataFrame:
    """A row (see COUNTS) for each theme and group: distinct participants who spoke of it or of a theme under it, the
    participants in the group, and the passages. A passage in several voices counts once in each group that they are in.
    """
    codes = len(code_ids)
    spoke = spoken.passages > 0
    spoke[spoken.together[:, 1], spoken.together[:, 2]] = True
    kin = _kin(code_ids, parents)
    told = (spoke.astype(np.float32) @ kin.T.astype(np.float32)) > 0
    participants = groups.members @ told.astype(np.float32)
    # Sums of floats up to 2^53 are exact; float32 above counts at most the participants, far below its 2^24.
    figures = (
        groups.members.astype(np.float64) @ spoken.passages + _together(spoken.together, groups, codes)
    ) @ kin.T
    return pd.DataFrame(
        {
            "dimension": np.repeat([dimension for dimension, _ in groups.names], codes),
            "group_name": np.repeat([name for _, name in groups.names], codes),
            "theme_id": np.tile(np.array(code_ids, dtype=object), len(groups.names)),
            "participants": participants.astype(int).ravel(),
            "of_participants": np.repeat(groups.members.sum(axis=1).astype(int), codes),
            "passages": figures.astype(int).ravel(),
        },
        columns=COUNTS,
    )


def _together(together: np.ndarray, groups: Groups, codes: int) -> np.ndarray:
    """How many codings in several voices each group has per code (G × K), each coding once."""
    found = np.zeros((len(groups.names), codes))
    if len(together):
        for number, members in enumerate(groups.members.astype(bool)):
            mine = together[members[together[:, 1]]]
            _, first = np.unique(mine[:, 0], return_index=True)
            found[number] = np.bincount(mine[first, 2], minlength=codes)
    return found


def _kin(code_ids: Sequence[str], parents: Mapping[str, str | None]) -> np.ndarray:
    """K × K, 1 where the column's code is the row's theme or lies under it; circles do no harm."""
    place = {code_id: number for number, code_id in enumerate(code_ids)}
    kin = np.eye(len(code_ids))
    for code_id, number in place.items():
        above = parents.get(code_id)
        while above in place and not kin[place[above], number]:
            kin[place[above], number] = 1
            above = parents.get(above)
    return kin
