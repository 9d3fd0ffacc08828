"""Scores and themes beside them: groups only, in words a reader can follow."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.bring_in_scores import bring_in_scores
from coding.actions.change_scales import set_waves, use_scale
from coding.exchange.scores_csv import ANSWERS, ScoreRow
from coding.scales import HIGHER, Item, own_scale
from corpus.accounts import RESEARCHER, SHELL
from corpus.store.database import Cursor
from tests.pages.opening import everything
from tests.pages.told_study import MISSING, seed_told_study

Open = Callable[..., AppTest]
SCALE = own_scale("Durven", (Item("bel"),), 0, 10, better=HIGHER)


def _scored(cursor: Cursor, people: int = 14) -> None:
    """The told study with a score before (2) and after (4, of the last two 1) of each."""
    seed_told_study(cursor)
    set_waves(cursor, SHELL, ["before", "after"])
    scale_id = use_scale(cursor, SHELL, SCALE)
    rows = []
    for number in range(people):
        after = 4.0 if number < 12 else 1.0
        first = 2.0 + (number % 3) / 2
        rows.append(ScoreRow(2, f"P{number:02}", "before", ANSWERS, (first,)))
        rows.append(ScoreRow(2, f"P{number:02}", "after", ANSWERS, (after,)))
    bring_in_scores(cursor, SHELL, scale_id, rows)


def test_a_study_without_scores_says_what_to_do_first(open_app: Open) -> None:
    assert "There are no scores yet." in open_app(RESEARCHER, "scores").info[0].value


def test_scores_are_told_as_a_change_of_the_group_and_in_parts_of_the_scale(
    open_app: Open, page_cursor: Cursor
) -> None:
    _scored(page_cursor)
    said = everything(open_app(RESEARCHER, "scores"))
    assert "Of 14 people both are known. Their mean went from 2.5" in said
    assert "It became better for 12 of 14 people." in said
    assert "leaves out “no change”" in said and "With resampling (BCa)" in said
    assert "lowest third of the scale" in said and "Participants in each part of the scale" in said
    assert "P00" not in said and "P13" not in said
    assert "75 years and older" in said and "Interviewed" in said
    assert said.count("too few people") == 3 * 3  # of three age groups nobody was interviewed


def test_of_two_people_nothing_is_told(open_app: Open, page_cursor: Cursor) -> None:
    _scored(page_cursor, people=2)
    said = everything(open_app(RESEARCHER, "scores"))
    assert "Too few people answered both times" in said and "too few people" in said
    beside = everything(open_app(RESEARCHER, "beside"))
    assert "Too few of the people who were interviewed have this score" in beside


def test_themes_stand_beside_scores_and_quotes_beside_groups_without_whose_they_are(
    open_app: Open, page_cursor: Cursor
) -> None:
    _scored(page_cursor)
    at = open_app(RESEARCHER, "beside")
    said = everything(at)
    assert "14 participants were interviewed and have this score." in said
    assert MISSING in said and "7 people" in said
    assert "“Ik wist niet wie ik moest bellen.”" in said
    assert "P00" not in said and "Gesprek" not in said
    at = at.selectbox(key="beside-measure").set_value("change").run()
    said = everything(at)
    assert "Per direction of the change" in " ".join(one.value for one in at.header)
    assert "change" in at.query_params["measure"] and "P13" not in said
