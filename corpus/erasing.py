"""What is taken out of a study for good: what somebody withdraws, and a name found late. No database, no screen."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, BadInput
from corpus.placeholders import Shift

WITHDRAWAL, LATE_NAME = "withdrawal", "late_name"  # kinds of erasure
# Scopes of a withdrawal: everything of a person; one text (of a group: their own words in it); what it may be used for.
EVERYTHING, ONE_TEXT, READING, QUOTES = "everything", "one_text", "reading", "quotes"
SCOPES: Mapping[str, str] = {
    EVERYTHING: N_("Everything: this person takes no part any more"),
    ONE_TEXT: N_("One interview or conversation"),
    READING: N_("Only being read by residents"),
    QUOTES: N_("Only quotes"),
}
GONE_WORDS = "[teruggetrokken]"  # stands in a conversation of several where somebody's own words were; Dutch as the text
LEFT_OUT = "[…]"  # stands where words of a text that is gone were quoted elsewhere
RUN = 6  # so many words in a row, the same as in the text, are a quote of it


@dataclass(frozen=True)
class Receipt:
    """What can be told of an erasure, without a word about whose: its number, when, what, how many of what."""

    erasure_id: str
    kind: str
    scope: str
    removed: Mapping[str, int]
    salt: str
    made_at: datetime
    done: bool  # whether the files have been written anew

    @property
    def number(self) -> str:
        """The number on the receipt, short enough to be read aloud."""
        return self.erasure_id[-12:].upper()

    @property
    def code(self) -> str:
        """The code beside it: who has number, day, and counts from the receipt cannot make it without the study."""
        told = [self.erasure_id, self.kind, self.scope, dict(sorted(self.removed.items()))]
        written = json.dumps([*told, self.made_at.isoformat(), self.salt]).encode()
        digest = hashlib.sha256(written).hexdigest()[:12].upper()
        return f"{digest[:4]}-{digest[4:8]}-{digest[8:]}"


def moved(shift: Shift, start: int, end: int, keep_replaced: bool) -> tuple[int, int] | None:
    """Where a stretch of the old text lies in the new one; None when the words that it was about are gone.

    Those are a part of one replaced place, and all of one too unless `keep_replaced`. An edge inside a replaced place
    widens to the whole of what came instead.
    """
    for first, last, _, _ in shift.places:
        if first <= start and end <= last and not (keep_replaced and (first, last) == (start, end)):
            return None
    return shift.shifted_span(start, end)


def name_places(text: str, name: str) -> list[tuple[int, int]]:
    """Every place in a text where this name stands as words of its own, whatever its capitals."""
    words = [re.escape(word) for word in unicodedata.normalize("NFC", name).split()]
    found = re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
    return [match.span() for match in found.finditer(text)] if words else []


def without_name(text: str, name: str, instead: str) -> str:
    """The text with the name replaced wherever it stands."""
    for start, end in reversed(name_places(text, name)):
        text = text[:start] + instead + text[end:]
    return text


def check_late_name(name: str, instead: str) -> None:
    """Raise BadInput unless there is a name to look for and something to put there that does not hold it."""
    if len(name.strip()) < 2 or not re.search(r"\w", name):
        raise BadInput(N_("Type the name that must go: at least two letters."))
    if not re.fullmatch(r"\[[^\[\]\n]{1,40}\]", instead):
        raise BadInput(N_("Type what comes in its place between square brackets, for example [naam 3]."))
    if name_places(instead, name):
        raise BadInput(N_("What comes in its place still holds the name. Type something else."))


def runs(texts: Iterable[str]) -> frozenset[int]:
    """Every run of RUN words in these texts, as numbers, to find quotes of them by."""
    found = set()
    for text in texts:
        words = [_plain(match.group()) for match in re.finditer(r"\w+", text)]
        found |= {hash(tuple(words[place : place + RUN])) for place in range(len(words) - RUN + 1)}
    return frozenset(found)


def without_quotes(text: str, gone: frozenset[int]) -> str:
    """The text with LEFT_OUT wherever RUN words or more in a row are the same as in a text that is gone."""
    matches = list(re.finditer(r"\w+", text))
    words = [_plain(match.group()) for match in matches]
    cut: list[list[int]] = []
    for place in range(len(words) - RUN + 1):
        if hash(tuple(words[place : place + RUN])) in gone:
            start, end = matches[place].start(), matches[place + RUN - 1].end()
            if cut and start <= cut[-1][1]:
                cut[-1][1] = end
            else:
                cut.append([start, end])
    for start, end in reversed(cut):
        text = text[:start] + LEFT_OUT + text[end:]
    return text


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
