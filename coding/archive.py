"""What an archive may hold: which words must not stand in it, and what becomes of them. No database, no screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.erasing import LEFT_OUT, RUN, runs, without_quotes

FEW = 4  # an example is a quote by nature: so many words in a row, the same as in the text, and it goes
LEAST_WORDS = 2  # a sentence of one word is nobody's in particular
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Kept:
    """What a text may not hold: runs of words of texts that stay outside, and whole short sentences of them."""

    gone: frozenset[int]
    sentences: frozenset[tuple[str, ...]]
    few: frozenset[int]

    def clean_example(self, text: str) -> str:
        """The text of an example: LEFT_OUT for all of it when it may be a quote from a text that stays outside."""
        return LEFT_OUT if self.few & _short_runs(text) else self.clean(text)

    def clean(self, text: str) -> str:
        """The text with LEFT_OUT where words of a text that stays outside stand."""
        cut = without_quotes(text, self.gone)
        matches = list(_WORD.finditer(cut))
        words = [_plain(match.group()) for match in matches]
        for start, end in reversed(_found(words, self.sentences)):
            cut = cut[: matches[start].start()] + LEFT_OUT + cut[matches[end - 1].end() :]
        return cut


def keep_outside(texts: Iterable[str], sentences: Iterable[str]) -> Kept:
    """What must not stand anywhere else of these texts; `sentences` are theirs."""
    texts = list(texts)
    few = frozenset[int]().union(*map(_short_runs, texts))
    short = ([_plain(word) for word in _WORD.findall(one)] for one in sentences)
    whole = frozenset(tuple(words) for words in short if LEAST_WORDS <= len(words) < RUN)
    return Kept(runs(texts), whole, few)


def reader_names(named: Mapping[str, str], readers: Iterable[str]) -> dict[str, str]:
    """What each reader (an account's name) is called outside: by the name they wish, else by a number."""
    names, number = {}, 0
    for account in readers:
        if not named.get(account):
            number += 1
        names[account] = named.get(account) or f"lezer {number}"
    return names


def _found(words: list[str], sentences: frozenset[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where short sentences stand among these words, the longest first where several begin."""
    found, place = [], 0
    while place < len(words):
        end = next(
            (
                place + length
                for length in range(min(RUN - 1, len(words) - place), LEAST_WORDS - 1, -1)
                if tuple(words[place : place + length]) in sentences
            ),
            0,
        )
        if end:
            found.append((place, end))
        place = end or place + 1
    return found


def _short_runs(text: str) -> frozenset[int]:
    words = [_plain(word) for word in _WORD.findall(text)]
    return frozenset(hash(tuple(words[place : place + FEW])) for place in range(len(words) - FEW + 1))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
