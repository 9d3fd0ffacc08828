"""Who is given which interview, and how far they are, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.end_assignment import end_assignment
from coding.actions.note_reading import note_reading
from coding.assignments import Progress
from coding.store.assignments import assignments, may_read, my_interviews
from corpus.errors import BadInput, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study


def test_an_interview_can_be_read_from_when_it_is_given_until_that_ends(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    assert not may_read(cursor, study.coder, study.transcript_id)
    first = assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    assert assign(cursor, study.researcher, study.transcript_id, study.coder.account_id) == first
    assert may_read(cursor, study.coder, study.transcript_id)
    assert not may_read(cursor, study.other, study.transcript_id)
    assert may_read(cursor, study.researcher, study.transcript_id)
    for _ in range(2):
        end_assignment(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    assert not may_read(cursor, study.coder, study.transcript_id)
    assert assignments(cursor) == []


def test_a_work_group_member_is_never_given_an_interview(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    with pytest.raises(BadInput):
        assign(cursor, study.researcher, study.transcript_id, study.guest.account_id)
    assert not may_read(cursor, study.guest, study.transcript_id)
    with pytest.raises(NotFound):
        assign(cursor, study.researcher, new_id(), study.coder.account_id)
    with pytest.raises(NotAllowed):
        assign(cursor, study.coder, study.transcript_id, study.coder.account_id)


def test_my_list_shows_how_far_i_am_and_only_my_marks(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    for account in (study.coder, study.other):
        assign(cursor, study.researcher, study.transcript_id, account.account_id)
    for account in (study.coder, study.other, study.other):
        code_passage(cursor, account, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8)
    note_reading(cursor, study.coder, study.transcript_id, reached=40)
    (mine,) = my_interviews(cursor, study.coder.account_id)
    assert (mine.name, mine.length, mine.reached, mine.marks) == ("Gesprek 1", len(study.text), 40, 1)
    assert mine.words > 0 and not mine.finished
    assert {given.account_name: given.reached for given in assignments(cursor, study.transcript_id)} == {
        "ada": 40,
        "bo": 0,
    }


def test_reading_only_goes_forward_and_finished_can_be_taken_back(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    for reached, finished, expected in (
        (50, None, Progress(50, False)),
        (20, None, Progress(50, False)),
        (0, True, Progress(50, True)),
        (10**9, None, Progress(len(study.text), True)),
        (0, False, Progress(len(study.text), False)),
    ):
        assert note_reading(cursor, study.coder, study.transcript_id, reached, finished) == expected
    with pytest.raises(NotAllowed):
        note_reading(cursor, study.other, study.transcript_id, 5)
    assert cursor.execute("SELECT count(*) FROM readings").fetchone() == (4,)
