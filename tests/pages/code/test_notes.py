"""The page of notes: writing, finding, changing, removing and bringing back."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.write_memo import write_memo
from coding.actions.write_note import write_note
from coding.notes import ALL, CODE, ME, STUDY, TRANSCRIPT, Subject, WantedNotes
from coding.store.notes import find_notes
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import button, everything, field


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    made = seed_small_study(page_cursor)
    assign(page_cursor, made.researcher, made.transcript_id, study.account(CO_RESEARCHER).account_id)
    return made


def test_a_note_is_written_changed_removed_and_brought_back(
    study: Study, page_cursor: Cursor, small: SmallStudy
) -> None:
    me = study.account(CO_RESEARCHER)
    at = study.open(CO_RESEARCHER, "notes", interview=small.transcript_id)
    at = button(at, "Write a note").click().run()
    at = field(at, "text_area", "Your note").set_value("Wat een *mooi* gesprek.\nEcht.").run()
    at = field(at, "radio", "For whom?").set_value(ALL).run()
    at = button(at, "Save").click().run()
    (written,) = find_notes(page_cursor, me, WantedNotes())
    assert (written.about, written.transcript_id, written.audience) == (TRANSCRIPT, small.transcript_id, ALL)
    assert "The note is saved." in everything(at) and "for everybody" in everything(at)
    at = button(at, "Change").click().run()
    at = field(at, "text_area", "Your note").set_value("Anders gezegd.").run()
    at = button(at, "Save").click().run()
    assert find_notes(page_cursor, me, WantedNotes())[0].text == "Anders gezegd."
    at = button(at, "Remove").click().run()
    assert find_notes(page_cursor, me, WantedNotes()) == [] and "The note is removed." in everything(at)
    at = button(at, "Undo").click().run()
    assert find_notes(page_cursor, me, WantedNotes())[0].text == "Anders gezegd."
    assert not at.exception and not at.error


def test_one_finds_own_memos_and_shared_notes_and_never_what_others_keep_for_themselves(
    study: Study, page_cursor: Cursor, small: SmallStudy
) -> None:
    me, mark = study.account(CO_RESEARCHER), new_id()
    start = small.text.index("koffie")
    code_passage(page_cursor, me, mark, small.transcript_id, small.codes[0].code_id, start, start + 6)
    write_memo(page_cursor, me, new_id(), mark, "Een [memo](x) bij de koffie", ME)
    code = Subject(CODE, code_id=small.codes[1].code_id)
    write_note(page_cursor, small.researcher, new_id(), code, "Gedeeld over een code", ALL)
    write_note(page_cursor, small.researcher, new_id(), Subject(STUDY), "Alleen van cas", ME)
    at = study.open(CO_RESEARCHER, "notes")
    assert "Gedeeld over een code" in everything(at) and "Alleen van cas" not in everything(at)
    assert "\\[memo\\]" in everything(at)
    at = field(at, "text_input", "Look for words in notes").set_value("KOFFIE").run()
    assert "Gedeeld" not in everything(at) and "memo" in everything(at)
    at = button(at, "Remove").click().run()
    at = button(at, "Undo").click().run()
    assert find_notes(page_cursor, me, WantedNotes(words=("koffie",)))[0].audience == ME
    at = study.open(CO_RESEARCHER, "notes", code=small.codes[1].code_id)
    assert "Only notes about the code" in everything(at) and "koffie" not in everything(at)
    at = button(at, "Write a note").click().run()
    assert field(at, "selectbox", "Which code?").value == small.codes[1].code_id
    at = button(at, "Show all notes").click().run()
    assert "koffie" in everything(at)
    at = study.open(RESEARCHER, "notes", about=CODE)
    assert "Gedeeld over een code" in everything(at) and "memo" not in everything(at)
    assert not [one for one in at.button if one.label in ("Change", "Remove")]
