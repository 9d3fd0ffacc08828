"""Where names and speakers' labels stand in a text that waits, and the sentence round them."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

from corpus.bringing_in import shown_labels
from corpus.language import sentence_spans
from corpus.proposals import Proposal, fold
from corpus.transcripts import OTHER, Reading, Speaker

Span = tuple[int, int]
Replacement = tuple[int, int, str]


def label_spots(
    reading: Reading, speakers: Mapping[str, Speaker], codes: Mapping[str, str] | None = None
) -> list[Replacement]:
    """Where labels stand in the text and what comes there: also those of somebody who says nothing after it."""
    shown = shown_speakers(reading, speakers, codes or {})
    spots = {
        (turn.label_start, turn.label_end): shown[turn.speaker].label
        for turn in reading.turns
        if turn.label_end > turn.label_start
    }
    taken = sorted([*spots, *((turn.start, turn.end) for turn in reading.turns)])
    for label, speaker in shown.items():
        if label and speaker.label != label:
            for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", reading.text):
                if _is_free(match.span(), taken):
                    spots[match.span()] = speaker.label
                    taken = sorted([*taken, match.span()])
    return [(start, end, label) for (start, end), label in sorted(spots.items())]


def places_of_names(
    reading: Reading,
    groups: Mapping[str, Sequence[Proposal]],
    added: Sequence[str],
    blocked: Sequence[Span],
) -> dict[str, list[Span]]:
    """All places of every name, by key: added names wherever they stand, the others as proposed and the same
    writing elsewhere. Where an added name runs over a proposed one, it takes its place.
    """
    edges = sorted({edge for turn in reading.turns for edge in (turn.start, turn.end)})
    places: dict[str, list[Span]] = {}
    taken = sorted(blocked)

    def claim(key: str, span: Span) -> None:
        within_one_turn = bisect_right(edges, span[0]) == bisect_right(edges, span[1] - 1)
        if within_one_turn and _is_free(span, taken):
            places.setdefault(key, []).append(span)
            insort(taken, span)

    folded = fold(reading.text)
    for key in sorted(added, key=len, reverse=True):
        for match in whole_words(key).finditer(folded):
            claim(key, match.span())
    for key, group in groups.items():
        for one in group:
            claim(key, (one.start, one.end))
    surfaces = {(one.text, key) for key, group in groups.items() for one in group}
    for surface, key in sorted(surfaces, key=lambda entry: (-len(entry[0]), entry)):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", reading.text):
            claim(key, match.span())
    return {key: sorted(spots) for key, spots in places.items()}


def sentence_around(reading: Reading, at: int, until: int) -> tuple[str, str, str]:
    """The sentence in which `[at, until)` stands: what comes before it, itself, what comes after."""
    starts = [turn.start for turn in reading.turns]
    place = bisect_right(starts, at) - 1
    start, end = 0, len(reading.text)
    if place >= 0 and until <= reading.turns[place].end:
        start, end = reading.turns[place].start, reading.turns[place].end
    else:
        start = reading.text.rfind("\n", 0, at) + 1
        end = reading.text.find("\n", until) if "\n" in reading.text[until:] else end
    for first, last in sentence_spans(reading.text[start:end]):
        if start + first <= at and until <= start + last:
            start, end = start + first, start + last
            break
    return reading.text[start:at], reading.text[at:until], reading.text[until:end]


def shown_speakers(
    reading: Reading, speakers: Mapping[str, Speaker], codes: Mapping[str, str]
) -> dict[str, Speaker]:
    """Every label's speaker with the label that will be shown; `codes` gives participants' codes by id."""
    return shown_labels(
        {label: speakers.get(label, Speaker(label, OTHER)) for label in reading.speakers}, codes
    )


def whole_words(key: str) -> re.Pattern[str]:
    """What finds a key as whole words in a folded text."""
    words = r" +".join(re.escape(word) for word in key.split(" "))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _is_free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    # `taken` is sorted and without overlap: only the neighbours can be in the way.
    after = bisect_right(taken, span)
    return (after == 0 or taken[after - 1][1] <= span[0]) and (
        after == len(taken) or taken[after][0] >= span[1]
    )
