"""The picture of figures with their intervals: what it shows, and what it says to who cannot see it."""

from __future__ import annotations

import plotly.graph_objects as go

from pages.widgets.intervals import LEFT, Interval, interval_text, intervals

ROWS = [
    Interval("Thuis", 0.4, 0.2, 0.6, "0.40", "0.40 (0.20 to 0.60)"),
    Interval("Gemis", -0.7, None, None, "-0.70", "-0.70"),
    Interval("Samen", None, None, None, "not given", "not to be told yet"),
]


def lines(figure: go.Figure) -> list[tuple[str, list[float]]]:
    return [(trace.mode, list(trace.x)) for trace in figure.data]


def test_each_row_has_a_dot_and_a_line_where_there_is_an_interval() -> None:
    assert lines(intervals(ROWS)) == [("lines", [0.2, 0.6]), ("markers", [0.4]), ("markers", [LEFT])]


def test_the_words_stand_beside_the_names_and_the_ends_are_named() -> None:
    said = [annotation.text for annotation in intervals(ROWS).layout.annotations]
    assert {"Thuis", "<b>0.40</b>", "Gemis", "Samen", "not given"} <= set(said)
    assert len(said) == 2 + 2 * len(ROWS)


def test_a_name_is_never_read_as_markup() -> None:
    (row,) = [Interval("<b>x</b>", 0.1, None, None, "0.10", "0.10")]
    assert "&lt;b&gt;x&lt;/b&gt;" in [one.text for one in intervals([row]).layout.annotations]


def test_the_same_is_said_in_words() -> None:
    assert interval_text(ROWS[:2]) == "Thuis: 0.40 (0.20 to 0.60); Gemis: -0.70."


def test_a_picture_of_nothing_is_still_a_picture() -> None:
    assert not intervals([]).data
