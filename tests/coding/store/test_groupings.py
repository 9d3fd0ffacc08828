"""The study's own groupings: sub-studies, attributes and joined values in the tables of themes, on both homes."""

from __future__ import annotations

import numpy as np
import pytest

from coding.store.theme_people import group_names, groups, people, voices_in
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP, ALL, NONE, SUB_STUDY, SUBGROUP, UNKNOWN
from corpus.accounts import RESEARCHER, WORK_GROUP
from corpus.actions.change_groupings import change_groupings
from corpus.actions.describe_transcripts import describe_as
from corpus.actions.save_participants import save_participants
from corpus.errors import BadInput
from corpus.groupings import Grouping
from corpus.kinds import FOCUS_GROUP, TranscriptDetails
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions, values_of
from corpus.store.participants import participant_ids
from corpus.store.transcripts import link_speaker
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Turn
from tests.coding.seed import seed_code, seed_transcript
from tests.coding.store.test_themes import ASKER, TEXT, mark

VILLAGE = "attribute:village"
PEOPLE = (
    ("P1", 80, ("carer", "refugee"), {"village": "Oosterdiep"}),
    ("P2", None, (), {"village": "zandwijk"}),
    ("P3", 30, ("statushouder",), {}),
)


@pytest.fixture
def told(cursor: Cursor) -> str:
    """Three people in one focus group, one of them in an interview too; each spoke of the one theme but for the last."""
    rows = [
        ParticipantRow(code, age, None, subgroups, attributes, None, 1)
        for code, age, subgroups, attributes in PEOPLE
    ]
    save_participants(cursor, ASKER, rows)
    ids = participant_ids(cursor)
    turns = tuple(Turn(start, start + 40, start // 40 % 4) for start in range(0, 400, 40))
    talk = seed_transcript(cursor, "group", TEXT, turns, (INTERVIEWER, *[PARTICIPANT] * 3))
    alone = seed_transcript(cursor, "alone", TEXT, turns[:2], (INTERVIEWER, PARTICIPANT))
    for speaker, (code, *_rest) in enumerate(PEOPLE, start=1):
        link_speaker(cursor, talk, speaker, ids[code], ASKER.account_id)
    link_speaker(cursor, alone, 1, ids["P1"], ASKER.account_id)
    theme = seed_code(cursor, "Buren")
    for where, speaker, start in ((talk, 1, 45), (talk, 1, 205), (talk, 2, 85), (alone, 1, 45)):
        mark(cursor, where, theme, speaker, start, start + 10)
    details = {talk: TranscriptDetails(FOCUS_GROUP, "Zandwijk"), alone: TranscriptDetails(sub_study="Thuis")}
    describe_as(cursor, ASKER, details)
    return theme


def figures(cursor: Cursor, dimension: str) -> dict[str, tuple[int, int, int]]:
    counts = theme_counts(cursor, dimensions=[dimension])
    mine = counts[counts.dimension == dimension]
    columns = ["participants", "of_participants", "passages"]
    return {
        group: tuple(row)
        for group, row in zip(mine.group_name, mine[columns].to_numpy().tolist(), strict=True)
    }


def test_in_a_focus_group_everybody_counts_once_with_their_own_age_and_subgroups(
    cursor: Cursor, told: str
) -> None:
    assert figures(cursor, ALL) == {ALL: (2, 3, 4)}
    assert figures(cursor, SUBGROUP)["carer"] == (1, 1, 3), "three passages in two conversations, one person"
    ages = figures(cursor, AGE_GROUP)
    assert ages["75+"] == (1, 1, 3) and ages["18-34"] == (0, 1, 0) and ages[UNKNOWN] == (1, 1, 1)


def test_themes_can_be_counted_by_any_attribute_and_by_sub_study(cursor: Cursor, told: str) -> None:
    assert figures(cursor, VILLAGE) == {"Oosterdiep": (1, 1, 3), "zandwijk": (1, 1, 1), UNKNOWN: (0, 1, 0)}
    assert figures(cursor, SUB_STUDY) == {"Thuis": (1, 1, 3), "Zandwijk": (2, 3, 4)}
    assert [one.key for one in dimensions(cursor, RESEARCHER)] == [AGE_GROUP, SUBGROUP, SUB_STUDY, VILLAGE]
    assert values_of(cursor, SUB_STUDY) == (("Zandwijk", 3), ("Thuis", 1))
    heard = voices_in(cursor, (VILLAGE, "zandwijk"))["participant"].to_pylist()
    assert heard == ["P2"], "a figure leads to the passages behind it"


def test_joined_values_are_one_group_and_nobody_in_it_is_counted_twice(cursor: Cursor, told: str) -> None:
    newcomers = Grouping(SUBGROUP, joined={"newcomers": ("Refugee", "statushouder", "carer")}, open=True)
    villages = Grouping(
        VILLAGE, "Village", {"North": ("Oosterdiep",), "Islands": ("Texel",)}, rest="Elsewhere"
    )
    change_groupings(cursor, ASKER, [newcomers, villages])
    assert figures(cursor, SUBGROUP) == {"newcomers": (1, 2, 3), NONE: (1, 1, 1)}
    assert list(figures(cursor, VILLAGE)) == ["North", "Islands", "Elsewhere", UNKNOWN]
    assert figures(cursor, VILLAGE)["Islands"] == (0, 0, 0), "nobody is in it, and that shows"
    assert (VILLAGE, "Elsewhere") in group_names(cursor, dimensions=[VILLAGE])


def test_a_work_group_gets_only_the_groupings_that_the_study_opened(cursor: Cursor, told: str) -> None:
    assert [one.key for one in dimensions(cursor, WORK_GROUP)] == [AGE_GROUP, SUBGROUP]
    change_groupings(cursor, ASKER, [Grouping(SUBGROUP), Grouping(VILLAGE, "Dorp", open=True)])
    opened = dimensions(cursor, WORK_GROUP)
    assert [(one.key, one.name) for one in opened] == [(AGE_GROUP, ""), (VILLAGE, "Dorp")]
    with pytest.raises(BadInput, match="cannot be grouped"):
        change_groupings(cursor, ASKER, [Grouping("shoe size")])


def test_four_hundred_values_make_four_hundred_groups_and_joined_ones_few(cursor: Cursor, told: str) -> None:
    rows = [ParticipantRow(f"P{n}", 40, None, (), {"village": f"dorp {n}"}, None, n) for n in range(1, 401)]
    save_participants(cursor, ASKER, rows)
    assert len(values_of(cursor, VILLAGE)) == 400
    found = people(cursor)
    assert len(found) == 3 and len(groups(cursor, found, [(18, None)], dimensions=[VILLAGE]).names) == 4
    change_groupings(cursor, ASKER, [Grouping(VILLAGE, rest="Elsewhere", joined={"Here": ("dorp 1",)})])
    known = groups(cursor, found, [(18, None)], dimensions=[VILLAGE])
    assert figures(cursor, VILLAGE) == {"Here": (1, 1, 3), "Elsewhere": (1, 2, 1)}
    assert np.array_equal(known.members.sum(axis=1), [3, 1, 2])
