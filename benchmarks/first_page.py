"""Opening a co-researcher's first page on a phone: a window of 360 pixels and a processor four times as slow.

Usable is the page when its main button ("Begin" or "Go on") is painted, lies uncovered and can be pressed; that is the card
in the first bytes (pages/gate/first_card.py). Drawn is it when Streamlit's own page has taken its place. The first visit has
an empty cache; at the next the browser has Streamlit's scripts and our fonts.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.figures import Figure, in_ms, median
from benchmarks.served import FLAGS, app, make_study

SCRIPT = Path(__file__).with_name("usable.js")
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
SLOWER, VISITS = 4, 7
USABLE = 2.0  # seconds


def measure() -> list[Figure]:
    """Visits of somebody who has an interview; each first visit in a window of its own."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as name, sync_playwright() as playwright:
        _transcript, token = make_study(Path(name), 3_000, 10)
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with app(Path(name)) as address:
            _visit(opened, address, token)  # the server's own first page loads what it needs
            visits = [_visit(opened, address, token) for _ in range(VISITS)]
        opened.close()
    first, next_ = ([one[place][0] for one in visits] for place in (0, 1))
    drawn = [one[0][1] for one in visits]
    what = f"first page, 360 px, processor {SLOWER} × slower: usable after its first byte"
    bar = f"< {USABLE:.0f} s"
    return [
        Figure(f"{what}, first visit", in_ms(first), bar, median(first) < USABLE),
        Figure("  the next visit", in_ms(next_), bar, median(next_) < USABLE),
        Figure("  first visit, until Streamlit has drawn the page", in_ms(drawn)),
    ]


def _visit(browser: Browser, address: str, token: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Seconds until the page is usable and drawn: in a fresh window, and when it is opened there once more."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    context.add_cookies([{"name": "meerstem_session", "value": token, "url": address}])
    context.add_init_script(path=SCRIPT)
    try:
        return _open(context, address), _open(context, address)
    finally:
        context.close()


def _open(context: BrowserContext, address: str) -> tuple[float, float]:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.usable?.drawn", timeout=120_000)
    usable, drawn = page.evaluate("() => [window.usable.after, window.usable.drawn]")
    page.close()
    return usable / 1000, drawn / 1000
