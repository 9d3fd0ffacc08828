"""Disclosure control: what to hide of 40 themes by 5 age groups and 8 subgroups, crossed too, and beside a former table."""

from __future__ import annotations

import numpy as np

from benchmarks.figures import Figure, in_ms, median, times
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP
from coding.themes.disclosure import hidden_places
from coding.themes.over_time import Former
from coding.themes.records import Records, crossed, sums_of

SECONDS = 1.0
AGES, SUBGROUPS, TREES, UNDER = 5, 8, 8, 4
SIZES = (8, 62, 600, 21_000)  # participants
SECRET = "a secret of the benchmark"


def measure() -> list[Figure]:
    """Small and large studies; crossed only where a crossing leaves enough people."""
    found = []
    for people in SIZES:
        records = invented(people)
        found.append(_figure(f"{people:,} participants", records))
        if people >= 600:
            found.append(
                _figure(f"{people:,} participants, crossed too", crossed(records, AGE_GROUP, SUBGROUP))
            )
    before, after = invented(62).only(np.arange(62) < 40), invented(62)
    former = Former(before, ~hidden_places(before, 5, SECRET), 5)
    return [*found, _figure("62 participants, beside a former table of 40", after, former)]


def _figure(what: str, records: Records, *formers: Former) -> Figure:
    taken = times(lambda: hidden_places(records, 5, SECRET, formers), 3, warm=1)
    cells = f"{len(records.themes)} themes × {len(records.groups)} groups"
    bar = f"< {SECONDS:.0f} s"
    return Figure(f"disclosure control, {cells}, {what}", in_ms(taken), bar, median(taken) < SECONDS)


def invented(people: int) -> Records:
    """Participants in age groups and overlapping subgroups, who speak of themes in two levels, some often and some never."""
    random = np.random.default_rng(people)
    parents: dict[str, str | None] = {}
    for tree in range(TREES):
        parents |= {f"{tree}": None} | {f"{tree}.{under}": f"{tree}" for under in range(UNDER)}
    age, inside = random.integers(0, AGES, people), random.random((SUBGROUPS, people)) < 0.2
    told = np.array([random.random(people) < random.choice([0.0, 0.1, 0.3, 0.6, 0.95]) for _ in parents]).T
    names = list(parents)
    for number, theme in enumerate(names):
        if parents[theme] is not None:
            told[:, names.index(str(parents[theme]))] |= told[:, number]
    groups = (
        (ALL, ALL),
        *((AGE_GROUP, str(n)) for n in range(AGES)),
        *((SUBGROUP, str(n)) for n in range(SUBGROUPS)),
    )
    members = np.vstack([np.ones((1, people), bool), [age == n for n in range(AGES)], inside])
    outside = ~inside.any(axis=0)
    if outside.any():
        groups, members = (*groups, (SUBGROUP, "none")), np.vstack([members, outside])
    participants = tuple(map(str, range(people)))
    return Records(
        participants, groups, members, tuple(names), parents, told, told.astype(int), sums_of(groups)
    )
