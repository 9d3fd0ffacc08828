"""The figures of a table, and of those shown before it, numbered for an attack, with every rule that ties them together.

A reader is taken to know all that follows from how tables are made:

- in a row the groups of a dimension add up to everybody, and of dimensions in which somebody can be in several groups how
  many more they add up to (the worst case; to most readers it is not known) unless everybody's count is hidden: then it
  lies from 0 to what the sizes say;
- nothing is negative, or larger than the same cell of the row above it (a theme's parent; for a top theme the sizes), and
  no group is larger than everybody, nor are more outside a group than there can be; where that is so in all columns, a
  theme is at most the sum of the themes under it;
- groups that are the same people have the same figures; so have cells of two days whose people are the same; and else two
  days differ by at most those who came, left or were coded differently in that group, whom the reader is taken to count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coding.themes.attack import Rule
from coding.themes.over_time import Pair, pair_of
from coding.themes.records import Records

NO_END = 10**9


@dataclass(frozen=True)
class Sheet:
    """All figures: their true values, the rules, and the number of each: `places[layer][row, column]`."""

    values: list[int]
    rules: list[Rule]
    places: list[np.ndarray]


def sheet_of(layers: Sequence[Records]) -> Sheet:
    """The sheet of these records, each a layer of its own."""
    counts = [records.counts() for records in layers]
    pairs = {
        (one, other): pair_of(layers[one], layers[other])
        for other in range(len(layers))
        for one in range(other)
    }
    places: list[np.ndarray] = []
    values: list[int] = []
    for layer, records in enumerate(layers):
        places.append(_numbered(records, counts[layer], values))
        for earlier in range(layer):
            _tie(layers[earlier], records, pairs[earlier, layer], places[earlier], places[layer])
    rules: dict[tuple[tuple[int, int], ...], Rule] = {}
    for records, numbers, found in zip(layers, places, counts, strict=True):
        for rule in (
            *_sums(records, numbers, found),
            *_order(records, numbers),
            *_covers(records, numbers, found),
        ):
            if len(rule.terms) > 1:
                rules.setdefault(rule.terms, rule)
    for (one, other), pair in pairs.items():
        for rule in _links(layers[one], layers[other], pair, places[one], places[other]):
            rules.setdefault(rule.terms, rule)
    return Sheet(values, list(rules.values()), places)


def _numbered(records: Records, counts: np.ndarray, values: list[int]) -> np.ndarray:
    """A number for each cell; groups of two dimensions that are the same people share theirs (not those of nobody, and not
    everybody's: that a group is everybody is not known but from what is shown).
    """
    numbers = np.empty(counts.shape, dtype=int)
    first: dict[bytes, int] = {}
    for column, (dimension, _) in enumerate(records.groups):
        inside = records.members[column]
        same = column
        if inside.any() and not inside.all():
            same = first.setdefault(np.packbits(inside).tobytes(), column)
        if same == column or records.groups[same][0] == dimension:
            numbers[:, column] = np.arange(len(values), len(values) + len(counts))
            values.extend(int(count) for count in counts[:, column])
        else:
            numbers[:, column] = numbers[:, same]
    return numbers


def _columns(earlier: Records, later: Records) -> list[tuple[int, int]]:
    """The groups that both have, by name."""
    there = {name: column for column, name in enumerate(earlier.groups)}
    return [(there[name], column) for column, name in enumerate(later.groups) if name in there]


def _rows(earlier: Records, later: Records) -> list[tuple[int, int, int]]:
    """The rows that both have, and the theme's number in their pair; -1 for the sizes."""
    themes = list(dict.fromkeys((*earlier.themes, *later.themes)))
    there = set(earlier.themes)
    found = [
        (earlier.themes.index(one) + 1, later.themes.index(one) + 1, themes.index(one))
        for one in later.themes
        if one in there
    ]
    return [(0, 0, -1), *found]


def _tie(earlier: Records, later: Records, pair: Pair, one: np.ndarray, other: np.ndarray) -> None:
    """Give a cell the number of the earlier one when the people in both are the same."""
    rows = _rows(earlier, later)
    for before, after in _columns(earlier, later):
        for row, later_row, theme in rows:
            people, now = pair.members[0][before], pair.members[1][after]
            if theme >= 0:
                people, now = people & pair.told[0][:, theme], now & pair.told[1][:, theme]
            if np.array_equal(people, now):
                old, new = other[later_row, after], one[row, before]
                other[later_row][other[later_row] == old] = new


def _links(earlier: Records, later: Records, pair: Pair, one: np.ndarray, other: np.ndarray) -> list[Rule]:
    found, rows = [], _rows(earlier, later)
    recoded = pair.there[0] & pair.there[1] & ~pair.same
    for before, after in _columns(earlier, later):
        was, now = pair.members[0][before], pair.members[1][after]
        least = -int((was & (~now | recoded)).sum())
        most = int((now & (~was | recoded)).sum())
        for row, later_row, _ in rows:
            old, new = int(one[row, before]), int(other[later_row, after])
            if old != new:
                found.append(Rule(((new, 1), (old, -1)), least, most))
    return found


def _sums(records: Records, numbers: np.ndarray, counts: np.ndarray) -> list[Rule]:
    found = []
    for one in records.sums:
        parts = list(one.parts)
        more = counts[:, parts].sum(axis=1) - counts[:, one.whole]
        for row in range(len(counts)):
            whole = int(numbers[row, one.whole])
            terms = (*((int(numbers[row, part]), 1) for part in parts), (whole, -1))
            extra, most = int(more[row]), int(more[0])
            loose = (whole, min(0, extra), max(extra, most)) if most else None
            found.append(_rule(terms, extra, extra, loose))
            if most:
                found += [_rule(((whole, 1), (int(numbers[row, part]), -1)), 0, NO_END) for part in parts]
            if most and row:
                everybody = int(numbers[0, one.whole])
                for part in parts:
                    outside = (
                        (everybody, 1),
                        (int(numbers[0, part]), -1),
                        (whole, -1),
                        (int(numbers[row, part]), 1),
                    )
                    found.append(_rule(outside, 0, NO_END))
    return found


def _order(records: Records, numbers: np.ndarray) -> list[Rule]:
    return [
        _rule(((int(numbers[above, column]), 1), (int(numbers[row, column]), -1)), 0, NO_END)
        for row, above in enumerate(records.above)
        if above >= 0
        for column in range(numbers.shape[1])
    ]


def _covers(records: Records, numbers: np.ndarray, counts: np.ndarray) -> list[Rule]:
    above = np.array(records.above)
    found = []
    for row in range(1, len(counts)):
        below = np.flatnonzero(above == row)
        if len(below) and (counts[below].sum(axis=0) >= counts[row]).all():
            for column in range(counts.shape[1]):
                terms = (
                    *((int(numbers[child, column]), 1) for child in below),
                    (int(numbers[row, column]), -1),
                )
                found.append(_rule(terms, 0, NO_END))
    return found


def _rule(
    terms: Sequence[tuple[int, int]], least: int, most: int, loose: tuple[int, int, int] | None = None
) -> Rule:
    """The rule with figures that stand in it twice taken together, or out where they cancel."""
    signs: dict[int, int] = {}
    for figure, sign in terms:
        signs[figure] = signs.get(figure, 0) + sign
    return Rule(tuple((figure, sign) for figure, sign in signs.items() if sign), least, most, loose)
