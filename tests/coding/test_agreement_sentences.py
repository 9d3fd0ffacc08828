"""Agreement in plain sentences."""

from __future__ import annotations

import math

import pytest

from coding.agreement_sentences import (
    alike,
    basis_sentence,
    is_unsure,
    level_sentence,
    together_sentence,
)
from coding.units import SENTENCE, TURN


def read(told: tuple[str, dict[str, object]]) -> str:
    sentence, details = told
    return sentence.format(**details)


@pytest.mark.parametrize(
    ("together", "kind", "said"),
    [
        (
            0.42,
            SENTENCE,
            "When one reader gave it to a sentence, another did so too about 4 out of 10 times.",
        ),
        (0.45, TURN, "When one reader gave it in a turn, another did so too about 5 out of 10 times."),
        (0.03, SENTENCE, "When one reader gave it to a sentence, another nearly never did."),
        (0.97, TURN, "When one reader gave it in a turn, another nearly always did so too."),
        (math.nan, TURN, "Nobody gave it yet where two people read the same."),
    ],
)
def test_positive_agreement_is_told_in_tenths(together: float, kind: str, said: str) -> None:
    assert read(together_sentence(together, kind)) == said


def test_all_codes_together_speak_of_a_code_and_short_words_of_the_same() -> None:
    said = read(together_sentence(0.2, SENTENCE, all_codes=True))
    assert said == "When one reader gave a code to a sentence, another gave the same about 2 out of 10 times."
    assert read(together_sentence(math.nan, SENTENCE, all_codes=True)).startswith("Nobody gave a code yet")
    assert [read(alike(share)) for share in (0, 0.5, 1)] == [
        "nearly never the same",
        "the same about 5 out of 10 times",
        "nearly always the same",
    ]


def test_no_level_calls_disagreement_a_mistake() -> None:
    said = [read(level_sentence(alpha)) for alpha in (0.9, 0.8, 0.7, 0.3, 0.1, -0.2, math.nan)]
    assert said[0] == said[1] == "Readers choose almost alike."
    assert said[2] == "Readers choose much alike."
    assert "talking about" in said[3] and "talking about" in said[4] and said[4] == said[5]
    assert said[6] == "There is too little to compare yet."
    assert not any(word in " ".join(said).lower() for word in ("wrong", "error", "mistake", "bad"))


def test_a_wide_interval_or_none_says_little() -> None:
    assert is_unsure(0.1, 0.6) and is_unsure(math.nan, math.nan)
    assert not is_unsure(0.1, 0.4)


def test_every_figure_says_on_how_much_it_rests() -> None:
    assert read(basis_sentence(1312, 11, SENTENCE)) == (
        "It rests on 1312 sentences. Interviews that two people or more read to the end: 11."
    )
    assert "40 turns" in read(basis_sentence(40, 3, TURN))
