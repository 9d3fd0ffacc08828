"""A crosstab as the grid that was asked for: which rows and columns, which figures, and the passages behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from coding.codebook import Code
from coding.themes.counting import ALL
from coding.themes.crosstab import Crosstab, Grouped
from pages.frame.language import number
from pages.widgets.figures import titled
from pages.widgets.grid import MOST_COLUMNS, Figure, Grid
from pages.widgets.group_choice import group_link, member_name

PARTICIPANTS, PASSAGES = "participants", "passages"
OF_GROUP, OF_THEME = "group", "theme"
CROSSED = " · "  # between the names of two groups


@dataclass(frozen=True)
class Asked:
    """What is counted (PARTICIPANTS or PASSAGES), and of what the shares are: of the group, or of the theme altogether."""

    measure: str
    of: str


def by_groups(found: Crosstab, themes: Sequence[Code], asked: Asked) -> Grid:
    """A row for each theme, a column for each group (of two groupings: for each two groups that somebody is in), and
    everybody last.
    """
    columns = _columns(found)
    return Grid(
        tuple(titled(code, code.name) for code in themes),
        tuple(_head(found, groups, asked) for groups in columns),
        tuple(tuple(_figure(found, code.code_id, groups, asked) for groups in columns) for code in themes),
        tuple(CROSSED.join(groups) for groups in columns),
    )


def of_one_theme(found: Crosstab, theme_id: str, asked: Asked) -> Grid:
    """One theme: a row for each group of the first grouping, a column for each of the second, with everybody last."""
    assert found.columns is not None
    rows, columns = _largest_first(found, found.rows, 0), _largest_first(found, found.columns, 1)
    return Grid(
        tuple(_named(found.rows, row, found.figures(row, ALL).people) for row in rows),
        tuple(_named(found.columns, column, found.figures(ALL, column).people) for column in columns),
        tuple(tuple(_figure(found, theme_id, (row, column), asked) for column in columns) for row in rows),
        tuple(columns),
    )


def _columns(found: Crosstab) -> list[tuple[str, ...]]:
    if found.columns is None:
        return [(name,) for name in _largest_first(found, found.rows, 0)]
    pairs = [
        (row, column) for row in found.rows.groups for column in found.columns.groups
        if found.figures(row, column).people
    ]  # fmt: skip
    if len(pairs) >= MOST_COLUMNS:
        pairs.sort(key=lambda groups: -found.figures(*groups).people)
    return [*pairs, (ALL, ALL)]


def _largest_first(found: Crosstab, grouped: Grouped, place: int) -> list[str]:
    """The groups in the study's order, everybody last; of very many the largest first."""

    def people(name: str) -> int:
        groups = [ALL] * (1 if found.columns is None else 2)
        groups[place] = name
        return found.figures(*groups).people

    names = list(grouped.groups)
    if len(names) >= MOST_COLUMNS:
        names.sort(key=people, reverse=True)
    return [*names, ALL]


def _figure(found: Crosstab, theme_id: str, groups: tuple[str, ...], asked: Asked) -> Figure:
    theme, mine = found.themes.index(theme_id), found.figures(*groups)
    everybody = found.figures(*[ALL] * len(groups))
    part = mine.spoke[theme] if asked.measure == PARTICIPANTS else mine.said[theme]
    if asked.of == OF_THEME:
        whole = everybody.spoke[theme] if asked.measure == PARTICIPANTS else everybody.said[theme]
    else:
        whole = mine.people if asked.measure == PARTICIPANTS else mine.passages
    return Figure(int(part), int(whole), _address(found, theme_id, groups))


def _address(found: Crosstab, theme_id: str, groups: tuple[str, ...]) -> str:
    """The page of passages of this theme in these groups."""
    wanted = {"theme": theme_id}
    grouped = [one for one in (found.rows, found.columns) if one is not None]
    names = [
        group_link(one.dimension, group) for one, group in zip(grouped, groups, strict=True) if group != ALL
    ]
    wanted |= dict(zip(("group", "group2"), names or [group_link("", ALL)], strict=False))
    return f"passages?{urlencode(wanted)}"


def _head(found: Crosstab, groups: tuple[str, ...], asked: Asked) -> str:
    """A column's name with its n."""
    grouped = [one for one in (found.rows, found.columns) if one is not None]
    names = [member_name(one.dimension, group) for one, group in zip(grouped, groups, strict=True)]
    figures = found.figures(*groups)
    many = figures.people if asked.measure == PARTICIPANTS else figures.passages
    return f"{CROSSED.join(dict.fromkeys(names))} (n={number(many)})"


def _named(grouped: Grouped, group: str, people: int) -> str:
    return f"{member_name(grouped.dimension, group)} (n={number(people)})"


def themes_in_order(codes: Sequence[Code], found: Crosstab, order: str, measure: str) -> list[Code]:
    """The codes as in the codebook, by name, or those that most people spoke of (or most passages are about) first."""
    everybody = found.figures(*[ALL] * (1 if found.columns is None else 2))
    figures = everybody.spoke if measure == PARTICIPANTS else everybody.said
    place: Mapping[str, int] = {theme: number for number, theme in enumerate(found.themes)}
    if order == "most":
        return sorted(codes, key=lambda code: -int(figures[place[code.code_id]]))
    return sorted(codes, key=lambda code: code.name.casefold()) if order == "name" else list(codes)
