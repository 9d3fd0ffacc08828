"""Researchers make a practice set from an interview."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.code_passage import code_passage
from coding.store.practice_sets import practice_set, practice_sets
from corpus.accounts import RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_conversation, seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import MARKUP, nothing_works
from tests.pages.opening import button, everything

Open = Callable[..., AppTest]


@pytest.fixture
def coded(study: Study, page_cursor: Cursor) -> SmallStudy:
    """An interview whose name is markup, with two passages coded by one researcher."""
    small = seed_small_study(page_cursor)
    transcript_id, text = seed_conversation(page_cursor, small.researcher, name=MARKUP)
    for code, words in ((0, "De winter zag ik niemand."), (1, "Nu drinken we koffie")):
        start = text.index(words)
        code_passage(
            page_cursor,
            small.researcher,
            new_id(),
            transcript_id,
            small.codes[code].code_id,
            start,
            start + len(words),
        )
    return small


def test_nothing_coded_means_the_invented_interview(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    seed_small_study(page_cursor)
    at = open_app(RESEARCHER, "practice-sets")
    assert "the invented interview" in at.info[0].value
    assert "Nobody has coded an interview yet" in everything(at)


def test_a_set_is_proposed_explained_ordered_and_taken_into_use(
    open_app: Open, coded: SmallStudy, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "practice-sets")
    assert "few people could recognise somebody" in everything(at), "what a set shows to whom is said first"
    at = button(at, "Propose ten passages").click().run()
    nothing_works(at)
    assert len(at.text_area) == 2 and "Thuis voelen: 1 of 1" in everything(at).replace("\\", "")
    at.text_area[1].set_value("Twee mensen drinken samen iets.")
    at = (
        at.button(key=next(one.key for one in at.button if (one.key or "").startswith("down-"))).click().run()
    )
    made = practice_set(page_cursor, practice_sets(page_cursor)[0].version_id)
    assert [one.why for one in made.passages] == ["Twee mensen drinken samen iets.", ""]
    at = button(at, "Take into use").click().run()
    assert practice_sets(page_cursor)[0].in_use and "Now in use: passages of interview" in at.info[0].value
    at = button(at, "Remove this passage").click().run()
    assert len(practice_set(page_cursor, practice_sets(page_cursor)[0].version_id).passages) == 1
    assert button(at, "Remove this passage").disabled and not at.error
    at = button(at, "Add this passage").click().run()
    assert len(practice_set(page_cursor, practice_sets(page_cursor)[0].version_id).passages) == 2
    at = button(at, "Take out of use").click().run()
    assert not practice_sets(page_cursor)[0].in_use
    at = button(at, "All practice sets").click().run()
    nothing_works(at)
    assert button(at, "Look and change")
