"""Somebody who tries to work out hidden figures from everything a work group ever saw, by linear and integer programming.

Written apart from the code that hides: it takes published tables with their gaps, writes down every rule that ties the
numbers together, and asks a solver (HiGHS) for the least and the most that each hidden number can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

Spot = tuple[int, str, str]  # publication, theme ("" for the sizes), group ("" for everybody)
Rule = tuple[dict[object, int], float, float]


@dataclass(frozen=True)
class Person:
    """One participant as they were: the groups by dimension, and how often they spoke of each theme (leaves included)."""

    groups: frozenset[tuple[str, str]]
    said: Mapping[str, int]


@dataclass(frozen=True)
class Seen:
    """One publication: what it shows by theme and group, None where it does not; the people it rests on, by id."""

    participants: Mapping[tuple[str, str], int | None]
    passages: Mapping[tuple[str, str], int | None]
    people: Mapping[str, Person]
    dimensions: Mapping[str, Sequence[str]]
    parents: Mapping[str, str | None]

    def those(self, theme: str, group: str) -> frozenset[str]:
        """Who is counted there (which the attacker is not told, but for whether two cells hold the same people)."""
        return frozenset(
            one
            for one, person in self.people.items()
            if (not group or any(group == f"{d}/{g}" for d, g in person.groups))
            and (not theme or person.said.get(theme, 0))
        )


@dataclass
class Attacker:
    """Knows every rule, what was seen, how many came, left and were coded anew in each group, and who are the same."""

    seen: Sequence[Seen]
    links: bool = True
    spots: dict[Spot, int] = field(default_factory=dict)
    truth: dict[Spot, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known: dict[int, float] = {}
        self.same: dict[tuple[object, ...], int] = {}
        for number, one in enumerate(self.seen):
            self._number(number, one)
        self.rules = [rule for number, one in enumerate(self.seen) for rule in self._rules(number, one)]
        if self.links:
            self.rules += list(self._between())
        self._matrix()

    def hidden(self) -> list[Spot]:
        """The figures of participants and sizes that no publication shows."""
        return [spot for spot, number in self.spots.items() if number not in self.known]

    def range_of(self, spot: Spot, whole: bool) -> tuple[int, int]:
        """The least and the most that it can be; `whole`: in whole people (else any number)."""
        found = []
        for sign in (1, -1):
            cost = np.zeros(self.width)
            cost[self.spots[spot]] = sign
            if whole:
                result = milp(
                    cost,
                    constraints=LinearConstraint(self.rows, self.least, self.most),
                    bounds=Bounds(self.low, self.high),
                    integrality=np.ones(self.width),
                )
            else:
                upper = np.isfinite(self.most)
                lower = np.isfinite(self.least)
                result = linprog(
                    cost,
                    A_ub=csr_array(np.vstack([self.dense[upper], -self.dense[lower]])),
                    b_ub=np.concatenate([self.most[upper], -self.least[lower]]),
                    bounds=list(zip(self.low, self.high, strict=True)),
                )
            assert result.success, result.message
            found.append(round(sign * result.fun, 6))
        return int(np.ceil(found[0])), int(np.floor(found[1]))

    def _number(self, publication: int, one: Seen) -> None:
        groups = ["", *(f"{d}/{g}" for d, names in one.dimensions.items() for g in names)]
        for theme in ("", *one.parents):
            for group in groups:
                people = one.those(theme, group)
                alike = one.those("", group)
                key = (theme, group, people)
                twin = (theme, "same people", publication, alike, people)
                apart = not alike or len(alike) == len(one.people) or any(
                    other.split("/")[0] == group.split("/")[0] and other != group and one.those("", other) == alike
                    for other in groups
                )  # fmt: skip
                number = self.same.get(
                    key, len(self.same) * 2 if apart else self.same.get(twin, len(self.same) * 2)
                )
                self.same[key] = number
                if not apart:
                    self.same[twin] = number
                self.spots[publication, theme, group] = number
                self.truth[publication, theme, group] = len(people)
                shown = one.participants.get((theme, group))
                if shown is not None:
                    assert shown == len(people), "what is shown is true"
                    self.known[number] = shown

    def _rules(self, publication: int, one: Seen) -> Iterator[Rule]:
        at = {(t, g): self.spots[p, t, g] for p, t, g in self.spots if p == publication}
        true = {(t, g): self.truth[p, t, g] for p, t, g in self.truth if p == publication}
        for theme in ("", *one.parents):
            for dimension, names in one.dimensions.items():
                parts = [f"{dimension}/{name}" for name in names]
                more = sum(true[theme, part] for part in parts) - true[theme, ""]
                most = sum(true["", part] for part in parts) - true["", ""]
                told = most == 0 or at[theme, ""] in self.known
                yield (
                    _sum([(at[theme, part], 1) for part in parts] + [(at[theme, ""], -1)]),
                    more if told else 0,
                    more if told else most,
                )
                for part in parts:
                    yield _sum([(at[theme, ""], 1), (at[theme, part], -1)]), 0, np.inf
                    outside = [(at["", ""], 1), (at["", part], -1), (at[theme, ""], -1), (at[theme, part], 1)]
                    yield _sum(outside), 0, np.inf
        groups = [group for theme, group in at if theme == ""]
        for theme, parent in one.parents.items():
            under = [child for child, above in one.parents.items() if above == theme]
            covered = under and all(sum(true[c, g] for c in under) >= true[theme, g] for g in groups)
            for group in groups:
                yield _sum([(at[parent or "", group], 1), (at[theme, group], -1)]), 0, np.inf
                if covered:
                    yield (
                        _sum([(at[child, group], 1) for child in under] + [(at[theme, group], -1)]),
                        0,
                        np.inf,
                    )
            yield from self._passages(one, at, theme, groups)

    def _passages(
        self, one: Seen, at: Mapping[tuple[str, str], int], theme: str, groups: list[str]
    ) -> Iterator[Rule]:
        """Nobody spoke without a passage, and the passages of groups that exclude each other add up."""
        for group in groups:
            shown = one.passages.get((theme, group))
            if shown is not None:
                yield {at[theme, group]: 1}, 0, shown
        for dimension, names in one.dimensions.items():
            parts = [f"{dimension}/{name}" for name in names]
            apart = all(sum(d == dimension for d, _ in person.groups) == 1 for person in one.people.values())
            total = one.passages.get((theme, ""))
            known = [one.passages.get((theme, part)) for part in parts]
            if apart and total is not None:
                rest = total - sum(count for count in known if count is not None)
                hidden = [at[theme, part] for part, count in zip(parts, known, strict=True) if count is None]
                if hidden:
                    yield dict.fromkeys(hidden, 1), 0, rest

    def _between(self) -> Iterator[Rule]:
        for later, now in enumerate(self.seen):
            for earlier, before in enumerate(self.seen[:later]):
                for theme in ("", *now.parents):
                    for group in {g for p, _, g in self.spots if p == later}:
                        if (earlier, theme, group) not in self.spots:
                            continue
                        was, are = before.those("", group), now.those("", group)
                        anew = {
                            one
                            for one in set(before.people) & set(now.people)
                            if _themes(before.people[one]) != _themes(now.people[one])
                        }
                        least, most = -len(was - are | was & anew), len(are - was | are & anew)
                        new, old = self.spots[later, theme, group], self.spots[earlier, theme, group]
                        if new != old:
                            yield {new: 1, old: -1}, least, most

    def _matrix(self) -> None:
        self.width = 1 + max(self.spots.values())
        self.low, self.high = np.zeros(self.width), np.zeros(self.width)
        most = max(len(one.people) for one in self.seen)
        for number in self.spots.values():
            self.high[number] = most
        for number, count in self.known.items():
            self.low[number] = self.high[number] = count
        self.dense = np.zeros((len(self.rules), self.width))
        for row, (factors, _, _) in enumerate(self.rules):
            for number, factor in factors.items():
                self.dense[row, number] += factor  # type: ignore[index]
        self.rows = csr_array(self.dense)
        self.least = np.array([least for _, least, _ in self.rules], dtype=float)
        self.most = np.array([most for _, _, most in self.rules], dtype=float)


def _sum(terms: Sequence[tuple[int, int]]) -> dict[object, int]:
    factors: dict[object, int] = {}
    for number, factor in terms:
        factors[number] = factors.get(number, 0) + factor
    return factors


def _themes(person: Person) -> frozenset[str]:
    return frozenset(theme for theme, times in person.said.items() if times)
