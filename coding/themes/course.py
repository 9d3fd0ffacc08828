"""A theme's course over the steps of a series: in how many cases it was spoken of at each step, and how that moved. No
database.

A case is a series (a residents' initiative that is followed, say) or a participant; it has a step when somebody speaks
in a transcript of that step. What moved is reckoned among the cases that have both steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coding.themes.counted import Counted, kin_of, marks_by_voice, told_by_voice

SERIES, PARTICIPANT = "series", "participant"
UNITS = (SERIES, PARTICIPANT)


@dataclass(frozen=True)
class Move:
    """Of the cases that have both steps how many spoke of a theme at both, at the later alone, at the earlier alone."""

    stayed: int
    came: int
    went: int


@dataclass(frozen=True)
class Course:
    """By step and theme (S × K) how many cases spoke of it, by step how many cases have it (S).

    `has` (cases × S) says which cases have which step, `told` (cases × S × K) which of them spoke of which theme there.
    """

    steps: tuple[str, ...]
    themes: tuple[str, ...]
    has: np.ndarray
    told: np.ndarray

    @property
    def cases(self) -> np.ndarray:
        """How many cases have each step."""
        return np.asarray(self.has.sum(axis=0))

    @property
    def spoke(self) -> np.ndarray:
        """How many cases spoke of each theme at each step (S × K)."""
        return np.asarray(self.told.sum(axis=0))

    def in_both(self, earlier: int, later: int) -> int:
        """How many cases have both of these steps (by number)."""
        return int((self.has[:, earlier] & self.has[:, later]).sum())

    def moves(self, earlier: int, later: int) -> list[Move]:
        """What moved from one step to another, by theme."""
        both = self.has[:, earlier] & self.has[:, later]
        then, now = self.told[both, earlier], self.told[both, later]
        found = ((then & now).sum(axis=0), (~then & now).sum(axis=0), (then & ~now).sum(axis=0))
        return [Move(*row) for row in np.stack(found, axis=1).tolist()]


def course(
    counted: Counted,
    parents: Mapping[str, str | None],
    case: np.ndarray,
    step: np.ndarray,
    steps: Sequence[str],
) -> Course:
    """The course of every theme; `case` and `step` are numbers for each voice, -1 where there is none."""
    told = told_by_voice(counted, marks_by_voice(counted), kin_of(counted.codes, parents))
    there = np.flatnonzero((case >= 0) & (step >= 0))
    cases, number = np.unique(case[there], return_inverse=True)
    place = number * len(steps) + step[there]
    shape = len(cases), len(steps), len(counted.codes)
    has, spoke = (
        np.zeros(shape[0] * shape[1], dtype=bool),
        np.zeros((shape[0] * shape[1], shape[2]), dtype=bool),
    )
    has[place] = True
    # Voices of one case at one step say it together; sorted by place, each theme's first teller is enough.
    order = np.argsort(place, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(place[order]) > 0)[: len(place)])
    if len(starts):
        spoke[place[order][starts]] = np.logical_or.reduceat(told[there[order]], starts, axis=0)
    return Course(tuple(steps), counted.codes, has.reshape(shape[:2]), spoke.reshape(shape))
