"""Answers and scores from a table: by Dutch or English names of columns, words or numbers, all mistakes told together."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from coding.exchange.scores_csv import ANSWERS, SCORES, YES_HIGH, YES_LOW, read_scores
from coding.scale_library import loneliness_6
from coding.scales import Item, own_scale
from corpus.errors import BadInput

SIX = loneliness_6()
OWN = own_scale("Zekerheid", (Item("rustig"), Item("zeker")), 1, 5)
HEAD = "deelnemer,meting,vraag3,vraag4,vraag7,vraag8,vraag9,vraag10\n"


def _read(text: str, **asked: str) -> list:
    return read_scores("scores.csv", text.encode(), SIX, **asked)


def test_words_stand_for_themselves_and_an_empty_answer_is_missing() -> None:
    rows = _read(HEAD + "P01,begin,Ja,nee,min of meer,NEE, more or less ,\n")
    assert [(row.line, row.participant, row.wave, row.kind) for row in rows] == [(2, "P01", "begin", ANSWERS)]
    assert rows[0].numbers == (3, 1, 2, 1, 2, None)


def test_numbers_count_the_way_round_that_was_said() -> None:
    line = HEAD + "P01,begin,1,3,2,3,1,1\n"
    assert _read(line, numbers=YES_HIGH)[0].numbers == (1, 3, 2, 3, 1, 1)
    assert _read(line, numbers=YES_LOW)[0].numbers == (3, 1, 2, 1, 3, 3)
    with pytest.raises(BadInput, match="which way round"):
        _read(line)


def test_scores_worked_out_elsewhere_come_in_by_part() -> None:
    rows = _read("respondent;ronde;totaal;sociaal\nP01;begin;4;2\nP02;eind;;\n".replace(";", ","))
    assert [(row.kind, row.numbers) for row in rows] == [(SCORES, (4, None, 2))]


def test_excel_and_decimals_are_read_too() -> None:
    book = Workbook()
    for row in (
        ["participant", "wave", "rustig", "zeker"],
        ["P01", "start", 2.5, "3,5"],
        ["P02", "", 1, None],
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    rows = read_scores("scores.xlsx", file.getvalue(), OWN)
    assert [(row.participant, row.wave, row.numbers) for row in rows] == [
        ("P01", "start", (2.5, 3.5)),
        ("P02", "", (1, None)),
    ]


def test_every_bad_cell_is_told_with_its_line_and_column_and_no_value() -> None:
    with pytest.raises(BadInput) as caught:
        read_scores(
            "s.csv", b"participant,wave,rustig,zeker\nP01,a,9,1\nP02,a,Jansen,1\n,a,1,1\nP03,a,1,1\n", OWN
        )
    said = str(caught.value)
    assert "Line 2: The value in “rustig” is not a number from 1 to 5" in said
    assert "Line 3" in said and "Line 4: The column “participant” is empty." in said and "Line 5" not in said
    assert "Jansen" not in said


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("wave,rustig,zeker\na,1,1\n", "no column with participant codes"),
        ("participant,wave,rustig\nP01,a,1\n", "misses these columns: zeker"),
        ("participant,wave\nP01,a\n", "misses these columns: rustig, zeker"),
    ],
)
def test_a_table_without_the_columns_says_which(text: str, match: str) -> None:
    with pytest.raises(BadInput, match=match):
        read_scores("s.csv", text.encode(), OWN)


def test_six_questions_numbered_one_to_six_are_not_taken_for_others() -> None:
    with pytest.raises(BadInput, match="djg7"):
        _read("deelnemer,meting,1,2,3,4,5,6\nP01,begin,ja,ja,ja,ja,ja,ja\n")
