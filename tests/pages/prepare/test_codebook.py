"""The codebook on its page: codes by hand, and from and to a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.change_codebook import add_code
from coding.codebook import Code
from coding.exchange.qdc import write_qdc
from coding.store.codes import codebook
from corpus.accounts import RESEARCHER, SHELL
from corpus.store.database import Cursor
from tests.pages.markup import MARKUP, SCRIPT, nothing_works, shown
from tests.pages.opening import button, choose, errors, everything, field

Open = Callable[..., AppTest]
FILE = "codebook-file"


def names(cursor: Cursor) -> list[str]:
    return [code.name for code in codebook(cursor)]


@pytest.fixture
def known(page_cursor: Cursor) -> dict[str, Code]:
    """A group with one code under it, by name."""
    group = add_code(page_cursor, SHELL, Code("", "Contact", codable=False))
    child = add_code(page_cursor, SHELL, Code("", "Buren", group.code_id, definition="Wie naast je woont"))
    return {"Contact": group, "Buren": child}


def test_without_codes_the_page_says_what_to_do_first(open_app: Open) -> None:
    at = open_app(RESEARCHER, "codebook")
    assert "Make the first one here" in at.info[0].value and not at.error
    assert not at.get("download_button")
    assert "There are no" not in open_app(RESEARCHER, "codebook", "nl").info[0].value


def test_the_tree_can_be_seen_and_taken_along(open_app: Open, known: dict[str, Code]) -> None:
    at = open_app(RESEARCHER, "codebook")
    assert "<b>Contact</b>" in everything(at) and "Wie naast je woont" in everything(at)
    assert [one.proto.label for one in at.get("download_button")] == ["As CSV", "As REFI-QDA"]


def test_a_code_made_here_is_in_the_codebook_and_the_form_is_empty_again(
    open_app: Open, known: dict[str, Code], page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "codebook")
    field(at, "text_input", "Name").set_value("Groeten")
    field(at, "text_input", "Name in everyday words").set_value("Gedag zeggen")
    field(at, "selectbox", "Under").select(known["Contact"].code_id)
    field(at, "text_area", "What it means").set_value("Elkaar gedag zeggen op straat")
    button(at, "Save").click().run()
    assert at.success[0].value == "Saved: Groeten"
    made = next(code for code in codebook(page_cursor) if code.name == "Groeten")
    assert (made.plain_name, made.parent_id) == ("Gedag zeggen", known["Contact"].code_id)
    assert made.colour not in {known["Contact"].colour, known["Buren"].colour} and made.pictogram
    assert field(at, "text_input", "Name").value == ""
    assert field(at, "text_input", "Pictogram (one emoji)").value not in ("", made.pictogram)


@pytest.mark.parametrize(("name", "said"), [("", "name"), ("  buren ", "buren"), ("BUREN", "BUREN")])
def test_a_name_that_is_missing_or_taken_is_refused_and_what_was_typed_stays(
    open_app: Open, known: dict[str, Code], page_cursor: Cursor, name: str, said: str
) -> None:
    at = open_app(RESEARCHER, "codebook")
    field(at, "text_input", "Name").set_value(name)
    field(at, "text_area", "What it means").set_value("Een lang verhaal")
    button(at, "Save").click().run()
    assert len(at.error) == 1 and said.strip().casefold() in errors(at)[0].casefold()
    assert names(page_cursor) == ["Contact", "Buren"]
    assert field(at, "text_area", "What it means").value == "Een lang verhaal"


def test_a_code_can_be_changed_and_never_stands_under_itself(
    open_app: Open, known: dict[str, Code], page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(known["Contact"].code_id).run()
    assert field(at, "selectbox", "Under").options == ["nothing: it stands at the top"]
    field(at, "text_input", "Name").set_value("Omgang")
    button(at, "Save").click().run()
    assert names(page_cursor) == ["Omgang", "Buren"]
    assert not next(code for code in codebook(page_cursor) if code.name == "Omgang").codable


def test_a_code_is_retired_unless_others_stand_under_it(
    open_app: Open, known: dict[str, Code], page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(known["Contact"].code_id).run()
    button(at, "Retire this code").click().run()
    assert "under it" in errors(at)[0] and len(names(page_cursor)) == 2
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(known["Buren"].code_id).run()
    button(at, "Retire this code").click().run()
    assert at.success[0].value == "The code is retired." and names(page_cursor) == ["Contact"]


@pytest.mark.parametrize("kind", ["csv", "qdc"])
def test_a_codebook_comes_in_from_a_file(open_app: Open, page_cursor: Cursor, kind: str) -> None:
    codes = [
        Code("0198a5c0-0000-7000-8000-000000000001", "Contact"),
        Code("0198a5c0-0000-7000-8000-000000000002", "Buren"),
    ]
    data = write_qdc(codes) if kind == "qdc" else b"code\nContact\nBuren\n"
    at = choose(open_app(RESEARCHER, "codebook"), FILE, [(f"boek.{kind}", data)])
    assert "2 codes in boek" in everything(at) and names(page_cursor) == []
    button(at, "Bring in").click().run()
    assert at.success[0].value == "2 codes added; 0 were there already."
    assert names(page_cursor) == ["Contact", "Buren"]
    assert "Bring in" not in [one.label for one in at.button]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kring.csv", b"code,parent\nA,B\nB,A\n"),
        ("dubbel.csv", b"code\nBuren\nburen\n"),
        ("leeg.csv", b""),
        ("leeg.qdc", b""),
        ("bom.qdc", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><CodeBook>&a;</CodeBook>'),
        ("plaatje.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
    ],
)
def test_a_faulty_codebook_is_told_by_name_and_nothing_comes_in(
    open_app: Open, page_cursor: Cursor, name: str, data: bytes
) -> None:
    at = choose(open_app(RESEARCHER, "codebook"), FILE, [(name, data)])
    assert len(at.error) == 1 and name in errors(at)[0]
    assert "Bring in" not in [one.label for one in at.button] and names(page_cursor) == []
    assert field(at, "text_input", "Name").value == "", "the rest of the page is there"


def test_every_text_of_a_code_is_shown_as_it_is(open_app: Open, page_cursor: Cursor) -> None:
    code = Code(
        "", MARKUP, plain_name=SCRIPT, definition=SCRIPT, belongs=MARKUP, belongs_not=MARKUP, example=MARKUP
    )
    made = add_code(page_cursor, SHELL, Code("", SCRIPT, pictogram="**x** <b>x", definition=MARKUP))
    add_code(page_cursor, SHELL, code)
    at = open_app(RESEARCHER, "codebook")
    nothing_works(at)
    assert shown(at, SCRIPT) and shown(at, "**vet**")
    at = field(at, "selectbox", "Add or change a code").select(made.code_id).run()
    button(at, "Save").click().run()
    nothing_works(at)
    field(at, "text_input", "Name").set_value(MARKUP)
    button(at, "Save").click().run()
    assert at.error
    nothing_works(at)
