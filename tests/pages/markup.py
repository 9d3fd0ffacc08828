"""Names and texts full of markup, and what must not become of them on a page."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from pages.frame.literal import UNSEEN

MARKUP = (
    "<b>x</b> **vet** [klik](javascript:alert(1)) ![p](http://evil.example/p.png) :red[rood] $x^2$ `code`"
)
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
IN_A_NAME = "<b>x</b> **vet** [k](//e.nl) :red[r] $x$ `c`"  # of at most 60 characters
_HTML = ("<b>x", "<script", "<img src=x")
_MARKDOWN = (*_HTML, "**vet", "[klik](", "[k](", "![p](", ":red[", "$x", "`c")


def nothing_works(at: AppTest) -> None:
    """No markup of a text of people takes effect: Markdown has its signs escaped, HTML has entities."""
    assert not at.exception
    for text in _said_in_markdown(at):
        kept = re.sub(r"\\[\W_]", "", text)
        assert not [raw for raw in _MARKDOWN if raw in kept], text
    for text in _said_in_html(at):
        assert not [raw for raw in _HTML if raw in text], text


def shown(at: AppTest, piece: str) -> bool:
    """Whether this piece of text is on the page as people would read it."""
    markdown = re.sub(r"\\([\W_])", r"\1", " ".join(_said_in_markdown(at)).replace(UNSEEN, ""))
    html = " ".join(_said_in_html(at)).replace("&lt;", "<").replace("&gt;", ">")
    return piece in markdown or piece in html


def _said_in_markdown(at: AppTest) -> list[str]:
    texts = (
        at.markdown,
        at.caption,
        at.title,
        at.header,
        at.subheader,
        at.error,
        at.success,
        at.info,
        at.warning,
    )
    labels = (
        at.button,
        at.radio,
        at.checkbox,
        at.toggle,
        at.text_input,
        at.text_area,
        at.selectbox,
        at.expander,
    )
    said = [str(one.value) for kind in texts for one in kind]
    said += [str(one.label) for kind in labels for one in kind]
    return said + [str(option.content) for one in at.get("button_group") for option in one.proto.options]


def _said_in_html(at: AppTest) -> list[str]:
    return [str(one.proto.body) for one in at.get("html")]
