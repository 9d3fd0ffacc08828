"""From accepted proposals to a text without names: one placeholder per person, and every offset shifted along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.errors import N_, BadInput
from corpus.proposals import Proposal, fold
from corpus.transcripts import Reading

# Dutch, because they become part of a Dutch text.
LABELS = {
    "name": "naam",
    "capital": "naam",
    "place": "plaats",
    "organisation": "organisatie",
    "address": "adres",
    "postcode": "postcode",
    "phone": "telefoonnummer",
    "email": "e-mailadres",
    "bsn": "burgerservicenummer",
    "birth_date": "geboortedatum",
    "url": "website",
    "iban": "rekeningnummer",
}
SHARED_BY_WORDS = ("naam", "plaats", "organisatie")

Replacement = tuple[int, int, str]


@dataclass(frozen=True)
class Shift:
    """Where offsets of the old text lie in the new one; `places` holds (start, end, new start, new end) in order."""

    places: tuple[tuple[int, int, int, int], ...] = ()

    def shifted(self, offset: int) -> int:
        """The new offset; inside something replaced it is the start of what came instead."""
        return self._moved(offset, 2)

    def shifted_span(self, start: int, end: int) -> tuple[int, int]:
        """The new span; an edge inside something replaced widens to all of what came instead."""
        return self._moved(start, 2), self._moved(end, 3)

    def _moved(self, offset: int, edge: int) -> int:
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        if index < 0:
            return offset
        start, end, new_start, new_end = self.places[index]
        if offset == start:
            return new_start
        return self.places[index][edge] if offset < end else offset - end + new_end


def surface_key(text: str) -> str:
    """What two writings of one name have in common: small letters, no accents, single spaces, no 's behind it."""
    key = " ".join(fold(text).split()).rstrip(".,")
    return re.sub(r"'s?$", "", key)


def assign_placeholders(accepted: Sequence[Proposal], existing: Mapping[str, str]) -> dict[str, str]:
    """`existing` (surface_key -> placeholder) plus one for every accepted proposal, numbered in order of appearance.

    A name that is part of just one longer name ("Ahmed" of "Ahmed Yilmaz"), or one with -s behind it, shares its
    placeholder.
    """
    labels = {key: _label_of(placeholder) for key, placeholder in existing.items()}
    order: list[str] = []
    for proposal in sorted(accepted, key=lambda proposal: proposal.start):
        key, label = surface_key(proposal.text), LABELS.get(proposal.kind, "naam")
        if key not in labels or (
            labels[key] == "naam" and key not in existing and proposal.kind != "capital"
        ):
            labels[key] = label
        order.append(key)
    order = list(dict.fromkeys(order))
    owners = {key: _owner(key, labels) for key in labels}
    groups = {owners[key]: existing[key] for key in reversed(list(existing))}
    result = dict(existing)
    highest = _highest_numbers(existing.values())
    for key in order:
        if key in result:
            continue
        owner = owners[key]
        if owner not in groups:
            label = labels[owner]
            highest[label] = highest.get(label, 0) + 1
            groups[owner] = f"[{label} {highest[label]}]"
        result[key] = groups[owner]
    return result


def replace_spans(text: str, replacements: Sequence[Replacement]) -> tuple[str, Shift]:
    """The text with each `(start, end, placeholder)` put in, and where its offsets went.

    Raises BadInput if two of them overlap or one lies outside the text.
    """
    pieces: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    done, length = 0, 0
    for start, end, placeholder in sorted(replacements):
        if not done <= start < end <= len(text):
            raise BadInput(
                N_(
                    "The replacement at character {start} overlaps another one or lies outside the text. "
                    "Leave one out."
                ),
                start=start,
            )
        pieces += [text[done:start], placeholder]
        new_start = length + start - done
        length = new_start + len(placeholder)
        places.append((start, end, new_start, length))
        done = end
    return "".join([*pieces, text[done:]]), Shift(tuple(places))


def remove_names(reading: Reading, replacements: Sequence[Replacement]) -> Reading:
    """The reading with names replaced and its turns and speaker labels shifted along.

    Raises BadInput as `replace_spans` does, and if a replacement runs over the edge of a turn.
    """
    text, shift = replace_spans(reading.text, replacements)
    edges = {edge for turn in reading.turns for edge in (turn.start, turn.end)}
    starts = sorted(edges)
    for start, end, _ in replacements:
        index = bisect_right(starts, start)
        if index < len(starts) and starts[index] < end:
            raise BadInput(
                N_(
                    "The replacement at character {start} runs over the end of a turn. "
                    "Replace both parts separately."
                ),
                start=start,
            )
    turns = []
    for turn in reading.turns:
        start, end = shift.shifted_span(turn.start, turn.end)
        moved = replace(turn, start=start, end=end)
        if turn.label_end > turn.label_start:
            first, last = shift.shifted_span(turn.label_start, turn.label_end)
            moved = replace(moved, label_start=first, label_end=last, speaker=text[first:last])
        turns.append(moved)
    return replace(reading, text=text, turns=tuple(turns))


def _owner(key: str, labels: Mapping[str, str]) -> str:
    """The longest name that this one is part of, if there is only one; else the name itself."""
    if labels[key] not in SHARED_BY_WORDS:
        return key
    words = set(_words(key))
    same = {
        other: set(_words(other))
        for other in labels
        if labels[other] in (labels[key], "naam") or labels[key] == "naam"
    }
    same = {other: parts for other, parts in same.items() if labels[other] in SHARED_BY_WORDS}
    longer = {other: parts for other, parts in same.items() if words < parts}
    if not longer and key.endswith("s") and key[:-1] in same:
        return _owner(key[:-1], labels)
    maximal = [other for other, parts in longer.items() if not any(parts < more for more in longer.values())]
    return maximal[0] if len(maximal) == 1 else key


def _words(key: str) -> list[str]:
    return re.findall(r"\w+", key)


def _label_of(placeholder: str) -> str:
    return placeholder.strip("[]").rpartition(" ")[0] or placeholder.strip("[]")


def _highest_numbers(placeholders: Iterable[str]) -> dict[str, int]:
    highest: dict[str, int] = {}
    for placeholder in placeholders:
        label, _, number = placeholder.strip("[]").rpartition(" ")
        if number.isdigit():
            highest[label] = max(highest.get(label, 0), int(number))
    return highest
