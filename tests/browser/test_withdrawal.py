"""An interview that is withdrawn leaves every open page, with a calm sentence, and every device."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from corpus.accounts import SHELL
from corpus.actions.save_participants import save_participants, say_whose_voice
from corpus.participants import ParticipantRow
from tests.browser.conftest import READY, seeded_app
from tests.browser.hands import chip, sentence
from tests.coding.small_study import SAID

pytestmark = pytest.mark.browser
SOON = 30_000  # ms
TOLD = "De persoon in dit interview wil niet meer meedoen."
LOST = "Wat je had gemarkeerd en nog niet was opgeslagen, is ook weg."


def test_open_pages_notice_a_withdrawal_and_unsaved_marks_are_told_to_be_gone(
    visit: Callable[..., Page], tmp_path_factory: pytest.TempPathFactory
) -> None:
    app = seeded_app(tmp_path_factory.mktemp("withdrawal"), 1, SAID)
    transcript_id, _text = app.interview()
    with app.cursor() as cursor:
        save_participants(cursor, SHELL, [ParticipantRow("P01", 70, None, (), {}, None, 1)])
        for speaker in (1, 2):
            say_whose_voice(cursor, SHELL, transcript_id, speaker, "P01")
    app.start()
    try:
        reader = visit(app, app.study.coder, app.page_of(transcript_id))
        offline = visit(app, app.study.other, app.page_of(transcript_id))
        for page in (reader, offline):
            page.wait_for_selector(READY, timeout=60_000)
        expect(reader.locator(".live-root")).to_be_attached(timeout=60_000)
        offline.context.set_offline(True)
        sentence(offline, "De winter")
        chip(offline, "Iemand missen")
        expect(offline.locator('.mm-status[data-state="offline"]')).to_be_visible(timeout=SOON)
        withdraw(visit(app, app.study.researcher, f"{app.address}/withdraw"))
        expect(reader.get_by_text(TOLD)).to_be_visible(timeout=SOON)
        expect(reader.get_by_text("De winter zag ik niemand")).to_have_count(0)
        expect(reader.get_by_text(LOST)).to_have_count(0)
        offline.context.set_offline(False)
        expect(offline.get_by_text(LOST)).to_be_visible(timeout=SOON)
        expect(offline.get_by_text("De winter zag ik niemand")).to_have_count(0)
    finally:
        app.kill()


def withdraw(page: Page) -> None:
    """Everything of the one participant."""
    page.get_by_role("combobox", name="Wie trekt zich terug?").click(timeout=60_000)
    page.get_by_role("option", name="P01").click()
    page.get_by_label("Typ P01 om te bevestigen").fill("P01", timeout=SOON)
    page.get_by_role("button", name="Haal het voorgoed weg").click()
    expect(page.get_by_text("Het is voorgoed weg.")).to_be_visible(timeout=60_000)
