"""Planning an evening: its title and date, with or without names, and what comes on the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from coding.actions.decide_passage import decide_passage
from coding.actions.note_reading import note_reading
from coding.meeting import ADDED, DIFFER, OPEN
from coding.store.agenda import agenda
from coding.store.meetings import meetings
from corpus.accounts import RESEARCHER
from corpus.clock import now
from corpus.store.database import Cursor
from tests.coding.evening import open_and_vote, seed_evening, seed_read_study
from tests.pages.conftest import Study
from tests.pages.opening import button, errors, everything, field

Open = Callable[..., AppTest]
SOON = now().date() + timedelta(days=30)


def test_an_evening_is_planned_filled_ordered_and_opened(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    seed_read_study(page_cursor)
    at = open_app(RESEARCHER, "meetings")
    at = button(at, "Plan this evening").click().run()
    assert errors(at) == ["Give the evening a title of 1 to 120 characters."]
    field(at, "text_input", "Title").set_value("Avond over de winter")
    field(at, "selectbox", "Date").set_value(SOON)
    at = button(at, "Plan this evening").click().run()
    (found,) = meetings(page_cursor)
    assert (found.title, found.held_on, found.anonymous) == ("Avond over de winter", SOON, True)
    assert "There is nothing on the agenda yet." in everything(at)
    at = button(at, "Put the first 2 on the agenda").click().run()
    items = agenda(page_cursor, found.meeting_id)
    assert [one.source for one in items] == [DIFFER, DIFFER]
    at = at.button(key=f"up-{items[1].item_id}").click().run()
    assert agenda(page_cursor, found.meeting_id)[0].item_id == items[1].item_id
    at = at.button(key=f"off-{items[0].item_id}").click().run()
    field(at, "text_area", "The words, just as they stand in the interview").set_value("de postbode")
    at = at.button(key="agenda-own-add").click().run()
    assert [one.source for one in agenda(page_cursor, found.meeting_id)] == [DIFFER, ADDED]
    field(at, "text_area", "The words, just as they stand in the interview").set_value("dit staat er niet")
    at = at.button(key="agenda-own-add").click().run()
    assert "These words do not stand in this interview just so." in errors(at)[0]
    at = button(open_app(RESEARCHER, "meetings", evening=found.meeting_id), "Open the table").click().run()
    assert meetings(page_cursor)[0].state == OPEN


def test_the_page_says_what_is_still_being_read_and_what_was_decided(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    evening = seed_evening(page_cursor)
    item = open_and_vote(page_cursor, evening)
    decide_passage(page_cursor, evening.study.researcher, item, [])
    note_reading(page_cursor, evening.study.other, evening.study.transcript_id, 5, False)
    at = open_app(RESEARCHER, "meetings", evening=evening.meeting_id)
    said = everything(at)
    assert "1 interview is still being read." in said and "The group has decided about it." in said
    assert f"off-{item}" not in [one.key for one in at.button] and not errors(at)


def test_the_card_says_when_the_evening_is_and_that_the_table_is_open(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    evening = seed_evening(page_cursor)
    shown = AppTest.from_function(show_the_card)
    page_cursor.execute("UPDATE meeting_details SET held_on = DATE '2099-01-05'")
    at = shown.run()
    assert [one.value for one in at.subheader] == ["Round the table on January 5, 2099"]
    assert "2 passages to talk about" in at.markdown[0].value
    open_and_vote(page_cursor, evening)
    assert [one.value for one in at.run().subheader] == ["The table is open now"]


def show_the_card() -> None:
    """A page of its own that shows the card."""
    import streamlit as st

    from corpus.accounts import CO_RESEARCHER, Account
    from pages.code.cards.meeting import show_card
    from pages.frame.the_store import the_store

    st.session_state["language"] = "en"
    with the_store().cursor() as cursor:
        show_card(cursor, Account("00000000-0000-0000-0000-000000000000", "x", CO_RESEARCHER))
