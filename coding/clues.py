"""What in a quote may tell who speaks although no name stands in it, as hints for who releases it. No database, no screen.

Names, places and the like are proposed as for whole texts (corpus/names.py). Besides: placeholders, numbers from ten on
(ages, years), how many children or brothers, dates, jobs, circumstances that few share, and words that stand in no other
interview. A list of words knows only what is on it: these are hints, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.names import PLACEHOLDER, propose_names
from corpus.proposals import KnownName, fold

DATA = Path(__file__).parent / "clue_words"
PLACED, NAMED, FAMILY, DATE, NUMBER, JOB, CIRCUMSTANCE, ONLY_HERE = (
    *("placeholder", "name", "family", "date", "number"),
    *("job", "circumstance", "only_here"),
)
KINDS = (PLACED, NAMED, FAMILY, DATE, NUMBER, JOB, CIRCUMSTANCE, ONLY_HERE)
SHORTEST_END = 5  # letters; a longer word that ends in a job of so many letters is one too

_ONES = "een|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_HIGH = rf"(?:(?:{_ONES})en)?(?:{_TENS})|{_TEENS}|honderd"
_KIN = r"(?:klein)?(?:kinder(?:en|s)?|kind|zoons?|zonen|dochters?|jongens|meisjes|broers?|zussen|zusters|broertjes|zusjes)"
_PATTERNS = (
    (PLACED, PLACEHOLDER),
    (FAMILY, re.compile(rf"\b(?:{_ONES}|{_HIGH}|\d+) {_KIN}\b")),
    (
        DATE,
        re.compile(
            r"\b(?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
            r"december)\b(?: \d{4})?"
        ),
    ),
    (NUMBER, re.compile(rf"\b(?:\d{{2,}}(?:[.,]\d+)?|(?:{_HIGH})(?:plusser|ste|de)?)\b")),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True)
class Clue:
    """`[start, end)` of the words may point at somebody; `kind` is one of KINDS."""

    start: int
    end: int
    kind: str


def clues(text: str, register: Sequence[KnownName] = (), only_here: Collection[str] = ()) -> list[Clue]:
    """What in these words a researcher should look at, in order, without overlap.

    `register`: the names known in the study; `only_here`: words, in small letters, that stand in no other interview.
    """
    found = [*_patterns(text), *_names(text, register), *_words(text, frozenset(only_here))]
    taken: list[Clue] = []
    for clue in sorted(found, key=lambda one: (KINDS.index(one.kind), one.start, -one.end)):
        if all(clue.end <= other.start or clue.start >= other.end for other in taken):
            taken.append(clue)
    return sorted(taken, key=lambda one: one.start)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, each once, in their order."""
    return list(dict.fromkeys(match.group().lower() for match in _WORD.finditer(PLACEHOLDER.sub(" ", text))))


def _patterns(text: str) -> Iterator[Clue]:
    folded = fold(text)
    for kind, pattern in _PATTERNS:
        yield from (Clue(*match.span(), kind) for match in pattern.finditer(folded))


def _names(text: str, register: Sequence[KnownName]) -> Iterator[Clue]:
    for proposal in propose_names(text, register):
        yield Clue(proposal.start, proposal.end, NAMED)


def _words(text: str, only_here: frozenset[str]) -> Iterator[Clue]:
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if _is_job(word):
            yield Clue(*match.span(), JOB)
        elif word in _listed("circumstances"):
            yield Clue(*match.span(), CIRCUMSTANCE)
        elif match.group().lower() in only_here:
            yield Clue(*match.span(), ONLY_HERE)


def _is_job(word: str) -> bool:
    jobs = _listed("jobs")
    for one in (word, word.removesuffix("s"), word.removesuffix("en"), word.removesuffix("n")):
        if one in jobs or any(one[-length:] in jobs for length in range(SHORTEST_END, len(one))):
            return True
    return False


@cache
def _listed(name: str) -> frozenset[str]:
    """The words in a file of `clue_words`, folded."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
