"""Crosstabs, co-occurrence and courses rest on what themes count, on both homes of the store."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from coding.store.counted_codings import counted_codings
from coding.store.courses import course_of
from coding.store.crosstabs import crosstab_dimensions, crosstab_of
from coding.store.themes import theme_counts
from coding.store.together import together_of
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP, UNKNOWN
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.accounts import SHELL
from corpus.errors import BadInput
from corpus.ids import new_id
from corpus.kinds import FOCUS_GROUP, TranscriptDetails
from corpus.store.accounts import add_account
from corpus.store.database import Cursor, transaction
from corpus.store.study import age_groups
from corpus.store.transcript_details import describe_transcripts
from tests.coding.seed import seed_code
from tests.coding.store.test_theme_states import decide, fact
from tests.coding.store.test_themes import ASKER, TURNS, mark, seed_person, seed_talk


@pytest.fixture(autouse=True)
def coder(cursor: Cursor) -> None:
    """Whoever marks has an account."""
    with transaction(cursor):
        add_account(cursor, SHELL, ASKER)


def seed_busy_study(cursor: Cursor) -> list[str]:
    """Talks of two with marks at random, some taken back, a merged code, decisions; gives the codes that stand."""
    random = np.random.default_rng(8)
    above = seed_code(cursor, "Contact")
    codes = [above, seed_code(cursor, "Buren", above), seed_code(cursor, "Geld")]
    gone = seed_code(cursor, "Overburen")
    with transaction(cursor):
        statement = (
            "INSERT INTO code_merges VALUES ($merge, $code, $into, 'the same', [], $made_at, $made_by)"
        )
        fact(cursor, statement, merge=new_id(), code=gone, into=codes[1])
        for number in range(4):
            age = (None, 30, 70, 90)[number]
            people = [seed_person(cursor, f"P{number}{one}", age, ("carer",) * (number % 2)) for one in "ab"]
            talk = seed_talk(cursor, f"T{number}", *people)
            for _ in range(9):
                _mark_somewhere(cursor, random, talk, [*codes, gone])
            decide(cursor, talk, 40, 80, 1, codes[number % 3])
            decide(cursor, talk, 60, 120, -1, gone)
    return codes


def _mark_somewhere(cursor: Cursor, random: np.random.Generator, talk: str, codes: list[str]) -> None:
    turn = TURNS[int(random.integers(0, 10))]
    code = codes[int(random.integers(0, len(codes)))]
    speaker = -1 if random.random() < 0.3 else turn.speaker or -2
    coding = mark(cursor, talk, code, speaker, turn.start + 2, turn.end + 30 * (speaker == -1))
    if random.random() < 0.2:
        back = "INSERT INTO take_backs VALUES ($back, $coding, $talk, $speaker, $code, $made_at, $made_by)"
        fact(cursor, back, back=new_id(), coding=coding, talk=talk, speaker=speaker, code=code)


def test_a_crosstab_counts_as_the_theme_table_does(cursor: Cursor) -> None:
    seed_busy_study(cursor)
    counts = theme_counts(cursor, age_groups(cursor))
    assert counts["passages"].sum() > 20
    for dimension in (AGE_GROUP, SUBGROUP):
        found = crosstab_of(cursor, dimension)
        rows = counts[counts["dimension"].isin([dimension, ALL])]
        for _, row in rows.iterrows():
            figures, theme = found.figures(row.group_name), found.themes.index(row.theme_id)
            assert (figures.spoke[theme], figures.people, figures.said[theme]) == (
                row.participants,
                row.of_participants,
                row.passages,
            )
    assert found.figures("carer").people == 4
    crossed = crosstab_of(cursor, AGE_GROUP, SUBGROUP)
    assert crossed.figures(UNKNOWN, ALL).people == 2 and crossed.figures("18-34", "carer").people == 2
    assert crossed.figures(UNKNOWN, "carer").people == 0


def test_themes_by_what_is_not_there_are_refused(cursor: Cursor) -> None:
    assert [one.key for one in crosstab_dimensions(cursor)] == [AGE_GROUP, SUBGROUP]
    with pytest.raises(BadInput, match="“village”"):
        crosstab_of(cursor, "village")
    with pytest.raises(BadInput, match="two different"):
        crosstab_of(cursor, AGE_GROUP, AGE_GROUP)
    with pytest.raises(BadInput, match="“sentence”"):
        together_of(cursor, "sentence")


def test_themes_go_by_kind_and_by_step_as_soon_as_there_are_any(cursor: Cursor) -> None:
    code = seed_code(cursor, "Buren")
    person, other = seed_person(cursor, "P1", 30), seed_person(cursor, "P2", 70)
    talks = [
        seed_talk(cursor, name, *people)
        for name, *people in (("A", person), ("B", person, other), ("C", other))
    ]
    details = [
        TranscriptDetails(series="Tuin", step="start", held_on=date(2026, 1, 9)),
        TranscriptDetails(FOCUS_GROUP, series="Tuin", step="later", held_on=date(2026, 5, 9)),
    ]
    with transaction(cursor):
        describe_transcripts(cursor, dict(zip(talks, details, strict=False)), ASKER.account_id)
        mark(cursor, talks[0], code, 1, 45, 60)
        mark(cursor, talks[1], code, 2, 85, 90)
    by_kind, by_step = crosstab_of(cursor, "kind"), crosstab_of(cursor, "step")
    assert by_kind.rows.groups == ("interview", "focus_group")
    assert [(by_kind.figures(one).people, by_kind.figures(one).spoke[0]) for one in by_kind.rows.groups] == [
        (2, 1),
        (2, 1),
    ]
    assert [(by_step.figures(one).people, by_step.figures(one).said[0]) for one in ("start", "later")] == [
        (1, 1),
        (2, 1),
    ]
    course = course_of(cursor)
    assert (course.steps, course.cases.tolist(), course.spoke.tolist()) == (
        ("start", "later"),
        [1, 1],
        [[1], [1]],
    )
    assert course_of(cursor, "participant").moves(0, 1)[0].went == 1


def test_themes_come_together_on_words_in_turns_and_in_interviews(cursor: Cursor) -> None:
    above = seed_code(cursor, "Contact")
    buren, geld = seed_code(cursor, "Buren", above), seed_code(cursor, "Geld")
    old = seed_person(cursor, "P1", 80)
    talk, later = seed_talk(cursor, "A", old, seed_person(cursor, "P2", 40)), seed_talk(cursor, "B", old)
    with transaction(cursor):
        mark(cursor, talk, buren, 1, 45, 60)
        mark(cursor, talk, geld, 1, 55, 58)
        mark(cursor, talk, geld, 1, 70, 75)
        mark(cursor, later, buren, 1, 45, 50)
        mark(cursor, later, geld, 1, 162, 165)
    found = {way: together_of(cursor, way) for way in (OVERLAP, TURN, INTERVIEW)}
    one, other = (found[TURN].themes.index(code) for code in (buren, geld))
    pairs = {way: (table.counts[one, other], table.counts[other, other]) for way, table in found.items()}
    assert pairs == {OVERLAP: (1, 3), TURN: (1, 2), INTERVIEW: (2, 2)}
    assert (found[TURN].of, found[INTERVIEW].of) == (10, 2)
    main = together_of(cursor, OVERLAP, level=1)
    assert main.themes == (above, geld) and main.counts.tolist() == [[2, 1], [1, 3]]
    young = together_of(cursor, INTERVIEW, group=(AGE_GROUP, "35-49"))
    assert (young.of, young.counts.sum()) == (1, 0)


def test_what_was_read_before_is_read_again_after_something_new(cursor: Cursor) -> None:
    code = seed_code(cursor, "Buren")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    assert len(counted_codings(cursor).codings) == 0
    coding = mark(cursor, talk, code, 1, 45, 60)
    mark(cursor, talk, code, -1, 60, 100)
    assert crosstab_of(cursor, AGE_GROUP).figures(ALL).passages == 2
    back = "INSERT INTO take_backs VALUES ($back, $coding, $talk, 1, $code, $made_at, $made_by)"
    fact(cursor, back, back=new_id(), coding=coding, talk=talk, code=code)
    assert crosstab_of(cursor, AGE_GROUP).figures(ALL).passages == 1
