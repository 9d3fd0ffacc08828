"""The passages behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.decide_passage import decide_passage
from coding.actions.write_memo import write_memo
from corpus.accounts import RESEARCHER, SHELL
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.evening import open_and_vote, seed_evening
from tests.pages.conftest import Study
from tests.pages.markup import SCRIPT, nothing_works
from tests.pages.opening import button, everything
from tests.pages.told_study import MISSING, NEIGHBOURS, seed_told_study

Open = Callable[..., AppTest]


def test_an_empty_study_says_what_to_do_first(open_app: Open) -> None:
    at = open_app(RESEARCHER, "passages")
    assert [one.value for one in at.info] == ["There are no interviews yet. First bring in the interviews."]


def test_the_link_of_a_figure_shows_just_its_passages_in_their_context(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "passages", theme=told.themes[MISSING], group="age_group/35-49")
    said = everything(at)
    assert "Passages: 1 · marks on them: 1 · participants: 1" in said
    assert "<h3>Gesprek 07 · P07 (35 to 49 years)</h3>" in said
    assert "Hoe was dat?" in said and "<mark>Ik wist niet wie ik moest bellen.</mark>" in said
    assert MISSING in said and "by Anneke" in said
    assert f"interview?id={told.interviews['Gesprek 07']}&at=13" in said.replace("&amp;", "&")


def test_filters_work_together_and_stay_in_the_link(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "passages")
    assert "Passages: 12 · marks on them: 19 · participants: 12" in everything(at)
    at = at.selectbox(key="passages-interview").set_value(told.interviews["Gesprek 00"]).run()
    at = at.selectbox(key="passages-theme").set_value(told.themes[NEIGHBOURS]).run()
    assert "Passages: 1 · marks on them: 1" in everything(at)
    assert set(at.query_params) == {"theme", "interview"}


def test_a_choice_that_nothing_fits_says_so(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "passages", theme=told.themes[MISSING], interview=told.interviews["Gesprek 06"])
    assert "No passage fits this choice." in at.info[0].value


def test_nothing_that_people_said_or_noted_works_as_code(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor, f"Toen {SCRIPT} **vet** kwam ze.")
    coding_id, talk = page_cursor.execute(
        "SELECT coding_id::VARCHAR, transcript_id::VARCHAR FROM codings ORDER BY coding_id LIMIT 1"
    ).fetchall()[0]
    assign(page_cursor, SHELL, talk, told.coder.account_id)
    write_memo(page_cursor, told.coder, new_id(), coding_id, f"Zie {SCRIPT}")
    at = open_app(RESEARCHER, "passages")
    nothing_works(at)
    assert "&lt;script&gt;" in everything(at) and "Note of Anneke: Zie" in everything(at)


def test_passages_come_a_page_at_a_time(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "passages")
    assert everything(at).count("<article") == 20 and "Page 1 of 2" in everything(at)
    at = button(at, "Further").click().run()
    assert everything(at).count("<article") == 4 and "Page 2 of 2" in everything(at)
    at = button(at, "Back").click().run()
    assert everything(at).count("<article") == 20


def test_a_passage_that_the_group_decided_about_says_so(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    evening = seed_evening(page_cursor)
    codes = [evening.study.codes[1].code_id]
    decide_passage(page_cursor, evening.study.researcher, open_and_vote(page_cursor, evening), codes)
    said = everything(open_app(RESEARCHER, "passages"))
    assert said.count("Decided by the group: Gemis") == 1


def test_a_link_brings_any_combination_back_and_two_groups_side_by_side(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    choice = {"theme": told.themes[MISSING], "group": "age_group/75+", "words": "WIST niet", "agreed": "one"}
    at = open_app(RESEARCHER, "passages", **choice)
    assert "Passages: 6 · marks on them: 6 · participants: 6" in everything(at)
    assert at.text_input(key="passages-words").value == "WIST niet"
    at = at.selectbox(key="passages-against").set_value("age_group/35-49").run()
    at = at.selectbox(key="passages-around").set_value("no").run()
    said = everything(at)
    assert "Passages: 6 · " in said and "Passages: 1 · " in said and "<summary>" in said
    assert [one.value for one in at.subheader] == ["75 years and older", "35 to 49 years"]
    assert set(at.query_params) == {*choice, "against", "around"}
    at = at.selectbox(key="passages-agreed").set_value("group").run()
    assert [one.value for one in at.info] == ["No passage fits this choice."] * 2
    at = at.text_input(key="passages-words").set_value("").run()
    assert "words" not in at.query_params
    for strange in ({"from": "gisteren", "page": "9" * 30}, {"near": "x", "agreed": "x", "group": "x/y"}):
        assert not open_app(RESEARCHER, "passages", **strange).error


def test_days_of_conversations_and_marks_are_asked_in_the_link(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    today = date.today().isoformat()
    at = open_app(RESEARCHER, "passages", **{"from": today, "day": "marked"})
    assert "Passages: 12 · " in everything(at)
    assert "No passage fits this choice." in open_app(RESEARCHER, "passages", to="2020-01-01").info[0].value
