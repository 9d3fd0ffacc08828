"""A table of figures as a heat map: names and values in, a plotly figure out. Numbers stand in it beside the colours."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from pages.widgets.charts import EDGE, INK, LINE_HEIGHT, SOFT, still_look
from pages.widgets.drawing import Drawing

CELL, HEAD_LETTERS, LINES, HEAD_LINE = (
    30,
    14,
    4,
    15,
)  # pixels of a row; letters and lines of a column's name, and their height
NAME_LETTERS = 48
NUMBERS = 14  # with more columns numbers no longer fit; the table has them
# Five steps, so that each can be told apart and words on it can be read: dark on the first three, light on the others.
STEPS = ("#F6F0E4", "#D3E7E2", "#A3D0CA", "#2B7C76", "#07504C")
DARK = 3
COLOURS = [[place / len(STEPS), STEPS[step]] for step in range(len(STEPS)) for place in (step, step + 1)]


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float | None]],
    words: Sequence[Sequence[str]],
    most: float | None = None,
) -> go.Figure:
    """A band of cells under each row's name, the names of the columns on top; `most`: the value of the deepest colour.

    One unit of the y-axis is one pixel, as with bars. A value of None is left empty.
    """
    figure = Drawing()
    top = float(EDGE + _heads(figure, columns))
    deepest = most or max((value for row in values for value in row if value is not None), default=1) or 1
    tops = []
    for name in rows:
        label = textwrap.shorten(name, NAME_LETTERS, placeholder=" …")
        at = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "y", "yanchor": "top"}
        figure.add_annotation(text=html.escape(label), showarrow=False, **at)
        tops.append(top + LINE_HEIGHT + 2)
        top = tops[-1] + CELL + 10
    figure.add_trace(_bands(values, tops, deepest, len(columns)))
    if len(columns) <= NUMBERS:
        middles = [place + 0.5 for place in range(len(columns))] * len(rows)
        heights = [one + CELL / 2 for one in tops for _column in columns]
        said = [one for row in words for one in row]
        shades = [one for row in values for one in row]
        figure.add_trace(in_cells(middles, heights, said, shades, deepest))
    still_look(figure, top + EDGE, (0, max(len(columns), 1)))
    return figure.figure()


def _heads(figure: Drawing, columns: Sequence[str]) -> int:
    """Write the names of the columns, upright when there are many; gives their height."""
    slanted = len(columns) > 5
    size = 12 if slanted else 14
    lines = [textwrap.wrap(name, HEAD_LETTERS if not slanted else 40)[:LINES] or [""] for name in columns]
    longest = max((len(part) for some in lines for part in some), default=0)
    high = int(longest * size * 0.56) + 6 if slanted else (HEAD_LINE + 3) * max(map(len, lines), default=1)
    for place, some in enumerate(lines):
        figure.add_annotation(
            text="<br>".join(html.escape(part) for part in some),
            x=place + 0.5,
            y=EDGE + high,
            yref="y",
            yanchor="bottom",
            xanchor="center",
            textangle=-90 if slanted else 0,
            showarrow=False,
            font={"size": size, "color": SOFT},
        )
    return high + 6


def in_cells(
    x: Sequence[float],
    y: Sequence[float],
    words: Sequence[str],
    values: Sequence[float | None],
    deepest: float,
    size: int = 13,
) -> dict[str, object]:
    """Words in the middle of cells, light where the cell is dark."""
    colours = ["#FFFFFF" if (value or 0) / deepest * len(STEPS) >= DARK else INK for value in values]
    font = {"size": size, "color": colours}
    places = {"x": list(x), "y": list(y), "text": list(words), "textfont": font}
    return {"type": "scatter", "mode": "text", "hoverinfo": "skip", **places}


def _bands(
    values: Sequence[Sequence[float | None]], tops: Sequence[float], deepest: float, columns: int
) -> dict[str, object]:
    """One trace for all rows, with nothing in the room between them."""
    between: list[float | None] = [None] * columns
    rows = [row for some in values for row in (list(some), between)]
    return {
        "type": "heatmap",
        "z": rows[:-1],
        "x": list(range(columns + 1)),  # the edges of the cells
        "y": [edge for top in tops for edge in (top, top + CELL)],
        "colorscale": COLOURS,
        "zmin": 0,
        "zmax": deepest,
        "xgap": 2,
        "showscale": False,
        "hoverinfo": "skip",
    }
