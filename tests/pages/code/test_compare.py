"""Comparing readings on its page; and nothing of others is seen anywhere before all have finished."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.actions.write_memo import write_memo
from coding.answers import LETS_TALK
from coding.store.answers import own_answers
from corpus.accounts import CO_RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from pages.frame.menu import MENU
from pages.gate.marks import marks_of
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import button, errors, everything

Open = Callable[..., AppTest]
WORDS = "De winter zag ik niemand."


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    """An interview that I read together with somebody who marked one sentence, with a memo."""
    made = seed_small_study(page_cursor)
    for account_id in (study.account(CO_RESEARCHER).account_id, made.other.account_id):
        assign(page_cursor, made.researcher, made.transcript_id, account_id)
    start, mark = made.text.index(WORDS), new_id()
    code_passage(
        page_cursor, made.other, mark, made.transcript_id, made.codes[1].code_id, start, start + len(WORDS)
    )
    write_memo(page_cursor, made.other, new_id(), mark, "Dat is eenzaam.")
    note_reading(page_cursor, made.other, made.transcript_id, 50, True)
    return made


def test_nothing_of_others_is_seen_before_all_have_finished(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    for entry in MENU:
        if CO_RESEARCHER not in entry.roles:
            continue
        asked = small.codes[1].code_id if entry.address == "code" else small.transcript_id
        at = open_app(CO_RESEARCHER, entry.address, id=asked, interview=small.transcript_id)
        seen = html.unescape(everything(at)) + str([one.proto for one in at.get("bidi_component")])
        assert not at.exception and "went wrong" not in seen, entry.address
        for hidden in (WORDS, "eenzaam", small.other.name + " "):
            assert hidden not in seen, entry.address
    assert marks_of(page_cursor, me, small.transcript_id)["marks"] == []
    at = open_app(CO_RESEARCHER, "compare", id=small.transcript_id)
    assert "when everybody who reads this interview has finished" in errors(at)[0]
    assert WORDS not in html.unescape(everything(at))


def test_what_each_chose_is_compared_and_a_difference_goes_to_the_table(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    note_reading(page_cursor, me, small.transcript_id, 50, True)
    at = open_app(CO_RESEARCHER, "my-interviews")
    button(at, "Compare").click().run()
    at = open_app(CO_RESEARCHER, "compare", id=small.transcript_id)
    assert "1 passage has codes. In 0 of these you all chose the same." in everything(at)
    seen = everything(at)
    assert WORDS in seen and "Iemand missen" in seen and "<bdi>You</bdi>" in seen and "<bdi>bo</bdi>" in seen
    assert "no code" in seen and "eenzaam" not in seen
    at = button(at, "Let's talk about this").click().run()
    (talk,) = own_answers(page_cursor, small.transcript_id, me.account_id)
    assert talk.kind == LETS_TALK and small.text[talk.start : talk.end] == WORDS
    at = button(at, "Undo").click().run()
    assert own_answers(page_cursor, small.transcript_id, me.account_id) == []
    at.segmented_control[0].set_value("Where you chose the same").run()
    assert "There is nothing to show here." in [one.value for one in at.info]


def test_without_a_choice_the_page_says_what_to_do(open_app: Open) -> None:
    assert "Choose an interview first." in open_app(CO_RESEARCHER, "compare").info[0].value
