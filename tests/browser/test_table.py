"""The table on one big screen and on a tablet: each follows the other without a reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coding.actions.lead_meeting import open_meeting
from tests.browser.conftest import RunningApp, seeded_app
from tests.browser.hands import PHONE
from tests.browser.looking import settle, wrong_with
from tests.coding.evening import Evening, seed_evening

pytestmark = pytest.mark.browser

SOON = 60_000  # ms; it takes two or three seconds, on a busy machine longer
WINTER, COFFEE = "De winter zag ik niemand.", "Nu drinken we koffie"


@pytest.fixture(scope="module")
def evening_app(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RunningApp, Evening]]:
    """The app with an evening that has been opened."""
    app = seeded_app(tmp_path_factory.mktemp("evening"), 0)
    with app.cursor() as cursor:
        evening = seed_evening(cursor, small=app.study)
        open_meeting(cursor, app.study.researcher, evening.meeting_id)
    app.start()
    yield app, evening
    app.kill()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click(timeout=SOON)


def test_the_big_screen_and_a_tablet_follow_each_other_through_a_vote_and_to_the_next_passage(
    evening_app: tuple[RunningApp, Evening], visit: Callable[..., Page]
) -> None:
    app, evening = evening_app
    tablet = visit(app, app.study.coder, f"{app.address}/table", **PHONE)
    press(tablet, "Ik zit aan tafel")
    expect(tablet.locator("mark")).to_have_text(WINTER, timeout=SOON)
    tablet.evaluate("window.sameDocument = true")
    screen = visit(app, app.study.researcher, f"{app.address}/big-screen?evening={evening.meeting_id}")
    expect(screen.locator("mark")).to_have_text(WINTER, timeout=SOON)
    press(screen, "Vraag om stemmen")
    expect(screen.get_by_text("Gestemd: 0 van 1")).to_be_visible(timeout=SOON)
    tablet.locator(".st-key-vote-boxes label", has_text="Iemand missen").click(timeout=SOON)
    expect(tablet.get_by_text("Je antwoord is bewaard.")).to_be_visible(timeout=SOON)
    expect(screen.get_by_role("heading", name="De stemmen")).to_be_visible(timeout=SOON)
    press(screen, "Volgende")
    expect(tablet.locator("mark")).to_contain_text(COFFEE, timeout=SOON)
    expect(tablet.get_by_text("De tafel is verder gegaan.")).to_be_visible(timeout=SOON)
    assert tablet.evaluate("window.sameDocument")
    boxes = tablet.locator("[data-testid=stMain] :is(button, .st-key-vote-boxes label):visible")
    assert all((box.bounding_box() or {"height": 0})["height"] >= 44 for box in boxes.all())
    assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_pages_of_an_evening_are_sound_for_screen_readers_and_phones(
    evening_app: tuple[RunningApp, Evening], visit: Callable[..., Page]
) -> None:
    app, evening = evening_app
    tablet = visit(app, app.study.other, f"{app.address}/table")
    press(tablet, "Ik zit aan tafel")
    lead = visit(app, app.study.researcher, f"{app.address}/table")
    settle(lead)
    if lead.get_by_role("button", name="Vraag om stemmen").count():
        press(lead, "Vraag om stemmen")
    tablet.locator(".st-key-vote-boxes").wait_for(timeout=SOON)
    wrong = wrong_with(tablet, "nl") + wrong_with(lead, "nl")
    pills = lead.locator("[data-testid=stForm] [data-testid=stButtonGroup] button").all()
    assert pills and all((one.bounding_box() or {"height": 0})["height"] >= 44 for one in pills)
    press(lead, "Schrijf het besluit op")
    lead.get_by_role("button", name="Trek dit besluit in").wait_for(timeout=SOON)
    wrong += wrong_with(lead, "nl")
    for address in ("decisions", "big-screen", "meetings"):
        lead.goto(f"{app.address}/{address}?evening={evening.meeting_id}")
        settle(lead)
        wrong += wrong_with(lead, "nl")
    assert not wrong, "\n".join(wrong)
