"""Scales: what was asked in numbers, how answers become scores, and in which bands scores are read. No database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import N_, BadInput

SUM, MEAN = "sum", "mean"
METHODS = (SUM, MEAN)
LOWER, HIGHER, NEITHER = "lower", "higher", ""  # which scores are the good ones
BETTER = (LOWER, HIGHER, NEITHER)
TOTAL = "total"  # the key of a scale's first part, which is all of it
MOST_ITEMS, LONGEST = 100, 200  # items in a scale; characters of a name
WIDEST = 1_000_000  # an answer lies within this from zero


@dataclass(frozen=True)
class Item:
    """A question of a scale: `key` is its column in a file; `reversed` when a high answer means a low score."""

    key: str
    words: str = ""
    reversed: bool = False


@dataclass(frozen=True)
class Band:
    """Scores from `least` up to where the next band begins, and what they are called for a group."""

    least: float
    name: str


@dataclass(frozen=True)
class Part:
    """A score that is made of some of the items (their keys); at most `missing` of these may be without an answer."""

    key: str
    name: str
    items: tuple[str, ...]
    missing: int = 0
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Scale:
    """A questionnaire: answers lie from `lowest` to `highest`; its first part is the whole.

    `split`: an answer (once reversed items are turned) counts 1 from there on and 0 below it; None: it counts as it is.
    `answers`: the words for each whole number from lowest to highest, several between "|"; none: numbers only.
    """

    name: str
    items: tuple[Item, ...]
    lowest: float
    highest: float
    parts: tuple[Part, ...]
    method: str = SUM
    better: str = NEITHER
    split: float | None = None
    answers: tuple[str, ...] = ()
    source: str = ""


def own_scale(
    name: str,
    items: Sequence[Item],
    lowest: float,
    highest: float,
    method: str = MEAN,
    missing: int = 0,
    better: str = NEITHER,
    source: str = "",
) -> Scale:
    """A scale of the study's own, with one score of all its items; raises BadInput (see check_scale)."""
    whole = Part(TOTAL, name, tuple(item.key for item in items), missing)
    scale = Scale(name, tuple(items), lowest, highest, (whole,), method, better, source=source)
    check_scale(scale)
    return scale


def check_scale(scale: Scale) -> None:
    """Raise BadInput unless the scale has a name, items that differ, a range, and can be worked out."""
    if not 0 < len(scale.name.strip()) <= LONGEST:
        raise BadInput(N_("A scale needs a name of at most {longest} characters."), longest=LONGEST)
    keys = [item.key.strip().casefold() for item in scale.items]
    if not 0 < len(keys) <= MOST_ITEMS or not all(keys):
        raise BadInput(N_("A scale has 1 to {most} questions. Write each on a line."), most=MOST_ITEMS)
    if len(set(keys)) < len(keys):
        raise BadInput(N_("Two questions of the scale have the same name. Make them differ."))
    if not -WIDEST <= scale.lowest < scale.highest <= WIDEST:
        raise BadInput(N_("The lowest answer must be below the highest."))
    if scale.method not in METHODS or scale.better not in BETTER:
        raise BadInput(N_("The score of a scale is the sum or the mean of its answers."))
    if not scale.parts or any(not 0 <= part.missing < len(part.items) for part in scale.parts):
        raise BadInput(N_("At least one question must be answered: let fewer answers be missing."))
    if any(set(part.items) - {item.key for item in scale.items} for part in scale.parts):
        raise BadInput(N_("A part of the scale names a question that the scale does not have."))


def score_range(scale: Scale, part: Part) -> tuple[float, float]:
    """The lowest and the highest score that this part can have."""
    least, most = (scale.lowest, scale.highest) if scale.split is None else (0.0, 1.0)
    many = len(part.items) if scale.method == SUM else 1
    return least * many, most * many


def bands_of(scale: Scale, part: Part) -> tuple[Band, ...]:
    """The part's own bands, or else the lowest, middle and highest third of what it can be."""
    if part.bands:
        return part.bands
    least, most = score_range(scale, part)
    third = (most - least) / 3
    names = (N_("lowest third of the scale"), N_("middle third"), N_("highest third"))
    return tuple(Band(least + place * third, name) for place, name in enumerate(names))


def part_of(scale: Scale, key: str) -> Part:
    """The part with this key; the whole when there is none."""
    return next((part for part in scale.parts if part.key == key), scale.parts[0])


def written(scale: Scale) -> str:
    """The scale as JSON, for the store."""
    return json.dumps(asdict(scale), ensure_ascii=False, sort_keys=True)


def read_scale(text: str) -> Scale:
    """The scale in a JSON description; raises BadInput.

    Either what `written` writes, or a small description of one's own: {"name", "items": ["calm", "-tense", …],
    "lowest", "highest", "method": "mean", "missing": 1, "better": "higher", "source"}, `-` before a reversed item.
    """
    try:
        found = json.loads(text)
        return _whole(found) if "parts" in found else _small(found)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            N_("This is no description of a scale. It needs: name, items, lowest, highest.")
        ) from error


def read_items(text: str) -> tuple[Item, ...]:
    """The questions written one on a line, `-` before those where a high answer means a low score.

    A line may hold the name of the column and then, after a colon, what was asked.
    """
    return tuple(_item(line) for line in text.splitlines() if line.strip())


def _item(line: str) -> Item:
    line = line.strip()
    key, _colon, words = line.removeprefix("-").partition(":")
    return Item(" ".join(key.split()), " ".join(words.split()), line.startswith("-"))


def _small(found: Mapping[str, Any]) -> Scale:
    return own_scale(
        str(found["name"]),
        [_item(str(line)) for line in found["items"]],
        float(found["lowest"]),
        float(found["highest"]),
        str(found.get("method", MEAN)),
        int(found.get("missing", 0)),
        str(found.get("better", NEITHER)),
        str(found.get("source", "")),
    )


def _whole(found: Mapping[str, Any]) -> Scale:
    parts = tuple(
        Part(**{**part, "items": tuple(part["items"]), "bands": tuple(Band(**one) for one in part["bands"])})
        for part in found["parts"]
    )
    items = tuple(Item(**item) for item in found["items"])
    scale = Scale(**{**found, "parts": parts, "items": items, "answers": tuple(found["answers"])})
    check_scale(scale)
    return scale
