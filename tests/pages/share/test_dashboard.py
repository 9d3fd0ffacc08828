"""Where the work group arrives: what the study found in a few sentences, and every theme."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL, WORK_GROUP
from corpus.actions.change_study import change_study
from corpus.store.database import Cursor
from tests.pages.markup import SCRIPT, nothing_works
from tests.pages.opening import errors, everything, field
from tests.pages.told_study import MISSING, NEIGHBOURS, seed_told_study

Open = Callable[..., AppTest]
TWO_AGE_GROUPS = {"age_groups": [[18, 64], [65, None]]}  # with people in both, so that none has to be hidden
OWN = "Bijna iedereen heeft iemand in de straat."


def test_before_anything_is_marked_the_work_group_reads_that_it_comes(open_app: Open) -> None:
    at = open_app(WORK_GROUP, "dashboard")
    assert [one.value for one in at.info] == [
        "There is nothing to see yet. The figures come here when the interviews have been read and marked."
    ]
    assert not at.exception and not at.error and not at.get("plotly_chart")


def test_it_begins_with_what_was_found_and_leads_to_every_theme(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor, f"Niemand {SCRIPT} belde.")
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    at = open_app(WORK_GROUP, "dashboard")
    said = everything(at)
    assert f"What most people spoke of is “{NEIGHBOURS}”: 12 of the 14." in said
    assert "12 interviews were read and marked by 1 person." in said
    assert f"theme?theme={told.themes[NEIGHBOURS]}" in said
    assert "65 years and older" in said and len(at.get("plotly_chart")) == 1
    nothing_works(at)
    assert "Niemand" not in said and "P00" not in said and "Anneke" not in said
    assert not [one for one in at.get("page_link") if one.proto.page == "findings"]


def test_researchers_write_the_sentences_themselves_for_as_long_as_the_figures_stay(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    at = open_app(RESEARCHER, "findings")
    field(at, "text_area", "Your sentences, each on a line of its own").set_value(OWN)
    at = at.button(key="findings-save").click().run()
    assert not errors(at)
    mine, theirs = open_app(RESEARCHER, "dashboard"), open_app(WORK_GROUP, "dashboard")
    assert OWN in everything(theirs) and "What most people" not in everything(theirs)
    assert "You see here exactly what the work group sees" in mine.info[0].value
    page_cursor.execute(
        """INSERT INTO take_backs SELECT uuidv7(), coding_id, transcript_id, speaker, code_id, made_at, made_by
           FROM codings WHERE code_id = $code LIMIT 1""",
        {"code": told.themes[NEIGHBOURS]},
    )
    change_study(page_cursor, SHELL, {"threshold": 6})  # so that the figures are published anew
    assert OWN not in everything(open_app(WORK_GROUP, "dashboard"))
    assert "The figures have changed" in open_app(RESEARCHER, "dashboard").warning[0].value


def test_links_to_a_theme_from_before_it_had_a_page_still_lead_there(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "dashboard", "nl", theme=told.themes[MISSING])
    assert MISSING in at.title[0].value and "praatten" in everything(at)
