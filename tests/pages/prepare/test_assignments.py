"""Who reads what, on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.answer_passage import answer_passage
from coding.actions.assign import assign
from coding.actions.choose_how_on import choose_how_on
from coding.actions.code_passage import code_passage
from coding.actions.know_person import know_person
from coding.actions.note_reading import note_reading
from coding.answers import HAND_BACK, TOUCHES_ME
from coding.store.assignments import assignments
from coding.store.codings import own_codings
from coding.store.hard_interviews import hard_interviews
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


def test_a_fair_proposal_is_shown_changed_and_given_out(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    second, _text = seed_conversation(page_cursor, small.researcher, name="Gesprek 2")
    know_person(page_cursor, small.researcher, new_id(), second)
    at = button(open_app(RESEARCHER, "assignments"), "Make a proposal").click().run()
    assert not at.exception and given(page_cursor) == []
    gets = [one for one in at.multiselect if one.key.startswith("gets-")]
    assert [one.label for one in gets] == ["Gesprek 1, 1 minute", "Gesprek 2, 1 minute"]
    assert len(gets[0].value) == len(gets[1].value) == 2
    assert "cas" not in gets[1].options and set(gets[0].options) >= {"ada", "bo", "cas"}
    assert "A resident reads every interview" in everything(at)
    gets[0].set_value([small.coder.account_id])
    button(at, "Give this out").click().run()
    assert "3 readings are given out." in [one.value for one in at.success]
    assert len(given(page_cursor)) == 3 and (small.transcript_id, "ada") in given(page_cursor)


def test_where_it_is_stuck_is_told_and_hard_interviews_are_remembered(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "assignments")
    field(at, "multiselect", "Interviews that are hard to read").set_value([small.transcript_id])
    field(at, "multiselect", "Who can read now?").set_value([small.coder.account_id])
    at = button(at, "Make a proposal").click().run()
    assert "There is no researcher who can read along" in everything(at) and given(page_cursor) == []
    assert hard_interviews(page_cursor) == {small.transcript_id}


def test_the_researcher_is_told_who_knows_the_person_and_can_give_it_back(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    for reader in (small.coder, small.other):
        assign(page_cursor, small.researcher, small.transcript_id, reader.account_id)
    code_passage(page_cursor, small.coder, new_id(), small.transcript_id, small.codes[0].code_id, 0, 8)
    know_person(page_cursor, small.coder, new_id(), small.transcript_id)
    touched = new_id()
    answer_passage(page_cursor, small.other, touched, small.transcript_id, TOUCHES_ME)
    choose_how_on(page_cursor, small.other, touched, HAND_BACK)
    at = open_app(RESEARCHER, "assignments")
    said = everything(at)
    assert "**ada** knows the person in **Gesprek 1**" in said and "1 mark is set aside." in said
    assert "**bo** handed **Gesprek 1** back" in said and given(page_cursor) == []
    arrival = open_app(RESEARCHER, "start")
    assert "This week 2 readers know the person" in arrival.info[0].value
    at = button(at, "It was a mistake: give the interview and the marks back").click().run()
    assert "knows the person" not in everything(at) and given(page_cursor) == [(small.transcript_id, "ada")]
    assert len(own_codings(page_cursor, small.transcript_id, small.coder.account_id)) == 1


def test_readings_in_which_nothing_happens_are_listed(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    assign(page_cursor, small.researcher, small.transcript_id, small.coder.account_id)
    assert "nothing has happened" not in " ".join(
        one.value for one in open_app(RESEARCHER, "assignments").subheader
    )
    page_cursor.execute("UPDATE assignments SET made_at = made_at - INTERVAL 20 DAY")
    assert "ada got it on" in everything(open_app(RESEARCHER, "assignments"))
