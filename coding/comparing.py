"""Comparing readings of one interview: where readers chose the same, and where not. No database, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coding.units import CodedUnits
from corpus.errors import N_, NotAllowed

ONLY_LATER = N_("You can compare when everybody who reads this interview has finished. That is not so yet.")


class NotYet(NotAllowed):
    """Marks of others stay hidden until all who read an interview have finished."""


@dataclass(frozen=True)
class Compared:
    """Neighbouring sentences of one turn on which each reader chose the same codes throughout.

    `[start, end)` are code points; `chosen` has each reader's codes in the order of the readers, None for who said
    "I don't know" there. `same`: all who chose, chose alike; `coded`: somebody gave a code or did not know.
    """

    start: int
    end: int
    turn: int
    chosen: tuple[frozenset[str] | None, ...]

    @property
    def same(self) -> bool:
        """Whether all readers chose alike; who did not know does not differ, but is not alike either."""
        return len(set(self.chosen)) == 1

    @property
    def coded(self) -> bool:
        """Whether there is anything to compare here."""
        return any(one is None or one for one in self.chosen)


def compare(units: CodedUnits, readers: Sequence[str]) -> list[Compared]:
    """What each of these readers (account ids) chose in one interview, in the order of the text.

    `units` are the sentences of that interview; codings of anybody else are left out.
    """
    column = {coder: number for number, coder in enumerate(units.coders)}
    chosen: dict[tuple[int, int], set[str]] = {}
    for unit, coder, code in units.given.tolist():
        chosen.setdefault((unit, coder), set()).add(units.codes[code])
    found: list[Compared] = []
    for unit, (start, end, turn) in enumerate(
        zip(units.spans.start.tolist(), units.spans.end.tolist(), units.turn.tolist(), strict=True)
    ):
        each = tuple(
            frozenset(chosen.get((unit, column[one]), ()))
            if one in column and units.reads[unit, column[one]]
            else None
            for one in readers
        )
        last = found[-1] if found else None
        if last and last.turn == turn and last.chosen == each:
            found[-1] = Compared(last.start, end, turn, each)
        else:
            found.append(Compared(start, end, turn, each))
    return found
