"""What a co-researcher's marks promise, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.end_assignment import end_assignment
from coding.actions.move_boundaries import move_boundaries
from coding.actions.take_back import take_back
from coding.actions.write_memo import write_memo
from coding.store.codings import own_codings
from coding.store.prepared_texts import text_version
from corpus.errors import BadInput, Conflict, MeerstemError, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    made = seed_small_study(cursor)
    assign(cursor, made.researcher, made.transcript_id, made.coder.account_id)
    return made


def code(cursor: Cursor, study: SmallStudy, words: str, number: int = 0, coding_id: str | None = None) -> str:
    made = coding_id or new_id()
    start = study.text.index(words)
    code_passage(
        cursor, study.coder, made, study.transcript_id, study.codes[number].code_id, start, start + len(words)
    )
    return made


def test_a_mark_holds_the_words_between_its_offsets_also_behind_emoji(
    cursor: Cursor, study: SmallStudy
) -> None:
    code(cursor, study, "koffie 🎉 op woensdag")
    (mark,) = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert mark.quote == "koffie 🎉 op woensdag" == study.text[mark.start : mark.end]


def test_space_round_the_chosen_words_is_left_out(cursor: Cursor, study: SmallStudy) -> None:
    code(cursor, study, " niemand. ")
    (mark,) = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert mark.quote == "niemand." == study.text[mark.start : mark.end]


def test_the_same_mark_sent_twice_is_stored_once(cursor: Cursor, study: SmallStudy) -> None:
    once = code(cursor, study, "niemand")
    assert code(cursor, study, "niemand", coding_id=once) == once
    assert len(own_codings(cursor, study.transcript_id, study.coder.account_id)) == 1


def test_the_same_number_for_other_words_is_refused(cursor: Cursor, study: SmallStudy) -> None:
    once = code(cursor, study, "niemand")
    with pytest.raises(Conflict):
        code(cursor, study, "postbode", coding_id=once)


def test_codes_may_overlap_on_the_same_words(cursor: Cursor, study: SmallStudy) -> None:
    code(cursor, study, "zag ik niemand", 0)
    code(cursor, study, "niemand. Wel", 1)
    assert len(own_codings(cursor, study.transcript_id, study.coder.account_id)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, 100_000), (30, 31)])
def test_a_passage_without_words_in_the_text_is_refused(
    cursor: Cursor, study: SmallStudy, start: int, end: int
) -> None:
    if (start, end) == (30, 31):
        start = study.text.index(" ")
        end = start + 1
    with pytest.raises(BadInput):
        code_passage(cursor, study.coder, new_id(), study.transcript_id, study.codes[0].code_id, start, end)


@pytest.mark.parametrize("case", ["heading", "unknown"])
def test_only_codes_of_the_codebook_that_are_meant_for_passages_can_be_given(
    cursor: Cursor, study: SmallStudy, case: str
) -> None:
    chosen = {"heading": study.codes[3].code_id, "unknown": new_id()}[case]
    with pytest.raises(NotFound):
        code_passage(cursor, study.coder, new_id(), study.transcript_id, chosen, 0, 8)


def test_a_mark_counted_in_an_older_text_is_refused(cursor: Cursor, study: SmallStudy) -> None:
    version = text_version(cursor, study.transcript_id)
    code_passage(
        cursor, study.coder, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8, version=version
    )
    with pytest.raises(Conflict):
        code_passage(
            cursor,
            study.coder,
            new_id(),
            study.transcript_id,
            study.codes[0].code_id,
            0,
            8,
            version="another",
        )


def test_nobody_marks_an_interview_that_is_not_given_to_them(cursor: Cursor, study: SmallStudy) -> None:
    for account in (study.other, study.guest):
        with pytest.raises(NotAllowed):
            code_passage(cursor, account, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8)
    code_passage(cursor, study.researcher, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8)
    end_assignment(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    with pytest.raises(NotAllowed):
        code(cursor, study, "niemand")


def test_a_mark_taken_back_is_gone_and_taking_it_back_again_is_harmless(
    cursor: Cursor, study: SmallStudy
) -> None:
    mark = code(cursor, study, "niemand")
    for _ in range(2):
        take_back(cursor, study.coder, new_id(), mark)
    assert own_codings(cursor, study.transcript_id, study.coder.account_id) == []
    assert cursor.execute("SELECT count(*) FROM take_backs").fetchone() == (1,)


def test_nobody_takes_back_moves_or_notes_on_somebody_elses_mark(cursor: Cursor, study: SmallStudy) -> None:
    mark = code(cursor, study, "niemand")
    assign(cursor, study.researcher, study.transcript_id, study.other.account_id)
    for account in (study.other, study.researcher):
        for attempt in (
            lambda who: take_back(cursor, who, new_id(), mark),
            lambda who: move_boundaries(cursor, who, new_id(), mark, 0, 5),
            lambda who: write_memo(cursor, who, new_id(), mark, "x"),
        ):
            with pytest.raises(NotAllowed):
                attempt(account)
    with pytest.raises(NotFound):
        take_back(cursor, study.coder, new_id(), new_id())


def test_moving_a_mark_keeps_its_code_and_memo_and_remembers_what_it_replaces(
    cursor: Cursor, study: SmallStudy
) -> None:
    mark, moved = code(cursor, study, "niemand", 1), new_id()
    write_memo(cursor, study.coder, new_id(), mark, "Dit raakt aan de winter.")
    start = study.text.index("zag ik niemand")
    for _ in range(2):
        move_boundaries(cursor, study.coder, moved, mark, start, start + 14)
    (now,) = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert (now.coding_id, now.quote, now.memo) == (moved, "zag ik niemand", "Dit raakt aan de winter.")
    assert now.code_id == study.codes[1].code_id
    assert cursor.execute(
        "SELECT replaces::VARCHAR FROM codings WHERE coding_id = $moved", {"moved": moved}
    ).fetchone() == (mark,)
    with pytest.raises(Conflict):
        move_boundaries(cursor, study.coder, new_id(), mark, 0, 5)


def test_a_memo_can_be_changed_and_emptied_and_an_old_one_sent_again_does_not_come_back(
    cursor: Cursor, study: SmallStudy
) -> None:
    mark, first = code(cursor, study, "niemand"), new_id()
    write_memo(cursor, study.coder, first, mark, "eerst")
    write_memo(cursor, study.coder, new_id(), mark, "  later \r\n")
    write_memo(cursor, study.coder, first, mark, "eerst")
    assert own_codings(cursor, study.transcript_id, study.coder.account_id)[0].memo == "later"
    write_memo(cursor, study.coder, new_id(), mark, "")
    assert own_codings(cursor, study.transcript_id, study.coder.account_id)[0].memo == ""
    with pytest.raises(BadInput):
        write_memo(cursor, study.coder, new_id(), mark, "a" * 2_001)


def test_a_mark_knows_whose_voice_it_is(cursor: Cursor, study: SmallStudy) -> None:
    for words in ("niemand", "Hoe was", "allemaal.\nWij"):
        code(cursor, study, words)
    found = cursor.execute("SELECT quote, speaker FROM codings").fetchall()
    assert dict(found) == {"niemand": 1, "Hoe was": -2, "allemaal.\nWij": -1}


def test_no_refusal_repeats_words_of_the_interview(cursor: Cursor, study: SmallStudy) -> None:
    once = code(cursor, study, "niemand")
    with pytest.raises(MeerstemError) as refused:
        code(cursor, study, "postbode", coding_id=once)
    assert "postbode" not in str(refused.value) and "niemand" not in str(refused.value)
