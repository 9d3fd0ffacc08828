"""Every page of every role, in both languages, at a desk and on a phone: WCAG 2.2 A and AA, and nothing too wide.

One app is visited from its first start: set-up, the example study with its three roles, then a study of one's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES, WORK_GROUP
from pages.frame.literal import UNSEEN
from pages.frame.menu import MENU
from tests.browser.conftest import RunningApp, free_port
from tests.browser.looking import DESK, settle, wrong_with

pytestmark = pytest.mark.browser
SAMPLE = {CO_RESEARCHER: "Hanneke", RESEARCHER: "Willemijn", WORK_GROUP: "Gerrit"}
WORDS = "vier groene fietsen"


@pytest.fixture(scope="module")
def first_start(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as it starts in an empty folder."""
    app = RunningApp(tmp_path_factory.mktemp("first"), free_port(), None, {})  # type: ignore[arg-type]
    app.start()
    yield app
    app.kill()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK, locale="nl-NL")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_the_first_page_and_the_doors_of_the_example(first_start: RunningApp, page: Page) -> None:
    page.goto(first_start.address)
    wrong = wrong_with(page, "nl")
    page.locator('form[action="/open-example"] button').click()
    page.wait_for_selector('form[action="/example"]', timeout=60_000)
    wrong += wrong_with(page, "nl")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_example(first_start: RunningApp, page: Page, role: str, language: str) -> None:
    enter_example(first_start, page, role)
    speak(page, language)
    wrong = []
    for address in addresses(first_start, page, role):
        page.goto(f"{first_start.address}/{address}")
        settle(page)
        # On a phone the same rules hold in both languages; only what does not fit differs.
        wrong += wrong_with(page, language, on_a_phone=language == "nl")
    assert not wrong, "\n".join(wrong)


def test_a_link_to_a_page_of_another_role_leads_to_ones_own(first_start: RunningApp, page: Page) -> None:
    enter_example(first_start, page, WORK_GROUP)
    for address in ("accounts", "interview?id=1", "nowhere"):
        page.goto(f"{first_start.address}/{address}")
        settle(page)
        assert page.url.rstrip("/") == first_start.address
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


def test_setting_up_inviting_and_joining(first_start: RunningApp, page: Page, browser: Browser) -> None:
    enter_example(first_start, page, RESEARCHER)
    speak(page, "nl")
    page.locator('form[action="/close-example"] button').first.click()
    page.wait_for_url("**/set-up")
    wrong = []
    page.locator('[name="code"]').fill("wrong")
    fill_in(page, name="Petra Proef", passphrase=WORDS, again=WORDS)
    wrong += wrong_with(page, "nl")
    codes = re.findall(r"code: ([\w-]+)", (first_start.folder / "log").read_text(encoding="utf-8"))
    fill_in(page, code=codes[-1], name="Petra Proef", passphrase=WORDS, again=WORDS)
    settle(page)
    for entry in MENU:
        if RESEARCHER in entry.roles:  # as they are while there is nothing yet
            page.goto(f"{first_start.address}/{entry.address}")
            settle(page)
            wrong += wrong_with(page, "nl", on_a_phone=False)
    page.goto(f"{first_start.address}/accounts")
    settle(page)
    page.get_by_label("Naam waarmee").fill("Sam Verzonnen")
    page.get_by_role("button", name="Maak een uitnodiging").click()
    link = page.locator("code", has_text="/join/")
    link.wait_for(timeout=30_000)
    settle(page)
    wrong += wrong_with(page, "nl")
    invited = browser.new_context(viewport=DESK, locale="nl-NL").new_page()  # type: ignore[arg-type]
    for address in (link.inner_text(), f"{link.inner_text()}?with=pin", f"{first_start.address}/sign-in"):
        invited.goto(address)
        wrong += wrong_with(invited, "nl")
    invited.goto(link.inner_text())
    fill_in(invited, passphrase="rode rozen op tafel", again="rode rozen op tafel")
    settle(invited)
    wrong += wrong_with(invited, "nl")
    invited.goto(f"{first_start.address}/change-passphrase")
    wrong += wrong_with(invited, "nl")
    invited.goto(link.inner_text())
    wrong += wrong_with(invited, "nl")
    invited.context.close()
    assert not wrong, "\n".join(wrong)


# -- what the visitor does


def enter_example(app: RunningApp, page: Page, role: str) -> None:
    """Come in as the invented person of this role."""
    page.context.clear_cookies()
    page.goto(f"{app.address}/sign-in")
    page.get_by_role("button", name=SAMPLE[role]).click()
    settle(page)


def speak(page: Page, language: str) -> None:
    """Change the language with the switch in the menu, when it is another."""
    if page.evaluate("() => document.documentElement.lang") != language:
        page.locator(f'form[action="/language"] button[value="{language}"]').click()
        page.wait_for_function("wanted => document.documentElement.lang === wanted", arg=language)
        settle(page)


def addresses(app: RunningApp, page: Page, role: str) -> list[str]:
    """The pages of a role, an interview and the page of one theme among them."""
    mine = [entry.address for entry in MENU if role in entry.roles and entry.address != "interview"]
    if role != WORK_GROUP:
        where = "my-interviews" if role == CO_RESEARCHER else "reading"
        mine += interview_of(app, page, where)
    if role != CO_RESEARCHER:
        page.goto(f"{app.address}/dashboard")
        settle(page)
        theme = page.locator('a[href*="dashboard?theme="]').first.get_attribute("href")
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


def fill_in(page: Page, **fields: str) -> None:
    """Fill in the gate's form and send it."""
    for name, value in fields.items():
        page.locator(f'[name="{name}"]:visible').fill(value)
    page.locator("main form button:visible, form button:visible").last.click()
    page.wait_for_load_state()
