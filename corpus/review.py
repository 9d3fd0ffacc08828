"""The review of names in a text that waits: which names there are, what was decided, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.bringing_in import names_a_part
from corpus.errors import N_, BadInput
from corpus.name_capitals import listed
from corpus.names import PLACEHOLDER, assign_placeholders, propose_names, remove_names, surface_key
from corpus.proposals import KINDS, KnownName, Proposal, fold
from corpus.review_places import Replacement, label_spots, places_of_names, shown_speakers, whole_words
from corpus.transcripts import Reading, Speaker, TranscriptText, Turn
from corpus.words import is_ordinary_word

LONGEST_PLACEHOLDER = 40
LONGEST_NAME = 80


@dataclass(frozen=True)
class NameDecision:
    """What a researcher decided of a name (by its key), or of the one place of it that begins at `spot`."""

    item: str
    spot: int | None
    kind: str
    replaced: bool
    placeholder: str = ""


@dataclass(frozen=True)
class Spot:
    """One place where a name stands, `[start, end)`; `excepted` if it stays there as it is."""

    start: int
    end: int
    excepted: bool = False


@dataclass(frozen=True)
class NameItem:
    """A name as the review shows it once, with all its places; `key` is what its decisions are kept under."""

    key: str
    text: str
    kind: str
    placeholder: str
    replaced: bool
    decided: bool
    sure: bool
    spots: tuple[Spot, ...]
    typed: str = ""  # the placeholder that a person chose; "" while it is the next number

    @property
    def waits(self) -> bool:
        """Whether a person still has to decide: nobody did, and no check or register is sure."""
        return not (self.decided or self.sure)


def name_items(
    reading: Reading,
    decisions: Sequence[NameDecision] = (),
    register: Sequence[KnownName] = (),
    speakers: Mapping[str, Speaker] | None = None,
) -> list[NameItem]:
    """Every name proposed or added, in order of appearance; decisions have the last word.

    The labels of `speakers` that may be names are looked for in what is said, too.
    """
    ruled = {decision.item: decision for decision in decisions if decision.spot is None}
    excepted = {(d.item, d.spot) for d in decisions if d.spot is not None and not d.replaced}
    blocked = tuple(spot[:2] for spot in label_spots(reading, speakers or {}))
    known = (*register, *_speakers_names(speakers or {}))
    proposed = _proposed(reading.text, known, blocked)
    placeholders = _placeholders(reading, blocked, proposed, ruled)
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposed:
        groups.setdefault(surface_key(proposal.text), []).append(proposal)
    places = places_of_names(reading, groups, [key for key in ruled if key not in groups], blocked)
    found = []
    for key, spots in sorted(places.items(), key=lambda entry: entry[1][0]):
        marked = tuple(Spot(start, end, (key, start) in excepted) for start, end in spots)
        found.append(_item(reading.text, key, groups.get(key, []), marked, ruled.get(key), placeholders[key]))
    return found


def waiting_count(items: Sequence[NameItem]) -> int:
    """How many names still wait for somebody's decision."""
    return sum(item.waits for item in items)


def replacements(items: Sequence[NameItem]) -> list[Replacement]:
    """Start, end and placeholder of every place of which a name goes, in order."""
    return sorted(
        (spot.start, spot.end, item.placeholder)
        for item in items
        if item.replaced
        for spot in item.spots
        if not spot.excepted
    )


def with_names_removed(
    reading: Reading, speakers: Mapping[str, Speaker], items: Sequence[NameItem], codes: Mapping[str, str]
) -> TranscriptText:
    """The text as it will be stored: placeholders for names, speakers' labels that name nobody.

    `codes` gives participants' codes by id. Raises BadInput as `corpus.placeholders.remove_names` does.
    """
    shown = shown_speakers(reading, speakers, codes)
    clean = remove_names(reading, [*replacements(items), *label_spots(reading, speakers, codes)])
    numbers = {label: number for number, label in enumerate(reading.speakers)}
    turns = tuple(
        Turn(new.start, new.end, numbers[old.speaker], new.begins, new.ends)
        for old, new in zip(reading.turns, clean.turns, strict=True)
    )
    return TranscriptText(clean.text, turns, tuple(shown[label] for label in reading.speakers))


def name_without_names(name: str, items: Sequence[NameItem], speakers: Mapping[str, Speaker]) -> str:
    """An interview's own name (often its file's) without the names in it; `speakers` are those that will be shown,
    by the label in the file.
    """
    instead = {item.key: item.placeholder for item in items if item.replaced and item.key}
    for label, shown in speakers.items():
        if shown.label != label:
            instead |= {surface_key(known.name): shown.label for known in _speakers_names({label: shown})}
            instead[surface_key(label)] = shown.label
    for key in sorted(instead, key=len, reverse=True):
        spots = [match.span() for match in whole_words(key).finditer(fold(name))]
        for start, end in reversed(spots):
            name = name[:start] + instead[key] + name[end:]
    return name


def checked_placeholder(text: str) -> str:
    """A placeholder in its brackets, or "" when none was typed (the next number is used then); raises BadInput."""
    bare = " ".join(text.replace("[", " ").replace("]", " ").split())
    if len(bare) > LONGEST_PLACEHOLDER:
        raise BadInput(
            N_("The replacement is too long. Use {longest} characters at most."), longest=LONGEST_PLACEHOLDER
        )
    return f"[{bare}]" if bare else ""


def checked_kind(kind: str) -> str:
    """The kind itself, or BadInput when there is no such kind of name."""
    if kind not in KINDS:
        raise BadInput(N_("There is no such kind of name. Choose one from the list."))
    return kind


def key_of_missed(reading: Reading, text: str) -> str:
    """The key of a name that a person found in the text; raises BadInput when it does not stand there."""
    key = surface_key(text)
    if len(key) < 2 or len(key) > LONGEST_NAME:
        raise BadInput(
            N_("Type the name as it stands in the text: 2 to {longest} characters."), longest=LONGEST_NAME
        )
    if not whole_words(key).search(fold(reading.text)):
        raise BadInput(N_("This does not stand in the text as whole words. Copy it from the text."))
    return key


def _speakers_names(speakers: Mapping[str, Speaker]) -> list[KnownName]:
    """The words of labels that can only be names; words for somebody's part ("Dochter") are none."""
    changed = [label for label in speakers if not names_a_part(label)]
    words = {word for label in changed for word in re.findall(r"[^\W\d_][\w'’-]+", label)}
    return [
        KnownName(word)
        for word in sorted(words)
        if word.lower() in listed("first_names") or not is_ordinary_word(word.lower())
    ]


def forget_review() -> None:
    """Keep no raw text any more."""
    _proposed.cache_clear()


@lru_cache(maxsize=8)
def _proposed(
    text: str, known: tuple[KnownName, ...], blocked: tuple[tuple[int, int], ...]
) -> Sequence[Proposal]:
    # A review asks again after every decision, and only the decisions have changed since.
    return tuple(propose_names(text, known, blocked))


def _placeholders(
    reading: Reading,
    blocked: tuple[tuple[int, int], ...],
    proposed: Sequence[Proposal],
    ruled: Mapping[str, NameDecision],
) -> dict[str, str]:
    # Numbered after the text alone first, so that no number changes when the register grows or a name is added.
    # Above the numbers of those that stand in the text already: they are other people.
    there = {found.casefold(): found for found in PLACEHOLDER.findall(reading.text)}
    own = assign_placeholders(_proposed(reading.text, (), blocked), there)
    numbered = assign_placeholders(proposed, own)
    added = [
        Proposal(place, place, key, decision.kind, True)
        for place, (key, decision) in enumerate(ruled.items(), len(reading.text))
    ]
    numbered = assign_placeholders(added, numbered)
    kinds = {surface_key(proposal.text): proposal.kind for proposal in reversed(proposed)}
    for key, decision in ruled.items():
        if key in kinds and kinds[key] != decision.kind:
            numbered[key] = _other_kind(key, decision.kind, numbered)
    typed = {key: decision.placeholder for key, decision in ruled.items() if decision.placeholder}
    return numbered | typed


def _other_kind(key: str, kind: str, numbered: Mapping[str, str]) -> str:
    """The placeholder of a name whose kind a person changed: the same if its word stays the same, else a new number."""
    before = numbered[key]
    others = {other: placeholder for other, placeholder in numbered.items() if other != key}
    fresh = assign_placeholders([Proposal(0, 0, key, kind, True)], others)[key]
    return before if fresh.rpartition(" ")[0] == before.rpartition(" ")[0] else fresh


def _item(
    text: str,
    key: str,
    group: Sequence[Proposal],
    spots: tuple[Spot, ...],
    decision: NameDecision | None,
    placeholder: str,
) -> NameItem:
    shown = text[spots[0].start : spots[0].end]
    kinds = [one.kind for one in group if one.kind != "capital"] or [one.kind for one in group]
    item = NameItem(key, shown, "", placeholder, True, False, any(one.sure for one in group), spots)
    if decision is not None:
        return replace(
            item, kind=decision.kind, replaced=decision.replaced, decided=True, typed=decision.placeholder
        )
    return replace(item, kind=kinds[0])
