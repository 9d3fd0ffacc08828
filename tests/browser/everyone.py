"""What the tests measure of pages that everybody must be able to use: targets, width, what is painted while reading."""

from __future__ import annotations

from playwright.sync_api import Page

SMALL_PHONE = {"width": 360, "height": 740}
LEAST = 44  # px, of everything to press
_TARGETS = """(least) => {
  const pressed = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=radio],'
    + '[role=checkbox], [role=switch], [role=tab], [role=menuitem], [role=combobox], [tabindex="0"]';
  const found = [];
  for (const one of document.querySelectorAll(pressed)) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest('[aria-hidden=true], .mm-s, [inert]')) continue;
    if (one.matches('[tabindex="0"]') && !one.matches(pressed.replace(', [tabindex="0"]', ''))) continue; // scrolls
    const inText = one.matches('a') && getComputedStyle(one).display === 'inline'
      && one.parentElement.innerText.trim().length > one.innerText.trim().length + 3;
    if (inText || (one.parentElement?.closest(pressed) && !one.matches('input'))) continue;
    const boxes = [one, ...(one.labels ?? []), one.closest('label, [data-baseweb=select], [data-baseweb=input]')]
      .filter(Boolean).map((part) => part.getBoundingClientRect());
    const [width, height] = ['width', 'height'].map((name) => Math.max(...boxes.map((box) => box[name])));
    if (width < 2 || height < 2) continue; // there for screen readers only
    if (width < least - 0.5 || height < least - 0.5)
      found.push(`${one.tagName} ${one.dataset.testid ?? one.className} ${Math.round(width)}×${Math.round(height)} `
        + (one.innerText || one.ariaLabel || one.name || '').slice(0, 30).replace(/\\s+/g, ' '));
  }
  return found;
}"""
_WIDER = """() => {
  const [width, seen] = [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  const over = (box) => box.right > seen + 1 || box.left < -1;
  return width <= seen ? [] : [`${width} px`, ...[...document.body.querySelectorAll('*')]
    .filter((one) => one.checkVisibility() && over(one.getBoundingClientRect())).slice(0, 4)
    .map((one) => `${one.tagName}.${one.className} ${one.dataset.testid ?? ''}`)];
}"""
# A device with voices of its own: what it speaks is noted, and each sentence is over a moment later.
VOICES = """(languages) => {
  window.spoken = [];
  const engine = {
    getVoices: () => languages.map((lang) => ({lang, localService: !lang.endsWith('-x-net'), name: lang})),
    speak: (one) => { window.spoken.push([one.lang, one.rate, one.text]); window.current = one; },
    cancel: () => { window.current = null; },
    addEventListener: () => undefined,
  };
  Object.defineProperty(window, 'speechSynthesis', {value: engine});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""


def too_small(page: Page) -> list[str]:
    """What is to be pressed on the page as it stands and smaller than a finger needs."""
    return [f"{_name(page)}: {one}" for one in page.evaluate(_TARGETS, LEAST)]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return [f"{_name(page)} is too wide: {one}" for one in page.evaluate(_WIDER)]


def painted_words(page: Page, sign: str) -> str:
    """The words that are painted as being read."""
    return str(
        page.evaluate(
            "sign => [...(CSS.highlights.get(sign) ?? [])].map((one) => {"
            "const r = document.createRange(); r.setStart(one.startContainer, one.startOffset);"
            "r.setEnd(one.endContainer, one.endOffset); return r.toString()}).join('|')",
            sign,
        )
    )


def _name(page: Page) -> str:
    width = (page.viewport_size or {}).get("width")
    return f"{page.url.partition('//')[2].partition('/')[2]} at {width} px"
