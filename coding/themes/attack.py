"""What somebody could work out from the figures that are shown, and whether a hidden figure is safe from it.

All figures together are `values`, numbered; `Rule` says what ties some of them together (a sum, or that one is at most
another). A hidden figure is safe when other figures exist that obey every rule, are the same wherever they are shown, and
differ there. They are found by moving away from the true ones, one participant at a time, and mending what that upsets in
other hidden figures (after the feasibility intervals of Hundepool et al., Statistical Disclosure Control, 2012, ch. 4, and
Willenborg & de Waal, Elements of Statistical Disclosure Control, 2001, ch. 4 and 5; intervals that are wide enough are
the protection levels of Fischetti & Salazar, Management Science 47, 2001). What is found is whole people, so it holds
against integer programming too; what is not found counts as unsafe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_MOVES = 300  # tried for one participant more or less; then the figure counts as unsafe


@dataclass(frozen=True)
class Rule:
    """The sum of figures, each with its sign (1 or -1; 2 for groups that are the same people), lies from `least` to `most`.

    `if_hidden`: another least and most that hold as long as that figure is hidden.
    """

    terms: tuple[tuple[int, int], ...]
    least: int
    most: int
    if_hidden: tuple[int, int, int] | None = None


class Attack:
    """Looks for other figures that show the same; `hide` may add to what is hidden, which never makes a figure less safe."""

    def __init__(self, values: Sequence[int], rules: Sequence[Rule], hidden: set[int]) -> None:
        self.values, self.rules = values, rules
        self.hidden: set[int] = set()
        self.about: list[list[tuple[int, int]]] = [[] for _ in values]
        for number, rule in enumerate(rules):
            for figure, sign in rule.terms:
                self.about[figure].append((number, sign))
        self.blockers: set[int] = (
            set()
        )  # shown figures that stood in the way of the last one that was not safe
        self._x = list(values)
        self._sums = [sum(sign * values[figure] for figure, sign in rule.terms) for rule in rules]
        self._bounds = [(rule.least, rule.most) for rule in rules]
        self._loose: dict[int, list[int]] = {rule.if_hidden[0]: [] for rule in rules if rule.if_hidden}
        for number, rule in enumerate(rules):
            if rule.if_hidden:
                self._loose[rule.if_hidden[0]].append(number)
        self._low, self._high = list(values), list(values)  # the least and most found so far
        self._trail: list[tuple[int, int]] = []
        self._moved: set[int] = set()
        self._tried = 0
        for figure in hidden:
            self.hide(figure)

    def hide(self, figure: int) -> None:
        """Show this figure no longer."""
        self.hidden.add(figure)
        for number in self._loose.get(figure, ()):
            loosened = self.rules[number].if_hidden
            if loosened:
                self._bounds[number] = loosened[1:]

    def is_safe(self, figure: int, threshold: int, width: int | None = None) -> bool:
        """Whether a count under the threshold could be anything from 0 to threshold - 1, and another lie anywhere in a
        range of that width; `width`: of a range that is enough for any count.
        """
        true, reach = self.values[figure], threshold - 1 if width is None else width
        self.blockers = set()
        if true <= reach and width is None:
            if self._low[figure] > 0:
                self._go(figure, -1, true)
            if self._low[figure] == 0 and self._high[figure] < reach:
                self._go(figure, 1, reach - true)
            return self._low[figure] == 0 and self._high[figure] >= reach
        for by in (1, -1):
            if self.width(figure) < reach:
                self._go(figure, by, reach)
        return self.width(figure) >= reach

    def width(self, figure: int) -> int:
        """How wide the range is that was found for this figure so far."""
        return self._high[figure] - self._low[figure]

    def _go(self, figure: int, by: int, steps: int) -> None:
        """Move the figure this many steps from its true value, as far as it goes, and note what all figures came to."""
        for _ in range(steps):
            self._moved, self._tried = set(), 0
            if not self._move(figure, by):
                break
            for one in self._moved:
                value = self._x[one]
                self._low[one], self._high[one] = min(self._low[one], value), max(self._high[one], value)
        self._undo(0)

    def _move(self, figure: int, by: int) -> bool:
        """Change a figure by one and mend what that upsets; all of it or nothing."""
        if figure not in self.hidden:
            self.blockers.add(figure)
            return False
        self._tried += 1
        if figure in self._moved or self._x[figure] + by < 0 or self._tried > MOST_MOVES:
            return False
        start = len(self._trail)
        self._trail.append((figure, by))
        self._moved.add(figure)
        self._x[figure] += by
        for number, sign in self.about[figure]:
            self._sums[number] += sign * by
        if all(self._mended(number) for number, _ in self.about[figure]):
            return True
        for undone, _ in self._trail[start:]:
            self._moved.discard(undone)
        self._undo(start)
        return False

    def _mended(self, number: int) -> bool:
        """Move other figures of a rule until it holds; the ones first that upset the least, and totals last."""
        while broken := self._off(number, self._sums[number]):
            by = -1 if broken > 0 else 1
            ways = [
                (figure, by if sign > 0 else -by)
                for figure, sign in self.rules[number].terms
                if figure not in self._moved
            ]
            self.blockers.update(figure for figure, _ in ways if figure not in self.hidden)
            ways = sorted((way for way in ways if way[0] in self.hidden), key=lambda way: self._upset(*way))
            if not any(self._move(*way) for way in ways):
                return False
        return True

    def _off(self, number: int, value: int) -> int:
        least, most = self._bounds[number]
        return max(value - most, 0) or min(value - least, 0)

    def _upset(self, figure: int, by: int) -> int:
        """How many rules this move would break, and whether it goes below nothing (which cannot be)."""
        broken = sum(
            self._off(number, self._sums[number] + sign * by) != 0 for number, sign in self.about[figure]
        )
        return broken + (len(self.rules) if self._x[figure] + by < 0 else 0)

    def _undo(self, start: int) -> None:
        while len(self._trail) > start:
            figure, by = self._trail.pop()
            self._x[figure] -= by
            for number, sign in self.about[figure]:
                self._sums[number] -= sign * by
