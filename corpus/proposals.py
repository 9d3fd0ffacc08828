"""What may have to be taken out of a text: a place in it, what kind of thing stands there, and whether that is sure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = (
    "postcode",
    "phone",
    "email",
    "bsn",
    "birth_date",
    "address",
    "url",
    "iban",
    "name",
    "place",
    "organisation",
    "capital",
)


@dataclass(frozen=True)
class KnownName:
    """A name in the study's register: of a person, a place, an organisation … and the placeholder it always gets."""

    name: str
    kind: str = "name"
    placeholder: str | None = None


@dataclass(frozen=True)
class Proposal:
    """`text` stands at `[start, end)`; `sure` if a check or the register says so, otherwise a person decides."""

    start: int
    end: int
    text: str
    kind: str
    sure: bool


class _Folding(dict[int, str]):
    # str.translate asks for each character it has not met yet; every character becomes exactly one.
    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        folded = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "’": "'", "‘": "'", "`": "'"}.get(
            base, base
        )
        self[code] = " " if folded.isspace() else folded
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Small letters without accents, straight apostrophes, spaces as blanks; as long as the text itself."""
    return text.translate(_FOLDING)


def without_overlap(groups: Iterable[Iterable[Proposal]]) -> list[Proposal]:
    """The proposals of all groups in order of place; where two overlap, that of the earlier group stays."""
    taken: list[Proposal] = []
    for group in groups:
        fresh = sorted(group, key=lambda proposal: (proposal.start, -proposal.end))
        taken = _merged(taken, fresh)
    return taken


def _merged(taken: list[Proposal], fresh: list[Proposal]) -> list[Proposal]:
    kept: list[Proposal] = []
    position, reached = 0, 0
    for proposal in fresh:
        while position < len(taken) and taken[position].end <= proposal.start:
            position += 1
        is_free = position == len(taken) or taken[position].start >= proposal.end
        if is_free and proposal.start >= reached:
            kept.append(proposal)
            reached = proposal.end
    return sorted(taken + kept, key=lambda proposal: proposal.start)
