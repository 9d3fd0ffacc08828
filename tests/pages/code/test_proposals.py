"""New codes on their page: who sees what, what people can say, and how it is decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.decide_proposal import decide_proposal
from coding.actions.propose_code import propose_code
from coding.store.code_proposals import proposal
from coding.store.codes import codebook
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import MARKUP, SCRIPT, nothing_works
from tests.pages.opening import button, errors, everything, field

Open = Callable[..., AppTest]
WORDS = "zag ik niemand"


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    made = seed_small_study(page_cursor)
    assign(page_cursor, made.researcher, made.transcript_id, made.coder.account_id)
    return made


def propose(cursor: Cursor, small: SmallStudy, name: str = "Stille winter", meaning: str = "Alleen") -> str:
    key, start = new_id(), small.text.index(WORDS)
    propose_code(cursor, small.coder, key, small.transcript_id, start, start + len(WORDS), name, meaning)
    return key


def test_others_read_a_proposal_support_it_and_take_that_back_and_see_the_passage_only_if_they_may(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    key = propose(page_cursor, small)
    at = open_app(CO_RESEARCHER, "proposals")
    assert "Stille winter" in everything(at) and "Proposed by ada" in everything(at)
    assert WORDS not in everything(at) and "an interview that you do not read" in everything(at)
    assert "Decide" not in [one.label for one in at.button]
    button(at, "I support this").click().run()
    assert "supports this." in everything(at)
    button(at, "I have a question").click().run()
    field(at, "text_area", "What do you want to ask?").set_value("Is dit niet hetzelfde?")
    button(at, "Send").click().run()
    assert "asks: " in everything(at) and "Is dit niet hetzelfde?" in everything(at)
    button(at, "Take back what I said").click().run()
    found = proposal(page_cursor, key)
    assert found and found.voices == ()
    assign(page_cursor, small.researcher, small.transcript_id, study.account(CO_RESEARCHER).account_id)
    assert WORDS in everything(open_app(CO_RESEARCHER, "proposals"))


def test_a_researcher_decides_with_a_reason_and_the_proposer_reads_it(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    key = propose(page_cursor, small)
    at = open_app(RESEARCHER, "proposals")
    at.button_group(key=f"decision-{key}-").select("accepted").run()
    button(at, "Decide").click().run()
    assert "Write why" in errors(at)[0]
    field(at, "text_area", "Why? ada reads this.").set_value("Dit hadden we nog niet")
    button(at, "Decide").click().run()
    assert at.success[0].value == "Decided: Stille winter" and not at.warning
    assert "This became a code" in everything(at) and "Dit hadden we nog niet" in everything(at)
    assert "Stille winter" in [code.plain_name for code in codebook(page_cursor)]


def test_of_two_researchers_with_the_same_proposal_open_the_second_hears_what_was_decided(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    key = propose(page_cursor, small)
    at = open_app(RESEARCHER, "proposals")
    at.button_group(key=f"decision-{key}-").select("not_now").run()
    field(at, "text_area", "Why? ada reads this.").set_value("Nog even wachten")
    decide_proposal(page_cursor, small.researcher, key, "accepted", "Goed gezien")
    button(at, "Decide").click().run()
    found = proposal(page_cursor, key)
    assert found and found.decision and found.decision.decision == "accepted"
    assert "cas has just decided about this: it became a code" in at.warning[0].value
    assert "Goed gezien" in everything(at)


def test_every_text_of_a_proposal_is_shown_as_it_is(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    propose(page_cursor, small, MARKUP, SCRIPT)
    decide_proposal(page_cursor, small.researcher, propose(page_cursor, small), "not_now", MARKUP)
    for role in (CO_RESEARCHER, RESEARCHER):
        nothing_works(open_app(role, "proposals"))


def test_the_first_page_says_what_waits_and_what_became_of_ones_own_until_it_was_seen(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    assign(page_cursor, small.researcher, small.transcript_id, me.account_id)
    mine, start = new_id(), small.text.index(WORDS)
    propose_code(page_cursor, me, mine, small.transcript_id, start, start + len(WORDS), "Winterstilte", "")
    propose(page_cursor, small)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "1 new code is proposed. What do you think?" in [one.value for one in at.subheader]
    decide_proposal(page_cursor, small.researcher, mine, "not_now", "Eerst verder lezen")
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "Winterstilte" in everything(at) and "Eerst verder lezen" in everything(at)
    button(at, "I have seen it").click().run()
    assert "Winterstilte" not in everything(at)
