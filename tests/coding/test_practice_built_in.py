"""The practice interview that comes with the app: whole in every language, and alike in all that is no text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coding.practice import DONT_KNOW, NONE_FITS, PASSAGES, WITH_HELP, spread_of
from coding.practice_built_in import FOLDER, built_in
from corpus.transcripts import INTERVIEWER

LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.json"))


def told(language: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_stands_once_in_the_interview_in_order_and_within_one_turn(language: str) -> None:
    practice = built_in(language)
    assert len(practice.passages) == PASSAGES and told(language)["language"] == language
    for one, quote in zip(
        practice.passages, (one["quote"] for one in told(language)["passages"]), strict=True
    ):
        text = practice.content.text
        assert text[one.start : one.end] == quote and text.count(quote) == 1
        assert any(turn.start <= one.start and one.end <= turn.end for turn in practice.content.turns)
    starts = [one.start for one in practice.passages]
    assert starts == sorted(starts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_somebody_may_read_is_written(language: str) -> None:
    practice = built_in(language)
    assert practice.about and 4 <= len(practice.codes) <= 6
    assert all(code.name and code.definition and code.pictogram and code.colour for code in practice.codes)
    for place, one in enumerate(practice.passages):
        assert one.why and bool(one.hint) == (place < WITH_HELP)
        assert set(one.chosen) <= set(practice.choices) and sum(one.chosen.values()) == one.coders
        assert all(spread.reason for spread in spread_of(one))


def test_the_ten_passages_hold_what_one_has_to_meet() -> None:
    practice = built_in("nl")
    roles = [speaker.role for speaker in practice.content.speakers]
    asked = [turn for turn in practice.content.turns if roles[turn.speaker] == INTERVIEWER]
    tops = [spread_of(one)[0] for one in practice.passages]
    spreads = [spread_of(one) for one in practice.passages]
    assert any(turn.start <= one.start < turn.end for turn in asked for one in practice.passages)
    assert {NONE_FITS, DONT_KNOW} <= {top.choice for top in tops}
    assert any(len(one) > 1 and one[0].count == one[1].count for one in spreads)
    assert any(len(one) > 1 and 2 * one[1].count > one[0].count for one in spreads[:WITH_HELP])
    pairs = zip(practice.passages, practice.passages[1:], strict=False)
    assert any(after.start < before.end for before, after in pairs)
    assert {code.code_id for code in practice.codes} <= {
        choice for one in practice.passages for choice in one.chosen
    }


def shape(language: str) -> Any:
    """All that must not differ between languages."""
    whole = told(language)
    return (
        [(one["key"], one["pictogram"], one["colour"]) for one in whole["codes"]],
        [(one["coders"], one["chosen"], sorted(one["reasons"])) for one in whole["passages"]],
        [speaker for speaker, _ in whole["turns"]],
        [one["role"] for one in whole["speakers"]],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_differ_in_their_words_only(language: str) -> None:
    assert shape(language) == shape("nl")


def test_a_language_without_a_file_gets_the_dutch_one() -> None:
    assert built_in("xx").title == built_in("nl").title != built_in("en").title
    assert built_in("../study/study").title == built_in("nl").title
