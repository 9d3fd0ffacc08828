"""The page on which an interview is read and marked: who gets it, and what is sent along."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.end_assignment import end_assignment
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import errors, everything

Open = Callable[..., AppTest]


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    made = seed_small_study(page_cursor)
    assign(page_cursor, made.researcher, made.transcript_id, study.account(CO_RESEARCHER).account_id)
    return made


def marker(at: AppTest) -> dict[str, object] | None:
    """What the page sends to the marker in the browser, if there is one."""
    found = at.get("bidi_component")
    return json.loads(found[0].proto.json) if found else None


@pytest.mark.parametrize("role", [CO_RESEARCHER, RESEARCHER])
def test_the_interview_opens_with_its_codes_and_without_its_text(
    open_app: Open, study: Study, small: SmallStudy, role: str
) -> None:
    at = open_app(role, "interview", id=small.transcript_id)
    sent = marker(at)
    assert not at.error and sent is not None and at.title[0].value == "Gesprek 1"
    assert sent["transcript_id"] == small.transcript_id
    assert sent["account_id"] == study.account(role).account_id
    assert [code["name"] for code in sent["codes"]] == ["Thuis", "Gemis", "Samen", "Groep"]  # type: ignore[attr-defined]
    assert "postbode" not in json.dumps(sent) + everything(at), "the text travels by its own route"


def test_an_interview_that_was_taken_back_is_refused(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    end_assignment(
        page_cursor, small.researcher, small.transcript_id, study.account(CO_RESEARCHER).account_id
    )
    at = open_app(CO_RESEARCHER, "interview", id=small.transcript_id)
    assert "not given to you" in errors(at)[0]
    assert marker(at) is None and "Gesprek 1" not in everything(at) + "".join(one.value for one in at.title)


@pytest.mark.parametrize("role", [CO_RESEARCHER, RESEARCHER])
@pytest.mark.parametrize("wanted", ["x", "' OR 1=1 --", "<b>x</b>", "unknown"])
def test_a_link_that_leads_nowhere_is_told_plainly(
    open_app: Open, small: SmallStudy, role: str, wanted: str
) -> None:
    at = open_app(role, "interview", id=new_id() if wanted == "unknown" else wanted)
    assert len(at.error) == 1 and "Something went wrong" not in errors(at)[0]
    assert marker(at) is None


def test_without_an_interview_in_the_link_the_page_says_to_choose_one(open_app: Open) -> None:
    at = open_app(CO_RESEARCHER, "interview")
    assert at.info[0].value == "Choose an interview first." and marker(at) is None and not at.error


def test_without_codes_the_interview_can_be_read(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    page_cursor.execute("DELETE FROM code_details")
    at = open_app(CO_RESEARCHER, "interview", id=small.transcript_id)
    assert "There are no codes yet" in at.info[0].value
    sent = marker(at)
    assert sent is not None and sent["codes"] == []


def test_the_marker_speaks_the_language_of_the_person(open_app: Open, small: SmallStudy) -> None:
    english = marker(open_app(CO_RESEARCHER, "interview", id=small.transcript_id))
    dutch = marker(open_app(CO_RESEARCHER, "interview", "nl", id=small.transcript_id))
    assert english is not None and dutch is not None and english["labels"] != dutch["labels"]
