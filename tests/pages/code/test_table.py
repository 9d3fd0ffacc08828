"""The table on a tablet and on the big screen: what each sees, a tap that is a vote, a decision, a page left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.cast_vote import cast_vote
from coding.actions.decide_passage import decide_passage
from coding.actions.lead_meeting import end_meeting, go_on_with, open_meeting, put_on_table, sit_down
from coding.meeting import NO_OPINION, SHOWN, TALKING
from coding.store.decisions import decision_on, votes
from coding.store.meetings import on_table, people_at
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.actions.sign_out import sign_out_everywhere
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.evening import Evening, open_and_vote, seed_evening
from tests.pages.conftest import Study
from tests.pages.markup import SCRIPT, nothing_works
from tests.pages.opening import button, errors, everything

Open = Callable[..., AppTest]
WINTER = "De winter zag ik niemand."


@pytest.fixture
def evening(study: Study, page_cursor: Cursor) -> Evening:
    return seed_evening(page_cursor)


def told(at: AppTest) -> str:
    return everything(at) + "".join(str(one.value) for one in at.subheader)


def test_without_an_evening_the_table_and_the_screen_say_so(open_app: Open) -> None:
    assert "No evening is planned now." in everything(open_app(CO_RESEARCHER, "table"))
    assert not open_app(RESEARCHER, "big-screen").exception


def test_a_co_researcher_sits_down_sees_what_each_chose_and_votes_with_a_tap(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    me, code = study.account(CO_RESEARCHER), evening.study.codes[1].code_id
    at = open_app(CO_RESEARCHER, "table")
    assert "The table is not open yet." in everything(at) and not at.button
    open_meeting(page_cursor, evening.study.researcher, evening.meeting_id)
    at = at.run()
    assert WINTER not in everything(at)
    at = button(at, "I am at the table").click().run()
    assert me.account_id in people_at(page_cursor, evening.meeting_id)
    said = everything(at)
    assert (
        f"<mark>{WINTER}</mark>" in said
        and "Iemand missen</span> ada" in said
        and "Thuis voelen</span> bo" in said
    )
    assert "You can vote in a moment." in said and not at.checkbox
    go_on_with(page_cursor, evening.study.researcher, evening.items[0], "voting")
    at = at.run()
    at = at.checkbox(key=f"vote-{evening.items[0]}-{code}").check().run()
    assert votes(page_cursor, evening.items[0])[0].codes == (code,) and "Your answer is saved." in everything(
        at
    )
    at = at.checkbox(key=f"vote-{evening.items[0]}-{NO_OPINION}").check().run()
    assert votes(page_cursor, evening.items[0])[0].no_opinion
    assert not at.checkbox(key=f"vote-{evening.items[0]}-{code}").value
    at = at.selectbox(key=f"vote-other-{evening.items[0]}-1").set_value(evening.study.codes[2].code_id).run()
    assert votes(page_cursor, evening.items[0])[0].codes == (evening.study.codes[2].code_id,)
    assert not errors(at) and "Ask for votes" not in [one.label for one in at.button]


def test_without_names_nobody_is_named_and_votes_stay_hidden_until_all_have_voted(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    evening = seed_evening(page_cursor, anonymous=True)
    item = open_and_vote(page_cursor, evening)
    cast_vote(page_cursor, evening.study.coder, item, [evening.study.codes[1].code_id])
    at = open_app(RESEARCHER, "big-screen", evening=evening.meeting_id)
    said = told(at)
    assert "1 person" in said and ">ada" not in said and " bo<" not in said
    assert "Voted: 1 of 2" in said and "The votes" not in said
    cast_vote(page_cursor, evening.study.other, item, [])
    said = told(at.run())
    assert "The votes" in said and "None of the codes 1 person" in said and " ada" not in said


def test_who_leads_goes_from_talking_to_voting_to_the_decision_and_takes_it_back(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    study.account(RESEARCHER)
    item, code = evening.items[0], evening.study.codes[1].code_id
    at = button(open_app(RESEARCHER, "table"), "Open the table").click().run()
    at = button(at, "Ask for votes").click().run()
    cast_vote(page_cursor, evening.study.coder, item, [code])
    at = button(at, "Show the votes").click().run()
    assert on_table(page_cursor, evening.meeting_id) == (item, SHOWN) and "The votes" in everything(at)
    at.text_area(key=f"decide-reason-{item}").set_value(f"Zij mist iemand. {SCRIPT}")
    at = button(at, "Write down the decision").click().run()
    made = decision_on(page_cursor, item)
    assert made is not None and made.codes == (code,) and made.reason.startswith("Zij mist")
    assert "The group decided" in everything(at)
    nothing_works(at)
    at = button(at, "Next").click().run()
    assert on_table(page_cursor, evening.meeting_id) == (evening.items[1], TALKING)
    at = button(at, "Previous").click().run()
    at = button(at, "Take this decision back").click().run()
    assert decision_on(page_cursor, item) is None and not errors(at)
    at = button(at, "End the evening").click().run()
    assert "This evening has ended." in everything(at)


def test_who_knows_the_person_is_told_gently_and_sees_nothing_of_the_passage(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    open_and_vote(page_cursor, evening)
    me = study.account(CO_RESEARCHER)
    sit_down(page_cursor, me, evening.meeting_id)
    knows(page_cursor, evening, me)
    decide_passage(page_cursor, evening.study.researcher, evening.items[1], [])
    at = open_app(CO_RESEARCHER, "table")
    assert "You said that you know this person." in everything(at)
    assert "winter" not in everything(at) and not at.checkbox
    assert "koffie" not in everything(open_app(CO_RESEARCHER, "decisions", evening=evening.meeting_id))
    screen = open_app(RESEARCHER, "big-screen", evening=evening.meeting_id)
    assert "Give them time to step out" in everything(screen) and "winter" not in everything(screen)
    assert WINTER in everything(button(screen, "Show the passage").click().run())


def test_who_still_reads_the_interview_does_not_see_what_others_chose(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    open_and_vote(page_cursor, evening)
    me = study.account(CO_RESEARCHER)
    assign(page_cursor, evening.study.researcher, evening.study.transcript_id, me.account_id)
    sit_down(page_cursor, me, evening.meeting_id)
    at = open_app(CO_RESEARCHER, "table")
    assert "You are still reading this interview." in everything(at) and "winter" not in everything(at)


def test_a_tap_that_comes_when_the_table_has_moved_on_is_kept_and_the_page_says_so(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    at, me, item = at_the_vote(open_app, study, page_cursor, evening)
    put_on_table(page_cursor, evening.study.researcher, evening.items[1])
    at = at.checkbox(key=f"vote-{item}-{evening.study.codes[0].code_id}").check().run()
    assert "Your answer about the passage before is saved." in everything(at)
    (mine,) = [one for one in votes(page_cursor, item) if one.account_id == me.account_id]
    assert set(mine.codes) == {evening.study.codes[0].code_id, evening.study.codes[1].code_id}
    assert "Nu drinken we koffie" in everything(at)


def test_a_tap_that_comes_after_the_decision_says_so_and_the_vote_before_stays(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    at, me, item = at_the_vote(open_app, study, page_cursor, evening)
    decide_passage(page_cursor, evening.study.researcher, item, [])
    at = at.checkbox(key=f"vote-{item}-{evening.study.codes[0].code_id}").check().run()
    assert "The group has just decided about this passage" in everything(at)
    assert "None of the codes fits." in everything(at)
    (mine,) = [one for one in votes(page_cursor, item) if one.account_id == me.account_id]
    assert mine.codes == (evening.study.codes[1].code_id,)


def test_a_page_left_open_over_night_finds_its_vote_kept(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    at, me, item = at_the_vote(open_app, study, page_cursor, evening)
    end_meeting(page_cursor, evening.study.researcher, evening.meeting_id)
    at = at.run()
    assert "This evening has ended. Everything you answered is saved." in everything(at)
    sign_out_everywhere(page_cursor, me)
    at = at.run()
    assert "You are signed out. What you saved is safe." in everything(at)
    assert [one.codes for one in votes(page_cursor, item)] == [(evening.study.codes[1].code_id,)]


def test_the_page_of_decisions_says_what_why_and_who_was_there(
    open_app: Open, study: Study, page_cursor: Cursor, evening: Evening
) -> None:
    item = open_and_vote(page_cursor, evening)
    cast_vote(page_cursor, evening.study.coder, item, [evening.study.codes[1].code_id])
    decide_passage(
        page_cursor, evening.study.researcher, item, [evening.study.codes[1].code_id], "Zij mist iemand."
    )
    said = told(open_app(CO_RESEARCHER, "decisions", evening=evening.meeting_id))
    assert "2 people were there: ada, bo" in said and "Decided about 1 of 2 passages." in said
    assert WINTER in said and "Zij mist iemand." in said and "Iemand missen" in said
    assert "1 passage is still open." in said


def at_the_vote(
    open_app: Open, study: Study, cursor: Cursor, evening: Evening
) -> tuple[AppTest, Account, str]:
    """A tablet at the vote about the first passage, with one answer given."""
    item, me = open_and_vote(cursor, evening), study.account(CO_RESEARCHER)
    sit_down(cursor, me, evening.meeting_id)
    at = open_app(CO_RESEARCHER, "table")
    at = at.checkbox(key=f"vote-{item}-{evening.study.codes[1].code_id}").check().run()
    return at, me, item


def knows(cursor: Cursor, evening: Evening, who: Account) -> None:
    """Write that somebody knows the person in the interview."""
    cursor.execute(
        """INSERT INTO reader_answers VALUES
           ($answer, $transcript, $account, 'knows_person', NULL, NULL, '', now()::TIMESTAMP, $account)""",
        {"answer": new_id(), "transcript": evening.study.transcript_id, "account": who.account_id},
    )
