"""Themes crossed, together and over time: each view in its link, its figures to their passages, its table to take away."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL
from corpus.kinds import FOCUS_GROUP, TranscriptDetails
from corpus.store.database import Cursor, transaction
from corpus.store.transcript_details import describe_transcripts
from tests.pages.opening import errors, everything
from tests.pages.told_study import MISSING, NEIGHBOURS, ToldStudy, seed_told_study

Open = Callable[..., AppTest]


def seed_steps(cursor: Cursor, told: ToldStudy) -> None:
    """Interviews 0 and 7 are the start and the follow-up of one case, 1 and 8 of another; 8 is a focus group."""
    names = {
        "Gesprek 00": ("Tuin", "start"),
        "Gesprek 07": ("Tuin", "vervolg"),
        "Gesprek 01": ("Soep", "start"),
    }
    details = {
        told.interviews[name]: TranscriptDetails(
            series=series, step=step, held_on=date(2026, 2 + len(step), 1)
        )
        for name, (series, step) in names.items()
    }
    details[told.interviews["Gesprek 08"]] = TranscriptDetails(
        FOCUS_GROUP, None, "Soep", "vervolg", date(2026, 9, 1)
    )
    with transaction(cursor):
        describe_transcripts(cursor, details, SHELL.account_id)


def test_themes_crossed_by_two_groupings_lead_to_the_passages_of_both(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    seed_steps(page_cursor, told)
    at = open_app(RESEARCHER, "crosstab", by="age_group", **{"and": "kind"})
    said = html.unescape(everything(at))
    assert not errors(at) and "35 to 49 years · focus group (n=1)" in said
    wanted = f"passages?theme={told.themes[NEIGHBOURS]}&group=age_group%2F35-49&group2=kind%2Ffocus_group"
    assert f'{wanted}" target="_self">100\u00a0% (1/1)' in said
    passages = html.unescape(
        everything(
            open_app(
                RESEARCHER,
                "passages",
                theme=told.themes[NEIGHBOURS],
                group="age_group/35-49",
                group2="kind/focus_group",
            )
        )
    )
    assert "Passages: 1 ·" in passages
    at = at.selectbox(key="crosstab-theme").set_value(told.themes[MISSING]).run()
    at = at.selectbox(key="crosstab-as").set_value("counts").run()
    at = at.selectbox(key="crosstab-picture-kind").set_value("bars").run()
    asked = dict(at.query_params)
    assert set(asked) == {"by", "and", "theme", "as", "picture"}
    again = open_app(RESEARCHER, "crosstab", **asked)
    assert everything(again) == everything(at)


def test_a_group_can_be_counted_in_passages_and_as_a_share_of_the_theme(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "crosstab", count="passages", of="theme", by="subgroup")
    assert "100\u00a0% (7/7)" in everything(
        at
    ) and "How many of the passages about a theme are of a group." in everything(at)
    assert [one.label for one in at.get("download_button")] == ["Table (CSV)", "Table (Excel)"]
    pictures = [str(one.proto.body) for one in at.get("html") if "data-picture-of" in str(one.proto.body)]
    assert 'data-picture-of="crosstab-picture"' in pictures[0] and 'data-kind="svg"' in pictures[0]


def test_themes_that_come_together_lead_to_the_passages_of_both(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "together", near="interview")
    said = html.unescape(everything(at))
    one, other = sorted((told.themes[MISSING], told.themes[NEIGHBOURS]))
    links = [f"passages?theme={a}&with={b}&near=interview" for a, b in ((one, other), (other, one))]
    assert any(link in said for link in links) and "Interviews, of 14" in said
    at = at.selectbox(key="together-picture-kind").set_value("network").run()
    assert at.query_params["picture"] == "network" and not errors(at)
    alone = open_app(RESEARCHER, "together", near="interview", group="age_group/18-34")
    assert "No two themes come together in this way." in alone.info[0].value


def test_a_course_shows_what_came_and_went_and_where_it_was_said(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    assert "There is nothing to follow over time yet." in open_app(RESEARCHER, "course").info[0].value
    seed_steps(page_cursor, told)
    at = open_app(RESEARCHER, "course")
    said = html.unescape(everything(at))
    assert "Of 2 cases (series) both “start” and “vervolg” are there" in said
    assert (
        f"passages?theme={told.themes[MISSING]}&group=step%2Fvervolg" in said and "1 of 2 (50\u00a0%)" in said
    )
    chart = at.get("plotly_chart")[0].proto
    assert f"{MISSING}: stayed 1, came 0, went 1, of 2" in chart.alt


def test_people_without_an_age_and_attributes_of_many_values_have_their_place(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    page_cursor.execute(
        """INSERT INTO participant_details SELECT uuid(), participant_id, NULL, NULL, [],
               '{"village": "' || code || '"}', now()::TIMESTAMP + INTERVAL 1 DAY, made_by FROM participants"""
    )
    said = everything(open_app(RESEARCHER, "crosstab"))
    assert "age not known (n=14)" in said
    said = everything(open_app(RESEARCHER, "crosstab", by="attribute:village"))
    assert "P07 (n=1)" in said and "Everybody (n=14)" in said
