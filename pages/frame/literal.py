"""Text of people and of the study, shown just as it is: nothing in it is read as Markdown or HTML."""

from __future__ import annotations

import re

import streamlit as st

from pages.frame.direction import isolated

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$^=&])")
# Icons, arrows and links come in the place of these also when their signs are escaped.
_REPLACED = re.compile(r":(?=material/|streamlit:|//)|[-<~](?=[->=])|>(?==)|www(?=\.)|@(?=\w)", re.I)
UNSEEN = "\u2060"  # a joiner of no width keeps their signs apart


def literal(text: str) -> str:
    """The text for st.markdown, labels and captions, with every sign that would mean something there made plain."""
    apart = _REPLACED.sub(rf"\g<0>{UNSEEN}", text)
    plain = _MARKDOWN.sub(r"\\\1", apart).replace("\n", " ")
    return isolated(plain, str(st.session_state.get("language", "nl")))
