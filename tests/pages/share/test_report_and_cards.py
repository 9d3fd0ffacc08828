"""The report is made beside the page; conversation cards are made, shown and printed."""

from __future__ import annotations

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.store.cards import cards_now
from coding.store.report import outline_now
from corpus.accounts import RESEARCHER, WORK_GROUP
from corpus.store.database import Cursor
from tests.pages.opening import button, everything
from tests.pages.told_study import seed_told_study

Open = Callable[..., AppTest]


def downloads(at: AppTest) -> list[str]:
    return [one.proto.label for one in at.get("download_button")]


def test_the_work_group_has_the_report_made_and_picks_it_up_later(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "report")
    assert not list(at.text_input), "what it holds is for researchers to choose"
    button(at, "Make a PDF, to print and to send").click().run()
    for _ in range(100):
        at = open_app(WORK_GROUP, "report")
        if downloads(at):
            break
        time.sleep(0.1)
    assert downloads(at)[0].startswith("Download report.pdf") and not at.error and not at.exception


def test_a_researcher_chooses_what_the_report_holds(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "report")
    at.text_input(key="report-title").set_value("Samen wonen")
    at.multiselect(key="report-parts").set_value(["themes", "in_short"])
    at = at.button(key="report-save").click().run()
    assert not at.error and outline_now(page_cursor).title == "Samen wonen"
    assert outline_now(page_cursor).parts == ("in_short", "themes")
    assert "The report has 5 figures at most; there is room for 20." in everything(at)


def test_a_card_with_a_question_alone_is_made_changed_shown_large_and_removed(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "cards")
    assert not downloads(at)
    at = at.button(key="cards-new-0-make").click().run()
    card = cards_now(page_cursor)[0]
    assert not at.error and card.question == "Do you recognise this? Tell about it."
    at.text_area(key=f"card-{card.card_id}-question").set_value("Wie <b>belt</b> u? #eval")
    at = at.button(key=f"card-{card.card_id}-save").click().run()
    assert downloads(at) == ["Download 1 cards as PDF"]
    assert "Wie &lt;b&gt;belt&lt;/b&gt; u?" in everything(at)
    at = at.toggle(key="cards-on-screen").set_value(True).run()
    assert "Card 1 of 1" in everything(at) and "house-card large" in everything(at)
    at = at.toggle(key="cards-on-screen").set_value(False).run()
    at = at.button(key=f"card-{card.card_id}-remove").click().run()
    assert not cards_now(page_cursor)
    at = at.button(key="cards-bring-back").click().run()
    assert [one.question for one in cards_now(page_cursor)] == ["Wie <b>belt</b> u? #eval"] and not at.error
