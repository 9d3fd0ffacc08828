"""Who reads what, on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.store.assignments import assignments
from coding.store.codings import own_codings
from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP, Account
from corpus.actions.close_account import close_account
from corpus.ids import new_id
from corpus.store.accounts import add_account
from corpus.store.database import Cursor, transaction
from tests.coding.small_study import SmallStudy, seed_conversation, seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import IN_A_NAME, MARKUP, nothing_works, shown
from tests.pages.opening import button, everything, field

Open = Callable[..., AppTest]


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    return seed_small_study(page_cursor)


def given(cursor: Cursor) -> list[tuple[str, str]]:
    return [(one.transcript_id, one.account_name) for one in assignments(cursor)]


def choose_reader(at: AppTest, name: str) -> AppTest:
    box = field(at, "selectbox", "For whom?")
    return box.select_index(box.options.index(name)).run()


def test_without_interviews_the_page_leads_to_bringing_them_in(open_app: Open) -> None:
    at = open_app(RESEARCHER, "assignments")
    assert "Bring in interviews first" in at.info[0].value
    assert [one.proto.label for one in at.get("page_link")] == ["Bring in interviews"]
    assert "no released" not in open_app(RESEARCHER, "assignments", "nl").info[0].value


def test_only_those_who_read_can_be_chosen(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    study.account(WORK_GROUP)
    close_account(page_cursor, small.researcher, small.other.account_id)
    options = field(open_app(RESEARCHER, "assignments"), "selectbox", "For whom?").options
    assert set(options) == {"ada", "cas", "Test researcher"}


def test_an_interview_is_given_and_taken_back_and_marks_stay(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    second, _text = seed_conversation(page_cursor, small.researcher, name="Gesprek 2")
    at = choose_reader(open_app(RESEARCHER, "assignments"), "ada")
    assert "nobody yet" in everything(at)
    at.button_group[0].set_value([small.transcript_id, second])
    button(at, "Save").click().run()
    assert at.success[0].value == "Saved."
    assert given(page_cursor) == [(small.transcript_id, "ada"), (second, "ada")]
    code_passage(page_cursor, small.coder, new_id(), small.transcript_id, small.codes[0].code_id, 0, 8)
    at.button_group[0].set_value([second])
    button(at, "Save").click().run()
    assert given(page_cursor) == [(second, "ada")]
    assert len(own_codings(page_cursor, small.transcript_id, small.coder.account_id)) == 1


def test_how_far_everybody_is_stands_below(open_app: Open, small: SmallStudy, page_cursor: Cursor) -> None:
    for reader in (small.coder, small.other):
        assign(page_cursor, small.researcher, small.transcript_id, reader.account_id)
    note_reading(page_cursor, small.coder, small.transcript_id, 10, True)
    note_reading(page_cursor, small.other, small.transcript_id, 10, False)
    said = everything(open_app(RESEARCHER, "assignments"))
    assert "ada (finished), bo (begun)" in said


def test_names_of_people_and_interviews_are_shown_as_they_are(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    small = seed_small_study(page_cursor)
    seed_conversation(page_cursor, small.researcher, name=MARKUP)
    with transaction(page_cursor):
        add_account(page_cursor, small.researcher, Account(new_id(), IN_A_NAME, CO_RESEARCHER))
    at = choose_reader(open_app(RESEARCHER, "assignments"), IN_A_NAME)
    nothing_works(at)
    assert shown(at, "**vet**") and IN_A_NAME in "".join(one.label for one in at.button_group).replace(
        "\\", ""
    )
