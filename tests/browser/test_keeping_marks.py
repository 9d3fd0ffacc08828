"""Marks are never lost: no connection, a refusal, a server that dies, two windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import READY, RunningApp, seeded_app
from tests.browser.hands import chip, expect_saved, painted, sentence, stored
from tests.coding.small_study import SAID

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
WAITING = '.mm-status[data-state="offline"]'


@pytest.fixture
def own_app(browser: Browser, tmp_path: Path) -> Iterator[RunningApp]:
    """An app that this test may kill."""
    app = seeded_app(tmp_path, 1, SAID * 6)
    app.start()
    yield app
    app.kill()


def test_what_is_marked_without_a_connection_is_saved_when_it_is_back(
    running_app: RunningApp, reading: Callable[..., Page]
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    page.context.set_offline(True)
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    sentence(page, "En nu?")
    chip(page, "Thuis voelen")
    expect(page.locator(WAITING)).to_be_visible()
    assert painted(page) == 2 and "2 veranderingen" in page.locator(".mm-state").inner_text()
    page.context.set_offline(False)
    expect_saved(page, 2)
    assert len(stored(page, transcript_id)) == 2


def test_a_page_closed_without_a_connection_saves_at_the_next_opening(
    running_app: RunningApp, reading: Callable[..., Page]
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    page.context.set_offline(True)
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect(page.locator(WAITING)).to_be_visible()
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.wait_for_selector(READY, timeout=60_000)
    expect_saved(again, 1)
    assert len(stored(again, transcript_id)) == 1


def test_who_is_signed_out_meanwhile_is_told_and_loses_nothing(
    running_app: RunningApp, reading: Callable[..., Page]
) -> None:
    transcript_id, _ = running_app.interview()
    page = reading(transcript_id)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect(page.locator('.mm-status[data-state="signed-out"]')).to_be_visible()
    expect(page.locator(".mm-status").get_by_role("link", name="Inloggen")).to_be_visible()
    page.context.add_cookies(cookies)
    page.reload()
    page.wait_for_selector(READY, timeout=60_000)
    expect_saved(page, 1)
    assert len(stored(page, transcript_id)) == 1


def test_a_mark_that_is_refused_stays_and_says_why(own_app: RunningApp, visit: Visit) -> None:
    transcript_id, _ = own_app.interviews[0]
    page = visit(own_app, own_app.study.coder, own_app.page_of(transcript_id))
    page.wait_for_selector(READY, timeout=60_000)
    own_app.kill()
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect(page.locator(WAITING)).to_be_visible()
    with own_app.cursor() as cursor:
        cursor.execute("UPDATE transcripts SET text = text || ' En toen?'")
    own_app.start()
    refusal = page.locator(".mm-refusal")
    expect(refusal).to_be_visible(timeout=60_000)
    assert "intussen veranderd" in refusal.inner_text() and painted(page) == 1
    refusal.get_by_role("button", name="Probeer opnieuw").click()
    expect(refusal).to_be_visible()
    refusal.get_by_role("button", name="Verwijderen").click()
    expect_saved(page, 0)
    assert painted(page) == 0 and stored(page, transcript_id) == []


def test_after_a_power_cut_every_mark_that_was_shown_as_saved_is_there(
    own_app: RunningApp, visit: Visit
) -> None:
    transcript_id, _ = own_app.interviews[0]
    study = own_app.study
    pages = [
        visit(own_app, one, own_app.page_of(transcript_id))
        for one in (study.coder, study.other, study.researcher)
    ]
    for page in pages:
        page.wait_for_selector(READY, timeout=60_000)
        page.locator(".mm-list").evaluate("list => (list.open = true)")
    for number in range(12):
        for page in pages:
            page.locator(".mm-s").nth(2 + number).evaluate("one => one.click()")
            page.locator(".mm-chip").nth(number % 3).evaluate("one => one.click()")
        if number == 8:
            own_app.kill()
    shown = [
        set(page.locator(".mm-row.mm-saved").evaluate_all("rows => rows.map((row) => row.dataset.mark)"))
        for page in pages
    ]
    assert all(painted(page) >= 12 for page in pages) and any(shown)
    own_app.start()
    for page, saved in zip(pages, shown, strict=True):
        there = {mark[0] for mark in stored(page, transcript_id)}
        assert saved <= there
    for page in pages:
        expect_saved(page, 12)
        assert len(stored(page, transcript_id)) == 12


def test_two_windows_of_one_person_do_not_get_in_each_others_way(
    running_app: RunningApp, reading: Callable[..., Page]
) -> None:
    transcript_id, _ = running_app.interview()
    first = reading(transcript_id)
    second = first.context.new_page()
    second.goto(first.url)
    second.wait_for_selector(READY, timeout=60_000)
    first.context.set_offline(True)
    for page, words in ((first, "De winter"), (second, "En nu?")):
        sentence(page, words)
        chip(page, "Iemand missen")
    first.context.set_offline(False)
    for page in (first, second):
        expect(page.locator('.mm-status[data-state="saved"][data-waiting="0"]')).to_be_attached(
            timeout=30_000
        )
    assert len(stored(first, transcript_id)) == 2
