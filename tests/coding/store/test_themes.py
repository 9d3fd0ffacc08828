"""Counting participants and passages by theme, on both homes of the store."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from coding.codebook import Code
from coding.passages import Coding
from coding.store.codings import add_coding
from coding.store.theme_tables import themes_for
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP, ALL, NONE, SUBGROUP, UNKNOWN
from coding.themes.tables import DIMENSIONS, as_json, theme_table
from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP, Account
from corpus.actions.change_study import change_study
from corpus.errors import BadInput, NotAllowed
from corpus.ids import new_id
from corpus.store.database import Cursor, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.study import age_groups, setting, threshold
from corpus.store.transcripts import link_speaker
from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT, Turn
from tests.coding.seed import MADE, seed_code, seed_transcript

YEAR = 2026
TEXT = "x" * 400
TURNS = tuple(
    Turn(start, start + 40, speaker)
    for start, speaker in zip(range(0, 400, 40), [0, 1, 2, 3, 1] * 2, strict=True)
)
ASKER = Account(new_id(), "Cas", RESEARCHER)


def seed_person(
    cursor: Cursor, code: str, age: int | None, subgroups: tuple[str, ...] = (), born: int | None = None
) -> str:
    person = add_participant(cursor, code, ASKER.account_id)
    describe_participant(cursor, person, age, born, subgroups, {}, ASKER.account_id)
    return person


def seed_talk(cursor: Cursor, name: str, *people: str) -> str:
    """A conversation of an interviewer, two participants and a neighbour."""
    talk = seed_transcript(cursor, name, TEXT, TURNS, (INTERVIEWER, PARTICIPANT, PARTICIPANT, OTHER))
    for speaker, person in enumerate(people, start=1):
        link_speaker(cursor, talk, speaker, person, ASKER.account_id)
    return talk


def mark(cursor: Cursor, talk: str, code: str, speaker: int, start: int, end: int) -> str:
    coding = Coding(new_id(), talk, code, ASKER.account_id, start, end, TEXT[start:end])
    add_coding(cursor, coding, speaker, None, ASKER.account_id)
    return coding.coding_id


def figure(cursor: Cursor, theme: str, dimension: str, group: str) -> tuple[int, int, int] | None:
    counts = theme_counts(cursor, year=YEAR)
    found = counts[
        (counts.theme_id == theme) & (counts.dimension == dimension) & (counts.group_name == group)
    ]
    columns = ["participants", "of_participants", "passages"]
    return tuple(found[columns].iloc[0].tolist()) if len(found) else None


def test_a_theme_counts_each_participant_once_with_the_themes_under_it(cursor: Cursor) -> None:
    above = seed_code(cursor, "Contact")
    under = seed_code(cursor, "Buren", above)
    deepest = seed_code(cursor, "Overburen", under)
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    for code in (above, under, deepest, deepest):
        mark(cursor, talk, code, 1, 45, 60)
    mark(cursor, talk, under, 2, 85, 90)
    assert figure(cursor, above, ALL, ALL) == (2, 2, 5)
    assert figure(cursor, under, AGE_GROUP, "75+") == (1, 1, 3)
    assert figure(cursor, deepest, ALL, ALL) == (1, 2, 2)


def test_a_passage_in_several_voices_counts_for_the_participants_whose_turns_it_touches(
    cursor: Cursor,
) -> None:
    code = seed_code(cursor, "Buren")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    mark(cursor, talk, code, -1, 60, 100)  # both participants: one passage in all
    mark(cursor, talk, code, -1, 100, 150)  # the second participant and the neighbour
    mark(cursor, talk, code, -2, 0, 20)  # the interviewer
    mark(cursor, talk, code, 3, 125, 130)  # the neighbour
    assert figure(cursor, code, ALL, ALL) == (2, 2, 2)
    assert figure(cursor, code, AGE_GROUP, "75+") == (1, 1, 1)
    assert figure(cursor, code, AGE_GROUP, "35-49") == (1, 1, 2)


def test_a_mark_that_was_taken_back_and_a_code_out_of_use_no_longer_count(cursor: Cursor) -> None:
    code = seed_code(cursor, "Buren")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80))
    coding = mark(cursor, talk, code, 1, 45, 60)
    cursor.execute(
        "INSERT INTO take_backs VALUES ($fact_id, $coding_id, $talk, 1, $code, $made_at, $made_by)",
        {"fact_id": new_id(), "coding_id": coding, "talk": talk, "code": code, **MADE},
    )
    assert figure(cursor, code, ALL, ALL) == (0, 1, 0)


def test_people_stand_in_their_age_group_and_in_each_of_their_subgroups(cursor: Cursor) -> None:
    code = seed_code(cursor, "Buren")
    seed_talk(cursor, "A", seed_person(cursor, "P1", None, ("carer", "newcomer"), YEAR - 80))
    seed_talk(cursor, "B", seed_person(cursor, "P2", None), seed_person(cursor, "P3", 12, ("carer",)))
    seed_person(cursor, "P4", 80)  # without a transcript
    assert figure(cursor, code, AGE_GROUP, "75+") == (0, 1, 0)
    assert figure(cursor, code, AGE_GROUP, "18-34") == (0, 0, 0)
    assert figure(cursor, code, AGE_GROUP, UNKNOWN) == (0, 2, 0)
    assert figure(cursor, code, SUBGROUP, "carer") == (0, 2, 0)
    assert figure(cursor, code, SUBGROUP, NONE) == (0, 1, 0)
    assert figure(cursor, code, ALL, ALL) == (0, 3, 0)


def test_a_study_without_codes_or_without_people_has_an_empty_table(cursor: Cursor) -> None:
    assert len(theme_counts(cursor)) == 0
    code = seed_code(cursor, "Buren")
    assert figure(cursor, code, ALL, ALL) == (0, 0, 0)
    assert all(cell.hidden for cell in themes_for(cursor, ASKER).cells)


def seed_many(cursor: Cursor) -> list[tuple[str, set[str]]]:
    """Thirty people in three age groups with random marks; gives for each which codes they spoke of."""
    random = np.random.default_rng(4)
    above = seed_code(cursor, "Contact")
    codes = [
        above,
        seed_code(cursor, "Buren", above),
        seed_code(cursor, "Familie", above),
        seed_code(cursor, "Geld"),
    ]
    people = []
    with transaction(cursor):
        for number in range(30):
            subgroups = tuple(name for name in ("carer", "newcomer") if random.random() < 0.4)
            person = seed_person(cursor, f"P{number}", (25, 55, 80)[number % 3], subgroups)
            talk = seed_talk(cursor, f"T{number}", person)
            chosen = [code for code in codes[1:] if random.random() < 0.5]
            for code in chosen:
                mark(cursor, talk, code, 1, 45, 60)
            people.append(
                (
                    ("18-34", "50-64", "75+")[number % 3],
                    set(chosen) | ({above} & {above if set(chosen) & set(codes[1:3]) else ""}),
                )
            )
    return people


def test_the_whole_table_is_what_counting_by_hand_gives(cursor: Cursor) -> None:
    people = seed_many(cursor)
    table = themes_for(cursor, ASKER, AGE_GROUP, RESEARCHER)
    assert not table.protected
    for cell in table.cells:
        inside = [codes for group, codes in people if cell.group in (group, ALL)]
        assert (cell.participants, cell.of) == (sum(cell.theme_id in codes for codes in inside), len(inside))
    assert table.groups == ("18-34", "35-49", "50-64", "65-74", "75+")


@pytest.mark.parametrize("role", [WORK_GROUP, CO_RESEARCHER])
@pytest.mark.parametrize("audience", [WORK_GROUP, RESEARCHER])
def test_only_researchers_ever_see_small_counts(cursor: Cursor, role: str, audience: str) -> None:
    seed_many(cursor)
    for dimension in DIMENSIONS:
        table = themes_for(cursor, Account(new_id(), "Dora", role), dimension, audience)
        assert table.protected
        assert all(cell.hidden or (cell.participants or 0) >= 5 for cell in table.cells)
        assert any(cell.hidden for cell in table.cells)
        assert table == themes_for(cursor, ASKER, dimension, WORK_GROUP)


def test_themes_by_anything_else_are_refused(cursor: Cursor) -> None:
    with pytest.raises(BadInput, match="cannot be shown by “village”"):
        themes_for(cursor, ASKER, "village")


def test_themes_stand_in_the_order_of_the_codebook_with_the_name_of_the_theme_above() -> None:
    codes = [Code("b", "Buren", "c", 1), Code("c", "Contact"), Code("f", "Familie", "c", 0)]
    counts = pd.DataFrame(
        [(d, g, code.code_id, 1, 2, 3) for d, g in ((ALL, ALL), (AGE_GROUP, "75+")) for code in codes],
        columns=["dimension", "group_name", "theme_id", "participants", "of_participants", "passages"],
    )
    rows = as_json(theme_table(counts, codes, AGE_GROUP))
    assert [(row["theme"], row["theme_group"], row["group"]) for row in rows] == [
        (theme, above, group)
        for theme, above in (("Contact", None), ("Familie", "Contact"), ("Buren", "Contact"))
        for group in ("75+", ALL)
    ]


def test_a_researcher_sets_the_age_groups_and_the_threshold(cursor: Cursor) -> None:
    assert (threshold(cursor), age_groups(cursor)[-1]) == (5, (75, None))
    change_study(cursor, ASKER, {"threshold": 10, "age_groups": [[18, 64], [65, None]]})
    change_study(cursor, ASKER, {"name": "Thuis in de wijk"})
    assert (threshold(cursor), age_groups(cursor)) == (10, ((18, 64), (65, None)))
    assert setting(cursor, "name") == "Thuis in de wijk" and setting(cursor, "village", 3) == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [("threshold", 2), ("threshold", "7"), ("threshold", True), ("age_groups", [[18]]), ("age_groups", "18-34"),
     ("age_groups", []), ("age_groups", [[18, 40], [30, None]]), ("age_groups", [["18", 34]]), ("age_groups", None)],
)  # fmt: skip
def test_an_impossible_threshold_or_age_group_is_refused(cursor: Cursor, name: str, value: object) -> None:
    with pytest.raises(BadInput):
        change_study(cursor, ASKER, {"village": "Hulsmeer", name: value})
    assert setting(cursor, name) is setting(cursor, "village") is None


def test_only_a_researcher_changes_the_study(cursor: Cursor) -> None:
    with pytest.raises(NotAllowed):
        change_study(cursor, Account(new_id(), "Dora", WORK_GROUP), {"threshold": 3})
