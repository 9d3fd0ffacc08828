"""What a person's hands and eyes do with the passage marker, for the browser tests."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_WORD = """([words, last]) => {
  for (const sentence of document.querySelectorAll('.mm-s')) {
    const node = sentence.firstChild;
    const from = node.data.indexOf(words);
    if (from < 0) continue;
    sentence.scrollIntoView({block: 'center'});
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + words.length);
    const box = range.getBoundingClientRect();
    return [last ? box.right - 3 : box.left + 3, box.top + box.height / 2];
  }
}"""


def place(page: Page, words: str, last: bool = False) -> tuple[float, float]:
    """The point of the screen on the first (or last) letter of words that stand in one line."""
    x, y = page.evaluate(_WORD, [words, last])
    return x, y


def drag(page: Page, first: str, last: str) -> None:
    """Drag the mouse from one word to another."""
    page.mouse.move(*place(page, first))
    page.mouse.down()
    page.mouse.move(*place(page, last, last=True), steps=8)
    page.mouse.up()


def chip(page: Page, name: str) -> None:
    """Press a code."""
    page.locator(".mm-chip", has_text=name).click()


def sentence(page: Page, words: str, number: int = 0) -> None:
    """Click (or tap) in a sentence."""
    page.locator(".mm-s", has_text=words).nth(number).click()


def expect_saved(page: Page, marks: int) -> None:
    """Wait until the line below the text says that this many marks are saved."""
    expect(page.locator(".mm-count")).to_have_text(
        f"{marks} markering" + ("" if marks == 1 else "en"), timeout=30_000
    )
    expect(page.locator('.mm-status[data-state="saved"][data-waiting="0"]')).to_be_attached(timeout=30_000)


def stored(page: Page, transcript_id: str) -> list[list[Any]]:
    """One's own marks as the server has them: [id, code, start, end, memo, for whom]."""
    return page.evaluate("id => fetch(`/marks/${id}`).then((answer) => answer.json())", transcript_id)[
        "marks"
    ]


def quotes(page: Page, transcript_id: str, text: str) -> list[str]:
    """The words of the stored marks, cut from the text by Python."""
    return sorted(text[start:end] for _, _, start, end, *_ in stored(page, transcript_id))


def painted(page: Page) -> int:
    """How many stretches of marks are painted now."""
    return page.evaluate(
        "() => [...CSS.highlights].filter(([name]) => name.startsWith('mm-code'))"
        ".reduce((sum, [, one]) => sum + one.size, 0)"
    )
