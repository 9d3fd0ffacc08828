"""REFI-QDA codebooks, as the standard has them and as programs write them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from coding.codebook import Code, in_tree_order, with_looks
from coding.exchange.qdc import read_qdc, write_qdc
from corpus.errors import BadInput
from corpus.ids import new_id

NAMESPACE = "{urn:QDA-XML:codebook:1.0}"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
ID = "85d17f60-7bb0-481e-b742-b4861dd669df"


def _file(codes: str, start: str = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="X">') -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{start}<Codes>{codes}</Codes></CodeBook>'.encode()


def _rich_codes() -> list[Code]:
    group = Code(new_id(), "Samen & alleen <1>", codable=False)
    tricky = "Eerst\n▪ Voorbeeld: geen label\n\\▪ Hoort erbij: dit ook niet\n▪ een gewoon streepje\n\nslot"
    return with_looks(
        [
            group,
            Code(
                new_id(), "Buren", group.code_id, 0,
                plain_name="De mensen naast je", definition=tricky, belongs=tricky, belongs_not="Niet:\n- dit",
                example="“De buurvrouw kookt” 🍲", pictogram="🏡",
            ),
            Code(new_id(), "Leeg", group.code_id, 1),
            Code(new_id(), "Los", None, 1, example="▪ Pictogram: x"),
        ]
    )  # fmt: skip


def test_everything_a_code_says_comes_back_from_a_qdc_file() -> None:
    codes = _rich_codes()
    assert read_qdc("codeboek.qdc", write_qdc(codes)) == codes


def test_what_is_written_keeps_to_the_rules_of_the_schema() -> None:
    root = fromstring(write_qdc(_rich_codes()))
    assert root.tag == f"{NAMESPACE}CodeBook" and set(root.attrib) == {"origin"}
    assert [child.tag for child in root] == [f"{NAMESPACE}Codes"]
    tops = list(root[0])
    assert len(tops) == 2
    for top in tops:
        _check_code(top)


def _check_code(element: Any) -> None:
    assert element.tag == f"{NAMESPACE}Code"
    assert {"guid", "name", "isCodable"} <= set(element.attrib) <= {"guid", "name", "isCodable", "color"}
    assert GUID.fullmatch(element.get("guid")) and element.get("isCodable") in ("true", "false")
    assert re.fullmatch(r"#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})", element.get("color", "#000"))
    kinds = [child.tag.removeprefix(NAMESPACE) for child in element]
    assert kinds in (["Description"] * n + ["Code"] * (len(kinds) - n) for n in (0, 1))
    for child in element:
        if child.tag == f"{NAMESPACE}Code":
            _check_code(child)


def test_the_description_is_readable_in_other_programs() -> None:
    code = Code(new_id(), "Buren", definition="Over buren.", belongs="Eigen ervaring", example="Zij kookt")
    text = fromstring(write_qdc([code])).find(f".//{NAMESPACE}Description").text
    assert text == "Over buren.\n\n▪ Hoort erbij: Eigen ervaring\n▪ Voorbeeld: Zij kookt"


@pytest.mark.parametrize(
    "start",
    [
        '<CodeBook xmlns="urn:QDA-XML:codebook:1:0">',
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="urn:QDA-XML:codebook:0:4 Codebook.xsd">',
        "<CodeBook>",
    ],
)
def test_namespaces_that_programs_really_write_are_read(start: str) -> None:
    codes = read_qdc("x.qdc", _file(f'<Code guid="{ID}" name="Buren" isCodable="true"/>', start))
    assert [(code.code_id, code.name) for code in codes] == [(ID, "Buren")]


@pytest.mark.parametrize("guid", [f"{{{ID}}}", ID.upper(), f"{{{ID.upper()}}}"])
def test_ids_in_braces_or_capitals_are_the_same_id(guid: str) -> None:
    assert read_qdc("x.qdc", _file(f'<Code guid="{guid}" name="A" isCodable="1"/>'))[0].code_id == ID


def test_short_missing_and_odd_colours_ids_and_descriptions_are_no_problem() -> None:
    codes = read_qdc(
        "x.qdc",
        _file(
            '<Code guid="1" name="A" isCodable="false" color="#F0a"><Description/>'
            f'<Code guid="{ID}" name="B" isCodable="true" color="red"><Description> Wat </Description>'
            f'<Code guid="{ID}" name="C"/></Code></Code>'
        ).replace(b"</Codes>", b"</Codes><Sets/>"),
    )
    assert [(d, c.name, c.codable, c.colour, c.definition) for d, c in in_tree_order(codes)] == [
        (0, "A", False, "#ff00aa", ""), (1, "B", True, "", "Wat"), (2, "C", True, "", ""),
    ]  # fmt: skip
    assert len({code.code_id for code in codes}) == 3


def test_the_codebook_inside_a_project_is_read() -> None:
    book = _file(f'<Code guid="{ID}" name="A" isCodable="true"/>', "<CodeBook>").partition(b"?>")[2]
    project = b'<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users/>' + book + b"<Sources/></Project>"
    assert [code.code_id for code in read_qdc("project.qde", project)] == [ID]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<CodeBook><Codes><Code guid="1" name="&b;"/></Codes></CodeBook>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><CodeBook><Codes>&a;</Codes></CodeBook>'


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01", b"geen xml", b"<CodeBook>", b"<html/>", b"<CodeBook/>", b"PK\x03\x04", BOMB, OUTSIDE],
)
def test_a_file_that_is_no_codebook_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_qdc("x.qdc", data)


def test_two_codes_of_one_name_in_different_branches_are_refused_by_name() -> None:
    with pytest.raises(BadInput, match="“Overig” and “overig”"):
        read_qdc("x.qdc", _file('<Code name="Overig"><Code name="B"><Code name="overig"/></Code></Code>'))


def test_an_empty_codebook_cannot_be_written() -> None:
    with pytest.raises(BadInput):
        write_qdc([])
