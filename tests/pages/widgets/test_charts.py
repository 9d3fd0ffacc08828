"""The bars: what they say, and what they must not give away."""

from __future__ import annotations

import json

import plotly.graph_objects as go

from pages.widgets.charts import LINE_LENGTH, Bar, alt_text, bars


def _traces(figure: go.Figure) -> dict[str, go.Bar]:
    return {trace.name: trace for trace in figure.data}


def _words(figure: go.Figure) -> list[str]:
    return [annotation["text"] for annotation in figure.layout.annotations]


def test_every_bar_says_how_many_of_how_many() -> None:
    figure = bars([Bar("75+", 10, 12, "10 of 12"), Bar("18-34", 0, 8, "0 of 8")])
    assert _words(figure) == ["75+", "<b>10 of 12</b>", "18-34", "<b>0 of 8</b>"]


def test_a_bar_is_as_long_as_the_share() -> None:
    shown = _traces(bars([Bar("a", 3, 4, "3 of 4"), Bar("b", 1, 4, "1 of 4")]))["shown"]
    assert list(shown.x) == [0.75, 0.25]


def test_a_bar_that_may_not_be_shown_looks_the_same_whatever_it_hides() -> None:
    row = Bar("65-74", None, 12, "not shown (of 12)")
    figure = bars([Bar("75+", 10, 12, "10 of 12"), row])
    hidden = _traces(figure)["hidden"]
    assert list(hidden.x) == [1.0]
    assert hidden.marker.pattern.shape == "/"
    assert len(_traces(figure)["shown"].x) == 1
    other = bars([Bar("75+", 10, 12, "10 of 12"), Bar("65-74", None, 12, "not shown (of 12)")])
    assert figure.to_json() == other.to_json()


def test_a_picture_stays_still_and_without_a_legend() -> None:
    layout = bars([Bar("a", 3, 4, "3 of 4")]).layout
    assert layout.xaxis.fixedrange and layout.yaxis.fixedrange
    assert layout.dragmode is False and layout.showlegend is False


def test_a_long_name_gets_more_lines_instead_of_running_off_a_phone() -> None:
    figure = bars([Bar("mensen die sinds kort voor een van hun ouders zorgen", 3, 4, "3 of 4")])
    lines = _words(figure)[0].split("<br>")
    assert len(lines) > 1 and all(len(line) <= LINE_LENGTH for line in lines)
    assert figure.layout.height > bars([Bar("kort", 3, 4, "3 of 4")]).layout.height


def test_a_name_with_markup_stays_a_name() -> None:
    assert _words(bars([Bar("<b>x</b>", 3, 4, "3 of 4")]))[0] == "&lt;b&gt;x&lt;/b&gt;"


def test_a_tick_compares_a_group_with_everybody() -> None:
    figure = bars([Bar("a", 3, 4, "3 of 4", share_of_all=0.5), Bar("b", 3, 4, "3 of 4")])
    assert list(_traces(figure)["everybody"].x) == [0.5]


def test_nobody_to_draw_gives_an_empty_picture() -> None:
    assert json.loads(bars([]).to_json())["layout"]["height"] > 0


def test_the_words_for_who_cannot_see_the_picture_hold_every_bar() -> None:
    rows = [Bar("75+", 10, 12, "10 of 12"), Bar("65-74", None, 12, "not shown (of 12)")]
    assert alt_text(rows) == "75+: 10 of 12; 65-74: not shown (of 12)."
