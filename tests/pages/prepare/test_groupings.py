"""How people are grouped, on its page: joined values with a preview, four hundred of them, nobody, everybody, no age."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL, WORK_GROUP
from corpus.actions.save_participants import save_participants
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions, grouping
from corpus.store.participants import participant_ids
from corpus.store.transcripts import link_speaker
from tests.coding.seed import seed_transcript
from tests.pages.opening import errors, everything

Open = Callable[..., AppTest]
VILLAGE = "attribute:village"


def seed(cursor: Cursor, count: int, villages: int, age: int | None = 40) -> None:
    rows = [
        ParticipantRow(f"P{n}", age, None, (), {"village": f"dorp {n % villages}"}, None, n)
        for n in range(count)
    ]
    save_participants(cursor, SHELL, rows)
    talk = seed_transcript(cursor, "Gesprek", "Ja.\n" * count, roles=["participant"] * count)
    for place, person in enumerate(participant_ids(cursor).values()):
        link_speaker(cursor, talk, place, person, SHELL.account_id)


@pytest.mark.parametrize(("age", "line"), [(40, "35 to 49 years"), (None, "age not known")])
def test_everybody_in_one_age_group_and_nobody_with_an_age_are_shown_plainly(
    open_app: Open, page_cursor: Cursor, age: int | None, line: str
) -> None:
    seed(page_cursor, 6, 2, age)
    at = open_app(RESEARCHER, "groupings")
    said = everything(at)
    assert f'{line}</th><td role="cell" data-head="Participants" class="number">6<' in said
    assert said.count('class="number">0<') == (4 if age else 5), "a group with nobody in it is there too"
    at.text_input(key="groupings-ages").set_value("18-40, 30+").run()
    assert "Age group 2 overlaps" in errors(at)[0]


def test_four_hundred_values_are_warned_of_and_joined_into_few_that_the_work_group_may_see(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed(page_cursor, 400, 400)
    at = open_app(RESEARCHER, "groupings", dimension=VILLAGE)
    assert "400 groups: too many to compare at a glance" in at.warning[0].value
    assert "The table shows the first 40 of 400." in everything(at)
    at.text_area(key=f"groupings-joined-{VILLAGE}").set_value(
        "North: dorp 1; dorp 2; dorp x\nIslands: texel"
    ).run()
    at.text_input(key=f"groupings-rest-{VILLAGE}").set_value("Elsewhere").run()
    said = everything(at)
    assert not at.warning and "Nobody has these values (yet): dorp x, texel" in said
    for group, count in (("North", 2), ("Islands", 0), ("Elsewhere", 398)):
        assert f'{group}</th><td role="cell" data-head="Participants" class="number">{count}<' in said
    assert not grouping(page_cursor, VILLAGE).joined, "nothing is saved before somebody says so"
    at.toggle(key=f"groupings-open-{VILLAGE}").set_value(True).run()
    at.button(key=f"groupings-save-{VILLAGE}").click().run()
    assert grouping(page_cursor, VILLAGE).rest == "Elsewhere"
    assert VILLAGE in [one.key for one in dimensions(page_cursor, WORK_GROUP)]
    assert VILLAGE not in [one.key for one in dimensions(page_cursor, "co_researcher")[:2]]
    at.text_area(key=f"groupings-joined-{VILLAGE}").set_value("North: dorp 1\nSouth: dorp 1").run()
    assert "stands in two groups" in errors(at)[0]
