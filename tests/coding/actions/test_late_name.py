"""A name found late goes from texts, marks, notes and files; every mark that can be kept is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.actions.replace_late_name import preview_late_name, replace_late_name
from coding.actions.withdraw import finish_withdrawals
from coding.actions.write_memo import write_memo
from coding.notes import ALL
from coding.store.integrity import problems
from coding.store.prepared_texts import text_version
from coding.store.readings import progress
from corpus.accounts import SHELL
from corpus.errors import BadInput, NotFound
from corpus.ids import new_id
from corpus.store.database import Store
from corpus.store.intake import IntakePlace, known_names
from corpus.store.transcripts import transcript
from tests.coding.small_study import seed_small_study

SAID = ((0, "Wie komt er? 🏡"), (1, "Vroeger kwam Kwirijn Zwaluwstaart. Nu is het stil. Ik mis Kwirijn."))


# Stretches round the name, and what stands there once it is gone.
PASSAGES = {
    "before": "Vroeger kwam",
    "over": "kwam Kwirijn Zwaluwstaart. Nu",
    "same": "Kwirijn Zwaluwstaart",
    "half": "Zwaluwstaart. Nu is",
    "inside": "Zwaluw",
    "after": "Nu is het stil.",
}
AFTER = {
    "before": "Vroeger kwam",
    "over": "kwam [naam 1]. Nu",
    "same": "[naam 1]",
    "half": "[naam 1]. Nu is",
    "inside": None,
    "after": "Nu is het stil.",
}


def test_a_name_goes_everywhere_and_marks_move_along(file_store: Store, tmp_path: Path) -> None:
    intake = IntakePlace(tmp_path / "intake.duckdb", None)
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor, SAID)
        key, text, by = study.transcript_id, study.text, study.researcher
        marks = {}
        for name, words in PASSAGES.items():
            start = text.index(words)
            marks[name] = code_passage(
                cursor, by, new_id(), key, study.codes[0].code_id, start, start + len(words)
            ).coding_id
        write_memo(cursor, by, new_id(), marks["after"], "Dat was dus kwirijn  zwaluwstaart!", ALL)
        note_reading(cursor, by, key, reached=len(text))
        before = text_version(cursor, key)
        looked = preview_late_name(cursor, by, "Kwirijn Zwaluwstaart", "[naam 1]", [key])
        assert text_version(cursor, key) == before, "looking changes nothing"
        done = replace_late_name(cursor, by, intake, "Kwirijn Zwaluwstaart", "[naam 1]", "name", [key])
        assert (done.places, done.elsewhere, done.lost) == (looked.places, looked.elsewhere, looked.lost)
        assert done.lost == {"marks": 1} and done.elsewhere == 1
        replace_late_name(cursor, by, intake, "Kwirijn", "[naam 1]", "name", [key])
        quotes = dict(cursor.execute("SELECT coding_id::VARCHAR, quote FROM codings").fetchall())
        assert {name: quotes.get(one) for name, one in marks.items()} == AFTER
        _name, content = transcript(cursor, key)
        assert (
            content.text[content.turns[1].start :]
            == "Vroeger kwam [naam 1]. Nu is het stil. Ik mis [naam 1]."
        )
        assert not [one for one in problems(cursor) if ".made_by" not in one]
        assert text_version(cursor, key) != before
        assert progress(cursor, key, by.account_id).reached == len(content.text)
        lemmas = {
            one for (found,) in cursor.execute("SELECT lemmas FROM sentences").fetchall() for one in found
        }
        assert "stil" in lemmas and not any("wiri" in one.lower() for one in lemmas)
        assert [name for name, _ in known_names_of(intake)] == ["Kwirijn", "Kwirijn Zwaluwstaart"]
        assert finish_withdrawals(cursor, SHELL, file_store, intake) == 2
    for file in file_store.home.path.parent.glob("study.duckdb*"):
        assert b"wirijn" not in file.read_bytes() and b"Zwaluw" not in file.read_bytes()


def test_what_cannot_be_done_is_told_and_changes_nothing(file_store: Store, tmp_path: Path) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor, SAID)
        before = text_version(cursor, study.transcript_id)
        for name, instead in (
            ("Kwirijn", "iemand"),
            ("Kwirijn", "[Kwirijn]"),
            ("K", "[naam 1]"),
            ("", "[naam 1]"),
        ):
            with pytest.raises(BadInput):
                preview_late_name(cursor, study.researcher, name, instead, [study.transcript_id])
        with pytest.raises(NotFound):
            preview_late_name(cursor, study.researcher, "Nergens", "[naam 1]", [study.transcript_id])
        assert text_version(cursor, study.transcript_id) == before


def known_names_of(intake: IntakePlace) -> list[tuple[str, str]]:
    with intake.cursor() as opened:
        return known_names(opened)
