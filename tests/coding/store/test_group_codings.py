"""What the group decided counts in place of the single codings in it, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.actions.decide_passage import decide_passage, take_back_decision
from coding.actions.take_back import take_back
from coding.store.agenda import agenda
from coding.store.group_codings import (
    CountedBy,
    DecidedPassage,
    any_decision,
    counted_by,
    decided_passages,
    decisions_frame,
    group_codings,
    overruled_codings,
)
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.evening import Evening, mark, open_and_vote, seed_evening


@pytest.fixture
def evening(cursor: Cursor) -> Evening:
    return seed_evening(cursor)


def overruled(cursor: Cursor) -> set[str]:
    return {str(one) for one in overruled_codings(cursor)["coding_id"].to_pylist()}


def test_without_a_decision_nothing_is_the_groups_and_nothing_is_overruled(
    cursor: Cursor, evening: Evening
) -> None:
    assert not any_decision(cursor)
    assert len(group_codings(cursor)) == len(overruled_codings(cursor)) == len(decisions_frame(cursor)) == 0
    assert counted_by(cursor) == CountedBy(0, 0, 5, 0)


def test_a_decision_counts_in_place_of_the_single_codings_in_its_passage_until_it_is_taken_back(
    cursor: Cursor, evening: Evening
) -> None:
    item, study = open_and_vote(cursor, evening), evening.study
    made = decide_passage(cursor, study.researcher, item, [study.codes[1].code_id], "Zij mist iemand.")
    (first, _) = agenda(cursor, evening.meeting_id)
    (ours,) = group_codings(cursor).drop_columns(["decision_id", "code_id", "transcript_id"]).to_pylist()
    assert ours == {"speaker": 1, "start_offset": first.start, "end_offset": first.end}
    assert len(overruled(cursor)) == 2 and any_decision(cursor)
    assert counted_by(cursor) == CountedBy(1, 1, 3, 2)
    where = DecidedPassage(first.start, first.end, (study.codes[1].code_id,))
    assert decided_passages(cursor) == {study.transcript_id: [where]}
    take_back_decision(cursor, study.researcher, made)
    assert counted_by(cursor) == CountedBy(0, 0, 5, 0)


def test_a_coding_that_lies_mostly_outside_the_passage_still_counts_and_one_taken_back_is_not_overruled(
    cursor: Cursor, evening: Evening
) -> None:
    study, item = evening.study, open_and_vote(cursor, evening)
    long = mark(
        cursor,
        study,
        study.researcher,
        "De winter zag ik niemand. Wel de postbode 👩‍👩‍👧. Ik wist niet hoe je hier",
        2,
    )
    gone = mark(cursor, study, study.researcher, "winter", 2)
    half = mark(cursor, study, study.researcher, "zag ik niemand. Wel de", 2)
    take_back(cursor, study.researcher, new_id(), gone)
    decide_passage(cursor, study.researcher, item)
    found = overruled(cursor)
    assert half in found and long not in found and gone not in found
    assert len(group_codings(cursor)) == 0


def test_decisions_are_a_table_with_what_was_decided_why_and_on_which_evening(
    cursor: Cursor, evening: Evening
) -> None:
    study, item = evening.study, open_and_vote(cursor, evening)
    codes = [study.codes[1].code_id, study.codes[0].code_id]
    decide_passage(cursor, study.researcher, item, codes, "Zij mist iemand.")
    decide_passage(cursor, study.researcher, evening.items[1], [], "Gaat over koffie.")
    frame = decisions_frame(cursor)
    assert frame["code"].tolist() == ["Gemis", "Thuis", ""]
    assert set(frame["meeting"]) == {"Avond in het dorpshuis"} and set(frame["held_on"]) == {"2026-11-24"}
    assert frame["reason"].tolist() == ["Zij mist iemand.", "Zij mist iemand.", "Gaat over koffie."]
