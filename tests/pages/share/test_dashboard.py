"""What the work group sees of the study."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, WORK_GROUP
from corpus.store.database import Cursor
from tests.pages.markup import SCRIPT, nothing_works
from tests.pages.opening import everything
from tests.pages.told_study import MISSING, NEIGHBOURS, seed_told_study

Open = Callable[..., AppTest]


def pictures(at: AppTest) -> list[str]:
    return [one.proto.spec for one in at.get("plotly_chart")]


def tables(at: AppTest) -> list[str]:
    bodies = [str(one.proto.body) for one in at.get("html")]
    return [body for body in bodies if "<table" in body]


def test_before_anything_is_marked_the_work_group_reads_that_it_comes(open_app: Open) -> None:
    at = open_app(WORK_GROUP, "dashboard")
    assert [one.value for one in at.info] == [
        "There is nothing to see yet. The figures come here when the interviews have been read and marked."
    ]
    assert not at.exception and not at.error and not pictures(at)


def test_it_begins_with_who_took_part_and_all_themes_at_a_glance(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard")
    said = everything(at)
    assert "14 people were interviewed." in said and "12 interviews were read and marked by 1 person." in said
    assert f"dashboard?theme={told.themes[NEIGHBOURS]}" in said
    assert "75 years and older" in said and len(pictures(at)) == 1


def test_a_theme_is_told_in_a_sentence_in_pictures_and_in_figures(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard", theme=told.themes[NEIGHBOURS])
    said = everything(at)
    assert "Of all 14 people, 12 spoke of" in said
    assert "6 of 7 (86\u00a0%)" in said
    assert len(pictures(at)) == 2 and all(
        "6 of 7" in picture or "12 of 14" in picture for picture in pictures(at)
    )
    assert at.get("plotly_chart")[0].proto.alt.startswith("By age group. ")


def test_a_small_number_is_nowhere_on_the_page(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard", theme=told.themes[MISSING])
    for text in [everything(at), *pictures(at)]:
        assert not re.search(r"\b[0-4] of (7|14)\b", text)
    assert "not shown (of 7)" in everything(at)
    assert "It is about fewer than 5 people" in everything(at)


def test_from_the_total_nobody_can_compute_what_is_hidden(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    said = everything(open_app(WORK_GROUP, "dashboard", theme=told.themes[MISSING]))
    assert not ("6 of 7" in said and "7 of 14" in said)


def test_a_researcher_sees_there_what_the_work_group_sees(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    theirs = open_app(WORK_GROUP, "dashboard", theme=told.themes[MISSING])
    mine = open_app(RESEARCHER, "dashboard", theme=told.themes[MISSING])
    assert tables(mine) == tables(theirs) and pictures(mine) == pictures(theirs)
    assert "You see here exactly what the work group sees" in mine.info[0].value


def test_another_theme_is_chosen_on_the_page_and_stands_in_the_link(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard")
    at = at.selectbox(key="dashboard-theme").set_value(told.themes[NEIGHBOURS]).run()
    assert at.query_params["theme"] in (told.themes[NEIGHBOURS], [told.themes[NEIGHBOURS]])
    assert "Of all 14 people, 12 spoke of" in everything(at)


def test_an_old_link_to_a_theme_that_is_gone_leads_to_the_overview(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard", theme="nonsense")
    assert not at.error and "14 people were interviewed." in everything(at)


def test_the_page_speaks_dutch(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard", "nl", theme=told.themes[NEIGHBOURS])
    said = everything(at)
    assert "6 van de 7" in said and "75 jaar en ouder" in said
    assert [one.value for one in at.subheader][:2] == ["Per leeftijdsgroep", "Per groep"]
    assert " of 7" not in said and "People" not in said


def test_what_people_said_and_who_they_are_is_not_on_the_page(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor, f"Niemand {SCRIPT} belde.")
    for query in ({}, {"theme": told.themes[MISSING]}):
        at = open_app(WORK_GROUP, "dashboard", **query)
        nothing_works(at)
        assert (
            "Niemand" not in everything(at) and "P00" not in everything(at) and "Anneke" not in everything(at)
        )
