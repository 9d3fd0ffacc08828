"""Which way a language is written, and words of the other way among its own."""

from __future__ import annotations

import functools
import unicodedata

from babel import Locale

_ISOLATE, _END = "\u2068", "\u2069"  # what <bdi> is in HTML, for places that take plain text


@functools.cache
def direction(language: str) -> str:
    """The direction in which the language is written, as HTML's `dir` has it: "ltr" or "rtl"."""
    return str(Locale.parse(language).text_direction)


def isolated(text: str, language: str) -> str:
    """The text, kept apart when it runs the other way than the page, so that the words round it keep their order."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    apart = bool(text) and turns != (direction(language) == "rtl")
    return f"{_ISOLATE}{text}{_END}" if apart else text
