"""What notes and memos promise: who sees which, who may change them, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.end_assignment import end_assignment
from coding.actions.know_person import know_person
from coding.actions.note_reading import note_reading
from coding.actions.write_memo import write_memo
from coding.actions.write_note import change_note, remove_note, write_note
from coding.notes import ALL, CODE, ME, PASSAGE, RESEARCHERS, STUDY, TRANSCRIPT, Subject, WantedNotes
from coding.store.integrity import problems
from coding.store.notes import find_notes, notes_frame
from corpus.accounts import Account
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.small_study import SmallStudy, seed_small_study


@dataclass(frozen=True)
class Read:
    """A small study that two residents read, and a cursor on it."""

    cursor: Cursor
    study: SmallStudy

    def write(self, by: Account, text: str, audience: str = ALL, on: Subject | None = None) -> str:
        """A note about the interview, unless told otherwise; gives its id."""
        made = new_id()
        about = on or Subject(TRANSCRIPT, self.study.transcript_id)
        write_note(self.cursor, by, made, about, text, audience)
        return made

    def seen(self, by: Account, **wanted: Any) -> set[str]:
        """The words of the notes that somebody sees."""
        return {note.text for note in find_notes(self.cursor, by, WantedNotes(**wanted))}

    def finish(self, *readers: Account) -> None:
        """These readers say that they have finished."""
        for one in readers:
            note_reading(self.cursor, one, self.study.transcript_id, finished=True)


@pytest.fixture
def read(cursor: Cursor) -> Read:
    return _read(cursor)


def _read(cursor: Cursor) -> Read:
    made = seed_small_study(cursor)
    for reader in (made.coder, made.other):
        assign(cursor, made.researcher, made.transcript_id, reader.account_id)
    return Read(cursor, made)


def test_who_sees_a_note_is_what_its_writer_chose_and_never_before_all_have_read(read: Read) -> None:
    study = read.study
    mark, start = new_id(), study.text.index("niemand")
    code_passage(
        read.cursor, study.coder, mark, study.transcript_id, study.codes[0].code_id, start, start + 7
    )
    write_memo(read.cursor, study.coder, new_id(), mark, "memo voor iedereen", ALL)
    for audience in (ME, RESEARCHERS, ALL):
        read.write(study.coder, f"interview {audience}", audience)
        read.write(study.coder, f"code {audience}", audience, Subject(CODE, code_id=study.codes[0].code_id))
    read.write(study.researcher, "studie all", ALL, Subject(STUDY))
    shared = {"interview all", "code all", "interview researchers", "code researchers", "memo voor iedereen"}
    assert read.seen(study.other) == {"code all", "studie all"}
    assert read.seen(study.researcher) == shared | {"studie all"}
    assert read.seen(study.coder) == shared | {"interview me", "code me", "studie all"}
    read.finish(study.coder)
    assert read.seen(study.other) == {"code all", "studie all"}
    read.finish(study.other)
    assert read.seen(study.other) == {"interview all", "code all", "studie all", "memo voor iedereen"}
    end_assignment(read.cursor, study.researcher, study.transcript_id, study.other.account_id)
    assert read.seen(study.other) == {"code all", "studie all"}
    know_person(read.cursor, study.coder, new_id(), study.transcript_id)
    assert read.seen(study.researcher, about=TRANSCRIPT) == set()
    assert not [one for one in problems(read.cursor) if one.startswith("note")]


def test_a_researcher_who_reads_along_sees_notes_of_others_only_afterwards(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        read = _read(cursor)
        study = read.study
        assign(cursor, study.researcher, study.transcript_id, study.researcher.account_id)
        read.write(study.coder, "gezien")
        assert read.seen(study.researcher) == set()
        read.finish(study.researcher)
        assert read.seen(study.researcher) == {"gezien"}


def test_notes_are_found_by_words_subject_and_writer(read: Read) -> None:
    study = read.study
    start = study.text.index("koffie")
    passage = Subject(PASSAGE, study.transcript_id, start=start - 1, end=start + 6)
    read.write(study.coder, "Een idée over drinken", on=passage)
    read.write(study.researcher, "Thuis is een plek", on=Subject(CODE, code_id=study.codes[0].code_id))
    assert read.seen(study.coder, words=("IDEE", "kóffie")) == {"Een idée over drinken"}
    assert read.seen(study.coder, words=("gesprek",)) == {"Een idée over drinken"}
    assert read.seen(study.coder, words=("idee", "%")) == set()
    assert read.seen(study.coder, about=CODE) == {"Thuis is een plek"}
    assert read.seen(study.coder, author_id=study.researcher.account_id) == {"Thuis is een plek"}
    (found,) = find_notes(read.cursor, study.coder, WantedNotes(about=PASSAGE))
    assert (found.quote, found.start, found.transcript) == ("koffie", start, "Gesprek 1")


def test_only_ones_own_notes_can_be_changed_and_removing_can_be_undone(read: Read) -> None:
    study = read.study
    kept = read.write(study.coder, "eerst", ALL, Subject(STUDY))
    for attempt in (
        lambda who: change_note(read.cursor, who, kept, "anders", ME),
        lambda who: remove_note(read.cursor, who, kept),
        lambda who: write_note(read.cursor, who, kept, Subject(STUDY), "anders", ME),
    ):
        for account in (study.other, study.researcher, study.guest):
            with pytest.raises(NotAllowed):
                attempt(account)
    write_note(read.cursor, study.coder, kept, Subject(STUDY), "twee keer gekomen", ALL)
    change_note(read.cursor, study.coder, kept, "later", RESEARCHERS)
    assert read.seen(study.coder) == {"later"} and read.seen(study.other) == set()
    remove_note(read.cursor, study.coder, kept)
    assert read.seen(study.coder) == set()
    remove_note(read.cursor, study.coder, kept, removed=False)
    assert read.seen(study.researcher) == {"later"}


def test_a_note_needs_words_a_subject_that_is_there_and_an_interview_that_one_reads(
    file_store: Store,
) -> None:
    with file_store.cursor() as cursor:
        read = _read(cursor)
        study = read.study
        end_assignment(cursor, study.researcher, study.transcript_id, study.other.account_id)
        refused: tuple[tuple[Account, Subject, str, type[Exception]], ...] = (
            (study.coder, Subject(STUDY), "  ", BadInput),
            (study.coder, Subject(STUDY), "a" * 2_001, BadInput),
            (study.coder, Subject("weather"), "x", BadInput),
            (study.coder, Subject(CODE, code_id=new_id()), "x", NotFound),
            (study.coder, Subject(PASSAGE, study.transcript_id), "x", BadInput),
            (study.researcher, Subject(TRANSCRIPT, new_id()), "x", NotFound),
            (study.other, Subject(TRANSCRIPT, study.transcript_id), "x", NotAllowed),
        )
        for who, about, text, kind in refused:
            with pytest.raises(kind):
                read.write(who, text, on=about)
        with pytest.raises(BadInput):
            read.write(study.coder, "x", "everybody", Subject(STUDY))
        passage = Subject(PASSAGE, study.transcript_id, start=0, end=8)
        with pytest.raises(Conflict):
            write_note(cursor, study.coder, new_id(), passage, "x", ALL, version="another text")


def test_an_export_never_holds_private_notes_of_others(read: Read) -> None:
    study = read.study
    read.write(study.coder, "alleen voor mij", ME)
    read.write(study.coder, "voor onderzoekers", RESEARCHERS)
    read.write(study.researcher, "mijn eigen", ME, Subject(STUDY))
    frame = notes_frame(read.cursor, study.researcher)
    assert set(frame["note"]) == {"voor onderzoekers", "mijn eigen"}
    assert frame["about"].tolist() == ["study", "transcript"]
