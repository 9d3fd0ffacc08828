"""Streamlit's own page, made ours: the person's language and looks, our title, no script that the policy refuses."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from corpus.errors import N_
from corpus.preferences import Preferences, as_words
from pages.frame.language import LANGUAGE_NAMES, is_checked, translator
from pages.gate.looks import TITLE, groups
from pages.gate.pages_html import html_attributes

NOT_PAGES = ("/static/", "/media/", "/component/", "/_stcore/")
NEEDS_SCRIPT = N_("Meerstem needs JavaScript. Switch it on in your browser, or use another browser.")
STRAIGHT_ON = '<script src="/house/straight_on.js"></script>'
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
# Streamlit fetches what mounts our own widgets when the first of them arrives. Nearly every page has one, so: at once.
MOUNTS = "".join(
    f'<script type="module" crossorigin src="./static/js/{file.name}"></script>'
    for file in SCRIPTS.glob("BidiComponent.*.js")
)
# And what draws a button, a link, a bar of progress and our HTML when the first of these arrives: fetched meanwhile.
DRAW = ("Html", "purify.es", "Button", "PageLink", "Progress", "ProgressBar", "recordbatch")
MEANWHILE = "".join(
    f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">'
    for name in DRAW
    for file in sorted(SCRIPTS.glob(f"{name}.*.js"))
)
# Streamlit fetches its own typeface early, which no page of ours is written in.
FONTS = "".join(
    f'<link rel="preload" href="/house/{name}-latin.woff2" as="font" type="font/woff2" crossorigin>'
    for name in ("atkinson", "literata")
)
ITS_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL)
WATCH = '<script src="/house/still_here.js" defer></script>'
PICTURES = '<script src="/house/pictures.js" defer></script>'  # figures to take away as PNG or SVG
STYLE = '<link rel="stylesheet" href="/house/looks.css">'
# What the buttons at the top of each page say: how it looks (looks.js) and reading aloud (speaking.js, read_page.js).
LOOKS_WORDS = {
    "title": TITLE,
    "close": N_("Close"),
    "saved": N_("Kept for you, on every device."),
    "not_saved": N_(
        "It looks like this now, but it could not be kept. Try again when there is a connection."
    ),
    "tools": N_("How it looks, and reading aloud"),
    "understood": N_("Understood"),
}
READING_WORDS = {
    "read": N_("Read this page aloud"),
    "pause": N_("Pause"),
    "go_on": N_("Go on reading"),
    "stop": N_("Stop reading"),
    "nothing": N_("There is nothing to read aloud here."),
    "no_voice": N_(
        "This device has no voice of its own for this language: {language}. You can often add one in the settings of the "
        "device, under language or speech. Ask somebody to help you."
    ),
}
NOT_CHECKED_YET = N_(
    "The makers translated this themselves, and nobody who speaks the language has checked it yet. Is something odd? "
    "Tell a researcher. What is not translated is in Dutch."
)
# What Streamlit calls its own things; only screen readers say it. own_words.js puts ours in its place.
ITS_WORDS = (
    *(N_("Sidebar"), N_("App pages"), N_("Collapse sidebar"), N_("Expand sidebar"), N_("Link to heading")),
    *(
        N_("Increment"),
        N_("Decrement"),
        N_("Open"),
        N_("Close"),
        N_("Navigate to home page"),
        N_("Running..."),
    ),
    *(N_("Stop script"), N_("Show password text"), N_("Help for"), N_("color picker"), N_("Clear value")),
)


def wants_page(scope: Scope) -> bool:
    """Whether a browser asks for a page to show, not for data or a file."""
    return scope["method"] in ("GET", "HEAD") and "text/html" in Headers(scope=scope).get("accept", "")


def ask_whole(scope: Scope) -> Scope:
    """The same request without what would bring half a page, a packed one or none ("you have it already")."""
    if not is_whole_page(scope):
        return scope
    unwanted = (b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() not in unwanted]}


def is_whole_page(scope: Scope) -> bool:
    """Whether the answer to this request will be a page of Streamlit's."""
    return wants_page(scope) and not scope["path"].startswith(NOT_PAGES)


def rewriting(send: Send, scope: Scope, language: str, looks: Preferences | None, first: str = "") -> Send:
    """`send`, with Streamlit's page rewritten for this person; everything else goes through as it is."""
    held: Message | None = None
    body = bytearray()
    head = scope["method"] == "HEAD"

    async def sending(message: Message) -> None:
        nonlocal held
        if message["type"] == "http.response.start" and _is_page(message):
            held = {**message, "headers": list(message["headers"])}
        elif held is None:
            await send(message)
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_page(send, held, rewritten(body.decode("utf-8"), language, looks, first), head)

    return sending


def rewritten(page: str, language: str, looks: Preferences | None = None, first: str = "") -> str:
    """The text of Streamlit's index.html for somebody who speaks this language and wants it to look like this.

    `first` is HTML to show until Streamlit has drawn the page.
    """
    words = html.escape(translator(language)(NEEDS_SCRIPT))
    ours = STYLE + STRAIGHT_ON + looks_script(language, looks)
    ours += reading_scripts(language) + own_words(language) + WATCH + PICTURES
    page = re.sub(r"<!--.*?-->\s*", "", page, flags=re.DOTALL)
    page = re.sub(r"<html lang=\"[^\"]*\"", f"<html {html_attributes(language, looks)}", page, count=1)
    page = re.sub(r"<title>.*?</title>", "<title>Meerstem</title>", page, count=1, flags=re.DOTALL)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{words}</p></noscript>", page, flags=re.DOTALL)
    page = re.sub(r"<script>\s*window\.prerenderReady = false\s*</script>", lambda _: ours, page, count=1)
    page = ITS_FONT.sub(FONTS, page, count=1)
    page = page.replace("</head>", f"{MEANWHILE}{MOUNTS}</head>", 1)
    page = page.replace('<div id="root">', f'{first}<div id="root">', 1)
    return re.sub(r"<link rel=\"service-desc\"[^>]*>", "", page)


def looks_script(language: str, looks: Preferences | None) -> str:
    """The script with the button that opens the choices of how it looks, and what it needs to say them."""
    say = translator(language)
    unchecked = "" if is_checked(language) else say(NOT_CHECKED_YET)
    given = {
        "words": {name: say(words) for name, words in LOOKS_WORDS.items()},
        "groups": groups(say),
        "usual": as_words(Preferences()),
        "now": as_words(looks or Preferences()),
        "unchecked": {"text": unchecked, "language": LANGUAGE_NAMES[language]} if unchecked else None,
    }
    return f'<script src="/house/looks.js" data-given="{_json(given)}"></script>'


def reading_scripts(language: str) -> str:
    """The scripts that read aloud: the voice, which the marker uses too, and the button for the page."""
    words = {name: translator(language)(sentence) for name, sentence in READING_WORDS.items()}
    return (
        f'<script src="/house/speaking.js" data-words="{_json(words)}" defer></script>'
        '<script src="/house/read_page.js" defer></script>'
    )


def _json(given: object) -> str:
    return html.escape(json.dumps(given, ensure_ascii=False))


def own_words(language: str) -> str:
    """The script that says in this language what Streamlit says in English, with the words it needs."""
    say = translator(language)
    words = {word: say(word) for word in ITS_WORDS if say(word) != word}
    return f'<script src="/house/own_words.js" data-words="{_json(words)}"></script>'


def _is_page(message: Message) -> bool:
    headers = Headers(raw=message.get("headers", []))
    is_html = headers.get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html and "content-encoding" not in headers


async def _send_page(send: Send, start: Message, text: str, head: bool) -> None:
    page = text.encode("utf-8")
    headers = MutableHeaders(raw=start["headers"])
    for name in ("etag", "last-modified", "accept-ranges", "content-length"):
        if name in headers:
            del headers[name]
    headers["cache-control"] = "no-store"
    if not head:
        headers["content-length"] = str(len(page))
    await send(start)
    await send({"type": "http.response.body", "body": b"" if head else page})
