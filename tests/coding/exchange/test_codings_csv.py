"""Codings as a table that comes in."""

from __future__ import annotations

from datetime import datetime

import pytest

from coding.exchange.codings_csv import CodingRow, read_codings
from corpus.errors import BadInput, sentences


def _problems(text: str) -> str:
    with pytest.raises(BadInput) as error:
        read_codings("k.csv", text.encode())
    return "\n".join(sentences(error.value))


def test_a_row_is_read_whatever_the_language_of_its_columns() -> None:
    dutch = "bestand;begin;eind;code;codeur;citaat;notitie;gemaakt op\nP1;0;5;Buren;Bas;'- Ja;Mooi;2026-03-01T10:00+01:00\n"
    assert read_codings("k.csv", dutch.encode()) == [
        CodingRow(2, "P1", 0, 5, "Buren", "Bas", "Mooi", datetime(2026, 3, 1, 9), "'- Ja")
    ]
    short = "file,start,end,code_id,coder\nP1,3.0,5,C1,Bas\n"
    assert read_codings("k.csv", short.encode()) == [CodingRow(2, "P1", 3, 5, "", "Bas", code_id="C1")]


def test_missing_columns_are_named_all_at_once() -> None:
    assert "start, coder, code" in _problems("file,end\nP1,5\n")


def test_wrong_cells_are_told_by_line_without_repeating_what_stands_there() -> None:
    said = _problems(
        "file,start,end,code,coder,created_at\nP1,geheim,5,A,Bas,\nP1,-1,5,A,Bas,\n,0,5,A,Bas,\nP1,0,5,,Bas,\n"
        "P1,0,5,A,,\nP1,0,5,A,Bas,gisteren\nP1,0,5,A,Bas,\n"
    )
    assert [f"Line {line}" in said for line in range(2, 9)] == [True] * 6 + [False]
    assert "geheim" not in said and "gisteren" not in said


def test_only_the_first_ten_problems_are_told_and_their_number() -> None:
    said = _problems("file,start,end,code,coder\n" + "P1,x,5,A,Bas\n" * 25)
    assert "25 things" in said and "Line 11:" in said and "Line 12:" not in said


@pytest.mark.parametrize("text", ["", "file,start,end,code,coder\n"])
def test_a_table_without_codings_is_refused(text: str) -> None:
    assert _problems(text)
