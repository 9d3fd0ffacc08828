"""Participants on their page: from a table, or by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL
from corpus.actions.save_participants import save_participants
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.participants import participants
from tests.pages.markup import MARKUP, SCRIPT, nothing_works, shown
from tests.pages.opening import button, choose, errors, everything, field

Open = Callable[..., AppTest]
FILE = "participants-file"


def described(cursor: Cursor) -> list[tuple[str, int | None, int | None, tuple[str, ...]]]:
    return [(one.code, one.age, one.birth_year, one.subgroups) for one in participants(cursor)]


@pytest.fixture
def known(page_cursor: Cursor) -> None:
    """One participant, with an attribute that the form does not show."""
    row = ParticipantRow("P01", 71, None, ("mantelzorger",), {"village": "Oosterdiep"}, None, 1)
    save_participants(page_cursor, SHELL, [row])


def test_without_participants_the_page_says_what_to_do_first(open_app: Open) -> None:
    at = open_app(RESEARCHER, "participants")
    assert "Bring in a table, or add the first one by hand" in at.info[0].value
    assert "There are no" not in open_app(RESEARCHER, "participants", "nl").info[0].value


def test_everybody_is_in_the_table_with_their_age_group(open_app: Open, known: None) -> None:
    said = everything(open_app(RESEARCHER, "participants"))
    assert ">P01<" in said and ">65-74<" in said and "mantelzorger" in said


def test_a_table_is_looked_at_before_it_is_brought_in(
    open_app: Open, known: None, page_cursor: Cursor
) -> None:
    table = b"code;leeftijd;subgroep\nP01;72;mantelzorger\nP02;19;student\n"
    at = choose(open_app(RESEARCHER, "participants"), FILE, [("mensen.csv", table)])
    assert "2 participants in mensen" in everything(at) and len(participants(page_cursor)) == 1
    button(at, "Bring in").click().run()
    assert at.success[0].value == "1 added, 1 changed, 0 as they were."
    assert described(page_cursor) == [("P01", 72, None, ("mantelzorger",)), ("P02", 19, None, ("student",))]
    assert "Bring in" not in [one.label for one in at.button], "the file has been dealt with"


def test_a_faulty_table_is_told_and_does_not_stop_the_other(open_app: Open, page_cursor: Cursor) -> None:
    files = [("fout.csv", b"code,age\nP01,203\nP02,19\n"), ("goed.csv", b"code,age\nP03,44\n")]
    at = choose(open_app(RESEARCHER, "participants"), FILE, files)
    assert len(at.error) == 1 and "fout.csv" in errors(at)[0] and "2" in errors(at)[0]
    button(at, "Bring in").click().run()
    assert described(page_cursor) == [("P03", 44, None, ())]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\xff\xfe" * 99, b"name,age\nAnna,44\n"])
def test_what_is_no_table_of_participants_is_refused(
    open_app: Open, page_cursor: Cursor, data: bytes
) -> None:
    at = choose(open_app(RESEARCHER, "participants"), FILE, [("x.csv", data)])
    assert len(at.error) == 1 and "x.csv" in errors(at)[0] and "Anna" not in errors(at)[0]
    assert participants(page_cursor) == []


def test_somebody_new_is_added_by_hand_and_the_form_is_empty_again(
    open_app: Open, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "participants")
    field(at, "text_input", "Code (not a name)").set_value(" P09 ")
    field(at, "number_input", "Or year of birth").set_value(1950)
    field(at, "text_input", "Subgroups, with commas between them").set_value(
        "weduwe,  mantel  zorger, weduwe"
    )
    button(at, "Save").click().run()
    assert at.success[0].value == "Saved."
    assert described(page_cursor) == [("P09", None, 1950, ("weduwe", "mantel zorger"))]
    assert field(at, "text_input", "Code (not a name)").value == ""
    assert field(at, "number_input", "Or year of birth").value is None


def test_changing_somebody_keeps_what_the_form_does_not_show(
    open_app: Open, known: None, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "participants")
    field(at, "selectbox", "Whom?").select("P01").run()
    assert field(at, "number_input", "Age").value == 71
    field(at, "number_input", "Age").set_value(72)
    button(at, "Save").click().run()
    assert described(page_cursor) == [("P01", 72, None, ("mantelzorger",))]
    assert participants(page_cursor)[0].attributes == {"village": "Oosterdiep"}


@pytest.mark.parametrize(
    ("code", "said"), [("", "needs a code"), ("   ", "needs a code"), ("p01", "already")]
)
def test_a_code_that_is_missing_or_taken_is_refused(
    open_app: Open, known: None, page_cursor: Cursor, code: str, said: str
) -> None:
    before = described(page_cursor)
    at = open_app(RESEARCHER, "participants")
    field(at, "text_input", "Code (not a name)").set_value(code)
    field(at, "number_input", "Age").set_value(30)
    button(at, "Save").click().run()
    assert len(at.error) == 1 and said in errors(at)[0]
    assert described(page_cursor) == before
    assert field(at, "number_input", "Age").value == 30, "what was filled in stays"


def test_codes_and_subgroups_are_shown_as_they_are(open_app: Open, page_cursor: Cursor) -> None:
    save_participants(page_cursor, SHELL, [ParticipantRow(SCRIPT, 30, None, (MARKUP,), {}, None, 1)])
    at = open_app(RESEARCHER, "participants")
    nothing_works(at)
    assert shown(at, SCRIPT) and shown(at, "**vet**")
    nothing_works(field(at, "selectbox", "Whom?").select(SCRIPT).run())
    nothing_works(choose(open_app(RESEARCHER, "participants"), FILE, [(f"{SCRIPT}.csv", b"code\nP02\n")]))
