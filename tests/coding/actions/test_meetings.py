"""What an evening round the table promises; the way of one passage through it on both homes of the store."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from coding.actions.cast_vote import cast_vote
from coding.actions.decide_passage import decide_passage, take_back_decision
from coding.actions.lead_meeting import (
    end_meeting,
    go_on_with,
    leave_table,
    open_meeting,
    put_on_table,
    seat,
    sit_down,
)
from coding.actions.note_reading import note_reading
from coding.actions.prepare_meeting import change_meeting, drop_meeting, plan_meeting
from coding.actions.set_agenda import add_to_agenda, move_on_agenda, take_off_agenda
from coding.meeting import ADDED, ENDED, OPEN, SHOWN, TALKING, VOTING, TalkPassage
from coding.store.agenda import agenda, chosen_on, could_be_talked_over
from coding.store.decisions import decision_on, decisions_of, votes
from coding.store.integrity import problems
from coding.store.meetings import current_meeting, meeting, meetings, on_table, people_at
from corpus.errors import BadInput, Conflict, MeerstemError, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.evening import HELD_ON, Evening, open_and_vote, seed_evening, seed_read_study
from tests.coding.small_study import describe_code


@pytest.fixture
def cursor(file_store: Store) -> Iterator[Cursor]:
    with file_store.cursor() as opened:
        yield opened


@pytest.fixture
def evening(cursor: Cursor) -> Evening:
    return seed_evening(cursor)


def test_the_agenda_holds_where_readers_differ_worst_first(cursor: Cursor, evening: Evening) -> None:
    found = agenda(cursor, evening.meeting_id)
    assert [one.quote for one in found] == [
        "De winter zag ik niemand.",
        "Nu drinken we koffie 🎉 op woensdag.",
    ]
    assert all(evening.study.text[one.start : one.end] == one.quote for one in found)
    assert could_be_talked_over(cursor) == []
    first = found[0]
    chosen = chosen_on(cursor, first.transcript_id, first.start, first.end, {})
    assert chosen == {
        evening.study.coder.account_id: frozenset({evening.study.codes[1].code_id}),
        evening.study.other.account_id: frozenset({evening.study.codes[0].code_id}),
    }
    assert [one for one in problems(cursor) if not one.startswith("code")] == []


def test_an_agenda_can_be_ordered_added_to_and_shortened(cursor: Cursor, evening: Evening) -> None:
    by, (first, second) = evening.study.researcher, evening.items
    move_on_agenda(cursor, by, second, -1)
    assert [one.item_id for one in agenda(cursor, evening.meeting_id)] == [second, first]
    take_off_agenda(cursor, by, first)
    assert len(could_be_talked_over(cursor)) == 1
    start = evening.study.text.index("Wij kwamen later.")
    mine = TalkPassage(evening.study.transcript_id, start, start + 17, ADDED)
    for expected in (1, 0):
        assert len(add_to_agenda(cursor, by, evening.meeting_id, [mine])) == expected
    with pytest.raises(BadInput):
        add_to_agenda(cursor, by, evening.meeting_id, [TalkPassage(mine.transcript_id, 4, 4, ADDED)])
    with pytest.raises(NotFound):
        take_off_agenda(cursor, by, first)


def test_no_passage_of_an_interview_that_somebody_still_reads_comes_on_the_table(cursor: Cursor) -> None:
    study = seed_read_study(cursor)
    (first, *_rest) = could_be_talked_over(cursor)
    note_reading(cursor, study.other, study.transcript_id, 10, False)
    assert could_be_talked_over(cursor) == []
    meeting_id = plan_meeting(cursor, study.researcher, "Avond", HELD_ON, False)
    with pytest.raises(Conflict):
        add_to_agenda(cursor, study.researcher, meeting_id, [first])


def test_an_evening_is_opened_left_and_taken_up_again_where_it_was(cursor: Cursor, evening: Evening) -> None:
    by, key = evening.study.researcher, evening.meeting_id
    open_meeting(cursor, by, key)
    put_on_table(cursor, by, evening.items[1], instead_of=evening.items[0])
    go_on_with(cursor, by, evening.items[1], VOTING)
    end_meeting(cursor, by, key)
    assert meeting(cursor, key).state == ENDED
    with pytest.raises(BadInput):
        put_on_table(cursor, by, evening.items[0])
    open_meeting(cursor, by, key)
    assert (meeting(cursor, key).state, on_table(cursor, key)) == (OPEN, (evening.items[1], VOTING))
    put_on_table(cursor, by, evening.items[0])
    put_on_table(cursor, by, evening.items[1])
    assert on_table(cursor, key) == (evening.items[1], VOTING)


def test_two_who_press_next_at_once_skip_no_passage(cursor: Cursor, evening: Evening) -> None:
    by = evening.study.researcher
    open_meeting(cursor, by, evening.meeting_id)
    put_on_table(cursor, by, evening.items[1], instead_of=evening.items[0])
    put_on_table(cursor, by, evening.items[1], instead_of=evening.items[0])
    with pytest.raises(Conflict, match="another passage"):
        go_on_with(cursor, by, evening.items[0], SHOWN)


def test_only_researchers_and_who_was_asked_to_lead_move_the_table_and_decide(cursor: Cursor) -> None:
    evening = seed_evening(cursor, leader=True)
    open_meeting(cursor, evening.study.coder, evening.meeting_id)
    go_on_with(cursor, evening.study.coder, evening.items[0], TALKING)
    for attempt in (
        lambda who: end_meeting(cursor, who, evening.meeting_id),
        lambda who: put_on_table(cursor, who, evening.items[1]),
        lambda who: decide_passage(cursor, who, evening.items[0]),
    ):
        with pytest.raises(NotAllowed):
            attempt(evening.study.other)
    decide_passage(cursor, evening.study.coder, evening.items[0], [], "Het gaat over het weer.")


def test_the_last_vote_counts_and_who_votes_sits_at_the_table(cursor: Cursor, evening: Evening) -> None:
    open_meeting(cursor, evening.study.researcher, evening.meeting_id)
    item, code = evening.items[0], evening.study.codes[1].code_id
    with pytest.raises(BadInput):
        cast_vote(cursor, evening.study.coder, item, [code])
    go_on_with(cursor, evening.study.researcher, item, VOTING)
    cast_vote(cursor, evening.study.coder, item, [evening.study.codes[0].code_id])
    for _ in range(2):
        cast_vote(cursor, evening.study.coder, item, [code, code])
    (vote,) = votes(cursor, item)
    assert (vote.account_id, vote.codes) == (evening.study.coder.account_id, (code,))
    assert cursor.execute("SELECT count(*) FROM votes").fetchone() == (2,)
    assert list(people_at(cursor, evening.meeting_id).values()) == ["ada"]
    leave_table(cursor, evening.study.coder, evening.meeting_id)
    assert people_at(cursor, evening.meeting_id) == {} and len(votes(cursor, item)) == 1


def test_who_leads_notes_who_sits_there_without_a_tablet(cursor: Cursor, evening: Evening) -> None:
    study, leader = evening.study, evening.study.researcher
    with pytest.raises(BadInput, match="not open"):
        seat(cursor, leader, evening.meeting_id, study.other.account_id, True)
    open_meeting(cursor, leader, evening.meeting_id)
    for _ in range(2):
        seat(cursor, leader, evening.meeting_id, study.other.account_id, True)
    assert list(people_at(cursor, evening.meeting_id)) == [study.other.account_id]
    with pytest.raises(NotAllowed):
        seat(cursor, study.coder, evening.meeting_id, study.coder.account_id, True)
    with pytest.raises(NotFound, match="not a co-researcher"):
        seat(cursor, leader, evening.meeting_id, new_id(), True)
    seat(cursor, leader, evening.meeting_id, study.other.account_id, False)
    assert not people_at(cursor, evening.meeting_id)


def test_a_vote_is_kept_when_the_table_has_moved_on_or_the_evening_ended(
    cursor: Cursor, evening: Evening
) -> None:
    item = open_and_vote(cursor, evening)
    put_on_table(cursor, evening.study.researcher, evening.items[1])
    cast_vote(cursor, evening.study.coder, item, [], no_opinion=True)
    end_meeting(cursor, evening.study.researcher, evening.meeting_id)
    cast_vote(cursor, evening.study.other, item)
    assert [(one.codes, one.no_opinion) for one in votes(cursor, item)] == [((), True), ((), False)]


def test_who_comes_after_the_decision_hears_so_and_their_vote_before_stays(
    cursor: Cursor, evening: Evening
) -> None:
    item, code = open_and_vote(cursor, evening), evening.study.codes[1].code_id
    cast_vote(cursor, evening.study.coder, item, [code])
    decide_passage(cursor, evening.study.researcher, item, [code])
    with pytest.raises(Conflict, match="just decided"):
        cast_vote(cursor, evening.study.coder, item, [])
    assert votes(cursor, item)[0].codes == (code,)


def test_who_knows_the_person_and_who_still_reads_do_not_vote(cursor: Cursor, evening: Evening) -> None:
    item = open_and_vote(cursor, evening)
    say_one_knows(cursor, evening, evening.study.coder.account_id)
    note_reading(cursor, evening.study.other, evening.study.transcript_id, 5, False)
    for who, sentence in ((evening.study.coder, "know this person"), (evening.study.other, "still reading")):
        with pytest.raises(NotAllowed, match=sentence):
            cast_vote(cursor, who, item, [])


def test_a_code_that_left_the_codebook_while_somebody_chose_is_refused_in_a_sentence(
    cursor: Cursor, evening: Evening
) -> None:
    item = open_and_vote(cursor, evening)
    describe_code(cursor, evening.study.codes[1], retired=True)
    for attempt in (cast_vote, decide_passage):
        with pytest.raises(NotFound, match="not in the codebook"):
            attempt(cursor, evening.study.researcher, item, [evening.study.codes[1].code_id])


def test_a_decision_can_be_taken_back_and_made_anew(cursor: Cursor, evening: Evening) -> None:
    item, by = open_and_vote(cursor, evening), evening.study.researcher
    made = decide_passage(cursor, by, item, [evening.study.codes[1].code_id], " Zij mist iemand. ")
    found = decisions_of(cursor, evening.meeting_id)[item]
    assert (found.decision_id, found.reason) == (made, "Zij mist iemand.")
    with pytest.raises(Conflict):
        take_off_agenda(cursor, by, item)
    for _ in range(2):
        take_back_decision(cursor, by, made)
    assert decision_on(cursor, item) is None
    again = decide_passage(cursor, by, item)
    standing = decision_on(cursor, item)
    assert standing is not None and (standing.decision_id, standing.codes) == (again, ())
    assert [one for one in problems(cursor) if not one.startswith("code")] == []


def test_words_decided_about_on_another_evening_are_not_decided_twice(
    cursor: Cursor, evening: Evening
) -> None:
    by, item = evening.study.researcher, open_and_vote(cursor, evening)
    second = plan_meeting(cursor, by, "Tweede avond", HELD_ON, True)
    one = agenda(cursor, evening.meeting_id)[0]
    (same,) = add_to_agenda(
        cursor, by, second, [TalkPassage(one.transcript_id, one.start + 3, one.end, ADDED)]
    )
    decide_passage(cursor, by, item)
    open_meeting(cursor, by, second)
    with pytest.raises(Conflict, match="another evening"):
        decide_passage(cursor, by, same)


def test_of_two_who_decide_at_the_same_moment_the_first_stands_and_the_second_hears_so(store: Store) -> None:
    with store.cursor() as cursor:
        evening = seed_evening(cursor)
        item = open_and_vote(cursor, evening)
        cast_vote(cursor, evening.study.coder, item, [evening.study.codes[0].code_id])
        assert [one.codes for one in votes(cursor, item)] == [(evening.study.codes[0].code_id,)]
        assert on_table(cursor, evening.meeting_id) == (item, VOTING)
        assert len(people_at(cursor, evening.meeting_id)) == len(agenda(cursor, evening.meeting_id)) == 2
    together, heard = threading.Barrier(2), []

    def decide(number: int) -> None:
        with store.cursor() as own:
            together.wait()
            try:
                decide_passage(own, evening.study.researcher, item, [evening.study.codes[number].code_id])
            except Conflict as error:
                heard.append(str(error))

    threads = [threading.Thread(target=decide, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.cursor() as cursor:
        standing = decision_on(cursor, item)
        assert standing is not None and len(standing.codes) == 1
        assert decisions_of(cursor, evening.meeting_id) == {item: standing}
        take_back_decision(cursor, evening.study.researcher, standing.decision_id)
        assert decision_on(cursor, item) is None
    assert len(heard) == 1


def test_an_evening_can_be_changed_and_called_off_until_it_begins(cursor: Cursor, evening: Evening) -> None:
    by, key = evening.study.researcher, evening.meeting_id
    change_meeting(cursor, by, key, "Anders", HELD_ON, True, evening.study.coder.account_id)
    found = meeting(cursor, key)
    assert (found.title, found.anonymous, found.leader_id) == ("Anders", True, evening.study.coder.account_id)
    assert current_meeting(cursor, HELD_ON) == found
    with pytest.raises(BadInput):
        change_meeting(cursor, by, key, "Anders", HELD_ON, True, evening.study.guest.account_id)
    other = plan_meeting(cursor, by, "Nog een", HELD_ON, False)
    with pytest.raises(BadInput):
        open_meeting(cursor, by, other)
    drop_meeting(cursor, by, other)
    assert [one.meeting_id for one in meetings(cursor)] == [key]
    open_meeting(cursor, by, key)
    for attempt in (lambda: drop_meeting(cursor, by, key), lambda: sit_down(cursor, by, other)):
        with pytest.raises(MeerstemError):
            attempt()


def say_one_knows(cursor: Cursor, evening: Evening, account_id: str) -> None:
    """Write that a reader knows the person in the interview."""
    cursor.execute(
        """INSERT INTO reader_answers VALUES
           ($answer, $transcript, $account, 'knows_person', NULL, NULL, '', now()::TIMESTAMP, $account)""",
        {"answer": new_id(), "transcript": evening.study.transcript_id, "account": account_id},
    )
