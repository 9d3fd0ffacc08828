"""How often each two of a few themes come together, as a triangle in colours: names and counts in, a plotly figure out."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from pages.frame.language import number
from pages.widgets.charts import FONT, INK, SOFT, TEXT
from pages.widgets.drawing import Drawing
from pages.widgets.heat_map import COLOURS, in_cells

ROW, EDGE = 34, 6  # pixels
NAMED = 24  # with more themes the letters are smaller
LETTERS = 30  # of a name


def pair_matrix(names: Sequence[str], counts: np.ndarray, least: int) -> go.Figure:
    """Each two once, below the diagonal; those fewer than `least` are left empty. A theme's number stands with its name.

    The names stand on the diagonal's side, each at the end of its row, so that the picture needs no room beside it.
    """
    many = len(names)
    below = np.tril(np.ones((many, many), dtype=bool), -1) & (counts >= least)
    values = np.where(below, counts, np.nan)
    small, deepest = many > NAMED, float(counts[below].max()) if below.any() else 1.0
    figure = Drawing()
    shades = [[value if value == value else None for value in one] for one in values.tolist()]
    look = {"colorscale": COLOURS, "zmin": 0, "zmax": deepest, "showscale": False, "hoverinfo": "skip"}
    figure.add_trace({"type": "heatmap", "z": shades, "xgap": 2, "ygap": 2, **look})
    row, column = np.nonzero(below)
    shown = counts[row, column].tolist()
    words = [number(one) for one in shown]
    figure.add_trace(in_cells(column.tolist(), row.tolist(), words, shown, deepest, 10 if small else 13))
    for place, name in enumerate(names):
        said = f"<b>{place + 1}</b> {html.escape(textwrap.shorten(name, LETTERS, placeholder=' …'))}"
        figure.add_annotation(
            text=said, x=place - 0.4, y=place, xanchor="left", showarrow=False,
            font={"size": 11 if small else 13, "color": INK},
        )  # fmt: skip
    _look(figure, many, small)
    return figure.figure()


def _look(figure: Drawing, many: int, small: bool) -> None:
    row = 24 if small else ROW
    numbers = {
        "tickmode": "array",
        "tickvals": list(range(many)),
        "ticktext": [str(one + 1) for one in range(many)],
    }
    figure.update_layout(
        height=row * many + 2 * EDGE + 24,
        margin={"l": 2, "r": 2, "t": EDGE, "b": 24, "pad": 0},
        font={"family": FONT, "size": TEXT, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        # Room at the right for the names of the last rows.
        xaxis={"range": [-0.5, many - 0.5 + max(3.0, many * 0.45)], "showgrid": False, "zeroline": False, "fixedrange": True,
               "tickfont": {"size": 11, "color": SOFT}, **numbers},
        yaxis={"range": [many - 0.5, -0.5], "visible": False, "fixedrange": True},
    )  # fmt: skip
