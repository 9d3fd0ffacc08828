"""Proposing passages of an interview to practise on, from what readers gave to its sentences. No database, no screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from coding.practice import NONE_FITS, PASSAGES, WITH_HELP, PracticePassage
from coding.units import CodedUnits, Numbers

SHORTEST, LONGEST = 15, 420  # characters; shorter is no passage to practise on, nor is longer
BRIEF = 45  # characters; less tells little without what stands around it, so only when there is nothing else


def candidates(units: CodedUnits) -> list[PracticePassage]:
    """Every stretch of sentences that somebody gave a code, with how many of its readers gave it which; in text order.

    `units`: the sentences of one transcript. A reader chose a code at a stretch who gave it to half of its sentences.
    """
    if not len(units.given):
        return []
    found = []
    for first, last in sorted(_stretches(units)):
        start, end = int(units.spans.start[first]), int(units.spans.end[last])
        readers = int(units.readers[first : last + 1].max())
        if SHORTEST <= end - start <= LONGEST:
            found.append(PracticePassage(start, end, readers, _chosen(units, first, last, readers)))
    return [one for one in found if any(choice != NONE_FITS for choice in one.chosen)]


def propose(found: Sequence[PracticePassage], how_many: int = PASSAGES) -> list[PracticePassage]:
    """Passages to practise on: first clear ones with codes as different as can be, then those that readers saw
    differently; none overlaps another.
    """
    chosen: list[PracticePassage] = []
    seen: Counter[str] = Counter()
    while len(chosen) < how_many:
        free = [one for one in found if not any(_overlap(one, other) for other in chosen)]
        if not free:
            break
        clear = len(chosen) < min(WITH_HELP, how_many)
        best = min(free, key=lambda one: _worth(one, seen, clear))
        chosen.append(best)
        seen.update(choice for choice in best.chosen if choice != NONE_FITS)
    helped = sorted(chosen[:WITH_HELP], key=lambda one: one.start)
    return [*helped, *sorted(chosen[WITH_HELP:], key=lambda one: one.start)]


def agreed(passage: PracticePassage) -> float:
    """Which part of the coders gave the code that most of them gave, 0 to 1."""
    return max((count for choice, count in passage.chosen.items() if choice != NONE_FITS), default=0) / max(
        1, passage.coders
    )


def _worth(one: PracticePassage, seen: Counter[str], clear: bool) -> tuple[float, bool, float, float]:
    """The least is the best: for clear ones a code not seen yet, for others that two or more gave codes, and differed."""
    lead = max((choice for choice in one.chosen if choice != NONE_FITS), key=lambda key: one.chosen[key])
    brief = one.end - one.start < BRIEF
    if clear:
        return float(seen[lead]), brief, -agreed(one), float(one.start)
    gave_codes = one.coders - one.chosen.get(NONE_FITS, 0)
    return -float(min(2, gave_codes)), brief, agreed(one), float(seen[lead])


def _stretches(units: CodedUnits) -> set[tuple[int, int]]:
    """First and last unit of every run of neighbouring units of one turn to which one reader gave one code."""
    order = units.given[np.lexsort((units.given[:, 0], units.given[:, 2], units.given[:, 1]))]
    unit, turn = order[:, 0], units.turn[order[:, 0]]
    same = (np.diff(order[:, 1]) == 0) & (np.diff(order[:, 2]) == 0)
    goes_on = same & (np.diff(unit) == 1) & (np.diff(turn) == 0)
    return {(int(run[0]), int(run[-1])) for run in np.split(unit, np.flatnonzero(~goes_on) + 1)}


def _chosen(units: CodedUnits, first: int, last: int, readers: int) -> dict[str, int]:
    rows: Numbers = units.given[slice(*np.searchsorted(units.given[:, 0], [first, last + 1]))]
    given = Counter((int(coder), int(code)) for _, coder, code in rows)
    chose = {pair for pair, sentences in given.items() if 2 * sentences >= last - first + 1}
    counts = Counter(units.codes[code] for _, code in chose)
    without = readers - len({coder for coder, _ in chose})
    return {**counts, **({NONE_FITS: without} if without > 0 else {})}


def _overlap(one: PracticePassage, other: PracticePassage) -> bool:
    return one.start < other.end and other.start < one.end
