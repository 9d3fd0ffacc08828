"""People and invitations on their page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP
from corpus.clock import now
from corpus.credentials import hash_token
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from corpus.store.invitations import find_invitation_by_token, open_invitations
from tests.pages.conftest import Study
from tests.pages.markup import IN_A_NAME, nothing_works, shown
from tests.pages.opening import button, errors, everything, field

Open = Callable[..., AppTest]
NAME = "Name by which this person signs in"


def invited(at: AppTest, name: str) -> AppTest:
    field(at, "text_input", NAME).set_value(name)
    return button(at, "Make an invitation").click().run()


def link_on(at: AppTest) -> str:
    found = re.search(r"<code[^>]*>([^<]+)</code>", everything(at))
    assert found
    return html.unescape(found[1])


def states(cursor: Cursor) -> dict[str, tuple[str, bool]]:
    return {one.account.name: (one.account.role, one.closed) for one in list_accounts(cursor)}


def test_a_new_study_shows_its_first_researcher_and_the_form(open_app: Open) -> None:
    at = open_app(RESEARCHER, "accounts")
    assert "**Test researcher**" in everything(at) and not at.error
    assert field(at, "text_input", NAME).value == ""
    assert "Invite somebody" not in [one.value for one in open_app(RESEARCHER, "accounts", "nl").subheader]


def test_an_invitation_makes_a_link_that_is_shown_once(
    open_app: Open, page_cursor: Cursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEERSTEM_ADDRESS", "https://meerstem.example")
    at = open_app(RESEARCHER, "accounts")
    field(at, "radio", "Role").set_value(WORK_GROUP)
    field(at, "radio", "Language").set_value("en")
    field(at, "number_input", "Days that the link is valid").set_value(3)
    invited(at, "Gerda Verzonnen")
    link = link_on(at)
    assert link.startswith("https://meerstem.example/join/")
    found = find_invitation_by_token(page_cursor, hash_token(link.rpartition("/")[2]))
    assert found is not None and (found.name, found.role, found.language) == (
        "Gerda Verzonnen",
        WORK_GROUP,
        "en",
    )
    assert 2 <= (found.expires_at - now()).days <= 3
    assert at.get("download_button") and "data:image/svg" in everything(at)
    assert field(at, "text_input", NAME).value == ""
    button(at, "Done, put the card away").click().run()
    assert "/join/" not in everything(at)
    assert "/join/" not in everything(open_app(RESEARCHER, "accounts"))


@pytest.mark.parametrize(("name", "said"), [("", "1 to 60"), ("   ", "1 to 60"), ("test RESEARCHER", "name")])
def test_a_name_that_is_missing_or_taken_makes_no_invitation(
    open_app: Open, page_cursor: Cursor, name: str, said: str
) -> None:
    at = open_app(RESEARCHER, "accounts")
    field(at, "number_input", "Days that the link is valid").set_value(5)
    invited(at, name)
    assert len(at.error) == 1 and said in errors(at)[0]
    assert open_invitations(page_cursor, now()) == [] and list(states(page_cursor)) == ["Test researcher"]
    assert field(at, "number_input", "Days that the link is valid").value == 5, "what was filled in stays"


def test_an_open_invitation_can_be_withdrawn(open_app: Open, page_cursor: Cursor) -> None:
    at = invited(open_app(RESEARCHER, "accounts"), "Sam Verzonnen")
    token = link_on(at).rpartition("/")[2]
    button(at, "Withdraw").click().run()
    assert open_invitations(page_cursor, now()) == []
    found = find_invitation_by_token(page_cursor, hash_token(token))
    assert found is None or not found.is_open(now())


def test_an_account_can_be_closed_opened_and_given_a_new_link(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    sam = study.account(CO_RESEARCHER)
    at = open_app(RESEARCHER, "accounts")
    next(one for one in at.button if one.key == f"close-{sam.account_id}").click().run()
    assert states(page_cursor)[sam.name] == (CO_RESEARCHER, True) and "closed" in everything(at)
    next(one for one in at.button if one.key == f"reopen-{sam.account_id}").click().run()
    assert states(page_cursor)[sam.name] == (CO_RESEARCHER, False)
    next(one for one in at.button if one.key == f"again-{sam.account_id}").click().run()
    found = find_invitation_by_token(page_cursor, hash_token(link_on(at).rpartition("/")[2]))
    assert found is not None and found.account_id == sam.account_id


def test_the_last_researcher_is_not_closed(open_app: Open, page_cursor: Cursor) -> None:
    at = open_app(RESEARCHER, "accounts")
    button(at, "Close").click().run()
    assert len(at.error) == 1 and states(page_cursor)["Test researcher"] == (RESEARCHER, False)


def test_a_name_is_shown_as_it_is_also_on_the_card(open_app: Open) -> None:
    at = invited(open_app(RESEARCHER, "accounts"), IN_A_NAME)
    assert not at.error and shown(at, IN_A_NAME)
    nothing_works(at)
