"""Marking passages in a real browser on the real app: by mouse, finger and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningApp
from tests.browser.hands import (
    PHONE,
    chip,
    drag,
    expect_saved,
    painted,
    place,
    quotes,
    sentence,
    stored,
)

pytestmark = pytest.mark.browser
Reading = Callable[..., Page]


def test_words_dragged_over_are_marked_whole_and_equal_pythons_slice_also_behind_emoji(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, text = running_app.interview()
    page = reading(transcript_id)
    drag(page, "rinken", "woensd")
    chip(page, "Samen doen")
    drag(page, "postbode", "niet")
    chip(page, "Iemand missen")
    expect_saved(page, 2)
    assert quotes(page, transcript_id, text) == [
        "drinken we koffie 🎉 op woensdag",
        "postbode 👩‍👩‍👧. Ik wist niet",
    ]


def test_a_double_click_chooses_one_word(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, text = running_app.interview()
    page = reading(transcript_id)
    page.mouse.dblclick(*place(page, "postbode"))
    chip(page, "Thuis voelen")
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["postbode"]


def test_with_a_finger_a_sentence_another_and_a_code_make_a_mark(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, text = running_app.interview()
    page = reading(transcript_id, **PHONE)
    page.touchscreen.tap(*place(page, "De winter"))
    expect(page.locator(".mm-codes")).to_be_visible()
    assert "De winter zag ik niemand." in page.locator(".mm-read-back").inner_text()
    page.touchscreen.tap(*place(page, "Wel de"))
    page.locator(".mm-chip", has_text="Iemand missen").tap()
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["De winter zag ik niemand. Wel de postbode 👩‍👩‍👧."]
    page.locator(".mm-codes .mm-close").tap()
    expect(page.locator(".mm-codes")).to_be_hidden()


def test_everything_to_press_is_large_enough_for_a_thumb(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id, **PHONE)
    page.touchscreen.tap(*place(page, "De winter"))
    page.locator(".mm-chip").first.tap()
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.mm-root button, .mm-root input, .mm-root summary')]
            .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
            .map(({width, height}) => [Math.round(width), Math.round(height)])"""
    )
    assert len(sizes) > 6 and all(min(size) >= 44 for size in sizes), sizes


def test_the_keyboard_alone_is_enough(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, text = running_app.interview()
    page = reading(transcript_id)
    page.locator(".mm-s").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowDown", "2"):
        page.keyboard.press(key)
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["De winter zag ik niemand. Wel de postbode 👩‍👩‍👧."]
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "Iemand missen" in focused and "gemarkeerd" in focused
    page.keyboard.press("Delete")
    expect_saved(page, 0)
    page.keyboard.press("Control+z")
    expect_saved(page, 1)
    page.keyboard.press("Control+y")
    expect_saved(page, 0)
    for key in ("Home", "Control+ArrowLeft", "1", "Escape"):
        page.keyboard.press(key)
    expect_saved(page, 1)
    assert quotes(page, transcript_id, text) == ["Hoe was dat na de"]
    expect(page.locator('.mm-s[aria-selected="true"]')).to_have_count(0)


def test_codes_may_overlap_and_the_words_show_both(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    sentence(page, "Ik wist niet")
    chip(page, "Thuis voelen")
    chip(page, "Iemand missen")
    drag(page, "niet", "aanspreekt")
    chip(page, "Samen doen")
    expect_saved(page, 3)
    assert painted(page) == 3
    lanes = page.evaluate(
        "() => [...CSS.highlights.keys()].filter((name) => name.startsWith('mm-code')).sort()"
    )
    assert len({name.rsplit("-", 1)[1] for name in lanes}) == 3
    page.keyboard.press("Escape")
    page.mouse.click(*place(page, "hoe je"))
    expect(page.locator(".mm-tab")).to_have_count(3)


def test_a_rerun_of_the_page_keeps_text_choice_and_place(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    sentence(page, "En nu?", 1)
    page.evaluate("document.querySelector('.mm-s').mmSame = true")
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    page.keyboard.press("Escape")
    sentence(page, "En nu?", 1)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("r")  # Streamlit's own key for a rerun
    page.wait_for_timeout(1_500)
    assert page.evaluate("document.querySelector('.mm-s').mmSame") is True
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == before
    expect(page.locator('.mm-s[aria-selected="true"]')).to_have_count(1)


def test_a_mark_is_painted_before_anything_is_sent(running_app: RunningApp, reading: Reading) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    sentence(page, "De winter")
    frames = page.evaluate(
        """() => new Promise((done) => {
            const count = () => [...CSS.highlights].filter(([name]) => name.startsWith('mm-code')).length;
            document.querySelector('.mm-chip').click();
            done(count());
        })"""
    )
    assert frames == 1
    expect_saved(page, 1)


def test_reading_goes_on_where_it_stopped_and_finishing_is_remembered(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id, viewport={"width": 1280, "height": 500})
    page.locator(".mm-s").nth(14).scroll_into_view_if_needed()
    with page.expect_response(lambda answer: "/marks/" in answer.url and answer.request.method == "POST"):
        page.mouse.wheel(0, 200)
    page.reload()
    page.wait_for_selector(".mm-root[data-ready]", timeout=60_000)
    page.wait_for_timeout(500)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 100
    page.locator(".mm-end .mm-finish").click()
    expect(page.locator(".mm-end p")).to_be_visible()
    expect_saved(page, 0)
    page.reload()
    expect(page.locator(".mm-end p")).to_be_visible(timeout=60_000)


def test_the_marks_are_there_in_words_and_lead_back_to_their_place(
    running_app: RunningApp, reading: Reading
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    sentence(page, "De winter", 2)
    chip(page, "Iemand missen")
    expect_saved(page, 1)
    page.locator(".mm-list summary").first.click()
    row = page.locator(".mm-row")
    assert "Iemand missen" in row.text_content() and "De winter" in row.text_content()
    row.get_by_role("button", name="Ga naar").click()
    assert "De winter" in page.evaluate("document.activeElement.textContent")
    row.get_by_role("button", name="Haal weg").click()
    expect_saved(page, 0)
    assert stored(page, transcript_id) == []
