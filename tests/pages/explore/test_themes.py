"""All themes with all their figures, for researchers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, WORK_GROUP
from corpus.store.database import Cursor
from tests.pages.opening import everything
from tests.pages.told_study import MISSING, NEIGHBOURS, seed_told_study

Open = Callable[..., AppTest]


def themes_in_order(at: AppTest) -> list[str]:
    table = next(str(one.proto.body) for one in at.get("html") if "<table" in str(one.proto.body))
    return [html.unescape(name) for name in re.findall(r'<th scope="row">([^<]*)</th>', table)]


def test_an_empty_study_says_what_to_do_first(open_app: Open) -> None:
    at = open_app(RESEARCHER, "themes")
    assert [one.value for one in at.info] == ["There are no interviews yet. First bring in the interviews."]
    assert [one.proto.label for one in at.get("page_link")] == ["Do this first"]


def test_a_researcher_sees_every_figure_and_goes_from_it_to_its_passages(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    said = html.unescape(everything(open_app(RESEARCHER, "themes")))
    link = f'passages?theme={told.themes[MISSING]}&group=age_group%2F35-49" target="_self">1 of 7'
    assert link in said and "6 of 7" in said and "7 of 14" in said


def test_a_link_leads_to_the_subgroups(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "themes", dimension="subgroup")
    assert at.selectbox(key="themes-dimension").value == "subgroup"
    assert "mantelzorger" in everything(at)


def test_a_researcher_can_look_as_the_work_group(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "themes").selectbox(key="themes-protected").set_value(WORK_GROUP).run()
    assert at.query_params["as"] == WORK_GROUP
    said = everything(at)
    assert "a figure under 5 is not shown" in said and "not shown (of 7)" in said
    assert not re.search(r"\b1 of 7\b", said) and "passages?" not in said


def test_themes_can_be_put_in_order(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "themes")
    orders = {}
    for order in ("codebook", "people", "name"):
        at = at.selectbox(key="themes-order").set_value(order).run()
        orders[order] = [name.split(" ", 1)[1] for name in themes_in_order(at)]
    assert orders["people"] == [NEIGHBOURS, MISSING] and orders["name"] == [NEIGHBOURS, MISSING]
    assert sorted(orders["codebook"]) == sorted(orders["name"])


def test_the_picture_of_a_group_compares_it_with_everybody(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "themes")
    assert "The upright line" not in everything(at)
    at = at.selectbox(key="themes-group-age_group").set_value("35-49").run()
    assert "The upright line" in everything(at)
    chart = at.get("plotly_chart")[0].proto
    assert '"everybody"' in chart.spec and chart.alt.startswith("35 to 49 years. ")
