"""Practising in a real browser: on a small phone by tapping, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coding.practice_built_in import built_in
from tests.browser.conftest import READY, RunningApp, seeded_app
from tests.browser.hands import chip, painted, sentence
from tests.browser.looking import settle, wrong_with

pytestmark = pytest.mark.browser
SMALL_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TOO_SMALL = """() => [...document.querySelectorAll('.pp-root :is(button, summary), [data-testid="stMain"] .stButton button')]
  .filter((one) => one.checkVisibility())
  .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 44 || box.width < 44; })
  .map((one) => one.textContent)"""
FOCUSED = "() => [document.activeElement.className, document.activeElement.innerText ?? '']"
CHOICES = ("missing", "help", "none", "outside", "outside", "home", "unknown", "help", "together", "unknown")


@pytest.fixture(scope="module")
def app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with one interview, given to two co-researchers who have done nothing yet."""
    app = seeded_app(tmp_path_factory.mktemp("practice"), 1)
    app.start()
    yield app
    app.kill()


def passage(page: Page, number: int) -> None:
    """Wait until this passage is there."""
    page.wait_for_selector(f".pp-root[data-at='{number}']", timeout=60_000)


def fits(page: Page) -> None:
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TOO_SMALL) == []


def test_somebody_practises_on_a_small_phone_and_goes_on_to_the_first_interview(
    app: RunningApp, visit: Callable[..., Page]
) -> None:
    page = visit(app, app.study.coder, f"{app.address}/", **SMALL_PHONE)
    sent_marks: list[str] = []
    page.on("request", lambda one: "/marks/" in one.url and sent_marks.append(one.method))
    page.locator(".st-key-practise button").tap(timeout=60_000)
    page.locator(".st-key-practice-begin button").tap()
    page.wait_for_selector(READY, timeout=60_000)
    sentence(page, "We hadden een huis")
    chip(page, "Je thuis voelen")
    page.wait_for_function("() => [...CSS.highlights.keys()].some((name) => name.startsWith('mm-code'))")
    assert painted(page) == 1
    page.locator(".st-key-practice-tried-it button").tap()
    for number, choice in enumerate(CHOICES, start=1):
        passage(page, number)
        fits(page)
        page.locator(f".pp-chip[data-choice='{choice}']").tap()
        expect(page.locator(".pp-said")).to_contain_text("“" if choice != "unknown" else "weet")
        fits(page)
        if number == 2:  # thinks again, and stops for the evening
            page.locator(".pp-button:not(.pp-main)").tap()
            page.locator(".pp-chip[data-choice='home']").tap()
            expect(page.locator(".pp-yours")).to_be_visible()
            page.wait_for_timeout(1_000)
            page.reload()
            continue
        page.locator(".pp-main").tap()
    page.locator(".st-key-practice-first-interview button").tap(timeout=60_000)
    assert sent_marks == []
    page.wait_for_selector(READY, timeout=60_000)
    assert "/interview" in page.url


def test_practice_can_be_done_by_keyboard_alone_and_is_accessible(
    app: RunningApp, visit: Callable[..., Page]
) -> None:
    page = visit(app, app.study.other, f"{app.address}/practice")
    settle(page)
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    page.wait_for_selector(READY, timeout=60_000)
    tab_to(page, "Ik heb het geprobeerd")
    page.keyboard.press("Enter")
    passage(page, 1)
    keys = {code.code_id: str(number) for number, code in enumerate(built_in("nl").codes, start=1)}
    keys |= {"none": "0", "unknown": "?"}
    tab_to(page, "Iemand missen")
    for number, choice in enumerate(CHOICES, start=1):
        passage(page, number)
        if number > 1:
            assert page.evaluate(FOCUSED) == ["pp-heading", f"Fragment {number} van 10"]
        wrong = wrong_with(page, "nl") if number == 5 else []
        page.keyboard.press(keys[choice])
        expect(page.locator(".pp-said")).to_be_focused()
        wrong += wrong_with(page, "nl") if number == 5 else []
        assert not wrong, "\n".join(wrong)
        tab_to(page, "Klaar" if number == 10 else "Volgende fragment")
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Je hebt geoefend", timeout=30_000)


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "words => document.activeElement.matches('button') && document.activeElement.innerText.includes(words)",
            words,
        ):
            return
    raise AssertionError(f"“{words}” cannot be reached with Tab")
