"""A transcript comes out of the store as it went in, and voices find their participants."""

from __future__ import annotations

import pytest

from corpus.accounts import SHELL, Account
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.actions.save_participants import save_participants, say_whose_voice
from corpus.bringing_in import prepare
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.participants import participants
from corpus.store.transcripts import file_hashes, transcript, transcripts, unlinked_speakers

TALK = "Interviewer: Hoe is het?\n\nRespondent: Goed 😀. Ik fiets naar het café.\n\nInterviewer: Fijn.\n"


def _bring_in(cursor: Cursor, name: str, text: str) -> str:
    known = {one.code: one.participant_id for one in participants(cursor)}
    return bring_in_transcripts(cursor, SHELL, [prepare(name, text.encode(), known, {})])[0]


def _row(code: str, file: str | None = None, age: int | None = 50) -> ParticipantRow:
    return ParticipantRow(code, age, None, ("mantelzorger",), {"dorp": "Zandwijk"}, file, 2)


def test_a_transcript_comes_out_as_it_went_in(cursor: Cursor) -> None:
    name, content = transcript(cursor, _bring_in(cursor, "P1.txt", TALK))
    assert (name, content.text) == ("P1", TALK)
    assert [content.text[turn.start : turn.end] for turn in content.turns] == [
        "Hoe is het?",
        "Goed 😀. Ik fiets naar het café.",
        "Fijn.",
    ]
    assert [speaker.role for speaker in content.speakers] == ["interviewer", "participant"]


def test_sentences_and_lemmas_are_kept_with_their_offsets(cursor: Cursor) -> None:
    _bring_in(cursor, "P1.txt", TALK)
    rows = cursor.execute(
        "SELECT start_offset, end_offset, token_starts, token_ends, lemmas FROM sentences ORDER BY position"
    ).fetchall()
    assert [TALK[start:end] for start, end, *_ in rows] == [
        "Hoe is het?",
        "Goed 😀.",
        "Ik fiets naar het café.",
        "Fijn.",
    ]
    _start, _end, starts, ends, lemmas = rows[2]
    words = dict(zip((TALK[a:b] for a, b in zip(starts, ends, strict=True)), lemmas, strict=True))
    assert words["fiets"] == "fietsen" or words["fiets"] == "fiets"
    assert words["café"] == "café"


def test_the_same_file_twice_is_noticed_and_nothing_is_stored_twice(cursor: Cursor) -> None:
    _bring_in(cursor, "P1.txt", TALK)
    with pytest.raises(Conflict, match="came in before, as “P1”"):
        _bring_in(cursor, "ander.txt", TALK)
    with pytest.raises(Conflict, match="an interview of this name already"):
        _bring_in(cursor, "P1.txt", TALK + "\n\nRespondent: Nog iets.")
    assert len(transcripts(cursor)) == len(file_hashes(cursor)) == 1


def test_one_of_several_that_does_not_go_in_leaves_none_of_them(cursor: Cursor) -> None:
    twice = [prepare(name, TALK.encode(), {}, {}) for name in ("P1.txt", "P2.txt")]
    with pytest.raises(Conflict):
        bring_in_transcripts(cursor, SHELL, twice)
    assert transcripts(cursor) == []


def test_a_participant_who_is_known_by_code_gets_the_voice_in_their_file(cursor: Cursor) -> None:
    save_participants(cursor, SHELL, [_row("P1")])
    _bring_in(cursor, "P1.txt", TALK)
    assert [one.participants for one in transcripts(cursor)] == [("P1",)]


def test_participants_who_come_later_get_the_voice_in_the_file_their_table_names(cursor: Cursor) -> None:
    _bring_in(cursor, "gesprek 7.txt", TALK)
    saved = save_participants(cursor, SHELL, [_row("D7", file="gesprek 7.txt"), _row("D8")])
    assert (saved.added, saved.linked) == (2, 1)
    assert [one.participants for one in transcripts(cursor)] == [("D7",)]
    assert unlinked_speakers(cursor) == []


def test_who_speaks_can_be_said_afterwards(cursor: Cursor) -> None:
    save_participants(cursor, SHELL, [_row("D7")])
    made = _bring_in(cursor, "onbekend.txt", TALK)
    say_whose_voice(cursor, SHELL, made, 1, "D7")
    assert [one.participants for one in transcripts(cursor)] == [("D7",)]
    with pytest.raises(NotFound, match="There is no participant D9"):
        say_whose_voice(cursor, SHELL, made, 1, "D9")


def test_saving_participants_again_changes_only_what_is_new(cursor: Cursor) -> None:
    save_participants(cursor, SHELL, [_row("P1"), _row("P2")])
    saved = save_participants(cursor, SHELL, [_row("P1"), _row("p2", age=51), _row("P3")])
    assert (saved.added, saved.changed, saved.unchanged) == (1, 1, 1)
    assert [(one.code, one.age) for one in participants(cursor)] == [("P1", 50), ("P2", 51), ("P3", 50)]


def test_only_researchers_bring_in(cursor: Cursor) -> None:
    resident = Account(new_id(), "Fatma", "co_researcher")
    with pytest.raises(NotAllowed):
        bring_in_transcripts(cursor, resident, [])
    with pytest.raises(NotAllowed):
        save_participants(cursor, resident, [])


def test_a_file_in_which_nobody_speaks_is_refused(cursor: Cursor) -> None:
    with pytest.raises(BadInput):
        _bring_in(cursor, "leeg.txt", " \n \n")
    assert transcripts(cursor) == []


def test_an_interview_that_is_not_there_is_said_to_be_gone(cursor: Cursor) -> None:
    with pytest.raises(NotFound):
        transcript(cursor, new_id())
