"""What the tests look for on every page in a browser: accessibility, width, language, no words of Streamlit's own."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"] h1'
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
DEVELOPERS = (
    "Deploy",
    "Rerun",
    "Clear cache",
    "Record a screencast",
    "Made with Streamlit",
    "Page not found",
)
ENGLISH = (
    *(
        "Choose options",
        "Choose an option",
        "Browse files",
        "Drag and drop",
        "Press Enter",
        "Upload",
        "No results",
    ),
    *(
        "Select all",
        "Add files",
        "Fullscreen",
        "Copy to clipboard",
        "per file",
        "Sign out",
        "Sidebar",
        "App pages",
    ),
    *(
        "Collapse sidebar",
        "Expand sidebar",
        "Link to heading",
        "Help for",
        "Increment",
        "color picker",
        " icon",
    ),
)
_LOOK = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  return found.violations.map((one) => `${one.id}: ` + one.nodes.slice(0, 3).map(
    (node) => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' | ' + (node.any[0]?.message ?? '')).join('; '));
}"""
_WORDS = """() => {
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  const seen = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility());
  return document.body.innerText + '\\n'
    + seen.flatMap((one) => attributes.map((name) => one.getAttribute(name) ?? '')).join('\\n');
}"""
_WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [`${document.documentElement.scrollWidth} px`, ...[...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 4)
    .map((one) => `${one.tagName}.${one.className} ${one.dataset.testid ?? ''}`)]"""


def settle(page: Page) -> None:
    """Wait until a page of the app has been built, its marker and pictures included."""
    page.wait_for_selector(SETTLED, timeout=60_000)
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    if page.locator(".mm-root").count():
        page.wait_for_selector(".mm-root[data-ready]", timeout=60_000)
    page.wait_for_function(
        "() => document.getAnimations().every((one) => one.playState !== 'running')", timeout=9_000
    )


def wrong_with(page: Page, language: str) -> list[str]:
    """What is wrong with the page as it stands: its words, for screen readers, and whether it fits a phone."""
    name = page.url.partition("//")[2].partition("/")[2]
    wrong = []
    if page.evaluate("() => document.documentElement.lang") != language:
        wrong.append(f"{name}: the page does not say that it speaks {language}")
    said = page.evaluate(_WORDS)
    wrong += [
        f"{name}: “{one}”" for one in (*DEVELOPERS, *(ENGLISH if language == "nl" else ())) if one in said
    ]
    wrong += [
        f"{name}: Streamlit's menu" for _ in range(page.locator('[data-testid="stMainMenu"]:visible').count())
    ]
    if page.evaluate("() => !window.axe"):
        page.evaluate(Axe().axe_script)
    wrong += [f"{name} at a desk: {one}" for one in page.evaluate(_LOOK, RULES)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_timeout(100)
    wrong += [f"{name} on a phone: {one}" for one in page.evaluate(_LOOK, RULES)]
    wrong += [f"{name} is wider than a phone: {one}" for one in page.evaluate(_WIDER)]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return wrong
