"""Means with their intervals below each other on the range of a scale: rows in, a plotly figure out."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.widgets.charts import (
    ACCENT,
    BAR,
    EDGE,
    GAP,
    INK,
    LINE,
    LINE_HEIGHT,
    PAPER,
    SOFT,
    UNDER,
    name_lines,
    still_look,
    words_above,
)

ROOM = 0.015  # of the width, so that a dot at an end is whole
APART = 7  # pixels between two dots on one row, up and down


@dataclass(frozen=True)
class Dot:
    """A mean with the ends of its interval, if it has one; `open` dots are hollow diamonds, the others full circles."""

    value: float
    low: float | None = None
    high: float | None = None
    open: bool = False


@dataclass(frozen=True)
class MeanRow:
    """One row: its name, its dots (none: too few people), and the figures in short words."""

    name: str
    dots: tuple[Dot, ...]
    words: str


def means(
    rows: Sequence[MeanRow],
    least: float,
    most: float,
    words: tuple[str, str],
    upright: float | None = None,
) -> go.Figure:
    """Dots on a line from the lowest to the highest score that can be, which `words` call at its ends; `upright` draws a
    line, such as at no change.

    One unit of the y-axis is one pixel, as with bars. Intervals that go further end at the edge.
    """
    figure = go.Figure()
    top = 0.0
    for row in rows:
        lines = name_lines(row.name, row.words)
        words_above(figure, row.words, bool(row.dots), lines, top)
        top += LINE_HEIGHT * len(lines) + UNDER
        _line(figure, top + BAR / 2, least, most, upright)
        for number, dot in enumerate(row.dots):
            shift = APART * (2 * number - len(row.dots) + 1)
            _dot(figure, top + BAR / 2 + shift, dot, least, most)
        top += BAR + GAP
    _ends(figure, top - GAP + UNDER, (least, most), words)
    room = ROOM * (most - least)
    still_look(figure, max(top - GAP, 0) + LINE_HEIGHT + 2 * EDGE, (least - room, most + room))
    return figure


def means_text(rows: Sequence[MeanRow]) -> str:
    """The rows in words, one after the other."""
    return "; ".join(f"{row.name}: {row.words}" for row in rows) + "."


def _line(figure: go.Figure, middle: float, least: float, most: float, upright: float | None) -> None:
    pale = {"color": "#E4DAC6", "width": 2}
    figure.add_shape(type="line", x0=least, x1=most, y0=middle, y1=middle, line=pale, layer="below")
    for place in (least, most) if upright is None else (upright,):
        ends = {"y0": middle - BAR / 2 - 2, "y1": middle + BAR / 2 + 2}
        dark = {"color": LINE, "width": 2}
        figure.add_shape(type="line", x0=place, x1=place, **ends, line=dark, layer="below")


def _ends(figure: go.Figure, height: float, ends: tuple[float, float], words: tuple[str, str]) -> None:
    """What stands at both ends, below the last row."""
    said = {
        "showarrow": False,
        "y": height,
        "yref": "y",
        "yanchor": "top",
        "font": {"color": SOFT, "size": 14},
    }
    for place, word, side in zip(ends, words, ("left", "right"), strict=True):
        figure.add_annotation(text=html.escape(word), x=place, xanchor=side, **said)


def _dot(figure: go.Figure, height: float, dot: Dot, least: float, most: float) -> None:
    if dot.low is not None and dot.high is not None:
        ends = [min(max(end, least), most) for end in (dot.low, dot.high)]
        line = {"color": SOFT if dot.open else ACCENT, "width": 5}
        figure.add_trace(go.Scatter(x=ends, y=[height, height], mode="lines", line=line, hoverinfo="skip"))
    marker = {
        "color": PAPER if dot.open else ACCENT,
        "symbol": "diamond" if dot.open else "circle",
        "size": 14,
        "line": {"color": INK, "width": 2},
    }
    figure.add_trace(
        go.Scatter(
            x=[dot.value], y=[height], mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False
        )
    )
