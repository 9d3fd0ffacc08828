"""Text of people and of the study, shown just as it is: nothing in it is read as Markdown or HTML."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$^=&])")


def literal(text: str) -> str:
    """The text for st.markdown, labels and captions, with every sign that would mean something there made plain."""
    return _MARKDOWN.sub(r"\\\1", text).replace("\n", " ")
