"""Giving back, as a researcher and at the kitchen table."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.store.summaries import summaries
from coding.summaries import NOT_QUITE
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.store.database import Cursor
from corpus.store.participants import participant_ids
from tests.pages.opening import button, errors, everything
from tests.pages.told_study import seed_told_study

Open = Callable[..., AppTest]


def test_a_summary_is_written_from_a_draft_read_together_and_answered(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor, "Ik wist niet wie ik <b>moest</b> bellen.")
    person = participant_ids(page_cursor)["P01"]
    at = open_app(RESEARCHER, "giving-back", person=person)
    at = at.button(key="summary-draft-begin").click().run()
    first = at.text_area[0]
    assert "Ik wist niet wie ik" in first.value
    at.checkbox[0].set_value(True)
    at = button(at, "Save").click().run()
    assert errors(at)[0].startswith("These points are still as the computer wrote them: 1, 2.")
    at.text_area[0].set_value("U wist niet wie u kon bellen.")
    at.text_area[1].set_value("")
    at = button(at, "Save").click().run()
    assert not at.error and summaries(page_cursor)[person].ready
    at = open_app(RESEARCHER, "read-together", person=person)
    assert "U wist niet wie u kon bellen" in everything(at)
    at = button(at, "Not quite").click().run()
    at.text_area[0].set_value("Alleen in het begin.")
    at = button(at, "Save").click().run()
    at = button(at, "We have read it together").click().run()
    assert not at.error and not at.exception
    point = summaries(page_cursor)[person].points[0]
    assert point.answer and (point.answer.answer, point.answer.text) == (NOT_QUITE, "Alleen in het begin.")
    for page in ("passages", "themes"):
        shown = everything(open_app(RESEARCHER, page))
        assert "not quite" in shown.casefold() and ("Alleen in het begin" in shown) == (page == "passages")
    said = everything(open_app(RESEARCHER, "giving-back", person=person))
    assert "Alleen in het begin" in said and "Read together: 1. Agreed with everything: 0." in said


def test_who_read_nothing_to_the_end_has_nobody_to_give_back_to(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    person = participant_ids(page_cursor)["P01"]
    at = open_app(CO_RESEARCHER, "giving-back", person=person)
    assert [one.value for one in at.info] == ["There is nobody yet. First read an interview to the end."]
    assert "P01" not in everything(at)
    assert errors(open_app(CO_RESEARCHER, "read-together", person=person))
