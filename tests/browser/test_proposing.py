"""Proposing a code from a passage in a real browser, also without a connection and with very long names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coding.actions.change_codebook import add_code
from coding.codebook import LONGEST_NAME, Code
from corpus.accounts import SHELL
from tests.browser.conftest import RunningApp
from tests.browser.hands import PHONE, chip, expect_saved, place, sentence

pytestmark = pytest.mark.browser
Reading = Callable[..., Page]
SMALLEST = {**PHONE, "viewport": {"width": 360, "height": 740}}
ARABIC = "الشعور بالوحدة (في الشتاء)"


def proposals(page: Page, transcript_id: str) -> list[list[object]]:
    """One's own proposals as the server has them: [id, start, end, name, state]."""
    return page.evaluate("id => fetch(`/marks/${id}`).then((answer) => answer.json())", transcript_id)[
        "proposals"
    ]


def propose(page: Page, name: str, meaning: str) -> None:
    page.get_by_role("button", name="Een nieuwe code…").click()
    page.get_by_label("Hoe noem je het?").fill(name)
    page.get_by_label("Wat bedoel je ermee?").fill(meaning)
    page.get_by_role("button", name="Stel voor", exact=True).click()


def test_a_code_is_proposed_from_a_passage_without_a_connection_and_can_be_taken_back(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, text = running_app.interview()
    page = reading(transcript_id, **SMALLEST)
    page.touchscreen.tap(*place(page, "De winter"))
    page.context.set_offline(True)
    propose(page, ARABIC, "Als er niemand komt")
    mine = page.locator(".mm-proposal")
    expect(mine).to_contain_text(ARABIC)
    expect(page.locator('.mm-status[data-state="offline"]')).to_be_attached(timeout=30_000)
    page.context.set_offline(False)
    expect_saved(page, 0)
    ((_, start, end, name, state),) = proposals(page, transcript_id)
    assert (text[start:end], name, state) == ("De winter zag ik niemand.", ARABIC, "open")  # type: ignore[misc]
    mine.get_by_role("button", name="Neem terug").click()
    expect(mine).to_have_count(0)
    expect_saved(page, 0)
    assert proposals(page, transcript_id) == []


def test_names_of_the_greatest_length_and_from_right_to_left_push_nothing_out_of_a_small_screen(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, _ = running_app.interview()
    running_app.kill()
    with running_app.cursor() as cursor:
        for name in ("x" * LONGEST_NAME, ARABIC, "lang woord " * 18):
            add_code(cursor, SHELL, Code("", name.strip()))
    running_app.start()
    page = reading(transcript_id, **SMALLEST)
    page.touchscreen.tap(*place(page, "De winter"))
    for name in ("xxxxx", ARABIC):
        chip(page, name)
    propose(page, "y" * LONGEST_NAME, "z" * 400)
    expect_saved(page, 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.mm-root button, .mm-row, .mm-codes *')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > 361)
            .map((one) => one.className)"""
    )
    assert not wide, wide
    name = page.locator(".mm-chip bdi", has_text=ARABIC)
    assert name.evaluate("one => getComputedStyle(one).direction") == "rtl"
    page.locator(".mm-codes .mm-close").click()
    sentence(page, "De winter")
    expect(page.locator(".mm-card:popover-open")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
