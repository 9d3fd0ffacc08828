"""Invented studies for the attacker: people with groups and themes, and what happens to them over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from coding.themes.counting import ALL
from coding.themes.disclosure import hidden_places
from coding.themes.over_time import Former
from coding.themes.passages_shown import passages_shown
from coding.themes.records import Records, sums_of
from tests.coding.themes.attacker import Person, Seen

TREES = (
    {"p": None},
    {"p": None, "q": None},
    {"p": None, "c": "p", "d": "p"},
    {"p": None, "c": "p", "e": "c", "f": "c", "d": "p"},
    {"p": None, "c": "p", "d": "p", "e": "p"},
)
NONE = "none"


@dataclass
class Study:
    """A study that goes on: who is in it now, and everything that was published of it."""

    random: np.random.Generator
    parents: Mapping[str, str | None]
    rates: Mapping[str, float]
    threshold: int
    groups: dict[
        str, tuple[bool, np.ndarray]
    ]  # dimension: whether one can be in several, how likely each group is
    people: dict[str, Person] = field(default_factory=dict)
    formers: list[Former] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    came: int = 0

    def join(self, many: int) -> None:
        """So many more people."""
        for _ in range(many):
            self.came += 1
            self.people[f"x{self.came}"] = Person(self._groups(), self._said())

    def recode(self, many: int) -> None:
        """What so many people spoke of is told anew."""
        for one in self.random.permutation(list(self.people))[:many]:
            self.people[one] = Person(self.people[one].groups, self._said())

    def leave(self, many: int) -> None:
        """So many people go."""
        for one in self.random.permutation(list(self.people))[:many]:
            del self.people[one]

    def publish(self, secret: str = "secret") -> bool:
        """Publish what may be; whether that was anything."""
        records = records_of_people(self.people, self.dimensions, self.parents)
        hidden = hidden_places(records, self.threshold, secret, self.formers)
        if hidden[1:].all():
            return False
        self.formers.append(Former(records, ~hidden, self.threshold))
        self.seen.append(seen_by_all(records, hidden, self.people, self.dimensions))
        return True

    @property
    def dimensions(self) -> dict[str, list[str]]:
        """The groups with somebody in them, by dimension."""
        there = {group for person in self.people.values() for group in person.groups}
        names = {one: [f"{one}{n}" for n in range(len(likely))] for one, (_, likely) in self.groups.items()}
        return {
            one: [name for name in (*found, NONE) if (one, name) in there] for one, found in names.items()
        }

    def _groups(self) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for one, (several, likely) in self.groups.items():
            if several:
                inside = {(one, f"{one}{n}") for n in range(len(likely)) if self.random.random() < likely[n]}
                found |= inside or {(one, NONE)}
            else:
                found.add((one, f"{one}{self.random.choice(len(likely), p=likely)}"))
        return frozenset(found)

    def _said(self) -> dict[str, int]:
        said = {
            theme: int(self.random.integers(1, 4)) if self.random.random() < self.rates[theme] else 0
            for theme in self.parents
        }
        for theme in reversed(list(self.parents)):
            above = self.parents[theme]
            if above:
                said[above] += said[theme]
        return said


def study(seed: int, people: int | None = None) -> Study:
    """A study of 6 to 60 people, or of so many, in age groups, overlapping subgroups and now and then villages."""
    random = np.random.default_rng(seed)
    parents = TREES[seed % len(TREES)]
    groups: dict[str, tuple[bool, np.ndarray]] = {
        "age": (False, random.dirichlet(np.full(random.integers(2, 5), 2.0))),
        "sub": (True, random.uniform(0.1, 0.6, random.integers(1, 4))),
    }
    if seed % 3 == 0:
        groups["village"] = (False, random.dirichlet(np.full(random.integers(2, 4), 2.0)))
    rates = {theme: float(random.choice([0, 0.1, 0.3, 0.6, 0.95])) for theme in parents}
    found = Study(random, parents, rates, int(random.choice([3, 4, 5])), groups)
    found.join(int(random.integers(6, 60)) if people is None else people)
    return found


def records_of_people(
    people: Mapping[str, Person], dimensions: Mapping[str, list[str]], parents: Mapping[str, str | None]
) -> Records:
    """What the code that hides gets of these people."""
    groups = ((ALL, ALL), *((one, name) for one, names in dimensions.items() for name in names))
    members = [[True] * len(people)]
    members += [[group in person.groups for person in people.values()] for group in groups[1:]]
    said = np.array([[person.said[theme] for theme in parents] for person in people.values()])
    said = said.reshape(len(people), len(parents))
    return Records(
        tuple(people),
        groups,
        np.array(members),
        tuple(parents),
        dict(parents),
        said > 0,
        said,
        sums_of(groups),
    )


def seen_by_all(
    records: Records, hidden: np.ndarray, people: Mapping[str, Person], dimensions: Mapping[str, list[str]]
) -> Seen:
    """What anybody sees of it, passages too."""
    counts, told = records.counts(), passages_shown(records, hidden)
    participants: dict[tuple[str, str], int | None] = {}
    passages: dict[tuple[str, str], int | None] = {}
    for (row, column), count in np.ndenumerate(counts):
        group = "" if column == 0 else "/".join(records.groups[column])
        theme = records.themes[row - 1] if row else ""
        participants[theme, group] = None if hidden[row, column] else int(count)
        if row:
            spoken = int(records.said[records.members[column], row - 1].sum())
            passages[theme, group] = spoken if told[row - 1] else None
    return Seen(participants, passages, dict(people), dict(dimensions), records.parents)
