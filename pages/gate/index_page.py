"""Streamlit's own page, made ours: the person's language, our title, and no script that the policy refuses."""

from __future__ import annotations

import html
import json
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from corpus.errors import N_
from pages.frame.language import translator

NOT_PAGES = ("/static/", "/media/", "/component/", "/_stcore/")
NEEDS_SCRIPT = N_("Meerstem needs JavaScript. Switch it on in your browser, or use another browser.")
WATCH = '<script src="/house/still_here.js" defer></script>'
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
    if not wants_page(scope) or scope["path"].startswith(NOT_PAGES):
        return scope
    unwanted = (b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() not in unwanted]}


def in_language(send: Send, language: str, head: bool) -> Send:
    """`send`, with Streamlit's page rewritten for this language; everything else goes through as it is."""
    held: Message | None = None
    body = bytearray()

    async def sending(message: Message) -> None:
        nonlocal held
        if message["type"] == "http.response.start" and _is_whole_page(message):
            held = {**message, "headers": list(message["headers"])}
        elif held is None:
            await send(message)
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_page(send, held, bytes(body), language, head)

    return sending


def rewritten(page: str, language: str) -> str:
    """The text of Streamlit's index.html for somebody who speaks this language."""
    words, scripts = html.escape(translator(language)(NEEDS_SCRIPT)), own_words(language) + WATCH
    page = re.sub(r"<!--.*?-->\s*", "", page, flags=re.DOTALL)
    page = re.sub(r"<html lang=\"[^\"]*\"", f'<html lang="{language}"', page, count=1)
    page = re.sub(r"<title>.*?</title>", "<title>Meerstem</title>", page, count=1, flags=re.DOTALL)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{words}</p></noscript>", page, flags=re.DOTALL)
    page = re.sub(r"<script>\s*window\.prerenderReady = false\s*</script>", lambda _: scripts, page, count=1)
    return re.sub(r"<link rel=\"service-desc\"[^>]*>", "", page)


def own_words(language: str) -> str:
    """The script that says in this language what Streamlit says in English, with the words it needs."""
    say = translator(language)
    words = json.dumps({word: say(word) for word in ITS_WORDS if say(word) != word}, ensure_ascii=False)
    return f'<script src="/house/own_words.js" data-words="{html.escape(words)}"></script>'


def _is_whole_page(message: Message) -> bool:
    headers = Headers(raw=message.get("headers", []))
    is_html = headers.get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html and "content-encoding" not in headers


async def _send_page(send: Send, start: Message, body: bytes, language: str, head: bool) -> None:
    page = rewritten(body.decode("utf-8"), language).encode("utf-8")
    headers = MutableHeaders(raw=start["headers"])
    for name in ("etag", "last-modified", "accept-ranges", "content-length"):
        if name in headers:
            del headers[name]
    headers["cache-control"] = "no-store"
    if not head:
        headers["content-length"] = str(len(page))
    await send(start)
    await send({"type": "http.response.body", "body": b"" if head else page})
