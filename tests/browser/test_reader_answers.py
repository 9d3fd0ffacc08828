"""What readers say besides codes, an interview that is taken back, ten minutes without a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coding.actions.assign import assign
from coding.actions.change_reading import name_person_to_call
from coding.actions.end_assignment import end_assignment
from coding.answers import DONT_KNOW, HAND_BACK, LETS_TALK, PersonToCall
from coding.store.answers import own_answers, told
from coding.store.assignments import may_read
from coding.store.codings import own_codings
from tests.browser.conftest import READY, RunningApp, seeded_app
from tests.browser.hands import PHONE, chip, expect_saved, sentence, stored
from tests.coding.small_study import SAID

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
ALL_SAVED = '.mm-status[data-state="saved"][data-waiting="0"]'


@pytest.fixture
def own_app(browser: Browser, tmp_path: Path) -> Iterator[RunningApp]:
    """An app that this test may stop and start."""
    app = seeded_app(tmp_path, 1, SAID * 8)
    with app.cursor() as cursor:
        person = PersonToCall("Marleen", "06 1234 5678", "Marleen neemt ook 's avonds op.")
        name_person_to_call(cursor, app.study.researcher, person)
    app.start()
    yield app
    app.kill()


def opened(app: RunningApp, visit: Visit, **window: object) -> tuple[Page, str]:
    transcript_id, _ = app.interviews[0]
    page = visit(app, app.study.coder, app.page_of(transcript_id), **window)
    page.wait_for_selector(READY, timeout=60_000)
    return page, transcript_id


def test_passages_for_the_table_are_kept_shown_and_taken_back_again(
    own_app: RunningApp, visit: Visit
) -> None:
    page, transcript_id = opened(own_app, visit, **PHONE)
    sentence(page, "De winter")
    page.get_by_role("button", name="Ik weet het niet").click()
    page.get_by_role("button", name="Hier wil ik over praten").click()
    page.locator(".mm-talk textarea").fill("Wie is de postbode?")
    page.locator(".mm-read-back").click()
    expect(page.locator(".mm-for-table summary")).to_have_text("Om samen over te praten · 2 fragmenten")
    expect(page.locator(".mm-bar")).to_have_count(2)
    page.get_by_role("button", name="Ik weet het niet", exact=True).first.click()
    expect(page.locator(".mm-for-table summary")).to_have_text("Om samen over te praten · 1 fragment")
    expect(page.locator(ALL_SAVED)).to_be_attached(timeout=30_000)
    page.reload()
    page.wait_for_selector(READY, timeout=60_000)
    expect(page.locator(".mm-for-table summary")).to_have_text("Om samen over te praten · 1 fragment")
    assert "Hier wil ik over praten" in (
        page.locator(".mm-s", has_text="De winter").first.get_attribute("aria-label") or ""
    )
    own_app.kill()
    with own_app.cursor() as cursor:
        (kept,) = own_answers(cursor, transcript_id, own_app.study.coder.account_id)
        assert (kept.kind, kept.text) == (LETS_TALK, "Wie is de postbode?") and kept.kind != DONT_KNOW


def test_who_knows_the_person_loses_the_text_at_once_also_without_a_connection(
    own_app: RunningApp, visit: Visit
) -> None:
    page, transcript_id = opened(own_app, visit)
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect_saved(page, 1)
    page.context.set_offline(True)
    page.get_by_role("button", name="Ik ken deze persoon").click()
    page.get_by_role("button", name="Nee, ga terug").click()
    assert page.locator(".mm-s").count()
    page.get_by_role("button", name="Ik ken deze persoon").click()
    page.get_by_role("button", name="Ja, ik ken deze persoon").click()
    expect(page.locator(".mm-left")).to_contain_text("Bedankt dat je het zegt")
    assert "postbode" not in page.content()
    page.context.set_offline(False)
    expect(page.locator(ALL_SAVED)).to_be_attached(timeout=60_000)
    page.locator(".mm-left a").click()
    expect(page.get_by_text("Er is nog geen interview voor je")).to_be_visible(timeout=60_000)
    own_app.kill()
    with own_app.cursor() as cursor:
        coder = own_app.study.coder
        assert not may_read(cursor, coder, transcript_id)
        assert own_codings(cursor, transcript_id, coder.account_id) == [] and told(cursor)[0].marks == 1


def test_who_is_touched_sees_whom_to_call_and_can_hand_the_interview_back(
    own_app: RunningApp, visit: Visit
) -> None:
    page, transcript_id = opened(own_app, visit, **PHONE)
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    sentence(page, "En nu?")
    page.get_by_role("button", name="Dit raakt me").click()
    call = page.get_by_role("link", name="Bel Marleen")
    assert call.get_attribute("href") == "tel:0612345678" and (call.bounding_box() or {})["height"] >= 44
    page.get_by_role("button", name="Verder lezen").click()
    page.get_by_role("button", name="Dit raakt me").click()
    page.get_by_role("button", name="Dit interview teruggeven").click()
    page.get_by_role("button", name="Ja, teruggeven").click()
    expect(page.locator(".mm-left")).to_contain_text("Je markeringen zijn bewaard")
    expect(page.locator(ALL_SAVED)).to_be_attached(timeout=30_000)
    own_app.kill()
    with own_app.cursor() as cursor:
        assert [one.kind for one in told(cursor)] == [HAND_BACK]
        assert len(own_codings(cursor, transcript_id, own_app.study.coder.account_id)) == 1


def test_marks_that_wait_while_the_interview_is_taken_back_are_not_lost(
    own_app: RunningApp, visit: Visit
) -> None:
    page, transcript_id = opened(own_app, visit)
    study = own_app.study
    own_app.kill()
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect(page.locator('.mm-status[data-state="offline"]')).to_be_visible()
    with own_app.cursor() as cursor:
        end_assignment(cursor, study.researcher, transcript_id, study.coder.account_id)
    sentence(page, "En nu?")
    chip(page, "Samen doen")
    own_app.start()
    # What was marked while it was theirs is saved; the rest waits, and a sentence says for what.
    expect(page.locator(".mm-left")).to_contain_text("staat nu niet op je lijst", timeout=60_000)
    state = page.locator(".mm-state")
    expect(state).to_have_text(
        "1 verandering is bewaard op dit apparaat. "
        "Opslaan gaat verder als een onderzoeker je dit interview weer geeft."
    )
    page.locator(".mm-left a").click()
    expect(page.locator(".waiting-changes")).to_contain_text("Zeg het tegen een onderzoeker", timeout=60_000)
    own_app.kill()
    with own_app.cursor() as cursor:
        assert len(own_codings(cursor, transcript_id, study.coder.account_id)) == 1
        assign(cursor, study.researcher, transcript_id, study.coder.account_id)
    own_app.start()
    expect(page.locator(".waiting-changes")).to_have_text(
        "Alles op dit apparaat is nu opgeslagen.", timeout=90_000
    )
    assert len(stored(page, transcript_id)) == 2


def test_ten_minutes_without_a_connection_cost_no_mark(own_app: RunningApp, visit: Visit) -> None:
    transcript_id, _ = own_app.interviews[0]
    page = visit(own_app, own_app.study.coder, "about:blank", **PHONE)
    page.clock.install()
    page.goto(own_app.page_of(transcript_id))
    page.wait_for_selector(READY, timeout=60_000)
    page.context.set_offline(True)
    for minute in range(10):
        page.locator(".mm-s").nth(3 * minute).evaluate("one => one.click()")
        for number in range(2):
            page.locator(".mm-chip").nth(number).evaluate("one => one.click()")
        page.locator(".mm-answer-dont_know").evaluate("one => one.click()")
        page.clock.fast_forward("01:00")
    expect(page.locator('.mm-status[data-state="offline"]')).to_be_visible()
    assert "veranderingen zijn bewaard op dit apparaat" in page.locator(".mm-state").inner_text()
    page.context.set_offline(False)
    expect_saved(page, 20)
    assert len(stored(page, transcript_id)) == 20
    expect(page.locator(".mm-for-table summary")).to_have_text("Om samen over te praten · 10 fragmenten")


def test_a_tablet_closed_without_a_connection_is_saved_from_the_first_page(
    own_app: RunningApp, visit: Visit
) -> None:
    page, transcript_id = opened(own_app, visit)
    page.context.set_offline(True)
    sentence(page, "De winter")
    chip(page, "Iemand missen")
    expect(page.locator('.mm-status[data-state="offline"]')).to_be_visible()
    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(own_app.address)
    expect(again.locator(".waiting-changes")).to_have_text(
        "Alles op dit apparaat is nu opgeslagen.", timeout=60_000
    )
    assert len(stored(again, transcript_id)) == 1
