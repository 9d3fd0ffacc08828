"""From the example to a study of one's own: set-up, every page while there is nothing yet, inviting and joining."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from corpus.accounts import RESEARCHER
from pages.frame.menu import MENU
from tests.browser.conftest import RunningApp
from tests.browser.first_start import enter_example, fill_in
from tests.browser.looking import DESK, settle, wrong_with

pytestmark = pytest.mark.browser
WORDS = "vier groene fietsen"


def test_setting_up_inviting_and_joining(
    first_start: RunningApp, page: Page, browser: Browser, request: pytest.FixtureRequest
) -> None:
    page.goto(first_start.address)
    page.locator('form[action="/open-example"] button').click()
    page.wait_for_selector('form[action="/example"]', timeout=60_000)
    enter_example(first_start, page, RESEARCHER)
    page.locator('form[action="/close-example"] button').first.click()
    page.wait_for_url("**/set-up")
    wrong = []
    page.locator('[name="code"]').fill("wrong")
    fill_in(page, name="Petra Proef", passphrase=WORDS, again=WORDS)
    wrong += wrong_with(page, "nl")
    codes = re.findall(r"code: ([\w-]+)", (first_start.folder / "log").read_text(encoding="utf-8"))
    fill_in(page, code=codes[-1], name="Petra Proef", passphrase=WORDS, again=WORDS)
    settle(page)
    mine = [entry for entry in MENU if RESEARCHER in entry.roles]
    for entry in mine if request.config.getoption("--wholly") else mine[::4]:  # while there is nothing yet
        page.goto(f"{first_start.address}/{entry.address}")
        settle(page)
        wrong += wrong_with(page, "nl")
    page.goto(f"{first_start.address}/accounts")
    settle(page)
    page.get_by_label("Naam waarmee").fill("Sam Verzonnen")
    page.get_by_role("button", name="Maak een uitnodiging").click()
    link = page.locator("code", has_text="/join/")
    link.wait_for(timeout=30_000)
    settle(page)
    wrong += wrong_with(page, "nl")
    invited = browser.new_context(viewport=DESK, locale="nl-NL").new_page()  # type: ignore[arg-type]
    for address in (link.inner_text(), f"{link.inner_text()}?with=pin", f"{first_start.address}/sign-in"):
        invited.goto(address)
        wrong += wrong_with(invited, "nl")
    invited.goto(link.inner_text())
    fill_in(invited, passphrase="rode rozen op tafel", again="rode rozen op tafel")
    settle(invited)
    wrong += wrong_with(invited, "nl")
    invited.goto(f"{first_start.address}/change-passphrase")
    wrong += wrong_with(invited, "nl")
    invited.goto(link.inner_text())
    wrong += wrong_with(invited, "nl")
    invited.context.close()
    assert not wrong, "\n".join(wrong)
