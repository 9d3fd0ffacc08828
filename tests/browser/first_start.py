"""The app as it starts in an empty folder, and what a visitor of it does."""

from __future__ import annotations

from playwright.sync_api import Page

from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP
from tests.browser.conftest import RunningApp
from tests.browser.looking import settle

SAMPLE = {CO_RESEARCHER: "Hanneke", RESEARCHER: "Willemijn", WORK_GROUP: "Gerrit"}


def enter_example(app: RunningApp, page: Page, role: str) -> None:
    """Come in as the invented person of this role."""
    page.context.clear_cookies()
    page.goto(f"{app.address}/sign-in")
    page.get_by_role("button", name=SAMPLE[role]).click()
    settle(page)


def speak(page: Page, language: str) -> None:
    """Change the language with the switch in the menu, when it is another."""
    if page.evaluate("() => document.documentElement.lang") != language:
        page.locator(f'form[action="/language"] button[value="{language}"]').click()
        page.wait_for_function("wanted => document.documentElement.lang === wanted", arg=language)
        settle(page)


def fill_in(page: Page, **fields: str) -> None:
    """Fill in the gate's form and send it."""
    for name, value in fields.items():
        page.locator(f'[name="{name}"]:visible').fill(value)
    page.locator("main form button:visible, form button:visible").last.click()
    page.wait_for_load_state()
