"""Shortening a quote: words may be left out, and are never changed; a placeholder may say who is meant instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import N_, BadInput
from corpus.names import PLACEHOLDER
from corpus.transcripts import clean_text

LONGEST_INSTEAD = 40  # characters
_TOKEN = re.compile(r"\[[^\[\]\n]*\]|[^\W_]+(?:['’\-][^\W_]+)*|[^\s\[\]]|[\[\]]")
_CUT = re.compile(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]")


@dataclass(frozen=True)
class Shortened:
    """What is kept of a quote's words, as stretches `[start, end)` in it, and what stands for its placeholders."""

    kept: tuple[tuple[int, int], ...]
    instead: dict[str, str]


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


def shorten(text: str, edited: str) -> Shortened:
    """What `edited` keeps of `text`: its words in their order, with […] where some were left out.

    A placeholder such as [naam 1] may hold other words in its brackets. Raises BadInput when a word was changed or
    added, or when nothing is left.
    """
    said = _tokens(text)
    pieces = [_tokens(piece) for piece in _CUT.split(clean_text(edited))]
    kept: list[tuple[int, int]] = []
    instead: dict[str, str] = {}
    position = number = 0
    for piece in filter(None, pieces):
        found = _find(said, piece, position)
        if found is None:
            raise BadInput(
                N_(
                    "From word {number} on, the quote is not as it was said. Words may be left out, with […] in "
                    "their place, and not be changed. Only between [ and ] you may write who is meant."
                ),
                number=number + _words(piece[: _first_strange(said, piece, position)]) + 1,
            )
        begin = kept.pop()[0] if kept and found == position else said[found].start  # nothing lies between
        kept.append((begin, said[found + len(piece) - 1].end))
        _note_instead(said[found : found + len(piece)], piece, instead)
        position, number = found + len(piece), number + _words(piece)
    if not any(token.text[0].isalnum() for piece in pieces for token in piece):
        raise BadInput(N_("Nothing is left of the quote. Keep at least some words."))
    return Shortened(tuple(kept), {key: words for key, words in instead.items() if f"[{words}]" != key})


def _tokens(text: str) -> list[_Token]:
    return [_Token(match.group(), *match.span()) for match in _TOKEN.finditer(text)]


def _words(tokens: Sequence[_Token]) -> int:
    return sum(token.text[0].isalnum() or token.text[0] == "[" for token in tokens)


def _fits(said: _Token, typed: _Token) -> bool:
    if PLACEHOLDER.fullmatch(said.text):
        return typed.text.startswith("[") and typed.text.endswith("]")
    return said.text == typed.text


def _find(said: Sequence[_Token], piece: Sequence[_Token], begin: int) -> int | None:
    """Where the piece stands first from `begin` on; taking the first place never spoils a later piece."""
    for place in range(begin, len(said) - len(piece) + 1):
        if all(map(_fits, said[place : place + len(piece)], piece)):
            return place
    return None


def _first_strange(said: Sequence[_Token], piece: Sequence[_Token], begin: int) -> int:
    """How many tokens of the piece still stand somewhere: the one after them is the first that does not fit."""
    length = len(piece)
    while length and _find(said, piece[:length], begin) is None:
        length -= 1
    return length


def _note_instead(said: Sequence[_Token], piece: Sequence[_Token], instead: dict[str, str]) -> None:
    for placeholder, typed in zip(said, piece, strict=True):
        if not PLACEHOLDER.fullmatch(placeholder.text):
            continue
        words = " ".join(typed.text[1:-1].split())
        other = PLACEHOLDER.fullmatch(f"[{words}]") and f"[{words}]" != placeholder.text
        if not words or len(words) > LONGEST_INSTEAD or other:
            raise BadInput(
                N_("Between [ and ] write who is meant, in 1 to {longest} characters: such as [my sister]."),
                longest=LONGEST_INSTEAD,
            )
        if instead.setdefault(placeholder.text, words) != words:
            raise BadInput(
                N_("The same placeholder stands for the same person: write the same words each time.")
            )
