"""What somebody could work out from the cells that are shown, and whether a hidden count is safe from it.

A `Sheet` holds both tables of a study at once, a row for each theme and, as row 0, the sizes of the groups. Column 0
is the total; then come the age groups, then the subgroups. Who looks at it is taken to know all that ties its cells
together:

- in a row the age groups add up to the total, and the subgroups to the total and those counted double: how many these
  are is taken to be known (the worst case; to most readers it is not) unless the total is hidden, when they are no
  fewer than 0 and no more than the sizes of the subgroups say;
- no cell is negative or larger than the same cell of the row above it in the tree (a theme's parent; for a top theme
  the sizes), and no subgroup larger than its row's total;
- where that is so (`covered`), a theme's cell is at most the sum of the same cells of the themes under it.

A hidden cell is safe when other sheets exist that obey all this, show the same, and have other values there. They are
found by moving away from the true sheet one participant at a time and mending what that upsets in other hidden cells
(after the feasibility intervals of Hundepool et al., Statistical Disclosure Control, 2012, ch. 4, and Willenborg & de
Waal, Elements of Statistical Disclosure Control, 2001, ch. 4). What is found is therefore proven; what is not found
counts as unsafe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Place = tuple[int, int]  # row, column
MOST_MOVES = 400  # tried for one participant more or less; then the cell counts as unsafe


@dataclass(frozen=True)
class Sheet:
    """Both tables; `above[i]` is the row over row i (-1 for row 0), `first_subgroup` the first column of subgroups."""

    values: list[list[int]]
    above: list[int]
    first_subgroup: int

    @property
    def columns(self) -> int:
        return len(self.values[0])

    def dimension(self, column: int) -> range:
        """The columns of the dimension in which this column lies (not for the total)."""
        subgroup = column >= self.first_subgroup
        return range(self.first_subgroup, self.columns) if subgroup else range(1, self.first_subgroup)

    def dimensions(self, column: int) -> list[range]:
        """The sums that this column belongs to: one, or for the total each that has columns."""
        found = (
            [self.dimension(column)] if column else [self.dimension(1), self.dimension(self.first_subgroup)]
        )
        return [columns for columns in found if len(columns)]


class Attack:
    """Looks for other sheets that show the same; `hidden` may grow in between, which never makes a cell less safe."""

    def __init__(self, sheet: Sheet, hidden: set[Place], threshold: int) -> None:
        self.sheet, self.hidden, self.threshold = sheet, hidden, threshold
        rows = range(len(sheet.values))
        self.below = [[j for j in rows if sheet.above[j] == i] for i in rows]
        self.covered = [i > 0 and bool(self.below[i]) and self._is_covered(i) for i in rows]
        self.blockers: set[Place] = (
            set()
        )  # shown cells that stood in the way of the last cell that was not safe
        self._moved: dict[Place, int] = {}
        self._tried = 0
        self.x = [list(row) for row in sheet.values]

    def is_safe(self, place: Place) -> bool:
        """Whether a count under the threshold could as well be any from 0 to threshold - 1, and another hidden one
        could lie anywhere in a range of that width.
        """
        row, column = place
        true, reach = self.sheet.values[row][column], self.threshold - 1
        self.blockers = set()
        if true <= reach:
            return (
                self._reaches(place, -1, true) == true
                and self._reaches(place, 1, reach - true) == reach - true
            )
        up = self._reaches(place, 1, reach)
        return up + self._reaches(place, -1, reach - up) >= reach

    def _reaches(self, place: Place, by: int, steps: int) -> int:
        """How many of these steps the cell can be moved from its true value."""
        self.x = [list(row) for row in self.sheet.values]
        for step in range(steps):
            self._moved, self._tried = {}, 0
            if not self._move(*place, by):
                return step
        return steps

    def _move(self, row: int, column: int, by: int) -> bool:
        """Change a cell by one and mend what that upsets; all of it or nothing."""
        place = (row, column)
        if place not in self.hidden:
            self.blockers.add(place)
            return False
        self._tried += 1
        if place in self._moved or self.x[row][column] + by < 0 or self._tried > MOST_MOVES:
            return False
        earlier = list(self._moved)
        self.x[row][column] += by
        self._moved[place] = by
        if all(self._one_of(ways) for ways in self._mends(row, column, by)):
            return True
        for changed in [changed for changed in self._moved if changed not in earlier]:
            self.x[changed[0]][changed[1]] -= self._moved.pop(changed)
        return False

    def _one_of(self, ways: list[tuple[int, int, int]]) -> bool:
        """Try the ways in which one rule can be mended, hidden cells first; remember all shown ones when none works."""
        ways = sorted(ways, key=lambda way: (way[:2] not in self.hidden, way[1] == 0, -self._room(*way)))
        return any(self._move(*way) for way in ways)

    def _room(self, row: int, column: int, by: int) -> int:
        """How far this cell can go that way before a rule of its own column stops it."""
        value = self.x[row][column]
        if by < 0:
            return value - max((self.x[child][column] for child in self.below[row]), default=0)
        return (self.x[self.sheet.above[row]][column] if row else self.x[0][0]) - value

    def _mends(self, row: int, column: int, by: int) -> Iterator[list[tuple[int, int, int]]]:
        """Each rule that is broken around a cell that has just changed, as the moves of which one would mend it."""
        yield from self._sums(row, column)
        x, above = self.x, self.sheet.above[row]
        if by > 0:
            if above >= 0 and x[row][column] > x[above][column]:
                yield [(above, column, 1)]
            if self.covered[row] and not self._covers(row, column):
                yield [(child, column, 1) for child in self.below[row]]
            if column >= self.sheet.first_subgroup and x[row][column] > x[row][0]:
                yield [(row, 0, 1)]
            return
        for child in self.below[row]:
            if x[child][column] > x[row][column]:
                yield [(child, column, -1)]
        if above >= 0 and self.covered[above] and not self._covers(above, column):
            siblings = [(child, column, 1) for child in self.below[above] if child != row]
            yield [*siblings, (above, column, -1)]
        if column == 0:
            for subgroup in range(self.sheet.first_subgroup, self.sheet.columns):
                if x[row][subgroup] > x[row][0]:
                    yield [(row, subgroup, -1)]

    def _sums(self, row: int, column: int) -> Iterator[list[tuple[int, int, int]]]:
        for columns in self.sheet.dimensions(column):
            least, most = self._extra(row, columns)
            over = self._sum(self.x, row, columns) - self.x[row][0]
            off = over - min(max(over, least), most)
            if off:
                by = -1 if off > 0 else 1
                yield [*((row, other, by) for other in columns if other != column), (row, 0, -by)]

    def _extra(self, row: int, columns: range) -> tuple[int, int]:
        """From and to how much more than the total the groups may add up to, as far as anybody can know."""
        extra = self._over(row, columns)
        if columns.start < self.sheet.first_subgroup or (row, 0) not in self.hidden:
            return extra, extra
        return min(0, extra), max(extra, self._over(0, columns))

    def _over(self, row: int, columns: range) -> int:
        return self._sum(self.sheet.values, row, columns) - self.sheet.values[row][0]

    def _covers(self, row: int, column: int) -> bool:
        return self.x[row][column] <= sum(self.x[child][column] for child in self.below[row])

    def _is_covered(self, row: int) -> bool:
        values = self.sheet.values
        return all(
            values[row][column] <= sum(values[child][column] for child in self.below[row])
            for column in range(self.sheet.columns)
        )

    @staticmethod
    def _sum(values: list[list[int]], row: int, columns: range) -> int:
        return sum(values[row][column] for column in columns)
