"""Figures with their intervals below each other, from "by chance" to "fully alike": rows in, a plotly figure out."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.frame.language import _
from pages.widgets.charts import (
    ACCENT,
    BAR,
    EDGE,
    GAP,
    INK,
    LINE,
    LINE_HEIGHT,
    SOFT,
    UNDER,
    name_lines,
    still_look,
    words_above,
)

LEFT, RIGHT = -0.25, 1.0  # figures further below zero are drawn at the edge
ROOM = 0.012  # of the width, so that a dot at an end is whole


@dataclass(frozen=True)
class Interval:
    """One row: its name, the figure with the ends of its interval (None: there is none), the figure in short words for
    the picture, and in full for who cannot see it.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str
    told: str


def intervals(rows: Sequence[Interval]) -> go.Figure:
    """A dot on a line for each row; the upright lines are agreement by chance (0) and full agreement (1).

    One unit of the y-axis is one pixel, as with bars.
    """
    figure = go.Figure()
    middles, top = [], float(LINE_HEIGHT + UNDER)
    for row in rows:
        lines = name_lines(row.name, row.words)
        words_above(figure, row.words, row.value is not None, lines, top)
        top += LINE_HEIGHT * len(lines) + UNDER
        middles.append(top + BAR / 2)
        top += BAR + GAP
    height = max(top - GAP, 0) + 2 * EDGE
    _ends(figure, middles)
    for middle, row in zip(middles, rows, strict=True):
        _row(figure, middle, row)
    still_look(figure, height, (LEFT - ROOM, RIGHT + ROOM))
    return figure


def interval_text(rows: Sequence[Interval]) -> str:
    """The rows in words, one after the other."""
    return "; ".join(f"{row.name}: {row.told}" for row in rows) + "."


def _ends(figure: go.Figure, middles: Sequence[float]) -> None:
    """What the left and the right mean, and a pale line and two upright marks on each row."""
    head = {"showarrow": False, "y": 0, "yref": "y", "yanchor": "top", "font": {"color": SOFT, "size": 14}}
    figure.add_annotation(text=html.escape(_("by chance")), x=0, xanchor="center", **head)
    figure.add_annotation(text=html.escape(_("fully alike")), x=1, xref="paper", xanchor="right", **head)
    for middle in middles:
        figure.add_shape(
            type="line",
            x0=LEFT,
            x1=RIGHT,
            y0=middle,
            y1=middle,
            line={"color": "#E4DAC6", "width": 2},
            layer="below",
        )
        for place in (0, RIGHT):
            ends = {"y0": middle - BAR / 2, "y1": middle + BAR / 2}
            figure.add_shape(
                type="line", x0=place, x1=place, **ends, line={"color": LINE, "width": 2}, layer="below"
            )


def _row(figure: go.Figure, middle: float, row: Interval) -> None:
    if row.value is None:
        return
    if row.low is not None and row.high is not None:
        figure.add_trace(
            go.Scatter(
                x=[_within(row.low), _within(row.high)],
                y=[middle, middle],
                mode="lines",
                line={"color": ACCENT, "width": 6},
                hoverinfo="skip",
            )
        )
    dot = {"color": ACCENT, "size": 16, "line": {"color": INK, "width": 2}}
    figure.add_trace(
        go.Scatter(x=[_within(row.value)], y=[middle], mode="markers", marker=dot, hoverinfo="skip")
    )


def _within(value: float) -> float:
    return min(max(value, LEFT), RIGHT)
