"""The page of scales: waves, a scale from the list or of one's own, a file with answers, and taking scores away."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.store.measurements import how_many
from coding.store.scales import scales, waves
from corpus.accounts import RESEARCHER, SHELL
from corpus.store.database import Cursor
from corpus.store.participants import add_participant
from tests.pages.opening import button, choose, errors, everything

Open = Callable[..., AppTest]
SIX = b"participant,wave,3,4,7,8,9,10\nP01,before,1,3,2,3,1,1\nP02,,3,3,3,3,1,\n"


def test_from_nothing_to_scores_and_back(open_app: Open, page_cursor: Cursor) -> None:
    for code in ("P01", "P02"):
        add_participant(page_cursor, code, SHELL.account_id)
    at = open_app(RESEARCHER, "scales")
    at.text_area(key="waves-names").set_value("before\nafter")
    at = button(at, "Save").click().run()
    at = at.selectbox(key="scale-new").set_value("djg6").run()
    at = button(at, "Use this scale").click().run()
    assert "is in use" in at.success[0].value and "De Jong Gierveld" in everything(at)
    at = choose(at, "scores-file", [("answers.csv", SIX)])
    assert "which way round" in errors(at)[0]
    at = at.radio(key="scores-numbers").set_value("yes-low").run()
    assert "answers.csv: Line 3: It does not say which wave this is." in errors(at)[0]
    before = next(iter(waves(page_cursor)))
    at = at.selectbox(key="scores-wave").set_value(before).run()
    assert "2 participants in answers" in everything(at)
    at = button(at, "Bring in").click().run()
    assert "2 added, 0 changed, 0 as they were." in at.success[0].value
    at = button(at, "Take these scores away").click().run()
    assert "the scores of 2 participants" in at.success[0].value and how_many(page_cursor) == {}


def test_a_scale_of_ones_own_is_described_in_a_form(open_app: Open, page_cursor: Cursor) -> None:
    at = open_app(RESEARCHER, "scales")
    at = at.selectbox(key="scale-new").set_value("own").run()
    at.text_input(key="own-name").set_value("Durven **vet**")
    at.text_area(key="own-items").set_value("bel: Ik bel aan\n-stil: Ik blijf stil")
    at = button(at, "Use this scale").click().run()
    found = list(scales(page_cursor).values())
    assert [(item.key, item.reversed) for item in found[0].items] == [("bel", False), ("stil", True)]
    assert found[0].better == "" and "Ik blijf stil" in everything(at)
    at = button(at, "Take out of use").click().run()
    assert scales(page_cursor) == {} and "There are no scales yet." in at.info[0].value
