"""Themes beside scores: how scores (or changes) lie among those who spoke of a theme and those who did not, and which
themes each band of scores spoke of. No database, no screen.

Joint displays as in Guetterman, Fetters and Creswell (2015), Annals of Family Medicine 13(6). Nothing is said of fewer
than `least` people: a score belongs to a group here, never to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coding.change import LEAST, Mean, difference, mean_of


@dataclass(frozen=True)
class Beside:
    """A theme beside a score: how many with a score spoke of it and how many did not, the mean of each, and how much
    higher it is among those who spoke; None where there are too few.
    """

    theme_id: str
    spoke: int
    silent: int
    mean_spoke: Mean | None
    mean_silent: Mean | None
    difference: Mean | None


@dataclass(frozen=True)
class InBand:
    """One band of scores: how many people are in it, and how many of them spoke of each theme (by id, most first).

    `themes` is None when fewer than `least` are in it.
    """

    number: int
    people: int
    themes: tuple[tuple[str, int], ...] | None


def scores_of(people: Sequence[str], measured: Sequence[str], found: np.ndarray) -> np.ndarray:
    """The score of each of `people` (ids), NaN for those without; `found` has one for each of `measured` (ids)."""
    known = dict(zip(measured, found, strict=True))
    return np.array([known.get(one, np.nan) for one in people], dtype=float)


def themes_beside(
    themes: Sequence[str], spoke: np.ndarray, found: np.ndarray, least: int = LEAST
) -> list[Beside]:
    """A row per theme: `spoke` (people × themes) who spoke of it, `found` their scores or changes (NaN: not known)."""
    known = ~np.isnan(found)
    rows = []
    for number, theme_id in enumerate(themes):
        one, other = found[known & spoke[:, number]], found[known & ~spoke[:, number]]
        rows.append(
            Beside(
                theme_id,
                len(one),
                len(other),
                mean_of(one, least),
                mean_of(other, least),
                difference(one, other, least),
            )
        )
    return rows


def bands_beside(
    themes: Sequence[str], spoke: np.ndarray, band: np.ndarray, bands: int, least: int = LEAST
) -> list[InBand]:
    """A row per band (0 …): `band` is each person's number, -1 for none. Themes nobody in it spoke of are left out."""
    rows = []
    for number in range(bands):
        members = band == number
        people = int(members.sum())
        counts = spoke[members].sum(axis=0)
        most = [(themes[place], int(counts[place])) for place in np.argsort(-counts, kind="stable")]
        told = tuple(one for one in most if one[1]) if people >= least else None
        rows.append(InBand(number, people, told))
    return rows


def spread(band: np.ndarray, bands: int) -> list[int]:
    """How many people are in each band."""
    return np.bincount(band[band >= 0], minlength=bands).tolist()
