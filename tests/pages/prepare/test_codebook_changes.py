"""Merging, dividing, moving, translating and bringing back codes on the page of the codebook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.change_codebook import retire_code
from coding.actions.code_passage import code_passage
from coding.actions.merge_codes import merge_codes
from coding.actions.split_code import split_code
from coding.codebook import Code
from coding.store.code_languages import translations
from coding.store.codes import codebook
from coding.store.codings import own_codings
from coding.store.standing import standing_codes
from corpus.accounts import RESEARCHER
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import MARKUP, SCRIPT, nothing_works
from tests.pages.opening import button, errors, everything, field

Open = Callable[..., AppTest]


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    return seed_small_study(page_cursor)


def names(cursor: Cursor) -> list[str]:
    return [code.name for code in codebook(cursor)]


def test_a_code_moves_merges_and_comes_back_on_its_page(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    home, miss = small.codes[:2]
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(miss.code_id).run()
    button(at, "Higher").click().run()
    assert names(page_cursor)[:2] == ["Gemis", "Thuis"]
    field(at, "selectbox", "It goes into").select(home.code_id)
    field(at, "text_area", "Why?").set_value("Bijna hetzelfde")
    button(at, "Merge").click().run()
    assert standing_codes(page_cursor)[miss.code_id] == home.code_id
    assert "“Gemis” went into “Thuis”" in at.success[0].value and "Bijna hetzelfde" in everything(at)
    at = open_app(RESEARCHER, "codebook")
    button(at, "Take back").click().run()
    assert names(page_cursor)[:2] == ["Gemis", "Thuis"] and at.success
    retire_code(page_cursor, small.researcher, miss.code_id)
    at = open_app(RESEARCHER, "codebook")
    button(at, "Bring back").click().run()
    assert "Gemis" in names(page_cursor)


def test_a_code_is_divided_and_its_passages_sorted_and_put_back(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    miss = small.codes[1].code_id
    assign(page_cursor, small.researcher, small.transcript_id, small.coder.account_id)
    start = small.text.index("niemand")
    code_passage(page_cursor, small.coder, new_id(), small.transcript_id, miss, start, start + 7)
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(miss).run()
    field(at, "text_area", "The parts, one name on each line").set_value("Mensen\n\n  Plekken ")
    button(at, "Divide").click().run()
    assert names(page_cursor)[1:4] == ["Gemis", "Mensen", "Plekken"]
    assert "1 passage of “Gemis” waits to be sorted." in everything(at)
    at = open_app(RESEARCHER, "sort-passages", id=miss)
    assert "<mark>niemand</mark>" in everything(at) and "Marked by ada" in everything(at)
    next(one for one in at.button if one.label.endswith("Mensen")).click().run()
    (mark,) = own_codings(page_cursor, small.transcript_id, small.coder.account_id)
    assert mark.code_id != miss and at.success and "Sorted last" in [one.value for one in at.subheader]
    button(at, "Put back").click().run()
    (mark,) = own_codings(page_cursor, small.transcript_id, small.coder.account_id)
    assert mark.code_id == miss
    assert "was not divided" in errors(open_app(RESEARCHER, "sort-passages", id=small.codes[0].code_id))[0]


def test_a_code_gets_words_in_another_language(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    home = small.codes[0].code_id
    at = open_app(RESEARCHER, "codebook")
    field(at, "selectbox", "Add or change a code").select(home).run()
    at.text_input(key=f"words-name-en-{home}").set_value("At home")
    button(at, "Keep the translation").click().run()
    assert at.success and translations(page_cursor, "en")[home].plain_name == "At home"


def test_the_codebook_can_be_looked_at_as_it_stood_on_a_day_with_what_changed_since(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    merge_codes(page_cursor, small.researcher, small.codes[1].code_id, small.codes[0].code_id, "Zelfde")
    at = open_app(RESEARCHER, "codebook-then")
    assert "no codes yet" in at.info[0].value
    assert "Gemis</bdi>” went into “" in everything(at) and "Zelfde" in everything(at)
    at.date_input(key="codebook-day").set_value((now() + timedelta(days=0)).date()).run()
    assert "3 codes" in everything(at) and "Nothing has changed" in at.info[0].value


def test_every_text_of_merged_divided_and_retired_codes_is_shown_as_it_is(
    open_app: Open, small: SmallStudy, page_cursor: Cursor
) -> None:
    by, (home, miss, together, _) = small.researcher, (code.code_id for code in small.codes)
    parts = split_code(page_cursor, by, miss, [Code("", MARKUP), Code("", SCRIPT)], MARKUP)
    merge_codes(page_cursor, by, parts[0].code_id, home, SCRIPT)
    retire_code(page_cursor, by, together)
    for address in ("codebook", "codebook-then"):
        nothing_works(open_app(RESEARCHER, address))
    nothing_works(open_app(RESEARCHER, "code", id=miss))
