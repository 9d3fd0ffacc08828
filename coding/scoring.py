"""From answers to scores: each part of a scale for each person, with numpy; and in which band a score lies."""

from __future__ import annotations

import numpy as np

from coding.scales import SUM, Part, Scale, bands_of


def points(scale: Scale, answers: np.ndarray) -> np.ndarray:
    """What each answer counts: reversed items turned, and 0 or 1 where the scale splits. N × items, NaN: no answer."""
    turned = np.array([item.reversed for item in scale.items])
    counted = np.where(turned, scale.lowest + scale.highest - answers, answers)
    if scale.split is None:
        return counted
    return np.where(np.isnan(counted), np.nan, (counted >= scale.split).astype(float))


def scores(scale: Scale, answers: np.ndarray) -> np.ndarray:
    """The score of each part of the scale (N × parts) from the answers (N × items); NaN where too many are missing.

    In a scale that splits answers a missing one counts 0, as in the manual of the loneliness scale; in other sums it
    counts as the mean of the same person's other answers.
    """
    counted = points(scale, np.asarray(answers, dtype=float).reshape(-1, len(scale.items)))
    places = {item.key: place for place, item in enumerate(scale.items)}
    found = [_part(scale, part, counted[:, [places[key] for key in part.items]]) for part in scale.parts]
    return np.column_stack(found)


def band_numbers(scale: Scale, part: Part, found: np.ndarray) -> np.ndarray:
    """The number of the band that each score lies in (0 …), -1 for no score."""
    lower = [band.least for band in bands_of(scale, part)]
    numbers = np.searchsorted(lower, np.nan_to_num(found) + 1e-9, side="right") - 1
    return np.where(np.isnan(found), -1, np.maximum(numbers, 0))


def _part(scale: Scale, part: Part, counted: np.ndarray) -> np.ndarray:
    known = ~np.isnan(counted)
    answered = known.sum(axis=1)
    summed = np.where(known, counted, 0.0).sum(axis=1)
    if scale.method != SUM or scale.split is None:
        many = 1 if scale.method != SUM else len(part.items)
        summed = summed * many / np.maximum(answered, 1)
    return np.where(len(part.items) - answered <= part.missing, summed, np.nan)
