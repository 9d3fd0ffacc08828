"""What others do appears on an open page without a reload."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningApp

SOON = 20_000  # ms; it takes two or three seconds, on a busy machine longer


def test_an_interview_that_a_researcher_gives_appears_on_the_residents_open_page(
    running_app: RunningApp, visit: Callable[..., Page]
) -> None:
    study = running_app.study
    resident = visit(running_app, study.coder, f"{running_app.address}/")
    expect(resident.locator(".live-line")).to_be_attached(timeout=60_000)
    loads = resident.evaluate("performance.getEntriesByType('navigation').length")
    resident.evaluate("window.sameDocument = true")
    expect(resident.get_by_text("Interview Gesprek 1", exact=True)).to_have_count(0)

    researcher = visit(running_app, study.researcher, f"{running_app.address}/assignments")
    researcher.get_by_role("combobox").first.click(timeout=60_000)
    researcher.get_by_role("option", name=study.coder.name).click()
    researcher.get_by_test_id("stButtonGroup").get_by_text("Gesprek 1", exact=True).click()
    researcher.get_by_role("button", name="Sla op").click()

    expect(resident.get_by_text("Interview Gesprek 1", exact=True)).to_be_visible(timeout=SOON)
    assert resident.evaluate("window.sameDocument") and loads == 1
