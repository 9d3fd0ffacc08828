"""Tokens and lemmas of plain Dutch text, as spaCy's Dutch tokenizer and simplemma give them, many times as fast.

The tokenizer treats every piece between spaces by itself, so each different piece is tokenised and lemmatised once and
looked up from then on; where the tokens of a whole text lie is then reckoned with numpy. spaCy is imported when the
first piece needs it that is no plain word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from corpus.transcripts import Sentence
from corpus.words import lemma_of

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

LONGEST_WORD = 200  # characters; longer runs without a space (pasted keys, data) are not worth splitting

Span = tuple[int, int, int]  # start and end of a sentence in the text, and the position of its turn
# Starts and ends within a piece, and lemmas.
Tokens = tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]


def lay_out(text: str, spans: Sequence[Span]) -> list[Sentence]:
    """The sentences at these spans of the text, each with its tokens and lemmas; offsets are code points."""
    pieces: list[str] = []
    first_pieces = []
    for start, end, _ in spans:
        first_pieces.append(len(pieces))
        pieces += text[start:end].split(" ")
    if not pieces:
        return []
    number_of = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    tokens = [tokens_of(piece) for piece in number_of]
    numbers = np.fromiter(map(number_of.__getitem__, pieces), np.int64, len(pieces))
    places = _places(pieces, np.array(first_pieces), np.array([start for start, _, _ in spans]))
    many = np.array([len(lemmas) for _, _, lemmas in tokens])[numbers]  # tokens of each piece
    which = _which(np.array([len(lemmas) for _, _, lemmas in tokens]), numbers, many)
    at = np.repeat(places, many)
    starts = (at + _end_to_end(starts for starts, _, _ in tokens)[which]).tolist()
    ends = (at + _end_to_end(ends for _, ends, _ in tokens)[which]).tolist()
    words = list(chain.from_iterable(lemmas for _, _, lemmas in tokens))
    lemmas = [words[number] for number in which.tolist()]
    bounds = np.append(np.cumsum(many) - many, many.sum())[[*first_pieces, len(pieces)]].tolist()
    return [
        Sentence(start, end, turn, tuple(starts[a:b]), tuple(ends[a:b]), tuple(lemmas[a:b]))
        for (start, end, turn), a, b in zip(spans, bounds, bounds[1:], strict=False)
    ]


def _places(pieces: Sequence[str], first_pieces: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Where each piece begins in the text: behind the pieces before it in its sentence and a space each."""
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces)) + 1
    before = np.cumsum(lengths) - lengths
    counts = np.diff(np.append(first_pieces, len(pieces)))
    return before + np.repeat(starts - before[first_pieces], counts)


def _which(sizes: np.ndarray, numbers: np.ndarray, many: np.ndarray) -> np.ndarray:
    """For each token of the text its number among the tokens of all different pieces laid end to end."""
    firsts = (np.cumsum(sizes) - sizes)[numbers]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(firsts, many) + within


def _end_to_end(each: Iterable[Sequence[int]]) -> np.ndarray:
    return np.fromiter(chain.from_iterable(each), np.int64)


@lru_cache(maxsize=131_072)
def tokens_of(piece: str) -> Tokens:
    """The tokens of a piece of text without spaces in it."""
    rules = _special_cases()
    if piece.isalpha() and piece not in rules:
        return (0,), (len(piece),), (lemma_of(piece),)
    word, mark = piece[:-1], piece[-1:]
    # The common case once more without spaCy, which takes 0.1 ms for a piece it has not seen: a word and a mark.
    if mark in ".,?!" and word.isalpha() and word[-1].islower() and not (piece in rules or word in rules):
        return (0, len(word)), (len(word), len(piece)), (lemma_of(word), mark)
    if len(piece) > LONGEST_WORD and len(piece.split()) == 1:
        return (0,), (len(piece),), (piece,)
    words = [token for token in _tokenizer_for(piece)(piece) if not token.text.isspace()]
    starts = tuple(token.idx for token in words)
    return starts, tuple(token.idx + len(token) for token in words), tuple(lemma_of(t.text) for t in words)


@lru_cache(maxsize=1)
def _special_cases() -> dict[str, list[dict[int, str]]]:
    """The abbreviations, smileys and the like that spaCy's Dutch tokenizer splits by a list instead of by rules."""
    import spacy.lang.nl

    return dict(spacy.lang.nl.Dutch.Defaults.tokenizer_exceptions)


def _tokenizer_for(piece: str) -> Tokenizer:
    """The Dutch tokenizer with the special cases that can matter to this piece, namely those that stand in it.

    It knows them from then on. Laying in all 4,000 of them at the start would take longer than most texts.
    """
    tokenizer, rules = _tokenizer(), _special_cases()
    known = tokenizer.rules or {}
    lengths = range(1, min(len(piece), _longest_special_case()) + 1)
    parts = {piece[at : at + length] for length in lengths for at in range(len(piece) - length + 1)}
    for part in parts & rules.keys() - known.keys():
        tokenizer.add_special_case(part, rules[part])
    return tokenizer


@lru_cache(maxsize=1)
def _longest_special_case() -> int:
    return max(map(len, _special_cases()))


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    """spaCy's Dutch tokenizer, its rules as `spacy.blank("nl")` has them, no special case yet."""
    import spacy.lang.nl
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    rules = spacy.lang.nl.Dutch.Defaults
    return Tokenizer(
        Vocab(),
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )
