"""In which themes the work group may be told how many passages there are. No database.

Passages are shown for a theme only when nothing of it, or of a theme under it, is hidden in any dimension: then there is
no hidden cell whose passages could be worked out from others, and from them that somebody, or nobody, spoke there.
And no participant may stand out: not where one said more than half of a cell's passages (dominance), nor where somebody
who knows their own passages could come near another's by subtracting them from the cell (the p% rule; both Hundepool et
al., Statistical Disclosure Control, 2012, ch. 4.2, and Willenborg & de Waal, Elements of SDC, 2001, ch. 6).
"""

from __future__ import annotations

import numpy as np

from coding.themes.records import Records

MOST_OF_ONE = 0.5  # of a cell's passages, said by one participant
LEAST_REST = 0.2  # what all but the two largest must have said, as a part of the largest


def stands_out(said: np.ndarray) -> bool:
    """Whether one participant stands out among those who said these passages (each one's number, any order)."""
    if not said.sum():
        return False
    largest, second = (int(one) for one in (*np.sort(said)[::-1][:2], 0)[:2])
    total = int(said.sum())
    return largest > MOST_OF_ONE * total or total - largest - second < LEAST_REST * largest


def passages_shown(records: Records, hidden: np.ndarray) -> np.ndarray:
    """For each theme (K true or false) whether its passages may be shown; `hidden` as disclosure.hidden_places gives it."""
    shown = np.array([not hidden[row].any() for row in range(1, len(hidden))], dtype=bool)
    for theme in np.flatnonzero(shown):
        cells = records.members & (records.said[:, theme] > 0)
        shown[theme] = not any(stands_out(records.said[inside, theme]) for inside in cells)
    above = records.above
    for row in range(len(above) - 1, 0, -1):
        if not shown[row - 1]:
            over = above[row]
            while over > 0:
                shown[over - 1] = False
                over = above[over]
    return shown
