"""Languages: English sentences in the code, Dutch by default from nl.po, looked up at the moment of the call.

Every other language is one file beside nl.po, for what co-researchers meet; what it does not have is said in Dutch, the
language of the interviews and of the people around.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, datetime

import streamlit as st
from babel import dates, numbers
from babel.messages.pofile import read_po

from corpus.catalogue import COMPLETE, DEFAULT, LOCALE, catalogue, translator
from corpus.errors import MeerstemError, sentences
from pages.frame.literal import literal

__all__ = ("COMPLETE", "DEFAULT", "translator")  # of the floor below, for pages
LANGUAGE_NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "uk": "Українська",
    "ar": "العربية",
    "tr": "Türkçe",
}
NOT_CHECKED = "not yet checked by a speaker"  # what the head of a language's file says until somebody has


@functools.cache
def is_checked(language: str) -> bool:
    """Whether somebody who speaks the language has looked at its sentences: the head of its file says so."""
    file = LOCALE / f"{language}.po"
    if not file.exists():
        return True
    with file.open("rb") as opened:
        return NOT_CHECKED not in read_po(opened, locale=language).header_comment


def language() -> str:
    """The language of the person in this session."""
    return str(st.session_state.get("language", DEFAULT))


def _(sentence: str) -> str:
    """The sentence in the language of this session."""
    return translator(language())(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural sentence for this count, in the language of this session."""
    return catalogue(language()).ngettext(one, many, count)


def said(error: MeerstemError) -> str:
    """What an error says, in the language of this session: a paragraph for each of its sentences, as Markdown."""
    return "\n\n".join(map(literal, sentences(error, _)))


def filled(sentence: str, details: Mapping[str, object]) -> str:
    """A marked sentence from a lower floor, translated, with its places filled."""
    return _(sentence).format(**details)


def number(value: float) -> str:
    """A number as people of this language write it."""
    return _number(value, language())


@functools.lru_cache(maxsize=4096)
def _number(value: float, spoken: str) -> str:
    return numbers.format_decimal(value, locale=spoken)  # a tenth of a millisecond, and a table has hundreds


def decimal(value: float, decimals: int) -> str:
    """A number with just so many decimals, as people of this language write it."""
    pattern = f"#,##0.{'0' * decimals}"
    return numbers.format_decimal(value, format=pattern, locale=language())


def day(moment: date | datetime) -> str:
    """A date in words: 22 november 2026."""
    return dates.format_date(moment, format="long", locale=language())
