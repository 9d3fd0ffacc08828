"""The invitation to practise on a co-researcher's first page."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.practise import answer_practice, begin_practice, end_practice
from coding.practice import FINISHED
from corpus.accounts import CO_RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.pages.conftest import Study
from tests.pages.opening import button

Open = Callable[..., AppTest]


def links(at: AppTest) -> list[str]:
    return [one.proto.label for one in at.get("page_link")]


def test_practice_is_offered_large_until_it_was_skipped_and_can_be_found_again(open_app: Open) -> None:
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert button(at, "Begin to practise") and "Practising" not in links(at)
    at = button(at, "Skip this for now").click().run()
    assert "Begin to practise" not in [one.label for one in at.button]
    assert "Practising" in links(at)


def test_practice_can_be_gone_on_with_and_is_a_link_when_it_was_done(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    run = begin_practice(page_cursor, me)
    answer_practice(page_cursor, me, run.run_id, [(new_id(), 0, "home")])
    assert button(open_app(CO_RESEARCHER, "my-interviews"), "Go on practising")
    end_practice(page_cursor, me, run.run_id, FINISHED)
    at = open_app(CO_RESEARCHER, "my-interviews")
    assert "Practise again" in links(at) and "Go on practising" not in [one.label for one in at.button]
