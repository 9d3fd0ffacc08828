"""The capitals queue: words with a capital that no ordinary sentence explains. It proposes; a person decides.

A word counts if it stands inside a sentence, or opens one and is no ordinary Dutch word. Neighbours are joined
("Jan van der Berg"). Measured on Dutch newspapers this finds 98 % of people's names; it finds nothing in a text
without capitals (`few_capitals`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from corpus.proposals import Proposal
from corpus.words import is_ordinary_word, lemma_of

DATA = Path(__file__).parent / "names_data"

# Capitals of the scripts that have them (Latin, Greek, Cyrillic, Armenian …), as one set for patterns.
UPPER = "".join(chr(code) for code in range(0x41, 0x2C00) if chr(code).isupper() or chr(code).istitle())
PREFIXES = r"(?:(?:[dlDL]['’]|['’]s-|[aeAE]l-|['’][tT][ \u00a0])(?=[" + UPPER + "]))?"
CAPITAL = re.compile(rf"(?<![\w'’@/-]){PREFIXES}[{UPPER}](?:\w|\.(?=[{UPPER}]\.))*(?:(?:['’]|-)(?!s\b)\w+)*")
BETWEEN = r"van|de|der|den|het|el|al|ibn|bin|ben|te|ten|ter|in|'t|’t|von|du|da|dos|la|le|af"
LINK = re.compile(rf"(?:\.?[ \u00a0]|[ \u00a0](?:(?:{BETWEEN})[ \u00a0]){{1,3}})")
# "in" links only as "in 't" or "in de": else a place follows.
LINK_IN = re.compile(r"[ \u00a0](?:in|te|het)[ \u00a0]$")
JOINED_LEFT = re.compile(
    r"(?<!\w)((?:van (?:der|den|de|het|'t)|in 't|van|de|den|der|el|al|ter|ten|te|ibn)[ \u00a0])$"
)
WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*\.?)[ \u00a0]+$")
BRACKETED = re.compile(r"[\[(][^\[\]()\n]{0,80}[\])]\s*$")
EVENING = re.compile(r"(?<!\w)['’]s[ \u00a0]*$")  # "'s Avonds" opens a sentence with its second word
ABBREVIATED = re.compile(
    r"(?<!\w)(?:dr|drs|mr|mrs|mevr|mw|dhr|ds|ir|ing|prof|st|fam|burg|zr|br|\w)\.\s*$", re.IGNORECASE
)

# Words that tell what the capital behind them stands for.
WORDS_BEFORE = {
    "name": """mevrouw meneer mijnheer mevr mw dhr dokter dr drs mr ds prof zuster broeder pater dominee
        pastoor imam juf meester oma opa tante oom buurvrouw buurman familie fam heet heette heten genaamd""",
    "relation": """nicht neef vriend vriendin collega zoon dochter zus broer man vrouw kleinzoon kleindochter
        zusje broertje dochtertje zoontje wijkverpleegkundige noem noemen""",
    "place": """in naar uit vanuit richting te tot rond dorp stad gemeente wijk omgeving provincie eiland""",
    "organisation": """stichting vereniging bedrijf organisatie ziekenhuis verpleeghuis verzorgingstehuis
    kerk moskee
        firma club café restaurant instelling basisschool school zorgcentrum buurthuis dorpshuis supermarkt
        zorgverzekeraar apotheek""",
}
TITLES, RELATIONS, TO_PLACES, TO_ORGANISATIONS = (frozenset(words.split()) for words in WORDS_BEFORE.values())
STREETS = re.compile(
    r"(?:straat|straatje|laan|weg|plein|kade|hof|dijk|singel|gracht|steeg|plantsoen|dreef|pad)$", re.I
)
ORGANISATIONS = re.compile(
    r"(?:zorg|school|college|stichting|ziekenhuis|kerk|moskee|groep|fonds|club|vereniging)$", re.I
)
SENTENCE_END = ".!?…:;\n"
OPENING = ' \u00a0\t"“”„«([-–—*•‘'


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    opens_sentence: bool


def capital_proposals(text: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Proposal]:
    """The queue for a text; `blocked` spans (labels, placeholders) are left alone. Nothing in it is sure."""
    words = [word for word in _capital_words(text) if not _is_in(word.start, blocked)]
    small = set(re.findall(rf"(?<!\w)[^\W\d_{UPPER}]\w*", text))
    inside = {
        part for word in words if _stands_out(word, small) for part in (word.text, *word.text.split("-"))
    }
    inside = {name for name in inside if len(name) > 2 and name.lower() not in small}
    runs: list[list[_Word]] = []
    for word in words:
        if not (_stands_out(word, small) or word.text in inside):
            continue
        if runs and _linked(text, runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    proposals = [_proposal(text, run[0], run[-1]) for run in runs]
    kinds = {found.text: found.kind for found in reversed(proposals) if found.kind != "capital"}
    return [replace(found, kind=kinds.get(found.text, "capital")) for found in proposals]


def few_capitals(text: str) -> bool:
    """Whether a text has so few capitals (under 2 in 100 words) that the queue cannot find names in it."""
    words = len(re.findall(r"[^\W\d_]+", text))
    return words >= 30 and sum(1 for _ in CAPITAL.finditer(text)) < 0.02 * words


@lru_cache(maxsize=4)
def listed(name: str) -> frozenset[str]:
    """The words in a file of `names_data`, in small letters."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines if not line.startswith("#") for word in line.split())


def _capital_words(text: str) -> Iterator[_Word]:
    for match in CAPITAL.finditer(text):
        yield _Word(match.start(), match.end(), match.group(), _opens_sentence(text, match.start()))


def _opens_sentence(text: str, start: int) -> bool:
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return EVENING.search(text, max(0, start - 4), start) is not None  # the common case, looked at first
    before = text[max(0, start - 100) : start]
    quoted = before[-1:] in '"“”„«' if before else False
    before = BRACKETED.sub("", before.rstrip(OPENING))
    before = EVENING.sub("", before).rstrip(OPENING)
    if not before or quoted:
        return True
    return before[-1] in SENTENCE_END and not (before[-1] == "." and ABBREVIATED.search(before) is not None)


def _stands_out(word: _Word, small: set[str]) -> bool:
    lower = word.text.lower()
    if _is_no_name(lower):
        return False
    if lower in listed("first_names"):
        return True
    if word.opens_sentence:
        return lower not in small and lower not in listed("sentence_openers") and _is_unusual(word.text)
    is_shouted = len(word.text) > 1 and word.text.isupper() and "." not in word.text
    return not is_shouted or (lower not in small and not _is_ordinary(lower))


def _is_no_name(lower: str) -> bool:
    no_names = listed("no_names")
    return lower in no_names or (lower.split("-")[0] in no_names and "-" in lower)


@lru_cache(maxsize=65_536)
def _is_unusual(word: str) -> bool:
    return not is_ordinary_word(word) or lemma_of(word)[0].isupper()


@lru_cache(maxsize=65_536)
def _is_ordinary(lower: str) -> bool:
    return is_ordinary_word(lower)


def _linked(text: str, left: _Word, right: _Word) -> bool:
    between = text[left.end : right.start]
    if len(between) > 20 or not LINK.fullmatch(between) or LINK_IN.fullmatch(between):
        return False
    return not between.startswith(".") or len(left.text.replace(".", "")) <= 2 or left.text.lower() in TITLES


def _proposal(text: str, first: _Word, last: _Word) -> Proposal:
    start = first.start
    before = text[max(0, start - 40) : start]
    left = JOINED_LEFT.search(before)
    if left and (
        " " in left[1].strip() or _word_before(before[: left.start()]) in TITLES | listed("first_names")
    ):
        start -= len(left[1])
        before = before[: left.start()]
    return Proposal(
        start, last.end, text[start : last.end], _kind(text[start : last.end], _word_before(before)), False
    )


def _word_before(before: str) -> str:
    match = WORD_BEFORE.search(before)
    return match[1].rstrip(".").lower() if match else ""


def _kind(name: str, before: str) -> str:
    words = name.split()
    if (
        before in TITLES | RELATIONS
        or words[0].rstrip(".").lower() in TITLES
        or words[0].lower() in listed("first_names")
    ):
        return "name"
    if STREETS.search(name):
        return "address"
    is_acronym = len(name) > 1 and name.isupper() and len(name) < 6
    if before in TO_ORGANISATIONS or is_acronym or any(ORGANISATIONS.search(word) for word in words):
        return "organisation"
    return "place" if before in TO_PLACES else "capital"


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return index >= 0 and place < spans[index][1]
