"""Somebody who tries to work out hidden cells: writes down every rule that ties the cells together, and searches all
tables that fit. Written apart from the code that hides, and complete: it finds a table if there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coding.themes.counting import ALL
from coding.themes.tables import Cell, groups_in

Spot = tuple[str, str, str]  # theme ("" for the sizes), dimension ("" for the total), group
Rule = tuple[dict[Spot, int], int, int]  # factors, and from and to what their sum may lie


@dataclass(frozen=True)
class Study:
    """An invented study: the true tables, the tree of themes, and what the attacker cannot see but is told anyway."""

    ages: list[Cell]
    subgroups: list[Cell]
    parents: dict[str, str | None]


def invent(random: np.random.Generator, themes: Sequence[tuple[str, str | None]], people: int) -> Study:
    """People with an age group and any subgroups, who speak of themes; who speaks of one, speaks of its parent."""
    parents = dict(themes)
    ages = random.integers(2, 5)
    age = random.choice(ages, people, p=random.dirichlet(np.full(ages, 2.0)))
    subgroups = random.random((people, random.integers(1, 4))) < random.uniform(0.1, 0.6)
    members = {ALL: np.ones(people, bool)}
    by_age = {f"a{number}": age == number for number in range(ages)}
    by_subgroup = {f"s{number}": inside for number, inside in enumerate(subgroups.T) if inside.any()}
    if not subgroups.any(axis=1).all():
        by_subgroup["none"] = ~subgroups.any(axis=1)
    own = {theme: random.random(people) < random.choice([0.0, 0.1, 0.3, 0.6, 0.95]) for theme in parents}
    spoke = {theme: own[theme].copy() for theme in parents}
    for theme in reversed(list(parents)):
        if parents[theme] is not None:
            spoke[parents[theme]] |= spoke[theme]
    tables = [
        [
            Cell(
                theme,
                theme,
                group,
                int((spoke[theme] & who).sum()),
                int(who.sum()),
                int((spoke[theme] & who).sum()),
            )
            for theme in parents
            for group, who in (groups | members).items()
        ]
        for groups in (by_age, by_subgroup)
    ]
    return Study(tables[0], tables[1], parents)


def counts(tables: Sequence[Sequence[Cell]]) -> dict[Spot, int | None]:
    """Every number that these two tables hold, by its spot; None where it is hidden."""
    found: dict[Spot, int | None] = {}
    for dimension, cells in zip("AS", tables, strict=True):
        for cell in cells:
            place = ("", ALL) if cell.group == ALL else (dimension, cell.group)
            found[cell.theme_id, *place] = cell.participants
            found["", *place] = cell.of
    return found


def rules(study: Study, seen: Mapping[Spot, int | None]) -> list[Rule]:
    """All that holds between the numbers, whoever knows how the tables are made."""
    truth = counts((study.ages, study.subgroups))
    groups = [[(d, g) for g in groups_in(cells)] for d, cells in (("A", study.ages), ("S", study.subgroups))]
    places = [("", ALL), *groups[0], *groups[1]]
    found: list[Rule] = []
    for theme in ("", *study.parents):
        total = (theme, "", ALL)
        for number, columns in enumerate(groups):
            double = sum(truth[theme, *place] for place in columns) - truth[total]
            most = sum(truth["", *place] for place in columns) - truth["", "", ALL]
            known = number == 0 or seen[total] is not None
            factors = {(theme, *place): 1 for place in columns} | {total: -1}
            found.append((factors, double if known else 0, double if known else most))
        found += [({total: 1, (theme, *place): -1}, 0, 10**6) for place in groups[1]]
    for theme, parent in study.parents.items():
        found += [({(parent or "", *place): 1, (theme, *place): -1}, 0, 10**6) for place in places]
    for theme in study.parents:
        under = [child for child, parent in study.parents.items() if parent == theme]
        sums = {place: sum(truth[child, *place] for child in under) for place in places}
        if under and all(sums[place] >= truth[theme, *place] for place in places):
            found += [({(child, *p): 1 for child in under} | {(theme, *p): -1}, 0, 10**6) for p in places]
    return found


class Attacker:
    """Knows the rules and what is seen; `could_be` searches for a table that fits, exhaustively."""

    def __init__(self, study: Study, seen: Mapping[Spot, int | None]) -> None:
        self.truth = counts((study.ages, study.subgroups))
        self.highest = self.truth["", "", ALL]
        self.hidden = [spot for spot, count in seen.items() if count is None]
        self.rules: list[Rule] = []
        for factors, least, most in rules(study, seen):
            known = sum(factor * seen[spot] for spot, factor in factors.items() if seen[spot] is not None)
            open_ones = {spot: factor for spot, factor in factors.items() if seen[spot] is None}
            if open_ones:
                self.rules.append((open_ones, least - known, most - known))
        self.about = {spot: [rule for rule in self.rules if spot in rule[0]] for spot in self.hidden}

    def could_be(self, spot: Spot, value: int) -> bool:
        """Whether any table that fits has this value there."""
        bounds = dict.fromkeys(self.hidden, (0, self.highest)) | {spot: (value, value)}
        return self._narrowed(bounds, list(self.rules)) and self._search(bounds)

    def range_of(self, spot: Spot, width: int) -> int:
        """How far the values that it could have lie apart, counted up to `width`."""
        high = low = self.truth[spot]
        while high - low < width and self.could_be(spot, high + 1):
            high += 1
        while high - low < width and self.could_be(spot, low - 1):
            low -= 1
        return high - low

    def _search(self, bounds: dict[Spot, tuple[int, int]]) -> bool:
        nearest = {one: min(max(self.truth[one], low), high) for one, (low, high) in bounds.items()}
        broken = next((rule for rule in self.rules if not self._holds(rule, nearest)), None)
        if broken is None:
            return True
        undecided = [one for one in broken[0] if bounds[one][0] < bounds[one][1]]
        spot = min(undecided, key=lambda one: bounds[one][1] - bounds[one][0])
        low, high = bounds[spot]
        for value in sorted(range(low, high + 1), key=lambda one: abs(one - self.truth[spot])):
            narrower = bounds | {spot: (value, value)}
            if self._narrowed(narrower, list(self.about[spot])) and self._search(narrower):
                return True
        return False

    def _holds(self, rule: Rule, values: dict[Spot, int]) -> bool:
        factors, least, most = rule
        return least <= sum(factor * values[spot] for spot, factor in factors.items()) <= most

    def _narrowed(self, bounds: dict[Spot, tuple[int, int]], waiting: list[Rule]) -> bool:
        """Draw every conclusion from the rules about lowest and highest values; False when they contradict."""
        while waiting:
            factors, least, most = waiting.pop()
            low = sum(f * bounds[spot][f < 0] for spot, f in factors.items())
            high = sum(f * bounds[spot][f > 0] for spot, f in factors.items())
            if low > most or high < least:
                return False
            if low >= least and high <= most:
                continue  # whatever the values, this rule holds
            for spot, factor in factors.items():
                below, above = bounds[spot]
                if factor > 0:
                    new = max(below, least - high + above), min(above, most - low + below)
                else:
                    new = max(below, above - (most - low)), min(above, below + (high - least))
                if new[0] > new[1]:
                    return False
                if new != (below, above):
                    bounds[spot] = new
                    waiting.extend(self.about[spot])
                    break
        return True
