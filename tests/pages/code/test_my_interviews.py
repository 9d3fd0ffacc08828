"""A co-researcher's first page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.actions.practise import skip_practice
from coding.actions.propose_code import propose_code
from corpus.accounts import CO_RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_conversation, seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import MARKUP, nothing_works, shown
from tests.pages.opening import everything

Open = Callable[..., AppTest]


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    """The small study, for somebody who need not practise first."""
    skip_practice(page_cursor, study.account(CO_RESEARCHER))
    return seed_small_study(page_cursor)


def headings(at: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]


def test_without_interviews_the_page_says_what_will_happen(open_app: Open) -> None:
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "Hello Test co\\_researcher" in at.title[0].value
    assert "A researcher gives you one" in at.info[0].value
    assert headings(at) == ["First practise a little"]
    assert "Hello" not in open_app(CO_RESEARCHER, "my-interviews", "nl").title[0].value


def test_the_interview_last_read_comes_first_and_finished_ones_last(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    others = [seed_conversation(page_cursor, small.researcher, name=f"Gesprek {n}")[0] for n in (2, 3)]
    for one in (small.transcript_id, *others):
        assign(page_cursor, small.researcher, one, me.account_id)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert headings(at) == ["Interview Gesprek 1", "After this"]
    assert [one.label for one in at.button] == ["Begin", "Open", "Open"]
    code_passage(page_cursor, me, new_id(), others[1], small.codes[0].code_id, 0, 8)
    note_reading(page_cursor, me, others[1], 40, False)
    note_reading(page_cursor, me, others[0], 40, True)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert headings(at) == ["Interview Gesprek 3", "After this", "Finished"]
    assert at.button[0].label == "Go on" and "about 1 minute left · 1 mark" in everything(at)


def test_marks_of_others_are_not_counted_here(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    assign(page_cursor, small.researcher, small.transcript_id, study.account(CO_RESEARCHER).account_id)
    code_passage(page_cursor, small.researcher, new_id(), small.transcript_id, small.codes[0].code_id, 0, 8)
    assert "1 mark" not in everything(open_app(CO_RESEARCHER, "my-interviews"))


def test_who_has_read_everything_is_thanked(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    assign(page_cursor, small.researcher, small.transcript_id, me.account_id)
    note_reading(page_cursor, me, small.transcript_id, len(small.text), True)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "Thank you" in at.success[0].value and headings(at) == ["Finished"]


def test_begin_leads_to_the_interview(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    assign(page_cursor, small.researcher, small.transcript_id, study.account(CO_RESEARCHER).account_id)
    at = open_app(CO_RESEARCHER, "my-interviews").button[0].click().run()
    assert at.title[0].value == "Gesprek 1" and at.get_by_key("passage_marker")
    assert at.query_params["id"] in (small.transcript_id, [small.transcript_id])


def test_the_name_of_an_interview_is_shown_as_it_is(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    for _ in range(2):
        one, _text = seed_conversation(page_cursor, small.researcher, name=MARKUP)
        assign(page_cursor, small.researcher, one, study.account(CO_RESEARCHER).account_id)
    at = open_app(CO_RESEARCHER, "my-interviews")
    nothing_works(at)
    assert shown(at, "**vet**")
    at = at.button[0].click().run()
    nothing_works(at)
    assert shown(at, "**vet**")


def test_finished_interviews_can_be_compared_once_the_others_have_finished_too(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    for reader in (me, small.other):
        assign(page_cursor, small.researcher, small.transcript_id, reader.account_id)
    note_reading(page_cursor, me, small.transcript_id, len(small.text), True)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "The others still read." in everything(at) and [one.label for one in at.button] == ["Open"]
    note_reading(page_cursor, small.other, small.transcript_id, len(small.text), True)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert [one.label for one in at.button] == ["Compare", "Open"]


def test_what_waits_for_an_opinion_stands_below_the_interview_to_go_on_with(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    for account in (study.account(CO_RESEARCHER), small.other):
        assign(page_cursor, small.researcher, small.transcript_id, account.account_id)
    propose_code(page_cursor, small.other, new_id(), small.transcript_id, 0, 8, "Wachten", "")
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert headings(at)[0] == "Interview Gesprek 1" and "is proposed" in headings(at)[1]
