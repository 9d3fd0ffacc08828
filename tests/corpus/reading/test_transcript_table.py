"""A table that says what transcripts are, and what becomes of them."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from corpus.errors import BadInput
from corpus.kinds import (
    FOCUS_GROUP,
    FOLLOW_UP_CALL,
    INTERVIEW,
    WRITTEN_ADVICE,
    TranscriptDetails,
    checked_details,
    checked_steps,
    steps_in_order,
)
from corpus.reading.transcript_table import Known, read_transcript_table, told_of

KNOWN = Known(
    {"B1 advies": "1", "B1 nabellen": "2"},
    {"1": TranscriptDetails(series="B1"), "2": TranscriptDetails()},
    {"1": [0], "2": [1, 2]},
    {"B1": "person"},
)


def test_a_dutch_table_and_an_english_one_say_the_same() -> None:
    dutch = "bestand;soort;deelstudie;reeks;stap;datum\nB1 advies.txt;Schriftelijk advies;Noord;B1;advies;31-3-2026\n"
    english = (
        "file,kind,sub_study,series,step,date\nB1 advies.txt,written_advice,Noord,B1,advies,2026-03-31\n"
    )
    row = read_transcript_table("a.csv", dutch.encode())[0]
    assert row == read_transcript_table("b.csv", english.encode())[0]
    assert row.details == TranscriptDetails(WRITTEN_ADVICE, "Noord", "B1", "advies", date(2026, 3, 31))


def test_days_in_excel_are_days() -> None:
    book = openpyxl.Workbook()
    book.active.append(["file", "kind", "date"])
    book.active.append(["FG1.docx", "focusgroep", date(2026, 5, 12)])
    kept = io.BytesIO()
    book.save(kept)
    row = read_transcript_table("soorten.xlsx", kept.getvalue())[0]
    assert (row.details.kind, row.details.held_on) == (FOCUS_GROUP, date(2026, 5, 12))


def test_all_bad_rows_are_told_at_once_with_their_lines() -> None:
    table = "file,kind,date\n,interview,\nA,praatje,\nB,interview,31-13-2026\nC,evaluatie,\nc,interview,\n"
    with pytest.raises(BadInput) as told:
        read_transcript_table("soorten.csv", table.encode())
    said = str(told.value)
    assert "soorten.csv: 4 things" in said and "Line 2: There is no interview in this row" in said
    assert "Line 3: “praatje” is no kind of conversation. Use one of: interview, focusgroep" in said
    assert "Line 4: “31-13-2026” is no day" in said and "Line 6: “c” stands higher up already" in said


def test_an_empty_cell_and_a_missing_column_leave_what_was_there() -> None:
    rows = read_transcript_table(
        "s.csv", b"file,kind,step\nb1 advies,,advies\nB1 nabellen.docx,opvolggesprek,\n"
    )
    assert told_of(rows, KNOWN, "s.csv").details == {
        "1": TranscriptDetails(INTERVIEW, None, "B1", "advies"),
        "2": TranscriptDetails(FOLLOW_UP_CALL),
    }


def test_an_interview_that_is_not_there_and_a_step_without_a_series_are_told() -> None:
    rows = read_transcript_table("s.csv", b"file,step\nB9,advies\nB1 nabellen,nabellen\n")
    with pytest.raises(BadInput) as told:
        told_of(rows, KNOWN, "s.csv")
    assert "Line 2: There is no interview “B9”" in str(told.value)
    assert "Line 3: A step belongs to a series" in str(told.value)


def test_a_table_says_whom_a_text_is_about_but_not_which_of_several_voices() -> None:
    rows = read_transcript_table("s.csv", b"bestand;deelnemer\nB1 advies;b1\n")
    assert told_of(rows, KNOWN, "s.csv").voices == [("1", 0, "person")]
    rows = read_transcript_table("s.csv", b"bestand;over\nB1 nabellen;B1\nB1 advies;B9\n")
    with pytest.raises(BadInput) as told:
        told_of(rows, KNOWN, "s.csv")
    assert "Line 2: This text has 2 voices" in str(told.value) and "no participant “B9”" in str(told.value)


@pytest.mark.parametrize(
    "details",
    [
        TranscriptDetails("chat"),
        TranscriptDetails(step="start"),
        TranscriptDetails(sub_study="x" * 81),
        TranscriptDetails(held_on=date(1066, 10, 14)),
        TranscriptDetails(held_on=date(9999, 1, 1)),
    ],
)
def test_what_cannot_be_is_refused(details: TranscriptDetails) -> None:
    with pytest.raises(BadInput):
        checked_details(details)


def test_steps_come_in_the_order_of_the_study_then_by_their_first_day() -> None:
    used = [("nabellen", date(2026, 5, 1)), ("start", None), ("advies", date(2026, 3, 1)), ("Start", None)]
    assert steps_in_order(["start"], used) == ["start", "advies", "nabellen"]
    assert checked_steps([" start ", "", "eind"]) == ["start", "eind"]
    with pytest.raises(BadInput, match="twice"):
        checked_steps(["start", "Start"])
