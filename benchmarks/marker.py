"""Marking in a real browser: click until painted and until saved, beside a bare page; opening, beside an empty page."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from benchmarks.figures import Figure, in_ms, median
from benchmarks.served import app, bare_page, browser, make_study

WORDS, MARKS = 10_000, 300
CLICKS, OPENINGS, BLOCK = 60, 10, 10
APART = 13  # sentences between two marks: nearer ones would extend what is chosen
TWO_FRAMES = 0.033
HALF_OF_TAGUETTE = 0.65  # Taguette 1.5.2 took 1.29 s for such an interview on two cores


def measure() -> list[Figure]:
    """One server with the app and one with a bare page, both up all the time; what is compared is measured in turns."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as name:
        folder = Path(name)
        transcript_id, token = make_study(folder, WORDS, MARKS)
        with app(folder) as address, bare_page(folder) as bare, browser(address, token) as window:
            interview = f"{address}/interview?id={transcript_id}"
            return [*_clicking(window, interview, bare), *_opening(window, interview, f"{address}/interview")]


def _clicking(window: BrowserContext, interview: str, bare: str) -> list[Figure]:
    marker, other = window.new_page(), window.new_page()
    _open(marker, interview, "marks")
    _open(other, bare, "#count")
    painted: list[float] = []
    saved: list[float] = []
    reruns: list[float] = []
    for number in range(0, CLICKS + BLOCK, BLOCK):  # in turns; the first block warms both up
        warm = number >= BLOCK
        marker.bring_to_front()
        marker.wait_for_timeout(500)
        for click in range(number, number + BLOCK):
            _mark(marker, click)
            painted += [_noted(marker, "painted")] * warm
            saved += [_noted(marker, "confirmed")] * warm
        other.bring_to_front()
        other.wait_for_timeout(500)
        for _ in range(BLOCK):
            other.get_by_role("button", name="Again").click()
            reruns += [_noted(other, "changed")] * warm
            other.wait_for_timeout(50)
    marker.close()
    other.close()
    ratio = median(saved) / median(reruns)
    return [
        Figure(
            f"click on a code until the mark is painted, {WORDS:,} words, {MARKS} marks",
            in_ms(painted),
            f"<= {TWO_FRAMES * 1000:.0f} ms",
            median(painted) <= TWO_FRAMES,
        ),
        Figure("click until saved and confirmed, the same", in_ms(saved)),
        Figure("  an empty rerun of a bare Streamlit page, beside it", in_ms(reruns)),
        Figure("  saved / rerun, medians", f"{ratio:.2f}", "<= 2", ratio <= 2),
    ]


def _mark(page: Page, number: int) -> None:
    """Tap a sentence without marks, then a code; sentences with an odd number have none."""
    sentences = page.locator(".mm-s")
    index = (number * 2 * APART + 1) % (sentences.count() // 2 * 2)
    sentences.nth(index).click()
    page.locator(".mm-chip").nth(number % 10).click()


def _opening(window: BrowserContext, interview: str, empty: str) -> list[Figure]:
    page = window.new_page()
    full: list[float] = []
    bare: list[float] = []
    for number in range(OPENINGS + 1):  # the first one fills the browser's cache
        empty_took = _open(page, empty, '[data-testid="stAlert"]')
        full_took = _open(page, interview, "marks")
        bare += [empty_took] * (number > 0)
        full += [full_took] * (number > 0)
    page.close()
    ratio = median(full) / median(bare)
    return [
        Figure(
            "opening that interview by its address until its marks are painted",
            in_ms(full),
            f"< {HALF_OF_TAGUETTE * 1000:.0f} ms",
            median(full) < HALF_OF_TAGUETTE,
        ),
        Figure("  an empty page of the app (no interview chosen)", in_ms(bare)),
        Figure("  interview / empty page, medians", f"{ratio:.2f}", "<= 2", ratio <= 2),
    ]


def _open(page: Page, address: str, shows: str) -> float:
    """Seconds from asking for an address until what it shows is painted."""
    if page.url == "about:blank":
        page.goto(address, wait_until="commit")
    page.evaluate("sought => sessionStorage.setItem('openWhen', sought)", shows)
    page.goto(address, wait_until="commit")
    return _noted(page, "opened")


def _noted(page: Page, name: str) -> float:
    """Seconds that the probe noted, when it has."""
    found = page.wait_for_function(
        "name => window.probe?.[name] > 0 && window.probe[name]", arg=name, timeout=60_000
    )
    return float(found.json_value()) / 1000
