"""Every page of every role, in both languages, at a desk and on a phone: WCAG 2.2 A and AA, and nothing too wide.

With `--wholly` (.ci/run) each page in both; else every third page in Dutch, and other thirds in English.

One app is visited from its first start: the example study with its three roles (a study of one's own: test_setting_up.py).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES, WORK_GROUP
from pages.frame.literal import UNSEEN
from pages.frame.menu import MENU
from tests.browser.conftest import RunningApp
from tests.browser.first_start import enter_example, speak
from tests.browser.looking import settle, wrong_with

pytestmark = pytest.mark.browser


def test_the_first_page_and_the_doors_of_the_example(first_start: RunningApp, page: Page) -> None:
    page.goto(first_start.address)
    wrong = wrong_with(page, "nl")
    page.locator('form[action="/open-example"] button').click()
    page.wait_for_selector('form[action="/example"]', timeout=60_000)
    wrong += wrong_with(page, "nl")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_example(
    first_start: RunningApp, page: Page, role: str, language: str, request: pytest.FixtureRequest
) -> None:
    enter_example(first_start, page, role)
    speak(page, language)
    mine = addresses(first_start, page, role)
    if not request.config.getoption("--wholly"):
        mine = mine[language == "en" :: 3]
    wrong = []
    for address in mine:
        page.goto(f"{first_start.address}/{address}")
        settle(page)
        wrong += wrong_with(page, language)
    assert not wrong, "\n".join(wrong)


def test_a_link_to_a_page_of_another_role_leads_to_ones_own(first_start: RunningApp, page: Page) -> None:
    enter_example(first_start, page, WORK_GROUP)
    for address in ("accounts", "interview?id=1", "nowhere"):
        page.goto(f"{first_start.address}/{address}")
        settle(page)
        assert page.url.partition("?")[0].rstrip("/") == first_start.address
        assert page.locator('[data-testid="stDialog"]').count() == 0


def test_no_name_or_text_works_as_markup_in_a_browser(first_start: RunningApp, page: Page) -> None:
    """What AppTest cannot show: what Streamlit makes of a text on the screen."""
    enter_example(first_start, page, RESEARCHER)
    speak(page, "en")
    name = ":material/home: -> **a** :red[b] <b> $d$ www.e.nl a@e.nl"
    page.goto(f"{first_start.address}/accounts")
    settle(page)
    page.get_by_label("Name by which this person signs in").fill(name)
    page.get_by_role("button", name="Make an invitation").click()
    shown = page.locator("h3", has_text="Invitation for")
    shown.wait_for(timeout=30_000)
    assert shown.inner_text().strip().replace(UNSEEN, "") == f"Invitation for {name}"
    assert (
        shown.locator("b, strong, em, code, a[href*='e.nl'], .katex, [data-testid='stIconMaterial']").count()
        == 0
    )


# -- what the visitor does


def addresses(app: RunningApp, page: Page, role: str) -> list[str]:
    """The pages of a role, an interview and the page of one theme among them."""
    mine = [entry.address for entry in MENU if role in entry.roles and entry.address != "interview"]
    if role != WORK_GROUP:
        where = "my-interviews" if role == CO_RESEARCHER else "reading"
        mine += interview_of(app, page, where)
    if role != CO_RESEARCHER:
        page.goto(f"{app.address}/dashboard")
        settle(page)
        theme = page.locator('a[href*="theme?theme="]').first.get_attribute("href")
        mine.append(str(theme).lstrip("/"))
    return mine


def interview_of(app: RunningApp, page: Page, where: str) -> list[str]:
    """The address of an interview that this person has been given, if any."""
    page.goto(f"{app.address}/{where}")
    settle(page)
    first = page.locator('[class*="st-key-open-"] button').first
    if not first.count():
        return []
    first.click()
    page.wait_for_url("**/interview?id=*")
    return ["interview" + page.url.partition("/interview")[2]]
