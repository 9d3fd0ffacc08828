"""The sentences in each language, from one file a language; for pages, and for documents made without any page."""

from __future__ import annotations

import functools
import gettext
import io
from collections.abc import Callable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from corpus.accounts import LANGUAGES

LOCALE = Path(__file__).parents[1] / "pages" / "frame" / "locale"
DEFAULT = "nl"
COMPLETE = ("nl", "en")  # everything; the other languages have what co-researchers meet


@functools.cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of one language; English needs none, for its sentences are the keys."""
    file = LOCALE / f"{language}.po"
    if not file.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with file.open("rb") as opened:
        write_mo(compiled, read_po(opened, locale=language))
    compiled.seek(0)
    found = gettext.GNUTranslations(compiled)
    if language not in COMPLETE:
        found.add_fallback(catalogue(DEFAULT))
    return found


def translator(language: str) -> Callable[[str], str]:
    """The function that translates into this language, the default for one that is not spoken."""
    found = catalogue(language if language in LANGUAGES else DEFAULT).gettext
    return lambda sentence: found(sentence) if sentence else ""
