"""The settings of the study on their page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.answers import PersonToCall
from coding.store.reading_wishes import person_to_call
from corpus.accounts import RESEARCHER, SHELL
from corpus.actions.save_participants import save_participants
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.study import age_groups, setting, threshold
from tests.pages.markup import MARKUP, nothing_works
from tests.pages.opening import button, errors, everything, field

Open = Callable[..., AppTest]
BANDS = "Age groups, from young to old, with commas"


def test_a_new_study_shows_its_defaults_in_dutch_too(open_app: Open) -> None:
    at = open_app(RESEARCHER, "study")
    assert field(at, "text_input", BANDS).value == "18-34, 35-49, 50-64, 65-74, 75+"
    assert at.number_input[0].value == 5 and not at.exception and not at.error
    at = open_app(RESEARCHER, "study", "nl")
    assert "leeftijd" in " ".join(one.label for one in at.text_input).lower()


def test_name_age_groups_and_threshold_are_saved_together(open_app: Open, page_cursor: Cursor) -> None:
    save_participants(page_cursor, SHELL, [ParticipantRow("P01", 71, None, (), {}, None, 1)])
    at = open_app(RESEARCHER, "study")
    field(at, "text_input", "Name of the study").set_value("Samen in Verzonnendam")
    field(at, "text_input", BANDS).set_value("18–39, 40-64, 65+")
    at.number_input[0].set_value(8)
    button(at, "Save").click().run()
    assert [one.value for one in at.success] == ["Saved."]
    assert setting(page_cursor, "name") == "Samen in Verzonnendam"
    assert (age_groups(page_cursor), threshold(page_cursor)) == (((18, 39), (40, 64), (65, None)), 8)
    assert ">65+<" in everything(at)


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ("18-34, jong", "“jong” is no age group"),
        ("18-²", "is no age group"),
        ("40-18", "not possible"),
        ("18-40, 40+", "overlaps"),
        ("18-203", "not possible"),
        (" , ", "no age group"),
        ("<b>18</b>", "is no age group"),
    ],
)
def test_age_groups_that_cannot_be_change_nothing_at_all(
    open_app: Open, page_cursor: Cursor, bands: str, said: str
) -> None:
    at = open_app(RESEARCHER, "study")
    field(at, "text_input", "Name of the study").set_value("Another name")
    field(at, "text_input", BANDS).set_value(bands)
    button(at, "Save").click().run()
    assert len(at.error) == 1 and said in errors(at)[0]
    assert setting(page_cursor, "name") is None and len(age_groups(page_cursor)) == 5
    nothing_works(at)


def test_the_name_of_the_study_is_shown_as_it_is_on_every_page(open_app: Open) -> None:
    at = open_app(RESEARCHER, "study")
    field(at, "text_input", "Name of the study").set_value(MARKUP)
    button(at, "Save").click().run()
    nothing_works(at)
    nothing_works(open_app(RESEARCHER, "dashboard"))


def test_questions_about_readers_are_set_a_line_each(open_app: Open, page_cursor: Cursor) -> None:
    at = open_app(RESEARCHER, "study")
    at.text_area(key="study-backgrounds").set_value("Lived here: short, long\nno answers")
    at = button(at, "Save the questions").click().run()
    assert "Line 2: write a question, a colon, and two answers" in errors(at)[0]
    at.text_area(key="study-backgrounds").set_value("Lived here: short, long")
    at = button(at, "Save the questions").click().run()
    assert "Saved." in [one.value for one in at.success]
    assert setting(page_cursor, "backgrounds") == [["Lived here", ["short", "long"]]]


def test_the_study_names_whom_a_touched_reader_can_call(open_app: Open, page_cursor: Cursor) -> None:
    at = open_app(RESEARCHER, "study")
    field(at, "text_input", "Name of this person").set_value(" Marleen ")
    field(at, "text_input", "Telephone number").set_value("bel maar")
    at = button(at, "Save this person").click().run()
    assert (
        "This is no telephone number" in at.error[0].value and person_to_call(page_cursor) == PersonToCall()
    )
    field(at, "text_input", "Telephone number").set_value("+31 599 123 456")
    at = button(at, "Save this person").click().run()
    assert not at.error and person_to_call(page_cursor) == PersonToCall("Marleen", "+31 599 123 456", "")
