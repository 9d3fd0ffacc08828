"""The sentences in each language, from one file a language; for pages, and for documents made without any page."""

from __future__ import annotations

import functools
import gettext
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from babel import dates, numbers
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


@dataclass(frozen=True)
class Speech:
    """How one language is spoken: sentences, plurals, numbers and days; for documents that are made without a page."""

    language: str = DEFAULT

    def say(self, sentence: str) -> str:
        """The sentence in this language."""
        return translator(self.language)(sentence)

    def plural(self, one: str, many: str, count: int) -> str:
        """The singular or plural sentence for this count."""
        return catalogue(self.language).ngettext(one, many, count)

    def filled(self, told: tuple[str, Mapping[str, object]]) -> str:
        """A marked sentence with its details, translated, its places filled."""
        sentence, details = told
        return self.say(sentence).format(**details)

    def number(self, value: float) -> str:
        """A number as people of this language write it."""
        return str(numbers.format_decimal(value, locale=self.language))

    def day(self, moment: date | datetime) -> str:
        """A date in words: 22 november 2026."""
        return str(dates.format_date(moment, format="long", locale=self.language))
