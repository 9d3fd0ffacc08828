"""Which themes come together as a network: dots with their names, lines as broad as they come together often."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from coding.themes.layout import layout
from pages.widgets.charts import ACCENT, INK, LINE, PAPER, still_look
from pages.widgets.drawing import Drawing

LOW, EACH, NAME_LETTERS = 400, 44, 16  # pixels: at least, and for each theme; letters of a name on one line
ROOM = (0.36, 92)  # what a dot with its name takes: of the breadth of a phone, and in pixels
SMALL, LARGE = 14, 44  # pixels across a dot
THIN, BROAD = 1.0, 9.0  # pixels of a line
MARGIN = 70  # pixels round the dots, for their names


def network(names: Sequence[str], sizes: Sequence[int], pairs: Sequence[tuple[int, int, int]]) -> go.Figure:
    """`sizes` are how often each theme is there at all, `pairs` (count, one, other) which lines there are."""
    high = max(LOW, EACH * len(names) + 2 * MARGIN)
    room = ROOM[0], ROOM[1] / (high - 2 * MARGIN)
    places = layout(len(names), tuple((one, other, float(count)) for count, one, other in pairs), room)
    x, y = places[:, 0].tolist(), (MARGIN + places[:, 1] * (high - 2 * MARGIN)).tolist()
    look = {"type": "scatter", "hoverinfo": "skip"}
    figure = Drawing()
    most = max((count for count, _one, _other in pairs), default=1)
    for count, one, other in reversed(pairs):  # the broadest on top
        width = THIN + (BROAD - THIN) * count / most
        line = {"color": LINE, "width": width}
        ends = {"x": [x[one], x[other]], "y": [y[one], y[other]]}
        figure.add_trace({**ends, **look, "mode": "lines", "line": line, "opacity": 0.55})
    largest = max(max(sizes, default=1), 1)
    across = [SMALL + (LARGE - SMALL) * (size / largest) ** 0.5 for size in sizes]
    dots = {"size": across, "color": ACCENT, "opacity": 1, "line": {"color": INK, "width": 1}}
    figure.add_trace({"x": x, "y": y, **look, "mode": "markers", "marker": dots})
    for place, name in enumerate(names):
        figure.add_annotation(
            text="<br>".join(map(html.escape, textwrap.wrap(name, NAME_LETTERS)[:3])),
            x=x[place],
            y=y[place],
            yshift=-across[place] / 2 - 2,
            yanchor="top",
            showarrow=False,
            bgcolor=PAPER,
            opacity=0.9,
            font={"size": 13},
        )
    still_look(figure, high, (-0.14, 1.14))
    return figure.figure()
