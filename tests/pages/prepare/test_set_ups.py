"""Starting a study from a ready-made set-up, on its page."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.set_ups import SET_UPS
from coding.store.codes import codebook
from corpus.accounts import RESEARCHER
from corpus.store.database import Cursor
from tests.pages.opening import everything, field

Open = Callable[..., AppTest]


def test_a_new_study_starts_from_a_set_up_once_and_participants_are_asked_for_its_columns(
    open_app: Open, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "set-ups")
    starts = [one for one in at.button if one.label == "Start from this one"]
    assert len(starts) == len(SET_UPS) and not codebook(page_cursor)
    at.button(key="start-from-programmes").click().run()
    assert "What works in nine programmes" in at.success[0].value and codebook(page_cursor)
    assert not [one for one in at.button if one.label == "Start from this one"], "one study, one set-up"
    at = open_app(RESEARCHER, "participants")
    assert field(at, "text_input", "gericht op eenzaamheid") and not at.error
    assert "Start from a ready-made set-up" not in everything(open_app(RESEARCHER, "start"))
