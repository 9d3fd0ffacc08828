"""What a work group may see of the theme tables: no count from which somebody could be recognised.

The rules follow the handbooks on tables of counts (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4;
Willenborg & de Waal, Elements of Statistical Disclosure Control, 2001, ch. 4 and 5):

- A count under the threshold is hidden, 0 as well as 4: which one it is must not be told.
- A group with fewer participants than the threshold is hidden altogether, its size too.
- More is hidden until no hidden count can be worked out (module `attack` says what the reader is taken to know). Both
  tables are protected together, for they share their totals; so what is hidden never depends on the page that is open.
- What more to hide is chosen by the size of the group, which is public, not by the count: had it been the smallest
  count shown, then knowing this rule would already tell something about the hidden ones.
- Passages go where they could be added up to those of a hidden cell.

That everybody in a group spoke of a theme ("12 of 12") is shown: it says what the group shares. Tables of age group by
subgroup are not offered at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coding.themes.attack import Attack, Place, Sheet
from coding.themes.counting import ALL
from coding.themes.tables import Cell, groups_in


def for_work_group(
    by_age: Sequence[Cell], by_subgroup: Sequence[Cell], parents: Mapping[str, str | None], threshold: int
) -> tuple[list[Cell], list[Cell]]:
    """The same two tables with cells hidden; `parents` gives the theme above each theme, None for a top theme.

    Both tables hold the same themes, each with its total (group ALL) and groups; every count is there.
    """
    themes = list(dict.fromkeys(cell.theme_id for cell in (*by_age, *by_subgroup)))
    if not themes:
        return list(by_age), list(by_subgroup)
    sheet = _sheet(themes, by_age, by_subgroup, parents)
    hidden = hidden_places(sheet, threshold)
    silent = hidden | _silent(sheet, hidden)
    rows = {theme_id: row for row, theme_id in enumerate(themes, start=1)}
    protected = []
    for cells, first in ((by_age, 1), (by_subgroup, sheet.first_subgroup)):
        columns = {ALL: 0} | {group: first + number for number, group in enumerate(groups_in(cells))}
        protected.append(
            [_shown(cell, rows[cell.theme_id], columns[cell.group], hidden, silent) for cell in cells]
        )
    return protected[0], protected[1]


def hidden_places(sheet: Sheet, threshold: int) -> set[Place]:
    """The places of the sheet whose count (in row 0: whose group's size) may not be shown."""
    everywhere = {(row, column) for row in range(len(sheet.values)) for column in range(sheet.columns)}
    sizes = Sheet(sheet.values[:1], sheet.above[:1], sheet.first_subgroup)
    hidden = {(0, column) for column in range(sheet.columns) if sheet.values[0][column] < threshold}
    _hide_more(sizes, hidden, threshold)
    hidden |= {(row, column) for row, column in everywhere if row and sheet.values[row][column] < threshold}
    while (0, 0) not in hidden:
        # A count goes with the size of its group: without "of how many" it says nothing, and could give the size away.
        hidden |= {(row, column) for row, column in everywhere if (0, column) in hidden}
        before = {place for place in hidden if place[0] == 0}
        _hide_more(sheet, hidden, threshold)
        if before == {place for place in hidden if place[0] == 0}:
            return hidden
    return everywhere


def _hide_more(sheet: Sheet, hidden: set[Place], threshold: int) -> None:
    """Add to `hidden` until each hidden place is safe; a place once safe stays so, as hiding only tells less."""
    attack = Attack(sheet, hidden, threshold)
    waiting = sorted(hidden)
    for place in waiting:
        while not attack.is_safe(place):
            more = _next(sheet, hidden, place, attack.blockers)
            if more is None:
                break  # nothing of this theme's tree is shown any more
            hidden.add(more)
            waiting.append(more)
            if more == (0, 0):
                return  # nothing at all will be shown


def _next(sheet: Sheet, hidden: set[Place], place: Place, blockers: set[Place]) -> Place | None:
    """The place to hide for this one's sake: what stood in the way, else of its row, else of its tree."""
    family = _family(sheet, place[0])
    everywhere = [(row, column) for row in family for column in range(sheet.columns)]
    for candidates in (blockers, [other for other in everywhere if other[0] == place[0]], everywhere):
        shown = [other for other in candidates if other not in hidden and (other[0] > 0 or place[0] == 0)]
        if shown:
            return min(shown, key=lambda other: _cost(sheet, other))
    return None


def _cost(sheet: Sheet, place: Place) -> tuple[bool, int, int, Place]:
    """What hiding a place costs, from what is public only: totals most, then large groups, then themes higher up."""
    row, column = place
    return column == 0, sheet.values[0][column], -len(_lineage(sheet, row)), place


def _lineage(sheet: Sheet, row: int) -> list[int]:
    """The rows above a theme, its parent first, without the sizes."""
    found = []
    while row > 0 and (row := sheet.above[row]) > 0:
        found.append(row)
    return found


def _family(sheet: Sheet, row: int) -> list[int]:
    """The rows of a theme's whole tree; of row 0 itself."""
    top = [row, *_lineage(sheet, row)][-1]
    return [other for other in range(len(sheet.values)) if [other, *_lineage(sheet, other)][-1] == top]


def _silent(sheet: Sheet, hidden: set[Place]) -> set[Place]:
    """Where passages may not be shown: totals of rows with something hidden, then up and down the tree from there."""
    start = hidden | {(row, 0) for row, _ in hidden}
    found = set(start)
    for row in range(1, len(sheet.values)):
        for above in _lineage(sheet, row):
            for column in range(sheet.columns):
                if (row, column) in start:
                    found.add((above, column))
                if (above, column) in start:
                    found.add((row, column))
    return found


def _sheet(
    themes: Sequence[str],
    by_age: Sequence[Cell],
    by_subgroup: Sequence[Cell],
    parents: Mapping[str, str | None],
) -> Sheet:
    rows = {theme_id: row for row, theme_id in enumerate(themes, start=1)}
    ages, subgroups = groups_in(by_age), groups_in(by_subgroup)
    counts: dict[tuple[int, int], tuple[int, int]] = {}
    for cells, groups, first in ((by_age, ages, 1), (by_subgroup, subgroups, 1 + len(ages))):
        columns = {ALL: 0} | {group: first + number for number, group in enumerate(groups)}
        for cell in cells:
            counts[rows[cell.theme_id], columns[cell.group]] = (cell.participants or 0, cell.of or 0)
    width = 1 + len(ages) + len(subgroups)
    sizes = [counts[1, column][1] for column in range(width)]
    values = [sizes] + [[counts[row, column][0] for column in range(width)] for row in rows.values()]
    above = [-1] + [rows.get(parents.get(theme_id) or "", 0) for theme_id in themes]
    return Sheet(values, above, 1 + len(ages))


def _shown(cell: Cell, row: int, column: int, hidden: set[Place], silent: set[Place]) -> Cell:
    gone = (row, column) in hidden
    return replace(
        cell,
        participants=None if gone else cell.participants,
        of=None if (0, column) in hidden else cell.of,
        passages=None if (row, column) in silent else cell.passages,
        hidden=gone,
    )
