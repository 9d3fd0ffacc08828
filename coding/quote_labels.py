"""Who may be said to have spoken a quote: an age group, a subgroup, both or neither. No database, no screen.

A label tells that somebody of that group spoke of the theme. Where the table of the theme does not show that, the label
must not either; nor may its absence: if quotes of all groups but one had a label, those without it would be of that one.
So to a work group, and outside:

- a quote is shown with a theme only where the theme's total is shown;
- a quote has the label of a dimension only when all its themes show every group of that dimension;
- two labels together only when, besides, at least the threshold of people of both groups spoke of each theme.

All of this rests on what the tables show anyway, so neither a label nor its absence adds anything to them. The team, who
read the interviews, see a label when the group it names (or the two together) has at least the threshold of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coding.quotes import TEAM, Release
from coding.themes.counting import AGE_GROUP, ALL, NONE, SUBGROUP, UNKNOWN
from coding.themes.tables import Cell


@dataclass(frozen=True)
class Speaker:
    """The groups of the one person whose words a quote holds: their age group (none when not known), their subgroups."""

    age_group: str | None
    subgroups: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """What the work group's tables show: the themes whose total stands there, and per dimension those without a gap."""

    totals: frozenset[str]
    whole: Mapping[str, frozenset[str]]
    parents: Mapping[str, str | None]
    threshold: int


@dataclass(frozen=True)
class Counts:
    """How many people are in a group or in two at once, and how many of those in both spoke of a theme."""

    in_group: Callable[[str, str], int]  # dimension, group
    in_both: Callable[[str, str], int]  # age group, subgroup
    spoke: Callable[[str, str, str], int]  # theme, age group, subgroup


def shown_by(
    tables: Mapping[str, Sequence[Cell]], parents: Mapping[str, str | None], threshold: int
) -> Shown:
    """What these tables (cells by dimension, protected) show."""
    everything = [cell for cells in tables.values() for cell in cells]
    seen = [cell.theme_id for cell in everything if cell.group == ALL and cell.participants is not None]
    whole = {
        dimension: frozenset(seen) - {cell.theme_id for cell in cells if cell.participants is None}
        for dimension, cells in tables.items()
    }
    return Shown(frozenset(seen), whole, parents, threshold)


def with_those_above(codes: Iterable[str], parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """These themes and all themes above them, each once; circles do no harm."""
    found: dict[str, None] = {}
    for code in codes:
        above: str | None = code
        while above is not None and above in parents and above not in found:
            found[above] = None
            above = parents[above]
    return tuple(found)


def themes_to_show(codes: Iterable[str], level: str, shown: Shown) -> tuple[str, ...]:
    """The themes with which people of this level see a quote of these codes, those above them included."""
    themes = with_those_above(codes, shown.parents)
    return themes if level == TEAM else tuple(theme for theme in themes if theme in shown.totals)


def labels(
    release: Release, speaker: Speaker | None, level: str, shown: Shown, counts: Counts
) -> tuple[str | None, str | None]:
    """The age group and the subgroup that people of this level see beside a quote; None where there is to be none."""
    if speaker is None:
        return None, None
    age = speaker.age_group if release.label_age and speaker.age_group != UNKNOWN else None
    subgroup = release.label_subgroup if release.label_subgroup in speaker.subgroups else None
    subgroup = None if subgroup == NONE else subgroup
    allowed = _for_team if level == TEAM else _for_others
    return allowed(age, subgroup, with_those_above(release.codes, shown.parents), shown, counts)


def _for_team(
    age: str | None, subgroup: str | None, themes: Sequence[str], shown: Shown, counts: Counts
) -> tuple[str | None, str | None]:
    if age and counts.in_group(AGE_GROUP, age) < shown.threshold:
        age = None
    if subgroup and counts.in_group(SUBGROUP, subgroup) < shown.threshold:
        subgroup = None
    if age and subgroup and counts.in_both(age, subgroup) < shown.threshold:
        subgroup = None
    return age, subgroup


def _for_others(
    age: str | None, subgroup: str | None, themes: Sequence[str], shown: Shown, counts: Counts
) -> tuple[str | None, str | None]:
    if not shown.whole.get(AGE_GROUP, frozenset()).issuperset(themes):
        age = None
    if not shown.whole.get(SUBGROUP, frozenset()).issuperset(themes):
        subgroup = None
    if age and subgroup and any(counts.spoke(theme, age, subgroup) < shown.threshold for theme in themes):
        subgroup = None
    return age, subgroup
