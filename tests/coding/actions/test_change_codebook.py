"""A researcher changes the codebook."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coding.actions.change_codebook import add_code, bring_in_codebook, change_code, retire_code
from coding.codebook import Code
from coding.store.codes import codebook, codebook_as_it_stood
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.clock import now
from corpus.errors import BadInput, MeerstemError, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor

RIA = Account(new_id(), "Ria", RESEARCHER)


def test_a_code_that_was_added_stands_last_and_is_dressed(cursor: Cursor) -> None:
    group = add_code(cursor, RIA, Code("", "Samen", codable=False))
    first = add_code(cursor, RIA, Code("", " Buren ", group.code_id, definition="Over de buren"))
    second = add_code(cursor, RIA, Code("", "Alleen zijn", group.code_id))
    assert codebook(cursor) == [group, first, second]
    assert (first.name, second.position) == ("Buren", 1)
    assert first.colour != second.colour and first.pictogram


def test_a_name_in_use_is_refused_and_nothing_is_written(cursor: Cursor) -> None:
    add_code(cursor, RIA, Code("", "Buren"))
    with pytest.raises(BadInput, match="same name"):
        add_code(cursor, RIA, Code("", "buren"))
    assert len(codebook(cursor)) == 1


def test_the_codebook_can_be_seen_as_it_stood(cursor: Cursor) -> None:
    before = now() - timedelta(seconds=1)
    code = add_code(cursor, RIA, Code("", "Buren"))
    moment = now()
    changed = change_code(cursor, RIA, replace(code, name="Buurtgenoten"))
    retire_code(cursor, RIA, add_code(cursor, RIA, Code("", "Tijdelijk")).code_id)
    assert codebook_as_it_stood(cursor, before) == []
    assert codebook_as_it_stood(cursor, moment) == [code]
    assert codebook(cursor) == [changed]


def test_a_change_that_changes_nothing_leaves_no_trace(cursor: Cursor) -> None:
    code = add_code(cursor, RIA, Code("", "Buren"))
    change_code(cursor, RIA, code)
    assert cursor.execute("SELECT count(*) FROM code_details").fetchone() == (1,)


def test_a_code_cannot_be_moved_under_its_own_child(cursor: Cursor) -> None:
    parent = add_code(cursor, RIA, Code("", "Samen"))
    child = add_code(cursor, RIA, Code("", "Buren", parent.code_id))
    with pytest.raises(BadInput, match="circle"):
        change_code(cursor, RIA, replace(parent, parent_id=child.code_id))
    with pytest.raises(NotFound):
        change_code(cursor, RIA, replace(parent, code_id=new_id()))


def test_a_code_with_codes_under_it_is_not_retired(cursor: Cursor) -> None:
    parent = add_code(cursor, RIA, Code("", "Samen"))
    child = add_code(cursor, RIA, Code("", "Buren", parent.code_id))
    with pytest.raises(BadInput, match="other codes under it"):
        retire_code(cursor, RIA, parent.code_id)
    retire_code(cursor, RIA, child.code_id)
    retire_code(cursor, RIA, parent.code_id)
    assert codebook(cursor) == []


def test_bringing_in_the_same_codebook_twice_doubles_nothing(cursor: Cursor) -> None:
    group = Code(new_id(), "Samen", codable=False)
    file = [group, *(Code(new_id(), f"Code {n}", group.code_id, n) for n in range(5))]
    assert bring_in_codebook(cursor, RIA, file) == (6, 0)
    there = codebook(cursor)
    assert bring_in_codebook(cursor, RIA, file) == (0, 6)
    assert codebook(cursor) == there
    again = [replace(code, code_id=new_id(), name=code.name.upper(), parent_id=None) for code in file]
    assert bring_in_codebook(cursor, RIA, again) == (0, 6)
    assert codebook(cursor) == there


def test_new_codes_come_under_the_group_that_was_there_behind_its_children(cursor: Cursor) -> None:
    here = add_code(cursor, RIA, Code("", "Samen", codable=False))
    add_code(cursor, RIA, Code("", "Zee", here.code_id))
    group = Code(new_id(), "samen")
    file = [Code(new_id(), "Buren", group.code_id), group, Code(new_id(), "Ander")]
    assert bring_in_codebook(cursor, RIA, file) == (2, 1)
    assert [(code.name, code.parent_id) for code in codebook(cursor)] == [
        ("Samen", None), ("Zee", here.code_id), ("Buren", here.code_id), ("Ander", None),
    ]  # fmt: skip
    assert len({code.pictogram for code in codebook(cursor)}) == 4


def test_a_codebook_with_one_mistake_is_not_brought_in_at_all(cursor: Cursor) -> None:
    with pytest.raises(MeerstemError):
        bring_in_codebook(cursor, RIA, [Code(new_id(), "Goed"), Code(new_id(), "x" * 300)])
    assert codebook(cursor) == []


def test_a_retired_code_comes_back_with_its_history(cursor: Cursor) -> None:
    code = add_code(cursor, RIA, Code("", "Buren"))
    retire_code(cursor, RIA, code.code_id)
    assert bring_in_codebook(cursor, RIA, [code]) == (1, 0)
    assert codebook(cursor) == [code]
    assert cursor.execute("SELECT count(*) FROM codes").fetchone() == (1,)


def test_an_id_that_names_another_code_here_gets_a_fresh_one(cursor: Cursor) -> None:
    code = add_code(cursor, RIA, Code("", "Buren"))
    assert bring_in_codebook(cursor, RIA, [replace(code, name="Honden")]) == (1, 0)
    assert {one.name for one in codebook(cursor)} == {"Buren", "Honden"}


def test_only_researchers_change_the_codebook(cursor: Cursor) -> None:
    someone = Account(new_id(), "Anneke", CO_RESEARCHER)
    for change in (
        lambda: add_code(cursor, someone, Code("", "Buren")),
        lambda: change_code(cursor, someone, Code(new_id(), "Buren")),
        lambda: retire_code(cursor, someone, new_id()),
        lambda: bring_in_codebook(cursor, someone, []),
    ):
        with pytest.raises(NotAllowed):
            change()
