"""Bars of how many spoke of something: rows in, a plotly figure out; and the figure on a page, with its words."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from pages.widgets.drawing import Drawing

INK, SOFT, LINE, ACCENT, PAPER = "#2B2A28", "#5A554C", "#8A857C", "#0B6E69", "#FFFDF8"
FONT = "Atkinson, system-ui, sans-serif"
# Sizes in pixels: a bar's words stand above it, so that long names and a phone go together.
TEXT, LINE_HEIGHT, BAR, GAP, EDGE = 16, 22, 20, 16, 4
UNDER = 5  # between the words and their bar
LINE_LENGTH, BOTH = (
    30,
    44,
)  # characters on one line on a phone: of a name, and of a name and its words together
_HIDDEN_TOOLS = (
    "<style>.stPlotlyChart [data-testid=stElementToolbar], .stElementToolbar { display: none; }</style>"
)


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how many of how many, the words for that; `share_of_all` puts a tick to compare with.

    `count` None: not to be shown; it is drawn alike whatever it is.
    """

    name: str
    count: int | None
    of: int | None
    words: str
    share_of_all: float | None = None


def bars(rows: Sequence[Bar], colour: str = ACCENT) -> go.Figure:
    """Bars below each other, as long as the share of those asked; rows that may not be shown are hatched outlines.

    One unit of the y-axis is one pixel, so the figure is as high as its rows need and the same on every width. The same
    rows give the same figure again: change it on a copy.
    """
    return _figure_of(tuple(rows), colour)


@lru_cache(
    maxsize=256
)  # drawing takes plotly tens of milliseconds, and everybody who looks sees the same bars
def _figure_of(rows: tuple[Bar, ...], colour: str) -> go.Figure:
    figure = Drawing()
    middles, top = [], 0.0
    for row in rows:
        lines = name_lines(row.name, row.words)
        words_above(figure, row.words, row.count is not None, lines, top)
        top += LINE_HEIGHT * len(lines) + UNDER
        middles.append(top + BAR / 2)
        top += BAR + GAP
    shares = [_share(row) for row in rows]
    _track(figure, [middle for middle, share in zip(middles, shares, strict=True) if share is not None])
    _shown(figure, [(middle, share) for middle, share in zip(middles, shares, strict=True) if share], colour)
    _hidden(figure, [middle for middle, row in zip(middles, rows, strict=True) if row.count is None])
    _ticks(figure, [(middle, row.share_of_all) for middle, row in zip(middles, rows, strict=True)])
    still_look(figure, max(top - GAP, 0) + 2 * EDGE)
    return figure.figure()


def show_chart(figure: go.Figure, words: str, key: str) -> None:
    """Put the figure on the page as a still picture; `words` say the same to who cannot see it."""
    st.html(_HIDDEN_TOOLS)
    config = {"displayModeBar": False, "staticPlot": True, "responsive": True}
    st.plotly_chart(figure, theme=None, config=config, key=key, alt=words)


def alt_text(rows: Sequence[Bar]) -> str:
    """The bars in words, one after the other."""
    return "; ".join(f"{row.name}: {row.words}" for row in rows) + "."


def _share(row: Bar) -> float | None:
    return None if row.count is None else row.count / row.of if row.of else 0.0


def name_lines(name: str, words: str) -> list[str]:
    """A row's name on as many lines as leave room for its words beside it, on a phone too."""
    return textwrap.wrap(name, max(BOTH // 4, min(LINE_LENGTH, BOTH - len(words)))) or [""]


def words_above(figure: go.Figure | Drawing, words: str, strong: bool, lines: list[str], top: float) -> None:
    """Write a row's name, on its lines, and at the right its words, from this height down."""
    line = {"showarrow": False, "yanchor": "top", "y": top, "xref": "paper", "yref": "y"}
    name = "<br>".join(html.escape(part) for part in lines)
    figure.add_annotation(text=name, x=0, xanchor="left", align="left", **line)
    said = f"<b>{html.escape(words)}</b>" if strong else html.escape(words)
    figure.add_annotation(text=said, x=1, xanchor="right", align="right", **line)


def _track(figure: Drawing, middles: list[float]) -> None:
    """A pale line for everybody who was asked, so that a bar is seen as a part of them."""
    bar = {"color": "#EFE8DA", "line": {"color": LINE, "width": 1}}
    figure.add_trace(_bars([1.0] * len(middles), middles, bar, "asked"))


def _shown(figure: Drawing, found: list[tuple[float, float]], colour: str) -> None:
    bar = {"color": colour or ACCENT, "line": {"color": INK, "width": 1}}
    figure.add_trace(_bars([share for _, share in found], [middle for middle, _ in found], bar, "shown"))


def _hidden(figure: Drawing, middles: list[float]) -> None:
    pattern = {
        "shape": "/",
        "size": 9,
        "solidity": 0.15,
        "fgcolor": SOFT,
        "bgcolor": PAPER,
        "fillmode": "replace",
    }
    bar = {"color": SOFT, "pattern": pattern, "line": {"color": SOFT, "width": 1}}
    figure.add_trace(_bars([1.0] * len(middles), middles, bar, "hidden"))


def _bars(
    lengths: list[float], middles: list[float], marker: Mapping[str, object], name: str
) -> dict[str, object]:
    look = {"width": BAR, "orientation": "h", "marker": marker, "name": name, "hoverinfo": "skip"}
    return {"type": "bar", "x": lengths, "y": middles, **look}


def _ticks(figure: Drawing, found: list[tuple[float, float | None]]) -> None:
    ticks = [(middle, share) for middle, share in found if share is not None]
    if not ticks:
        return
    figure.add_trace(
        {
            "type": "scatter",
            "x": [share for _, share in ticks],
            "y": [middle for middle, _ in ticks],
            "mode": "markers",
            "name": "everybody",
            "cliponaxis": False,
            "marker": {"symbol": "line-ns", "size": BAR + 8, "line": {"color": INK, "width": 3}},
            "hoverinfo": "skip",
        }
    )


def still_look(figure: go.Figure | Drawing, height: float, across: tuple[float, float] = (0, 1.002)) -> None:
    """Fonts, colours and axes without anything to grab; `across` are the ends of the x-axis."""
    figure.update_layout(
        barmode="overlay",
        height=max(height, BAR),
        margin={"l": 2, "r": 2, "t": 0, "b": 0, "pad": 0},
        font={"family": FONT, "size": TEXT, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        xaxis={"range": list(across), "visible": False, "fixedrange": True, "automargin": False},
        yaxis={"range": [height - EDGE, -EDGE], "visible": False, "fixedrange": True, "automargin": False},
    )
