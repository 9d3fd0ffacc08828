"""Whose session a page is: asked at every run, so that signing out anywhere ends it here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL
from corpus.actions.change_own_account import change_language
from corpus.actions.close_account import close_account
from corpus.actions.sign_out import sign_out_everywhere
from corpus.store.database import Cursor
from tests.pages.conftest import Study
from tests.pages.opening import everything

Open = Callable[..., AppTest]


def is_signed_out(at: AppTest) -> bool:
    return "signed out" in "".join(one.value for one in at.info) and "/sign-in" in everything(at)


@pytest.mark.parametrize("token", ["", "forged", "x" * 5000, "' OR 1=1 --"])
def test_without_a_valid_session_no_page_is_shown(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    at = open_app(RESEARCHER, "accounts")
    monkeypatch.setattr("pages.frame.session.session_token", lambda cookies: token or None)
    at.run()
    assert not at.title and not at.button and not at.error
    assert "/sign-in" in everything(at)


def test_signing_out_elsewhere_ends_the_page_here_and_nothing_is_done(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "accounts")
    before = at.button[-1]
    sign_out_everywhere(page_cursor, study.account(RESEARCHER))
    before.click().run()
    assert is_signed_out(at) and not at.title


def test_an_account_that_is_closed_sees_nothing_more(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    at = open_app(CO_RESEARCHER, "my-interviews")
    close_account(page_cursor, SHELL, study.account(CO_RESEARCHER).account_id)
    assert is_signed_out(at.run()) and not at.title


def test_the_language_that_was_chosen_holds_from_the_next_run(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    at = open_app(CO_RESEARCHER, "my-interviews")
    change_language(page_cursor, study.account(CO_RESEARCHER), "nl")
    assert at.title[0].value.startswith("Hello") and at.run().title[0].value.startswith("Dag ")
