"""Reading who gave which codes to which sentence, from both homes of the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.actions.take_back import take_back
from coding.store.agreement import coded_units
from coding.units import TURN, CodedUnits
from corpus.accounts import Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def file_cursor(file_store: Store) -> Iterator[Cursor]:
    """A cursor on a study in a file, for what does not concern the store."""
    with file_store.cursor() as opened:
        yield opened


def mark(cursor: Cursor, study: SmallStudy, by: Account, words: str, code: int) -> str:
    """Give these words a code; the co-researcher has been given the interview."""
    start = study.text.index(words)
    coding_id = new_id()
    code_passage(
        cursor,
        by,
        coding_id,
        study.transcript_id,
        study.codes[code].code_id,
        start,
        start + len(words),
    )
    return coding_id


def said(units: CodedUnits, study: SmallStudy) -> set[tuple[str, str, str]]:
    """(first word of the unit, coder, code) of everything given."""
    names = {code.code_id: code.name for code in study.codes}
    return {
        (
            study.text[units.spans.start[unit] :].split()[0],
            units.coders[coder],
            names[units.codes[code]],
        )
        for unit, coder, code in units.given.tolist()
    }


def read(cursor: Cursor, study: SmallStudy, who: Account, kind: str = "") -> None:
    """Finish the interview, and answer something about its first sentence when `kind` is given."""
    note_reading(cursor, who, study.transcript_id, len(study.text), True)
    if kind:
        cursor.execute(
            "INSERT INTO reader_answers VALUES ($id, $transcript, $who, $kind, 0, 5, '', $moment, $who)",
            {
                "id": new_id(),
                "transcript": study.transcript_id,
                "who": who.account_id,
                "kind": kind,
                "moment": now(),
            },
        )


def test_codings_become_sentences_or_turns_with_the_readers_who_gave_them(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    ada, cas = study.researcher, Account(study.coder.account_id, "ada", "researcher")
    mark(cursor, study, ada, "niemand. Wel de post", 0)
    mark(cursor, study, cas, "Wel de", 1)
    gone = mark(cursor, study, cas, "En nu?", 2)
    take_back(cursor, cas, new_id(), gone)
    units = coded_units(cursor, transcript_id=study.transcript_id)
    assert said(units, study) == {
        ("De", ada.account_id, "Thuis"),
        ("Wel", ada.account_id, "Thuis"),
        ("Wel", cas.account_id, "Gemis"),
    }
    assert units.codes == tuple(code.code_id for code in study.codes[:3]), "a heading is no code to agree on"
    assert units.readers.tolist() == [2] * len(units.turn), "nobody's end is known, so who coded counts"
    turns = coded_units(cursor, TURN)
    assert said(turns, study) == {("De", ada.account_id, "Thuis"), ("De", cas.account_id, "Gemis")}
    assert len(turns.turn) == 5 and not coded_units(cursor, transcript_id=new_id()).transcripts


def test_once_somebody_finished_only_finished_readings_count(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    other = Account(study.other.account_id, "bo", "researcher")
    mark(file_cursor, study, study.researcher, "En nu?", 0)
    read(file_cursor, study, other)
    units = coded_units(file_cursor)
    assert said(units, study) == set()
    assert dict(zip(units.coders, units.counts[0].tolist(), strict=True)) == {
        study.researcher.account_id: False,
        other.account_id: True,
    }
    read(file_cursor, study, study.researcher)
    units = coded_units(file_cursor)
    assert said(units, study) == {("En", study.researcher.account_id, "Thuis")}
    assert set(units.readers.tolist()) == {2}


def test_who_knows_the_person_does_not_count_and_i_do_not_know_is_a_gap(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    other = Account(study.other.account_id, "bo", "researcher")
    coder = Account(study.coder.account_id, "ada", "researcher")
    read(file_cursor, study, study.researcher)
    read(file_cursor, study, other, "dont_know")
    read(file_cursor, study, coder, "knows_person")
    units = coded_units(file_cursor)
    assert coder.account_id not in units.coders
    assert units.readers.tolist()[:2] == [1, 2], "of the first sentence one reader does not know"


def test_codings_of_a_merged_code_count_as_the_code_it_became(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    mark(file_cursor, study, study.researcher, "En nu?", 0)
    merged, kept = study.codes[0].code_id, study.codes[1].code_id
    file_cursor.execute(
        "INSERT INTO code_merges VALUES ($id, $merged, $kept, 'same', [], $moment, $who)",
        {
            "id": new_id(),
            "merged": merged,
            "kept": kept,
            "moment": now(),
            "who": study.researcher.account_id,
        },
    )
    assert said(coded_units(file_cursor), study) == {("En", study.researcher.account_id, "Gemis")}
