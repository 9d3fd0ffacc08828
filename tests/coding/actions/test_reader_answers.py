"""What readers answer besides codes, and what becomes of their interviews and marks, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.actions.answer_passage import answer_passage
from coding.actions.assign import assign
from coding.actions.choose_how_on import choose_how_on
from coding.actions.code_passage import code_passage
from coding.actions.end_answer import end_answer
from coding.actions.end_assignment import end_assignment
from coding.actions.give_back import give_back
from coding.actions.give_out import give_out
from coding.actions.know_person import know_person
from coding.actions.say_hard import say_hard
from coding.actions.take_back import take_back
from coding.actions.write_memo import write_memo
from coding.answers import CARRY_ON, DONT_KNOW, HAND_BACK, KNOWS_PERSON, LETS_TALK, TOUCHES_ME
from coding.assignments import NotGiven
from coding.store.answers import not_for_them, own_answers, told
from coding.store.assignments import assignments, may_read
from coding.store.codings import own_codings
from coding.store.hard_interviews import hard_interviews
from coding.store.integrity import problems
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.seed import seed_account
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    """The small study, with the interview given to both co-researchers."""
    made = seed_small_study(cursor)
    for reader in (made.coder, made.other):
        assign(cursor, made.researcher, made.transcript_id, reader.account_id)
    return made


def mark(cursor: Cursor, study: SmallStudy, coding_id: str = "") -> str:
    coding_id = coding_id or new_id()
    code_passage(cursor, study.coder, coding_id, study.transcript_id, study.codes[0].code_id, 0, 8)
    return coding_id


def broken(cursor: Cursor) -> list[str]:
    """References that lead nowhere; the small study's own codes have no author."""
    return [one for one in problems(cursor) if not one.startswith("code")]


def counted(cursor: Cursor) -> int:
    row = cursor.execute(
        "SELECT (SELECT count(*) FROM codings) - (SELECT count(*) FROM take_backs)"
    ).fetchone()
    return row[0] if row else -1


def test_who_knows_the_person_loses_the_interview_and_every_table_forgets_their_marks(
    cursor: Cursor, study: SmallStudy
) -> None:
    marks = [mark(cursor, study) for _ in range(3)]
    take_back(cursor, study.coder, new_id(), marks[2])
    code_passage(cursor, study.other, new_id(), study.transcript_id, study.codes[1].code_id, 0, 8)
    said = new_id()
    for answer_id in (said, said, new_id()):  # sent twice, and once more from another device
        know_person(cursor, study.coder, answer_id, study.transcript_id)
    assert not may_read(cursor, study.coder, study.transcript_id)
    assert own_codings(cursor, study.transcript_id, study.coder.account_id) == [] and counted(cursor) == 1
    (one,) = told(cursor)
    assert (one.kind, one.reader, one.interview, one.marks) == (KNOWS_PERSON, "ada", "Gesprek 1", 2)
    assert not_for_them(cursor) == {(study.transcript_id, study.coder.account_id)}
    with pytest.raises(BadInput):
        assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    with pytest.raises(NotGiven):
        mark(cursor, study)
    assert broken(cursor) == []


def test_when_it_was_a_mistake_the_interview_and_the_marks_come_back(
    cursor: Cursor, study: SmallStudy
) -> None:
    first, second = mark(cursor, study), mark(cursor, study)
    write_memo(cursor, study.coder, new_id(), second, "Dit ken ik")
    said = new_id()
    know_person(cursor, study.coder, said, study.transcript_id)
    for _ in range(2):
        give_back(cursor, study.researcher, said)
    assert may_read(cursor, study.coder, study.transcript_id) and told(cursor) == []
    back = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert sorted(one.memo for one in back) == ["", "Dit ken ik"] and counted(cursor) == 2
    assert not {one.coding_id for one in back} & {first, second}
    rows = cursor.execute("SELECT replaces::VARCHAR FROM coding_now ORDER BY 1").fetchall()
    assert [one for (one,) in rows] == sorted((first, second))
    assert not_for_them(cursor) == set() and broken(cursor) == []
    mark(cursor, study)
    with pytest.raises(NotAllowed):
        give_back(cursor, study.coder, said)
    with pytest.raises(NotFound):
        give_back(cursor, study.researcher, new_id())


def test_who_hands_an_interview_back_keeps_their_marks(cursor: Cursor, study: SmallStudy) -> None:
    mark(cursor, study)
    said = new_id()
    answer_passage(cursor, study.coder, said, study.transcript_id, TOUCHES_ME)
    choose_how_on(cursor, study.coder, said, CARRY_ON)
    assert may_read(cursor, study.coder, study.transcript_id) and told(cursor) == []
    for _ in range(2):
        choose_how_on(cursor, study.coder, said, HAND_BACK)
    assert not may_read(cursor, study.coder, study.transcript_id)
    assert len(own_codings(cursor, study.transcript_id, study.coder.account_id)) == 1
    (one,) = told(cursor)
    assert (one.kind, one.marks, one.reads_again) == (HAND_BACK, 0, False)
    with pytest.raises(NotFound):
        choose_how_on(cursor, study.other, said, HAND_BACK)
    with pytest.raises(BadInput):
        choose_how_on(cursor, study.coder, said, "shout")
    assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    assert told(cursor)[0].reads_again


def test_not_knowing_and_wanting_to_talk_are_kept_at_their_words_and_can_be_taken_back(
    cursor: Cursor, study: SmallStudy
) -> None:
    first, second = new_id(), new_id()
    for _ in range(2):
        answer_passage(cursor, study.coder, first, study.transcript_id, DONT_KNOW, 0, 8)
    answer_passage(cursor, study.coder, second, study.transcript_id, LETS_TALK, 9, 20, "  wat bedoelt A? ")
    found = own_answers(cursor, study.transcript_id, study.coder.account_id)
    assert [(one.kind, one.start, one.end, one.text) for one in found] == [
        (DONT_KNOW, 0, 7, ""),
        (LETS_TALK, 9, 20, "wat bedoelt A?"),
    ]
    assert own_answers(cursor, study.transcript_id, study.other.account_id) == []
    for _ in range(2):
        end_answer(cursor, study.coder, new_id(), first)
    assert len(own_answers(cursor, study.transcript_id, study.coder.account_id)) == 1
    with pytest.raises(NotAllowed):
        end_answer(cursor, study.other, new_id(), second)
    with pytest.raises(Conflict):
        answer_passage(cursor, study.other, second, study.transcript_id, LETS_TALK, 9, 20)
    with pytest.raises(BadInput):
        answer_passage(cursor, study.coder, new_id(), study.transcript_id, DONT_KNOW)
    with pytest.raises(BadInput):
        answer_passage(cursor, study.coder, new_id(), study.transcript_id, LETS_TALK, 0, 9, "x" * 1_001)
    assert broken(cursor) == []


def test_marks_made_while_the_interview_was_theirs_count_also_when_they_arrive_later(
    cursor: Cursor, study: SmallStudy
) -> None:
    early, saved = new_id(), mark(cursor, study)
    gone, memo = new_id(), new_id()
    end_assignment(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    mark(cursor, study, early)
    take_back(cursor, study.coder, gone, saved)
    write_memo(cursor, study.coder, memo, early, "nog net")
    (kept,) = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert (kept.coding_id, kept.memo) == (early, "nog net")
    with pytest.raises(NotGiven):
        mark(cursor, study)
    with pytest.raises(NotGiven):
        write_memo(cursor, study.coder, new_id(), early, "te laat")
    never_given = seed_account(cursor, "Els")
    with pytest.raises(NotGiven):
        code_passage(cursor, never_given, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8)


def test_many_are_given_out_all_or_none(cursor: Cursor, study: SmallStudy) -> None:
    pairs = [(study.transcript_id, one.account_id) for one in (study.coder, study.researcher)]
    with pytest.raises(BadInput):
        give_out(cursor, study.researcher, [*pairs, (study.transcript_id, study.guest.account_id)])
    assert len(assignments(cursor)) == 2
    assert give_out(cursor, study.researcher, pairs) == 1
    assert give_out(cursor, study.researcher, pairs) == 0
    assert {one.account_name for one in assignments(cursor)} == {"ada", "bo", "cas"}


def test_an_interview_is_hard_until_it_is_not(cursor: Cursor, study: SmallStudy) -> None:
    say_hard(cursor, study.researcher, [study.transcript_id])
    say_hard(cursor, study.researcher, [study.transcript_id])
    assert hard_interviews(cursor) == {study.transcript_id}
    with pytest.raises(NotFound):
        say_hard(cursor, study.researcher, [study.transcript_id, new_id()])
    say_hard(cursor, study.researcher, [])
    assert hard_interviews(cursor) == set()
