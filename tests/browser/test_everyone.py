"""Everybody can take part: large targets, small phones, large letters, high contrast, right to left, read aloud."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from corpus.accounts import CO_RESEARCHER
from corpus.actions.change_own_account import change_language
from corpus.actions.change_preferences import change_preferences
from corpus.actions.invite import invite
from corpus.preferences import Preferences
from pages.frame.language import translator
from pages.frame.menu import MENU
from tests.browser.conftest import RunningApp, seeded_app
from tests.browser.everyone import SMALL_PHONE, VOICES, painted_words, too_small, too_wide
from tests.browser.looking import _LOOK, DESK, RULES, settle

pytestmark = pytest.mark.browser
LARGE = Preferences(200, "wide", True, True, 0.8)


@pytest.fixture(scope="module")
def app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with one co-researcher as usual, one who chose everything large, calm and in Arabic, and an invitation."""
    made = seeded_app(tmp_path_factory.mktemp("everyone"), 2)
    with made.cursor() as cursor:
        change_preferences(cursor, made.study.other, LARGE)
        change_language(cursor, made.study.other, "ar")
        made.link = invite(cursor, made.study.researcher, "سلمى", CO_RESEARCHER, "ar").token  # type: ignore[attr-defined]
    made.start()
    yield made
    made.kill()


def pages(app: RunningApp) -> list[str]:
    """Every address of a co-researcher, an interview among them."""
    mine = [entry.address for entry in MENU if CO_RESEARCHER in entry.roles and entry.address != "interview"]
    return [f"{app.address}/{one}" for one in mine] + [app.page_of(app.interviews[0][0])]


def at_the_gate(app: RunningApp) -> list[str]:
    link = f"{app.address}/join/{app.link}"  # type: ignore[attr-defined]
    return [link, f"{link}?with=pin", f"{app.address}/sign-in", f"{app.address}/looks"]


Visit = Callable[..., Page]


def at_both_widths(page: Page) -> list[str]:
    """What is too small or too wide on the page, at a desk and on a small phone."""
    wrong = []
    for window in (DESK, SMALL_PHONE):
        page.set_viewport_size(window)  # type: ignore[arg-type]
        page.wait_for_timeout(100)
        page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
        wrong += too_small(page) + too_wide(page)
    return wrong


def test_everything_to_press_is_large_enough_for_a_finger(app: RunningApp, visit: Visit) -> None:
    page = visit(app, app.study.coder, app.address)
    wrong = []
    for address in pages(app):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.goto(address)
        settle(page)
        wrong += at_both_widths(page)
    page.locator(".mm-s").nth(1).click()
    wrong += at_both_widths(page)
    page.get_by_role("button", name="Hoe het eruitziet").click()
    wrong += at_both_widths(page)
    page.context.clear_cookies()
    for address in at_the_gate(app):
        page.goto(address)
        wrong += at_both_widths(page)
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_twice_as_large_calm_and_in_arabic_all_still_fits_and_reads(app: RunningApp, visit: Visit) -> None:
    page = visit(app, app.study.other, app.address)
    wrong = []
    for address in pages(app):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.goto(address)
        settle(page)
        assert page.evaluate("() => [document.documentElement.dir, document.documentElement.lang]") == [
            "rtl",
            "ar",
        ]
        assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") == 34
        page.evaluate(Axe().axe_script)
        wrong += [f"{address} {one}" for one in page.evaluate(_LOOK, RULES)]
        page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
        page.wait_for_timeout(150)
        wrong += too_wide(page)
    expect(page.locator(".mm-text")).to_have_attribute("dir", "ltr")
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_at_the_gate_a_name_from_right_to_left_stands_by_itself(app: RunningApp, browser: Browser) -> None:
    context = browser.new_context(viewport=SMALL_PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    wrong = []
    for address in at_the_gate(app):
        page.goto(address)
        page.evaluate(Axe().axe_script)
        wrong += [f"{address} {one}" for one in page.evaluate(_LOOK, RULES)]
    page.goto(at_the_gate(app)[0] + "?language=nl")
    assert page.locator("h1 bdi").inner_text() == "سلمى"
    context.close()
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_how_it_looks_changes_at_once_and_is_there_before_the_first_paint(
    app: RunningApp, visit: Visit
) -> None:
    page = visit(app, app.study.researcher, f"{app.address}/account")
    settle(page)
    page.locator(".house-open-looks").click()
    page.locator("#house-looks").get_by_text("Heel groot").click()
    assert page.evaluate(
        "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    ) == pytest.approx(27.2)
    expect(page.locator(".house-told")).not_to_be_empty(timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator("#house-looks")).to_be_hidden()
    with page.expect_response(lambda answer: answer.url == f"{app.address}/account") as answer:
        page.reload()
    assert 'data-text-size="160"' in answer.value.text().partition("<head>")[0]
    page.get_by_role("button", name="Hoe het eruitziet").click()
    page.locator("#house-looks").get_by_text("Gewoon").first.click()


def voices(page: Page, *languages: str) -> None:
    page.add_init_script(f"({VOICES})({json.dumps(languages)})")


def test_a_page_is_read_aloud_sentence_by_sentence_and_shows_where_it_is(
    app: RunningApp, visit: Visit
) -> None:
    page = visit(app, app.study.coder, "about:blank")
    voices(page, "en-GB", "nl-NL-x-net", "nl-NL")
    page.goto(f"{app.address}/codes")
    settle(page)
    read = page.get_by_role("button", name="Lees deze pagina voor")
    read.click()
    page.wait_for_function("() => window.spoken.length === 1")
    first = page.locator("h1").inner_text()
    assert (
        page.evaluate("() => window.spoken[0]") == ["nl-NL", 1, first]
        and painted_words(page, "house-spoken") == first
    )
    page.evaluate("() => window.current.onend()")
    page.wait_for_function("() => window.spoken.length === 2")
    page.get_by_role("button", name="Pauze").click()
    page.get_by_role("button", name="Lees verder voor").click()
    page.wait_for_function("() => window.spoken.length === 3")
    assert page.evaluate("() => window.spoken[1][2] === window.spoken[2][2]"), "the sentence begins again"
    page.get_by_role("button", name="Stop met voorlezen").click()
    assert painted_words(page, "house-spoken") == ""


def test_the_interview_is_read_in_dutch_at_the_speed_that_was_chosen(app: RunningApp, visit: Visit) -> None:
    page = visit(app, app.study.other, "about:blank")
    voices(page, "ar-EG", "nl-NL")
    page.goto(app.page_of(app.interviews[0][0]))
    settle(page)
    page.locator(".mm-tool:visible").first.click()
    page.wait_for_function("() => window.spoken.length === 1")
    language, rate, text = page.evaluate("() => window.spoken[0]")
    assert (language, rate) == ("nl-NL", 0.8)
    assert painted_words(page, "mm-spoken") == text


@pytest.mark.parametrize(
    "languages", [(), ("en-GB", "nl-NL-x-net")], ids=["none", "other-or-over-the-internet"]
)
def test_without_a_voice_of_its_own_the_page_says_so_plainly(
    app: RunningApp, visit: Visit, languages: tuple[str, ...]
) -> None:
    page = visit(app, app.study.coder, "about:blank")
    voices(page, *languages)
    page.goto(f"{app.address}/codes")
    settle(page)
    page.get_by_role("button", name="Lees deze pagina voor").click()
    said = translator("nl")("There is nothing to read aloud here.")
    expect(page.locator(".house-said")).to_contain_text("geen eigen stem", timeout=10_000)
    assert said not in page.locator(".house-said").inner_text() and page.evaluate("() => window.spoken") == []


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what this selects has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard does not come at {selector}")


def test_by_keyboard_alone_from_the_door_to_a_saved_mark(
    app: RunningApp, visit: Visit, browser: Browser
) -> None:
    context = browser.new_context(viewport=DESK)  # type: ignore[arg-type]
    door = context.new_page()
    door.goto(f"{at_the_gate(app)[0]}?language=nl")
    for name in ("passphrase", "again"):
        tab_to(door, f"[name={name}]")
        door.keyboard.type("rode rozen op tafel")
    door.keyboard.press("Enter")
    settle(door)
    assert door.locator("h1").count() == 1
    context.close()
    page = visit(app, app.study.coder, app.page_of(app.interviews[1][0]))
    page.wait_for_selector(".mm-root[data-ready]", timeout=60_000)
    tab_to(page, ".mm-s")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-selected')") == "true"
    page.keyboard.press("1")
    chosen = page.get_by_role("option", selected=True)
    code = page.locator(".mm-chip .mm-name").first.inner_text()
    expect(chosen.first).to_have_accessible_name(re.compile(re.escape(code)), timeout=10_000)
    expect(page.locator('[aria-live="polite"]', has_text=code).first).to_be_attached()
    expect(page.locator('.mm-status[data-state="saved"][data-waiting="0"]')).to_be_attached(timeout=30_000)
    page.keyboard.press("Delete")
    expect(chosen.first).not_to_have_accessible_name(re.compile(re.escape(code)), timeout=10_000)
