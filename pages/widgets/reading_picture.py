"""Who has read what as one picture: a square for each reader and interview; and new codes per interview as another."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from coding.progress import BEGUN, FINISHED, GIVEN
from coding.themes.saturation import Saturation
from pages.frame.language import _
from pages.widgets.charts import ACCENT, FONT, INK, LINE, PAPER, SOFT, TEXT

ROW, TOP, LETTERS = 24, 120, 16  # pixels of an interview's row and for the readers' names; letters of a name
# A sign beside the colour, for who sees no colours.
SIGNS = {GIVEN: "○", BEGUN: "◐", FINISHED: "●"}
_PAINT = {GIVEN: "#EFE8DA", BEGUN: "#F3C97A", FINISHED: "#7FC4BC"}
_ORDER = (GIVEN, BEGUN, FINISHED)
HIGH = 340  # pixels of the picture of new codes


def reading_grid(
    interviews: Sequence[str], readers: Sequence[str], states: Mapping[tuple[int, int], str]
) -> go.Figure:
    """A row per interview, a column per reader; `states` by (interview, reader) number, none where nothing is given."""
    rows = range(len(interviews))
    cells = [[states.get((row, column)) for column in range(len(readers))] for row in rows]
    paint = [
        [place / len(_ORDER), _PAINT[state]]
        for number, state in enumerate(_ORDER)
        for place in (number, number + 1)
    ]
    figure = go.Figure(
        go.Heatmap(
            z=[[None if one is None else _ORDER.index(one) for one in row] for row in cells],
            text=[["" if one is None else SIGNS[one] for one in row] for row in cells],
            texttemplate="%{text}",
            textfont={"size": 13, "color": INK},
            colorscale=paint,
            zmin=-0.5,
            zmax=len(_ORDER) - 0.5,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
        )
    )
    _look(figure, TOP + ROW * len(interviews), {"l": 4, "r": 4, "t": TOP, "b": 4})
    figure.update_xaxes(**_names(readers), side="top", tickangle=-90)
    figure.update_yaxes(**_names(interviews), autorange="reversed")
    return figure


def saturation_curve(found: Saturation) -> go.Figure:
    """Bars for the codes that are new in each interview, a line for all codes so far; an upright where it is reached."""
    numbers = list(range(1, len(found.new) + 1))
    figure = go.Figure()
    figure.add_bar(
        x=numbers,
        y=list(found.new),
        marker={"color": "#F3C97A", "line": {"color": INK, "width": 1}},
        name="new",
    )
    figure.add_scatter(
        x=numbers,
        y=list(found.cumulative),
        mode="lines+markers",
        line={"color": ACCENT, "width": 3, "shape": "hv" if len(numbers) > 80 else "linear"},
        marker={"size": 7},
        name="all",
    )
    if found.reached is not None:
        figure.add_vline(x=found.reached + 0.5, line={"color": INK, "width": 2, "dash": "dash"})
    _look(figure, HIGH, {"l": 8, "r": 8, "t": 8, "b": 8})
    axis = {
        "fixedrange": True,
        "automargin": True,
        "tickformat": "d",
        "rangemode": "tozero",
        "zeroline": False,
    }
    figure.update_xaxes(**axis, title=_("Interviews read"), showgrid=False, range=[0.4, len(numbers) + 0.6])
    figure.update_yaxes(**axis, title=_("Codes"), gridcolor="#EFE8DA")
    return figure


def _names(names: Sequence[str]) -> dict[str, object]:
    short = [html.escape(one if len(one) <= LETTERS else f"{one[: LETTERS - 1]}…") for one in names]
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": short,
        "fixedrange": True,
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "tickfont": {"size": 13},
    }


def _look(figure: go.Figure, height: int, margin: Mapping[str, int]) -> None:
    figure.update_layout(
        height=height,
        margin=dict(margin),
        font={"family": FONT, "size": TEXT - 2, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor=PAPER,
        showlegend=False,
        dragmode=False,
        bargap=0.3,
    )
    figure.update_xaxes(linecolor=LINE, tickcolor=SOFT)
    figure.update_yaxes(linecolor=LINE, tickcolor=SOFT)
