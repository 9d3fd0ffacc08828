"""What stayed, came and went of each theme, as bars in three parts: rows in, a plotly figure out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.frame.language import _, number
from pages.widgets.charts import (
    ACCENT,
    BAR,
    EDGE,
    GAP,
    INK,
    LINE,
    LINE_HEIGHT,
    UNDER,
    name_lines,
    still_look,
    words_above,
)
from pages.widgets.drawing import Drawing


@dataclass(frozen=True)
class Moved:
    """One theme: in how many of `of` cases it stayed, came and went."""

    name: str
    stayed: int
    came: int
    went: int
    of: int


# Colour and pattern of each part, so that it can be told without seeing colours.
PARTS = {"stayed": (ACCENT, ""), "came": ("#7FC4BC", "/"), "went": ("#F3C97A", ".")}


def moves(rows: Sequence[Moved]) -> go.Figure:
    """A line for all cases under each theme's name, and on it those that stayed, came and went."""
    figure = Drawing()
    middles, top = [], 0.0
    for row in rows:
        lines = name_lines(row.name, _then_and_now(row))
        words_above(figure, _then_and_now(row), True, lines, top)
        top += LINE_HEIGHT * len(lines) + UNDER
        middles.append(top + BAR / 2)
        top += BAR + GAP
    look = {"type": "bar", "orientation": "h", "width": BAR, "hoverinfo": "skip", "y": middles}
    edge = {"color": LINE, "width": 1}
    figure.add_trace({"x": [1] * len(rows), "marker": {"color": "#EFE8DA", "line": edge}, **look})
    begins = [0.0] * len(rows)
    for part, (colour, shape) in PARTS.items():
        lengths = [getattr(row, part) / row.of if row.of else 0 for row in rows]
        pattern = {"shape": shape, "fgcolor": INK, "size": 7, "solidity": 0.25}
        marker = {"color": colour, "pattern": pattern, "line": {"color": INK, "width": 1}}
        figure.add_trace({"x": lengths, "base": begins, "marker": marker, "name": part, **look})
        begins = [begin + length for begin, length in zip(begins, lengths, strict=True)]
    still_look(figure, max(top - GAP, 0) + 2 * EDGE)
    return figure.figure()


def move_text(rows: Sequence[Moved]) -> str:
    """The rows in words, one after the other."""
    sentence = _("{theme}: stayed {stayed}, came {came}, went {went}, of {of}")
    return (
        "; ".join(
            sentence.format(theme=row.name, stayed=row.stayed, came=row.came, went=row.went, of=row.of)
            for row in rows
        )
        + "."
    )


def _then_and_now(row: Moved) -> str:
    then, now = row.stayed + row.went, row.stayed + row.came
    return f"{number(then)} → {number(now)} / {number(row.of)}"
