"""CSV and Excel: rows by column, with their lines."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from corpus.errors import BadInput
from corpus.reading.tables import read_table, safe_cell


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_writing_are_recognised(separator: str, encoding: str) -> None:
    text = ' Naam ,Leeftijd\r\n"één, twee; drie",3\r\n\r\n,\r\nvier,5\r\n'.replace(",", separator)
    text = text.replace(f"één{separator} twee", "één, twee")
    table = read_table("a.csv", text.encode(encoding))
    assert table.columns == ("naam", "leeftijd")
    assert table.rows == ({"naam": "één, twee; drie", "leeftijd": "3"}, {"naam": "vier", "leeftijd": "5"})
    assert table.lines == (2, 5)


def test_commas_in_the_words_do_not_hide_semicolons() -> None:
    text = "code;tekst\nA;een, twee, drie\nB;vier, vijf, zes\n"
    assert read_table("a.csv", text.encode()).rows[1] == {"code": "B", "tekst": "vier, vijf, zes"}


def test_a_line_that_names_the_separator_is_obeyed() -> None:
    table = read_table("a.csv", b"sep=;\na;b\n1;2\n")
    assert (table.rows, table.lines) == (({"a": "1", "b": "2"},), (3,))


def test_words_over_several_lines_stay_whole_and_lines_keep_counting() -> None:
    table = read_table("a.csv", b'a,b\n"een\ntwee",3\nvier,5\n')
    assert table.rows[0] == {"a": "een\ntwee", "b": "3"}
    assert table.lines == (2, 4)


def test_a_value_keeps_its_spaces() -> None:
    assert read_table("a.csv", b"a,b\n x ,y\n").rows[0]["a"] == " x "


def test_a_table_of_one_column_and_short_rows_read() -> None:
    assert read_table("a.csv", b"code\nA\n").rows == ({"code": "A"},)
    assert read_table("a.csv", b"a,b,c\n1\n1,2,3,,\n").rows[0] == {"a": "1", "b": "", "c": ""}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\na,b,A\n1,2,3\n", "line 3: two columns have the same name .the second is column 3"),
        ("a,,c\n1,2,3\n", "line 1: column 2 has no name"),
        ("a,b\n1,2\n1,2,3\n", "line 3: there are more values than columns"),
        ('a,b\n1,2\n"x"y,2\n', "line 3: the quotation marks do not match"),
        ('a,b\n1,2\n"x,2\n', "line 3: the quotation marks do not match"),
        (",,\n,,\n", "a.csv holds no table"),
    ],
)
def test_a_faulty_table_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read_table("a.csv", text.encode())


def test_what_is_no_table_is_refused() -> None:
    for name, data in (
        ("a.csv", b""),
        ("a.xlsx", b"a,b"),
        ("a.pdf", b"a,b"),
        ("a.csv", b"PK\x03\x04"),
        ("a.csv", b"a\x00"),
    ):
        with pytest.raises(BadInput):
            read_table(name, data)


def test_cells_of_a_sheet_become_text_as_people_see_them() -> None:
    data = workbook(
        ["Code", " Leeftijd ", "Datum", "Moment", "Sommen", "Ja", "Half"],
        [],
        ["P1", 57.0, date(2025, 2, 13), datetime(2025, 2, 13, 14, 30), "=1+1", True, 2.5],
    )
    table = read_table("a.xlsx", data)
    assert table.lines == (3,)
    assert list(table.rows[0].values()) == [
        "P1",
        "57",
        "2025-02-13",
        "2025-02-13T14:30:00",
        "=1+1",
        "true",
        "2.5",
    ]
    assert table.columns[1] == "leeftijd"


def test_a_sheet_too_large_or_hollow_is_refused() -> None:
    with pytest.raises(BadInput, match=r"line 1: the sheet is too large"):
        read_table("a.xlsx", workbook([f"k{n}" for n in range(400)]))
    with pytest.raises(BadInput, match=r"a.xlsx holds no table"):
        read_table("a.xlsx", workbook())
    far = openpyxl.Workbook()
    far.active["A1"], far.active["A1048576"] = "code", "P1"
    file = io.BytesIO()
    far.save(file)
    with pytest.raises(BadInput, match=r"the sheet is too large"):
        read_table("a.xlsx", file.getvalue())


def test_a_broken_workbook_is_told_plainly() -> None:
    whole = workbook(["code"], ["P1"])
    with pytest.raises(BadInput, match=r"a.xlsx is damaged"):
        read_table("a.xlsx", whole[:-200])


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "-nee", "@SUM(A1)", "\t=1", "\r=1", "-1+cmd|' /C calc'!A0", "＝1"]
)
def test_a_cell_that_could_be_a_formula_is_written_as_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "gewoon", "12", "-5", "+3,25", "-1.5", "a=b", "'t Hart"])
def test_other_cells_and_plain_numbers_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text
