"""Hints for plain Dutch on the co-researchers' pages; part of `make check`, which they never make fail.

What it looks at: words in a sentence, words that are long or not in simplemma's Dutch list, and the reading ease of
Flesch-Douma, which knows nothing of words. None of this measures a language level: only readers can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import simplemma

from tools.met import met
from tools.strings import read_catalogue, translations

MOST_WORDS = 15  # in a sentence
LONGEST_WORD = 13  # letters
LEAST_EASE = 60  # of 100; letters to a household score about 70 and more
ENOUGH_WORDS = 12  # reading ease says nothing about less
# Words of the study itself, which its pages explain; and plain words that simplemma's list happens to lack.
ALLOWED = {
    *(
        "mede-onderzoeker",
        "mede-onderzoekers",
        "onderzoeker",
        "onderzoekers",
        "codeboek",
        "pincode",
        "wachtzin",
    ),
    *(
        "wachtzinnen",
        "markering",
        "markeringen",
        "meerstem",
        "voorbeeldstudie",
        "inloggen",
        "uitloggen",
        "uitgelogd",
    ),
    *(
        "anders",
        "bovenaan",
        "erbij",
        "erin",
        "ernaar",
        "hieronder",
        "hierna",
        "hiervan",
        "minstens",
        "scan",
        "waarover",
    ),
    *(
        "lettergrootte",
        "leeftijdsgroep",
        "hierover",
        "ervan",
        "erover",
        "ermee",
        "eraan",
        "erop",
        "hierbij",
        "voortaan",
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?:…]+[.!?:…]*")
_VOWELS = re.compile(r"[aeiouyàâäáéèêëíìîïóòôöúùûü]+")
_PLACE = re.compile(r"\{\w+\}")


def sentences(text: str) -> list[str]:
    """The sentences of a text on the screen; what is filled in later counts as one short word."""
    return [found.strip() for found in _SENTENCE.findall(_PLACE.sub("x", text)) if _WORD.search(found)]


def words(sentence: str) -> list[str]:
    """The words of a sentence."""
    return _WORD.findall(sentence)


def rare(sentence: str) -> list[str]:
    """The words that readers may not know: long ones, and those that simplemma's list of Dutch does not have."""
    found = [word.lower() for word in words(sentence)]
    return [
        word
        for word in found
        if word not in ALLOWED and (len(word) > LONGEST_WORD or not simplemma.is_known(word, lang="nl"))
        if len(word) > 1
    ]


def ease(text: str) -> float:
    """The reading ease of Flesch-Douma, 0 (hard) to 100 (easy): 206.8 − 0.77 syllables per 100 words − 0.93 words per
    sentence.
    """
    said = words(text)
    syllables = sum(max(1, len(_VOWELS.findall(word.lower()))) for word in said)
    return 206.8 - 77 * syllables / len(said) - 0.93 * len(said) / max(1, len(sentences(text)))


def hints(text: str) -> Iterator[str]:
    """What could be said more plainly in a Dutch text; nothing when all is well."""
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > MOST_WORDS:
            yield f"{count} words in one sentence"
        if strange := rare(sentence):
            yield f"rare or long: {', '.join(strange)}"
    if len(words(text)) >= ENOUGH_WORDS and (found := ease(text)) < LEAST_EASE:
        yield f"reading ease {found:.0f} of 100"


def main() -> None:
    """Print the hints, each with where the sentence stands."""
    dutch = translations(read_catalogue("nl"))
    count = 0
    on_pages = [(key, one) for key, one in met().items() if one.places[0].startswith("pages/")]
    for key, one in sorted(on_pages, key=lambda item: item[1].places[0]):
        for form in dutch.get(key, ()):
            if found := list(hints(form)):
                count += 1
                print(f"{one.places[0]}: {'; '.join(found)}\n    {form}")
    print(f"Plain Dutch: {count} hints. They are hints, no measure of a language level: ask a reader.")


if __name__ == "__main__":
    main()
