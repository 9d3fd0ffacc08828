"""From the link in an invitation to the first saved mark: at most six taps and one pass-phrase, on a phone.

A tap is the link itself and every press on a button, a sentence or a code. The pass-phrase is typed twice, as anywhere where
one chooses it. The interview is given by a researcher while the resident looks at their first page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from corpus.accounts import CO_RESEARCHER
from corpus.actions.invite import invite
from tests.browser.conftest import READY, seeded_app
from tests.browser.hands import expect_saved
from tests.browser.test_live import give

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
WORDS = "rode rozen op tafel"
PATIENCE = 60_000  # ms
MOST_TAPS = 6


class Finger:
    """Taps, and counts them."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, on: Locator) -> None:
        on.tap(timeout=PATIENCE)
        self.taps += 1

    def follow(self, page: Page, address: str) -> None:
        """Tap a link in a message."""
        page.goto(address)
        self.taps += 1


def test_six_taps_and_one_pass_phrase_lead_from_the_invitation_to_the_first_saved_mark(
    browser: Browser, visit: Callable[..., Page], tmp_path: Path
) -> None:
    app = seeded_app(tmp_path, 0)
    with app.cursor() as cursor:
        token = invite(cursor, app.study.researcher, "Sam Verzonnen", CO_RESEARCHER).token
    app.start()
    try:
        page = browser.new_context(**PHONE).new_page()
        finger = Finger()
        come_in(page, finger, f"{app.address}/join/{token}")
        give(visit(app, app.study.researcher, f"{app.address}/assignments"), "Sam Verzonnen")
        finger.tap(page.get_by_role("button", name="Nu overslaan"))
        finger.tap(page.get_by_role("button", name="Begin", exact=True))
        page.wait_for_selector(READY, timeout=PATIENCE)
        finger.tap(page.locator(".mm-s", has_text="De winter zag ik niemand"))
        finger.tap(page.locator(".mm-chip", has_text="Iemand missen"))
        expect_saved(page, 1)
        page.context.close()
    finally:
        app.kill()
    assert finger.taps <= MOST_TAPS


def come_in(page: Page, finger: Finger, link: str) -> None:
    """Follow the link, choose a pass-phrase, and arrive."""
    finger.follow(page, link)
    for name in ("passphrase", "again"):
        page.locator(f'[name="{name}"]').fill(WORDS)
    finger.tap(page.locator("form button[type=submit], form button:not([type])").last)
    expect(page.get_by_role("heading", name="Dag Sam Verzonnen")).to_be_visible(timeout=PATIENCE)
