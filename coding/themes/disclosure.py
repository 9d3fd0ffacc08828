"""What a work group may see of the theme tables: no count from which somebody could be recognised.

The rules follow the handbooks on tables of counts (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4;
Willenborg & de Waal, Elements of Statistical Disclosure Control, 2001; Duncan, Elliot & Salazar, Statistical
Confidentiality, 2011):

- A count under the threshold is hidden, 0 as well as 4: which one it is must not be told.
- A group with fewer participants than the threshold is hidden altogether, its size too; and so is one in which too few
  changed since an earlier table (module `over_time`).
- More is hidden until no hidden count can be worked out (modules `attack` and `sheets` say what the reader is taken to
  know), from all tables that can be reached together: every dimension, their totals, the tree of themes, and the tables
  that were shown before. What is hidden never depends on the page that is open.
- What more to hide is drawn by lot, and now and then more than is needed (module `lots`): so the places that are hidden
  do not tell what they hold to somebody who knows this rule and tries it on other tables.
- A cell that was hidden in an earlier table, and whose people are the same, stays so.
- Of passages: module `passages_shown`.

That everybody in a group spoke of a theme ("12 of 12") is shown: it says what the group shares. A share is shown only
where its count is; of a hidden count nothing is given that would band it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coding.themes.attack import Attack
from coding.themes.lots import lot
from coding.themes.over_time import Former, withheld
from coding.themes.records import Records
from coding.themes.sheets import Sheet, sheet_of

MORE = 0.25  # how likely it is that one more of a row is hidden than is needed, and then one more


def hidden_places(
    records: Records, threshold: int, secret: str, formers: Sequence[Former] = ()
) -> np.ndarray:
    """Where the sheet of these records ((K + 1) × G, see Records.counts) may not be shown, true or false.

    `formers`: what was shown before, from the first to the last. All true when nothing can be shown.
    """
    everything = np.ones((len(records.themes) + 1, len(records.groups)), dtype=bool)
    apart = withheld(records, formers, threshold, secret)
    if 0 in apart or len(records.participants) < threshold:
        return everything
    hiding = _Hiding(records, threshold, secret, formers)
    hiding.hide_groups(apart)
    return everything if hiding.nothing_left else hiding.hidden


def may_cross(records: Records, rows: str, columns: str, threshold: int) -> bool:
    """Whether two dimensions may be crossed for a work group: no crossing with fewer than the threshold, but for empty ones
    that are no secret: of those there must be none either.
    """
    sizes = [
        int((records.members[one] & records.members[other]).sum())
        for one, (dimension, _) in enumerate(records.groups)
        if dimension == rows
        for other, (crossing, _) in enumerate(records.groups)
        if crossing == columns
    ]
    return bool(sizes) and min(sizes) >= threshold


class _Hiding:
    """The places hidden so far, and the attack on what is left."""

    def __init__(self, records: Records, threshold: int, secret: str, formers: Sequence[Former]) -> None:
        self.records, self.threshold, self.secret, self.later = records, threshold, secret, bool(formers)
        self.sheet: Sheet = sheet_of([records, *(former.records for former in formers)])
        self.counts = records.counts()
        self.hidden = self.counts < threshold
        self._families = _families(records.above)
        self.places: dict[int, list[tuple[int, int]]] = {}
        for (row, column), figure in np.ndenumerate(self.sheet.places[0]):
            self.places.setdefault(int(figure), []).append((row, column))
        self.known, self.demands = _of_before(self.sheet, formers)
        self.given_away = (
            False  # something that a former table hid could be worked out, whatever more is hidden
        )
        self.homes = {**_homes(records, formers, self.sheet), **self.places}
        self.attack = Attack(self.sheet.values, self.sheet.rules, set(self.demands))
        for row, column in zip(*np.nonzero(self.hidden), strict=True):
            self._hide(int(self.sheet.places[0][row, column]))
        for figure in self.demands:
            self._hide(figure)

    @property
    def nothing_left(self) -> bool:
        """Whether everybody's size is hidden, and so everything; or has to be, for the sake of a former table."""
        return bool(self.hidden[0, 0]) or self.given_away

    def hide_groups(self, apart: set[int]) -> None:
        """Hide these groups, those that are too small, and more until all that is hidden is safe."""
        for column in apart:
            self._hide(int(self.sheet.places[0][0, column]))
        self._make_safe(rows=range(1))
        self._hide_more_by_lot()
        groups = -1
        while not self.nothing_left and groups != (groups := int(self.hidden[0].sum())):
            self._make_safe(rows=range(len(self.counts)))

    def _hide_more_by_lot(self) -> None:
        for row in range(1, len(self.counts)):
            for number, one in enumerate(self.records.sums):
                shown = [column for column in one.parts if not self.hidden[row, column]]
                if not any(self.hidden[row, column] and not self.hidden[0, column] for column in one.parts):
                    continue
                shown.sort(key=lambda column: self._cost((row, column)))
                drawn = 0
                while shown and lot(self.secret, "more", self._named(row), number, drawn) < MORE:
                    self._hide(int(self.sheet.places[0][row, shown.pop(0)]))
                    drawn += 1

    def _make_safe(self, rows: range) -> None:
        """Hide until each hidden figure is safe; one that is safe stays so, as hiding only tells less."""
        waiting = sorted(
            figure
            for figure in self.attack.hidden - self.known
            if any(row in rows for row, _ in self.homes.get(figure, ()))
        )
        for figure in waiting:
            # Where nothing of its theme's tree is shown any more, nothing else can be hidden for its sake.
            while (figure in self.demands or self._tree_shown(figure)) and not self._is_safe(figure):
                more = self._next(figure)
                if more is None:
                    self.given_away |= self._is_told(figure)
                    break
                self._hide(more)
                waiting.append(more)
                if self.nothing_left:
                    return

    def _is_safe(self, figure: int) -> bool:
        return self.attack.is_safe(figure, *self.demands.get(figure, (self.threshold, None)))

    def _is_told(self, figure: int) -> bool:
        """Whether it is this table that brings a reader close; not when it could be told from former ones alone."""
        if not self.later:
            return False
        fresh = {int(one) for one in self.sheet.places[0].flat} - self.known
        nothing = Attack(self.sheet.values, self.sheet.rules, fresh | self.attack.hidden)
        return figure in self.demands or nothing.is_safe(figure, self.threshold)

    def _tree_shown(self, figure: int) -> bool:
        rows = [other for row, _ in self.homes.get(figure, ()) for other in self._families[row]]
        return not self.hidden[rows].all() if rows else True

    def _next(self, figure: int) -> int | None:
        """The figure to hide for this one's sake: what stood in the way, else of its row, else of its tree."""
        own = self.homes.get(figure, [])
        sizes = any(row == 0 for row, _ in own)
        family = {row for one, _ in own for row in self._families[one]}
        blocking = [place for one in self.attack.blockers for place in self.places.get(one, [])]
        rows = {row for row, _ in own}
        everywhere = [(row, column) for row in sorted(family) for column in range(self.counts.shape[1])]
        for candidates in (blocking, [place for place in everywhere if place[0] in rows], everywhere):
            shown = [place for place in candidates if not self.hidden[place] and (sizes or place[0] > 0)]
            shown = [place for place in shown if int(self.sheet.places[0][place]) not in self.known]
            if shown:
                return int(self.sheet.places[0][min(shown, key=self._cost)])
        return None

    def _cost(self, place: tuple[int, int]) -> tuple[bool, int, float]:
        """What hiding a place costs: totals most, then themes higher up; else it is drawn by lot."""
        row, column = place
        same = self.places[int(self.sheet.places[0][place])]  # a group of everybody is everybody
        return (
            any(other == 0 for _, other in same),
            -self._depth(row),
            lot(self.secret, self._named(row), *self.records.groups[column]),
        )

    def _named(self, row: int) -> str:
        return self.records.themes[row - 1] if row else ""

    def _depth(self, row: int) -> int:
        depth, above = 0, self.records.above
        while row > 0:
            row, depth = above[row], depth + 1
        return depth

    def _hide(self, figure: int) -> None:
        """Hide a figure, and with the size of a group all its counts: without "of how many" a count says nothing, and could
        give the size away.
        """
        if figure not in self.known:
            self.attack.hide(figure)
        for row, column in self.places.get(figure, ()):
            self.hidden[row, column] = True
            if row == 0:
                for below in self.sheet.places[0][1:, column]:
                    self._hide(int(below))


def _families(above: Sequence[int]) -> list[list[int]]:
    """For each row the rows of its theme's whole tree; of row 0 itself."""
    tops = list(range(len(above)))
    for row in range(len(above)):
        while above[tops[row]] > 0:
            tops[row] = above[tops[row]]
    return [[other for other, top in enumerate(tops) if top == tops[row]] for row in range(len(above))]


def _homes(records: Records, formers: Sequence[Former], sheet: Sheet) -> dict[int, list[tuple[int, int]]]:
    """For the figures of former tables the places of the same theme and group in the table of now."""
    rows = {theme: row for row, theme in enumerate(records.themes, start=1)}
    columns = {name: column for column, name in enumerate(records.groups)}
    found: dict[int, list[tuple[int, int]]] = {}
    for former, places in zip(formers, sheet.places[1:], strict=True):
        themes = ["", *former.records.themes]
        for (row, column), figure in np.ndenumerate(places):
            here = (
                rows.get(themes[row], 0 if row == 0 else -1),
                columns.get(former.records.groups[column], -1),
            )
            if min(here) >= 0:
                found.setdefault(int(figure), []).append(here)
    return found


def _of_before(sheet: Sheet, formers: Sequence[Former]) -> tuple[set[int], dict[int, tuple[int, int | None]]]:
    """The figures that former tables show, and the ones that they hide, with the threshold each was hidden for; where one is
    not safe from former tables alone (a reader counts how many came and left), the width that its range still has.
    """
    before = sheet_of([former.records for former in formers])
    known: set[int] = set()
    shown: set[int] = set()
    for former, places, earlier in zip(formers, sheet.places[1:], before.places, strict=True):
        known.update(int(figure) for figure in places[former.shown])
        shown.update(int(figure) for figure in earlier[former.shown])
    attack = Attack(
        before.values, before.rules, {int(one) for all_ in before.places for one in all_.flat} - shown
    )
    demands: dict[int, tuple[int, int | None]] = {}
    for former, places, earlier in zip(formers, sheet.places[1:], before.places, strict=True):
        for place in zip(*np.nonzero(~former.shown), strict=True):
            figure = int(places[place])
            if figure not in known and figure not in demands:
                safe = attack.is_safe(int(earlier[place]), former.threshold)
                demands[figure] = former.threshold, None if safe else attack.width(int(earlier[place]))
    return known, demands
