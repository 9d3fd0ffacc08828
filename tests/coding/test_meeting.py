"""What comes on the agenda, and when votes are seen."""

from __future__ import annotations

from datetime import datetime

import pytest

from coding.meeting import (
    DIFFER,
    DONT_KNOW,
    LETS_TALK,
    NO_OPINION,
    NONE_FITS,
    SHOWN,
    TALKING,
    VOTING,
    Answer,
    TalkPassage,
    Vote,
    after_tap,
    agenda_from,
    checked_reason,
    checked_title,
    majority,
    moved,
    tally,
    votes_open,
)
from coding.units import Difference
from corpus.errors import BadInput

WHEN = datetime(2026, 11, 24, 20, 0)


def differ(transcript_id: str, start: int, end: int, apart: float = 1) -> Difference:
    return Difference(transcript_id, start, end, 0, 0, (), apart)


def test_what_readers_asked_to_talk_about_comes_first_then_what_they_did_not_know_then_where_they_differ() -> (
    None
):
    found = agenda_from(
        [differ("a", 0, 10, 2), differ("b", 5, 9)],
        [Answer("a", DONT_KNOW, 20, 30), Answer("c", LETS_TALK, 0, 4), Answer("c", LETS_TALK, 2, 6)],
        {"a", "b", "c"},
        [],
    )
    assert [(one.transcript_id, one.start, one.source) for one in found] == [
        ("c", 0, LETS_TALK),
        ("a", 20, DONT_KNOW),
        ("a", 0, DIFFER),
        ("b", 5, DIFFER),
    ]


def test_a_question_about_a_part_is_talked_over_with_the_whole_stretch_in_which_readers_differ() -> None:
    found = agenda_from([differ("a", 10, 50)], [Answer("a", LETS_TALK, 40, 60)], {"a"}, [])
    assert found == [TalkPassage("a", 10, 60, LETS_TALK)]


def test_nothing_of_an_interview_that_somebody_still_reads_nor_what_is_on_an_agenda_already() -> None:
    apart = [differ("a", 0, 10), differ("b", 0, 10), differ("b", 20, 30)]
    found = agenda_from(apart, [Answer("a", LETS_TALK, 0, 4)], {"b"}, [("b", 9, 12)])
    assert [(one.transcript_id, one.start) for one in found] == [("b", 20)]


def test_a_passage_moves_as_far_as_the_agenda_goes() -> None:
    assert moved(["a", "b", "c"], "c", -1) == ["a", "c", "b"]
    assert moved(["a", "b", "c"], "a", -1) == ["a", "b", "c"]
    assert moved(["a", "b", "c"], "a", 9) == ["b", "c", "a"]
    assert moved(["a"], "x", 1) == ["a"]


def test_votes_are_hidden_until_everybody_voted_or_they_were_opened() -> None:
    one = Vote("p", ("x",), False, WHEN)
    assert not votes_open(VOTING, [one], {"p", "q"}, decided=False)
    assert votes_open(VOTING, [one, Vote("q", (), True, WHEN)], {"p", "q"}, decided=False)
    assert votes_open(SHOWN, [one], {"p", "q"}, decided=False)
    assert not votes_open(TALKING, [], set(), decided=False) and not votes_open(VOTING, [], set(), False)
    assert votes_open(TALKING, [], set(), decided=True)


def test_a_tally_counts_each_code_and_says_who_wants_none_or_has_no_opinion() -> None:
    votes = [
        Vote("p", ("y", "x"), False, WHEN),
        Vote("q", ("y",), False, WHEN),
        Vote("r", (), False, WHEN),
        Vote("s", (), True, WHEN),
    ]
    found = tally(votes, ["x", "y"])
    assert found.codes == (("y", ("p", "q")), ("x", ("p",)))
    assert (found.none, found.no_opinion) == (("r",), ("s",))


def test_a_title_is_needed_and_long_texts_are_refused() -> None:
    assert checked_title("  Avond \n twee ") == "Avond twee"
    for wrong in ("", "  ", "a" * 121):
        with pytest.raises(BadInput):
            checked_title(wrong)
    assert checked_reason(" Om\nte ") == "Om\nte"
    with pytest.raises(BadInput):
        checked_reason("a" * 2_001)


def test_a_tap_adds_a_code_takes_it_off_or_gives_another_answer_and_there_is_always_one() -> None:
    empty, one = None, Vote("p", ("x",), False, WHEN)
    none = Vote("p", (), False, WHEN)
    assert after_tap(empty, "x") == (("x",), False)
    assert after_tap(one, "y") == (("x", "y"), False)
    assert after_tap(one, "x") == ((), True)
    assert after_tap(one, NONE_FITS) == ((), False) and after_tap(none, NONE_FITS) == ((), True)
    assert after_tap(one, NO_OPINION) == ((), True)
    assert after_tap(none, "x") == (("x",), False)


def test_what_more_than_half_voted_for_is_proposed_as_the_decision() -> None:
    votes = [
        Vote("p", ("x", "y"), False, WHEN),
        Vote("q", ("x",), False, WHEN),
        Vote("r", (), False, WHEN),
        Vote("s", (), True, WHEN),
    ]
    assert majority(votes) == ["x"] and majority([]) == []
