"""The practice interview that comes with the app: invented, one file per language (see examples/practice/README.md)."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coding.codebook import Code
from coding.practice import PracticePassage, PracticeSet
from corpus.transcripts import Speaker, TranscriptText, Turn

FOLDER = Path(__file__).parents[1] / "examples" / "practice"
FALLBACK = "nl"


@functools.cache
def built_in(language: str) -> PracticeSet:
    """The practice interview in this language, in Dutch when there is no file for it."""
    file = FOLDER / f"{Path(language).name}.json"
    if not file.exists():
        file = FOLDER / f"{FALLBACK}.json"
    return read_practice(json.loads(file.read_text(encoding="utf-8")))


def read_practice(told: Mapping[str, Any]) -> PracticeSet:
    """The set as a file tells it; a passage stands where its quote does."""
    content = _content(told)
    codes = tuple(
        Code(
            one["key"],
            one["name"],
            position=place,
            definition=one["definition"],
            belongs=one["belongs"],
            belongs_not=one["belongs_not"],
            colour=one["colour"],
            pictogram=one["pictogram"],
        )
        for place, one in enumerate(told["codes"])
    )
    passages = tuple(_passage(content.text, one) for one in told["passages"])
    about, language = told["about"], told["language"]
    return PracticeSet(told["title"], content, codes, passages, about=about, language=language)


def _content(told: Mapping[str, Any]) -> TranscriptText:
    turns, position = [], 0
    for speaker, words in told["turns"]:
        turns.append(Turn(position, position + len(words), speaker))
        position += len(words) + 1
    text = "\n".join(words for _, words in told["turns"])
    return TranscriptText(text, tuple(turns), tuple(Speaker(**one) for one in told["speakers"]))


def _passage(text: str, one: Mapping[str, Any]) -> PracticePassage:
    start = text.index(one["quote"])
    return PracticePassage(
        start,
        start + len(one["quote"]),
        one["coders"],
        dict(one["chosen"]),
        one["why"],
        dict(one["reasons"]),
        one["hint"],
    )
