"""How many participants spoke of each theme, by age group and by subgroup: exact counts, with numpy. No database.

The arrays are numbered alike throughout: participants 0 … P-1, codes 0 … K-1, groups 0 … G-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus.participants import AgeGroup, age_group_label

ALL, AGE_GROUP, SUBGROUP = (
    "all",
    "age_group",
    "subgroup",
)  # the dimensions; ALL has one group, which is everybody
UNKNOWN, NONE = "unknown", "none"  # those whose age lies in no age group; those who are in no subgroup
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


def groups_of(ages: np.ndarray, subgroups: Mapping[str, np.ndarray], bands: Sequence[AgeGroup]) -> Groups:
    """Everybody, the age groups (empty ones too), then the subgroups by name.

    `ages` in years, NaN when unknown; `subgroups` the numbers of the participants in each. UNKNOWN and NONE are there only
    when somebody is in them.
    """
    everybody = np.ones(len(ages), dtype=bool)
    found: dict[tuple[str, str], np.ndarray] = {(ALL, ALL): everybody}
    for least, most in bands:
        found[AGE_GROUP, age_group_label((least, most))] = (ages >= least) & (ages <= (most or np.inf))
    grouped = np.any([found[key] for key in found if key[0] == AGE_GROUP] or [~everybody], axis=0)
    if not grouped.all():
        found[AGE_GROUP, UNKNOWN] = ~grouped
    found.update(_subgroups(subgroups, len(ages)))
    return Groups(tuple(found), np.array(list(found.values()), dtype=np.float32))


def _subgroups(subgroups: Mapping[str, np.ndarray], people: int) -> dict[tuple[str, str], np.ndarray]:
    found = {}
    for name in sorted(subgroups):
        found[SUBGROUP, name] = np.zeros(people, dtype=bool)
        found[SUBGROUP, name][subgroups[name]] = True
    outside = ~np.any(list(found.values()) or [np.zeros(people, dtype=bool)], axis=0)
    if outside.any():
        found[SUBGROUP, NONE] = outside | found.get((SUBGROUP, NONE), False)
    return found


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
