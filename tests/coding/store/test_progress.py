"""Who has read what, where it is stuck, and which codes each interview has, on both homes of the store."""

from __future__ import annotations

from datetime import timedelta

from coding.actions.answer_passage import answer_passage
from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.know_person import know_person
from coding.actions.merge_codes import merge_codes
from coding.actions.note_reading import note_reading
from coding.answers import DONT_KNOW
from coding.progress import BEGUN, FINISHED, GIVEN, KNEW_PERSON, NOT_BEGUN, STOPPED, UNSURE, stuck
from coding.store.progress import given_up, read_interviews, readings_now
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_conversation, seed_small_study


def test_progress_says_who_has_read_what_and_where_it_is_stuck(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    second, _text = seed_conversation(cursor, study.researcher, name="Gesprek 2")
    for reader, talk in (
        (study.coder, study.transcript_id), (study.other, study.transcript_id), (study.coder, second),
        (study.other, second),
    ):  # fmt: skip
        assign(cursor, study.researcher, talk, reader.account_id)
    for code in study.codes[:2]:
        code_passage(cursor, study.coder, new_id(), study.transcript_id, code.code_id, 0, 8)
    for start in (0, 40, 60):
        answer_passage(cursor, study.coder, new_id(), study.transcript_id, DONT_KNOW, start, start + 8)
    note_reading(cursor, study.other, study.transcript_id, reached=40, finished=True)
    know_person(cursor, study.other, new_id(), second)
    states = {(one.transcript, one.reader): one.state for one in readings_now(cursor)}
    assert states == {
        ("Gesprek 1", "ada"): BEGUN,
        ("Gesprek 1", "bo"): FINISHED,
        ("Gesprek 2", "ada"): GIVEN,
    }
    left = given_up(cursor)
    assert [(one.reader, one.why, one.readers) for one in left] == [("bo", KNEW_PERSON, 1)]
    waits = stuck(readings_now(cursor), left, now(), wanted=2)
    assert [(one.kind, one.reader) for one in waits] == [(UNSURE, "ada"), (KNEW_PERSON, "bo")]
    later = stuck(readings_now(cursor), left, now() + timedelta(days=20), wanted=1)
    assert {(one.kind, one.transcript, one.reader, one.passages) for one in later} == {
        (STOPPED, "Gesprek 1", "ada", 0),
        (UNSURE, "Gesprek 1", "ada", 3),
        (NOT_BEGUN, "Gesprek 2", "ada", 0),
    }
    assert [len(one.codes) for one in read_interviews(cursor)] == [2]
    merge_codes(cursor, study.researcher, study.codes[1].code_id, study.codes[0].code_id, "hetzelfde")
    assert [one.codes for one in read_interviews(cursor)] == [(study.codes[0].code_id,)]
