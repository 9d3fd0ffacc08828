"""What others do appears on an open page without a reload."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningApp

SOON = 20_000  # ms; it takes two or three seconds, on a busy machine longer


def fill_in(page: Page, name: str) -> None:
    """Choose the first interview for somebody, without saving."""
    page.get_by_role("combobox", name="Voor wie?").click(timeout=60_000)
    page.get_by_role("option", name=name).click()
    page.get_by_label(f"Interviews voor {name}").get_by_text("Gesprek 1", exact=True).click()


def give(page: Page, name: str) -> None:
    fill_in(page, name)
    page.get_by_role("button", name="Sla op").click()


def test_an_interview_that_a_researcher_gives_appears_on_the_residents_open_page(
    running_app: RunningApp, visit: Callable[..., Page]
) -> None:
    study, assignments = running_app.study, f"{running_app.address}/assignments"
    resident = visit(running_app, study.coder, f"{running_app.address}/")
    expect(resident.locator(".live-root")).to_be_attached(timeout=60_000)
    resident.evaluate("window.sameDocument = true")
    expect(resident.get_by_text("Interview Gesprek 1", exact=True)).to_have_count(0)
    give(visit(running_app, study.researcher, assignments), study.coder.name)
    expect(resident.get_by_text("Interview Gesprek 1", exact=True)).to_be_visible(timeout=SOON)
    assert resident.evaluate("window.sameDocument")


def test_a_form_that_is_being_filled_in_stays_as_it_is_and_a_line_says_that_there_is_something_new(
    running_app: RunningApp, visit: Callable[..., Page]
) -> None:
    study, assignments = running_app.study, f"{running_app.address}/assignments"
    page = visit(running_app, study.researcher, assignments)
    fill_in(page, study.other.name)
    give(visit(running_app, study.researcher, assignments), study.researcher.name)
    expect(page.locator(".live-line")).to_contain_text("Er is iets nieuws.", timeout=SOON)
    page.locator(".live-line button").click()
    expect(page.locator(".live-line")).to_be_hidden(timeout=SOON)


def test_a_page_that_was_left_open_over_night_leads_to_the_door_with_a_sentence_and_back_again(
    running_app: RunningApp, visit: Callable[..., Page]
) -> None:
    page = visit(running_app, running_app.study.other, f"{running_app.address}/codes")
    expect(page.locator(".live-root")).to_be_attached(timeout=60_000)
    page.context.clear_cookies()  # as when the session has expired
    page.evaluate("window.dispatchEvent(new Event('meerstem-signed-out'))")
    page.wait_for_url("**/sign-in?ended=1&next=%2Fcodes", timeout=SOON)
    expect(page.get_by_text("Wat je bewaarde, is veilig.")).to_be_visible()
    assert page.locator('[name="next"]').input_value() == "/codes"


def test_the_card_of_the_first_bytes_leads_to_the_interview_and_goes_when_the_page_has_been_drawn(
    running_app: RunningApp, visit: Callable[..., Page]
) -> None:
    page = visit(running_app, running_app.study.coder, f"{running_app.address}/")
    page.get_by_role("button", name="Nu overslaan").click(timeout=60_000)
    expect(page.get_by_role("button", name="Nu overslaan")).to_have_count(0, timeout=SOON)
    scripts = "**/static/js/index.*"
    page.route(scripts, lambda route: None)  # a slow line: Streamlit's scripts do not come before the tap
    page.goto(running_app.address, wait_until="commit")
    expect(page.locator("#first-card a")).to_be_visible(timeout=60_000)
    page.unroute(scripts)
    page.locator("#first-card a").click(timeout=60_000)
    page.wait_for_selector(".mm-root[data-ready]", timeout=60_000)
    page.goto(running_app.address)
    expect(page.get_by_test_id("stBaseButton-primary").first).to_be_visible(timeout=60_000)
    expect(page.locator("#first-card")).to_have_count(0)
