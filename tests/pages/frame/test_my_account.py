"""One's own account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, GATE, RESEARCHER, ROLES, SHELL, WORK_GROUP, Account
from corpus.actions.change_study import change_study
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE
from corpus.store.accounts import add_account
from corpus.store.backgrounds import BACKGROUNDS, backgrounds_of
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import add_session
from tests.pages.conftest import Study
from tests.pages.markup import IN_A_NAME, nothing_works, shown
from tests.pages.opening import everything

Open = Callable[..., AppTest]


@pytest.mark.parametrize("role", ROLES)
def test_everybody_can_sign_out_here_and_everywhere_and_change_the_pass_phrase(
    open_app: Open, role: str
) -> None:
    said = everything(open_app(role, "account"))
    assert 'action="/sign-out"><button class="house-link" name="everywhere" value="1"' in said
    assert 'value="nl" lang="nl">Nederlands' in said, "the other language is one press away"
    assert "/change-passphrase" in said
    assert "You are signed in" not in everything(open_app(role, "account", "nl"))


def test_in_the_example_there_is_no_pass_phrase_and_a_banner_says_that_it_is_one(
    open_app: Open, page_cursor: Cursor
) -> None:
    change_study(page_cursor, SHELL, {"example": True})
    at = open_app(RESEARCHER, "account")
    said = everything(at)
    assert "This is an example study" in said and 'action="/close-example"' in said
    assert "/change-passphrase" not in said


def test_ones_own_name_is_shown_as_it_is(open_app: Open, study: Study, page_cursor: Cursor) -> None:
    me = Account(new_id(), IN_A_NAME, CO_RESEARCHER, "en")
    with transaction(page_cursor):
        add_account(page_cursor, GATE, me)
        study.tokens[CO_RESEARCHER] = add_session(page_cursor, me, me, OWN_DEVICE).token
    study.accounts[CO_RESEARCHER] = me
    change_study(page_cursor, SHELL, {"example": True})
    for address in ("account", "my-interviews"):
        at = open_app(CO_RESEARCHER, address)
        nothing_works(at)
        assert shown(at, IN_A_NAME)


def test_readers_tell_about_themselves_only_if_they_want_and_can_take_it_away(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    change_study(page_cursor, SHELL, {BACKGROUNDS: [["Lived here", ["short", "long"]]]})
    at = open_app(CO_RESEARCHER, "account")
    asked = at.radio(key="background-0")
    assert asked.label == "Lived here" and asked.options == ["I would rather not say", "short", "long"]
    mine = study.account(CO_RESEARCHER).account_id
    at = asked.set_value("long").run()
    assert backgrounds_of(page_cursor, mine) == {"Lived here": "long"}
    at = at.radio(key="background-0").set_value("").run()
    assert backgrounds_of(page_cursor, mine) == {} and "Taken away." in everything(at)
    asked_of = [one.key for one in open_app(WORK_GROUP, "account").radio]
    assert "background-0" not in asked_of, "only who reads is asked"
