"""A codebook as a table."""

from __future__ import annotations

import pytest

from coding.codebook import Code, in_tree_order, with_looks
from coding.exchange.codebook_csv import read_codebook, write_codebook
from corpus.errors import BadInput, sentences
from corpus.ids import new_id

DUTCH = """code_id;groep;naam;omschrijving;wel;niet;voorbeeld;kleur
C01;Samen;Buren;Over buren;eigen ervaring;een mening;De buurvrouw kookt;#1F77B4
C02;Samen;Alleen zijn;;;;;
C03;Wonen;Verhuizen;;;;;
"""


def _read(text: str) -> list[Code]:
    return read_codebook("codeboek.csv", text.encode())


def _problems(text: str) -> str:
    with pytest.raises(BadInput) as error:
        _read(text)
    return "\n".join(sentences(error.value))


def test_a_dutch_table_becomes_codes_in_groups() -> None:
    codes = _read(DUTCH)
    tree = [(depth, code.name, code.codable) for depth, code in in_tree_order(codes)]
    assert tree == [
        (0, "Samen", False), (1, "Buren", True), (1, "Alleen zijn", True),
        (0, "Wonen", False), (1, "Verhuizen", True),
    ]  # fmt: skip
    buren = codes[1]
    assert (buren.definition, buren.belongs, buren.belongs_not) == (
        "Over buren",
        "eigen ervaring",
        "een mening",
    )
    assert (buren.example, buren.colour) == ("De buurvrouw kookt", "#1f77b4")


def test_a_parent_may_be_any_code_by_name_or_id_so_trees_go_deeper() -> None:
    codes = _read("code_id,parent,code\nA,,Samen\nB,samen,Buren\nC,B,Burenruzie\n,burenruzie,Geluid\n")
    assert [(depth, code.name) for depth, code in in_tree_order(codes)] == [
        (0, "Samen"), (1, "Buren"), (2, "Burenruzie"), (3, "Geluid"),
    ]  # fmt: skip


def test_a_group_that_is_a_row_itself_is_that_row() -> None:
    codes = _read("group,code\nSamen,Buren\n,Samen\n")
    assert len(codes) == 2 and codes[0].parent_id == codes[1].code_id and codes[1].codable


def test_what_was_written_reads_back_the_same() -> None:
    group = Code(new_id(), "Samen", codable=False)
    codes = with_looks(
        [
            group,
            Code(
                new_id(), "=2+2", group.code_id, 0, plain_name="-plat", definition='Een\n"twee"; drie, vier'
            ),
            Code(
                new_id(),
                "'=quoted",
                group.code_id,
                1,
                belongs="@iets",
                belongs_not="+1",
                example="'t Kruispunt",
            ),
            Code(new_id(), "Los", None, 1),
        ]
    )
    assert read_codebook("terug.csv", write_codebook(codes)) == codes


def test_no_cell_that_is_written_can_work_as_a_formula() -> None:
    text = write_codebook([Code(new_id(), "=HYPERLINK(1)", definition="@SUM(1)")]).decode("utf-8-sig")
    assert ",'=HYPERLINK(1)," in text and ",'@SUM(1)," in text


def test_two_codes_of_one_name_are_told_with_both_lines() -> None:
    said = _problems("code\nBuren\nZee\nBUREN\n")
    assert "Line 4" in said and "line 2" in said


def test_a_circle_is_told_with_a_line() -> None:
    said = _problems("code,parent\nA,B\nB,C\nC,A\nD,\n")
    assert "Line 2" in said and "circle" in said and "“A” → “B” → “C” → “A”" in said


def test_a_missing_parent_is_told_with_its_line() -> None:
    assert "Line 3: The parent “Weg”" in _problems("code,parent\nA,\nB,Weg\n")


def test_all_problems_are_told_together() -> None:
    said = _problems(f"code_id,code,parent,kleur\nX,A,,rood\nX,B,Weg,\n,{'x' * 300},,\n,,A,\n")
    assert said.startswith("codeboek.csv: 5 things")
    assert all(f"Line {line}" in said for line in (2, 3, 4, 5))


@pytest.mark.parametrize("text", ["", "code\n", "kleur,wel\nrood,ja\n", "\n\n"])
def test_a_table_without_codes_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        _read(text)
