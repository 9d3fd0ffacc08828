"""Changing marks in a real browser on the real app: boundaries, memo, taking away, undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningApp
from tests.browser.hands import PHONE, chip, drag, expect_saved, place, quotes, sentence, stored

pytestmark = pytest.mark.browser
Reading = Callable[..., Page]


def marked(running_app: RunningApp, reading: Reading, **window: object) -> tuple[Page, str, str]:
    """An interview with one mark, on "drinken we koffie"."""
    transcript_id, text = running_app.interview()
    page = reading(transcript_id)
    drag(page, "drinken", "koffie")
    chip(page, "Samen doen")
    expect_saved(page, 1)
    if window:
        page.close()
        page = reading(transcript_id, **window)
    else:
        page.keyboard.press("Escape")
    return page, transcript_id, text


def test_a_mark_can_begin_and_end_elsewhere_by_buttons(running_app: RunningApp, reading: Reading) -> None:
    page, transcript_id, text = marked(running_app, reading)
    page.mouse.click(*place(page, "koffie"))
    page.get_by_role("button", name="Eindig een woord later").click()
    page.get_by_role("button", name="Begin een woord later").click()
    page.locator(".mm-card:popover-open .mm-close").click()
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["we koffie 🎉 op"]


def test_a_mark_can_begin_and_end_elsewhere_by_dragging_its_handles(
    running_app: RunningApp, reading: Reading
) -> None:
    page, transcript_id, text = marked(running_app, reading)
    page.mouse.click(*place(page, "koffie"))
    to_x, to_y = place(page, "woensdag", last=True)
    handle = page.locator(".mm-handle-end").bounding_box()
    assert handle is not None
    page.mouse.move(handle["x"] + 30, handle["y"] + 12)
    page.mouse.down()
    page.mouse.move(to_x, to_y + 14, steps=8)
    page.mouse.up()
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["drinken we koffie 🎉 op woensdag"]


def test_arrow_keys_move_the_boundaries_too(running_app: RunningApp, reading: Reading) -> None:
    page, transcript_id, text = marked(running_app, reading)
    page.locator(".mm-list summary").first.click()
    page.locator(".mm-row").get_by_role("button", name="Begin en eind").click()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowLeft", "Escape"):
        page.keyboard.press(key)
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["Nu drinken we koffie 🎉 op woensdag"]


def test_a_memo_is_saved_while_writing_and_there_at_the_next_opening_with_for_whom_it_is(
    running_app: RunningApp, reading: Reading
) -> None:
    page, transcript_id, _ = marked(running_app, reading, **PHONE)
    page.touchscreen.tap(*place(page, "koffie"))
    page.locator(".mm-card:popover-open textarea").fill("Elke week. Dat telt.")
    page.locator(".mm-card:popover-open .mm-choice").last.tap()
    page.locator(".mm-card:popover-open .mm-close").tap()
    expect_saved(page, 1)
    assert stored(page, transcript_id)[0][4:] == ["Elke week. Dat telt.", "all"]
    page.reload()
    page.wait_for_selector(".mm-root[data-ready]", timeout=60_000)
    page.touchscreen.tap(*place(page, "koffie"))
    expect(page.locator(".mm-card:popover-open textarea")).to_have_value("Elke week. Dat telt.")
    expect(page.locator(".mm-card:popover-open input[value=all]")).to_be_checked()


def test_undo_goes_back_through_everything_and_redo_forward(
    running_app: RunningApp, reading: Reading
) -> None:
    page, transcript_id, text = marked(running_app, reading)
    page.mouse.click(*place(page, "koffie"))
    page.locator(".mm-card:popover-open textarea").fill("let op")
    page.get_by_role("button", name="Eindig een woord later").click()
    page.locator(".mm-card:popover-open .mm-close").click()
    page.mouse.click(*place(page, "koffie"))
    page.get_by_role("button", name="Haal weg").click()
    expect_saved(page, 0)
    undo = page.get_by_role("button", name="Ongedaan maken")
    undo.click()
    expect_saved(page, 1)
    ((_, _, start, end, memo, _),) = stored(page, transcript_id)
    assert (text[start:end], memo) == ("drinken we koffie 🎉 op", "let op")
    for _ in range(2):
        undo.click()
    expect_saved(page, 1)
    ((_, _, start, end, memo, _),) = stored(page, transcript_id)
    assert (text[start:end], memo) == ("drinken we koffie", "")
    undo.click()
    expect_saved(page, 0)
    expect(undo).to_be_disabled()
    for _ in range(3):
        page.get_by_role("button", name="Opnieuw doen").click()
    expect_saved(page, 1)
    assert stored(page, transcript_id)[0][4] == "let op"


def test_pressing_a_code_again_takes_it_away_but_a_trembling_hand_does_not(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    sentence(page, "De winter")
    page.locator(".mm-chip").first.dblclick()
    expect_saved(page, 1)
    page.wait_for_timeout(700)
    page.locator(".mm-chip").first.click()
    expect_saved(page, 0)


def test_a_card_offers_another_code_for_the_sentence(running_app: RunningApp, reading: Reading) -> None:
    page, transcript_id, text = marked(running_app, reading)
    page.mouse.click(*place(page, "koffie"))
    page.get_by_role("button", name="Nog een code").click()
    chip(page, "Thuis voelen")
    expect_saved(page, 2)
    assert "Nu drinken we koffie 🎉 op woensdag." in quotes(page, transcript_id, text)
