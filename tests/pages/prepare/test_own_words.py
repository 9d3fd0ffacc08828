"""The page on which the study says in its own words what helps and what cannot be said."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.store.study_words import words_now
from coding.study_words import CANNOT_SAY, HELPS
from corpus.accounts import RESEARCHER
from corpus.store.database import Cursor
from tests.pages.told_study import NEIGHBOURS, seed_told_study

Open = Callable[..., AppTest]


def test_what_is_written_is_kept_for_the_study_and_for_a_theme(open_app: Open, page_cursor: Cursor) -> None:
    theme = seed_told_study(page_cursor).themes[NEIGHBOURS]
    at = open_app(RESEARCHER, "own-words")
    at.text_area(key="own-words-cannot_say-study-text").set_value("Wij spraken niemand onder de 18.")
    at = at.button(key="own-words-cannot_say-study-save").click().run()
    assert not at.error and at.success[0].value == "Saved."
    at = at.selectbox(key="own-words-theme").set_value(theme).run()
    at.text_area(key=f"own-words-helps-{theme}-text").set_value("- Een vaste dag")
    at = at.button(key=f"own-words-helps-{theme}-save").click().run()
    assert not at.error
    found = {key: one.text for key, one in words_now(page_cursor).items()}
    assert found == {
        (CANNOT_SAY, None): "Wij spraken niemand onder de 18.",
        (HELPS, theme): "- Een vaste dag",
    }
