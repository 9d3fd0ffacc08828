"""Feedback on practice: kind, without grades, and always with what others saw."""

from __future__ import annotations

import pytest

from coding.practice import (
    DONT_KNOW,
    NONE_FITS,
    SENTENCES,
    TAKEN_BACK,
    PracticePassage,
    PracticeSet,
    Run,
    checked_answer,
    feedback,
    next_position,
    spread_of,
    with_standing,
)
from coding.practice_built_in import built_in
from corpus.errors import BadInput

BOTH = PracticePassage(0, 9, 8, {"missing": 5, "outside": 3}, reasons={"missing": "Zij mist hem."})


@pytest.mark.parametrize(
    ("chosen", "kind", "most"),
    [
        ("missing", "most", ()),
        ("outside", "also", ("missing",)),
        ("home", "own", ("missing",)),
        (NONE_FITS, "own", ("missing",)),
        (DONT_KNOW, "unsure", ("missing",)),
    ],
)
def test_what_is_said_shows_what_most_chose(chosen: str, kind: str, most: tuple[str, ...]) -> None:
    said = feedback(BOTH, chosen)
    assert (said.kind, said.chosen, said.most) == (kind, chosen, most)
    assert [(one.choice, one.count, one.reason) for one in said.spread] == [
        ("missing", 5, "Zij mist hem."),
        ("outside", 3, ""),
    ]


def test_choices_that_are_equally_common_are_both_right() -> None:
    equal = PracticePassage(0, 9, 8, {"help": 4, "together": 4})
    assert [(feedback(equal, one).kind, feedback(equal, one).most) for one in ("help", "together")] == [
        ("equal", ("together",)),
        ("equal", ("help",)),
    ]
    assert feedback(equal, "home").most == ("help", "together")


def test_not_knowing_can_be_what_most_chose() -> None:
    unclear = PracticePassage(0, 9, 8, {DONT_KNOW: 4, "missing": 2, NONE_FITS: 2})
    assert feedback(unclear, DONT_KNOW).kind == "many"
    assert feedback(unclear, NONE_FITS).kind == "also"
    assert [one.choice for one in spread_of(unclear)] == [DONT_KNOW, "missing", NONE_FITS]
    assert feedback(PracticePassage(0, 9, 8, {NONE_FITS: 8}), NONE_FITS).kind == "all"


def test_no_sentence_speaks_of_right_answers_or_mistakes() -> None:
    for sentence in SENTENCES.values():
        lowered = sentence.lower().replace("both can be right", "").replace("all right", "")
        for word in ("wrong", "mistake", "correct", "score", "point", "right", "unfortunately"):
            assert word not in lowered, sentence


def test_merged_codes_follow_and_retired_ones_are_left_out() -> None:
    passage = PracticePassage(0, 9, 4, {"old": 2, "new": 1, "gone": 1, NONE_FITS: 1})
    now = with_standing(passage, {"old": "new", "new": "new", "gone": "gone"}, {"new"})
    assert now.chosen == {"new": 2, NONE_FITS: 1}


def test_one_goes_on_at_the_first_passage_without_an_answer() -> None:
    practice = built_in("nl")
    assert next_position(practice, Run("r", None)) == 0
    assert next_position(practice, Run("r", None, {0: "home", 1: "none", 3: "home"})) == 2
    assert next_position(practice, Run("r", None, dict.fromkeys(range(10), "home"))) == 10


def test_only_answers_of_the_set_are_taken() -> None:
    practice: PracticeSet = built_in("en")
    for answer in ("missing", NONE_FITS, DONT_KNOW, TAKEN_BACK):
        assert checked_answer(practice, 9, answer) == answer
    for position, answer in ((10, "missing"), (-1, "missing"), (0, "thuis")):
        with pytest.raises(BadInput):
            checked_answer(practice, position, answer)
