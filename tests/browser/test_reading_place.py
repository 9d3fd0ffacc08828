"""Opening an interview: quickly, and where one was reading, on another screen too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.conftest import READY, RunningApp, seeded_app
from tests.browser.hands import PHONE
from tests.coding.small_study import SAID

pytestmark = pytest.mark.browser

NOTE = """async ([address, reached]) => (await fetch(address, {method: "POST",
    headers: {"x-meerstem": "1", "content-type": "application/json"},
    body: JSON.stringify([{op: "reached", id: crypto.randomUUID(), reached}])})).status"""
REACHED = "async address => (await (await fetch(address, {headers: {'x-meerstem': '1'}})).json()).reached"
IN_VIEW = """number => { const {top, bottom} = document.querySelectorAll(".mm-s")[number].getBoundingClientRect();
    return bottom > 0 && top < innerHeight; }"""

BEFORE = """address => performance.getEntriesByName(address)[0].startTime
    < performance.getEntriesByType("navigation")[0].domContentLoadedEventStart"""


@pytest.fixture(scope="module")
def long_conversation(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real app with an interview of many screens."""
    app = seeded_app(tmp_path_factory.mktemp("long"), 3, SAID * 40)
    app.start()
    yield app
    app.kill()


def asked_for(page: Page) -> list[str]:
    """Where a page asks for data from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type == "fetch":
            found.append(request.url)

    page.on("request", note)
    return found


def test_an_interview_is_asked_for_once_and_before_the_page_is_there(
    long_conversation: RunningApp, visit: Callable[..., Page]
) -> None:
    app = long_conversation
    transcript_id = app.interview()[0]
    page = visit(app, app.study.coder, f"{app.address}/house/icon.svg")
    asked = asked_for(page)
    page.goto(app.page_of(transcript_id))
    page.wait_for_selector(READY, timeout=60_000)
    for kind in ("texts", "marks"):
        address = f"{app.address}/{kind}/{transcript_id}"
        assert asked.count(address) == 1, f"{kind} asked for once"
        assert page.evaluate(BEFORE, address), f"{kind} asked for while the page is still being read"
    guessed = [url for url in asked if "/_stcore/" in url and not url.startswith(f"{app.address}/_stcore/")]
    assert not guessed, "Streamlit does not have to look for its server"


def test_an_interview_opens_when_the_first_try_to_fetch_it_failed(
    long_conversation: RunningApp, visit: Callable[..., Page]
) -> None:
    app = long_conversation
    transcript_id = app.interview()[0]
    page = visit(app, app.study.coder, f"{app.address}/house/icon.svg")
    page.route("**/texts/*", lambda route: route.abort(), times=1)
    page.goto(app.page_of(transcript_id))
    page.wait_for_selector(READY, timeout=60_000)
    assert page.locator(".mm-s").count() > 100


def test_what_was_half_read_at_a_desk_opens_on_a_phone_at_the_same_sentence(
    long_conversation: RunningApp, visit: Callable[..., Page]
) -> None:
    app = long_conversation
    transcript_id, text = app.interview()
    marks, words = f"{app.address}/marks/{transcript_id}", "De winter zag ik niemand."
    places = [start for start in range(len(text)) if text.startswith(words, start)]
    half = places[20] + len(words)

    desk = visit(app, app.study.coder, app.page_of(transcript_id))
    desk.wait_for_selector(READY, timeout=60_000)
    sentences = desk.locator(".mm-s").all_text_contents()
    number = [place for place, said in enumerate(sentences) if said.strip() == words][20]
    assert desk.evaluate(NOTE, [marks, half]) == 200

    phone = visit(app, app.study.coder, app.page_of(transcript_id), **PHONE)
    phone.wait_for_selector(READY, timeout=60_000)
    phone.wait_for_timeout(2_500)  # longer than the app takes to go back, and to note a place
    assert phone.evaluate(IN_VIEW, number), "that sentence is on the screen"
    assert phone.evaluate(REACHED, marks) < half + 300, "opening is not reading: the place has not run on"
