"""Theme tables follow the ledger: new marks, merged codes, and what the group decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coding.store.ledger_state import forget_answers
from coding.store.themes import theme_counts
from coding.themes.counting import ALL
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.seed import MADE, seed_code
from tests.coding.store.test_themes import TEXT, YEAR, figure, mark, seed_person, seed_talk


def fact(cursor: Cursor, statement: str, **values: Any) -> None:
    cursor.execute(statement, {**values, **{name: MADE[name] for name in MADE if f"${name}" in statement}})


def decide(cursor: Cursor, talk: str, start: int, end: int, speaker: int, *codes: str) -> str:
    decision = new_id()
    place = {"decision": decision, "talk": talk, "first": start, "last": end}
    fact(
        cursor,
        """INSERT INTO decisions VALUES ($decision, $item, $talk, $first, $last, $quote, 'because', $made_at,
            $made_by)""",
        **place,
        item=new_id(),
        quote=TEXT[start:end],
    )
    for code in codes:
        fact(
            cursor,
            """INSERT INTO decision_codes VALUES ($coding, $decision, $talk, $speaker, $code, $first, $last,
                $made_at, $made_by)""",
            **place,
            coding=new_id(),
            speaker=speaker,
            code=code,
        )
    return decision


def test_a_table_that_was_kept_is_counted_again_after_a_new_mark(cursor: Cursor) -> None:
    code = seed_code(cursor, "Buren")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80))
    assert figure(cursor, code, ALL, ALL) == (0, 1, 0)
    counts = theme_counts(cursor, year=YEAR)
    counts["participants"] = 99  # what one reader does with a table is no concern of the next
    assert figure(cursor, code, ALL, ALL) == (0, 1, 0)
    mark(cursor, talk, code, 1, 45, 60)
    assert figure(cursor, code, ALL, ALL) == (1, 1, 1)
    seed_talk(cursor, "B", seed_person(cursor, "P2", 40))
    assert figure(cursor, code, ALL, ALL) == (1, 2, 1)


def test_a_table_that_grew_is_the_same_as_one_counted_from_the_start(cursor: Cursor) -> None:
    code, other = seed_code(cursor, "Buren"), seed_code(cursor, "Werk")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    first = mark(cursor, talk, code, 1, 45, 60)
    theme_counts(cursor, year=YEAR)

    def take_back(made_at: datetime) -> None:
        back = {"coding": first, "talk": talk, "code": code}
        fact(cursor, "INSERT INTO take_backs VALUES ($fact, $coding, $talk, 1, $code, $made, $made_by)",
            fact=new_id(), made=made_at, **back)  # fmt: skip

    changes: tuple[Callable[[], object], ...] = (
        lambda: mark(cursor, talk, code, 1, 50, 70),
        lambda: (mark(cursor, talk, other, 2, 85, 90), mark(cursor, talk, code, -1, 60, 100)),
        lambda: mark(cursor, talk, code, -2, 0, 5),
        lambda: take_back(now()),
        lambda: take_back(now()),  # twice, as two tablets would
        lambda: take_back(datetime(2026, 1, 1)),  # and by another server, whose clock is slow
        lambda: cursor.execute("DELETE FROM codings WHERE speaker = -1"),
    )
    for change in changes:
        change()
        grown = theme_counts(cursor, year=YEAR)
        forget_answers()
        assert grown.equals(theme_counts(cursor, year=YEAR))
    assert figure(cursor, code, ALL, ALL) == (1, 2, 1)


def test_codings_of_a_merged_code_count_for_the_code_it_was_merged_into(cursor: Cursor) -> None:
    code, other = seed_code(cursor, "Buren"), seed_code(cursor, "Overburen")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    mark(cursor, talk, other, 1, 45, 60)
    mark(cursor, talk, other, -1, 60, 100)
    assert figure(cursor, code, ALL, ALL) == (0, 2, 0)
    merge = new_id()
    statement = "INSERT INTO code_merges VALUES ($merge, $code, $into, 'the same', [], $made_at, $made_by)"
    fact(cursor, statement, merge=merge, code=other, into=code)
    assert figure(cursor, code, ALL, ALL) == (2, 2, 2)
    statement = "INSERT INTO code_merge_ends VALUES ($fact, $merge, $made_at, $made_by)"
    fact(cursor, statement, fact=new_id(), merge=merge)
    assert figure(cursor, code, ALL, ALL) == (0, 2, 0)


def test_what_the_group_decided_counts_in_place_of_the_single_codings_there(cursor: Cursor) -> None:
    code, other = seed_code(cursor, "Buren"), seed_code(cursor, "Overburen")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80), seed_person(cursor, "P2", 40))
    mark(cursor, talk, code, 1, 45, 60)  # overruled
    mark(cursor, talk, code, 1, 150, 190)  # elsewhere
    mark(cursor, talk, code, -1, 60, 100)  # in both voices, overruled
    decide(cursor, talk, 41, 100, -1, other)
    assert figure(cursor, code, ALL, ALL) == (1, 2, 1)
    assert figure(cursor, other, ALL, ALL) == (2, 2, 1)
    decide(cursor, talk, 150, 190, 1)  # none of the codes
    assert figure(cursor, code, ALL, ALL) == (0, 2, 0)


def test_a_decision_that_was_taken_back_leaves_the_single_codings_as_they_were(cursor: Cursor) -> None:
    code, other = seed_code(cursor, "Buren"), seed_code(cursor, "Overburen")
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80))
    mark(cursor, talk, code, 1, 45, 60)
    decision = decide(cursor, talk, 41, 79, 1, other)
    assert (figure(cursor, code, ALL, ALL), figure(cursor, other, ALL, ALL)) == ((0, 1, 0), (1, 1, 1))
    statement = "INSERT INTO decision_ends VALUES ($fact, $decision, $made_at, $made_by)"
    fact(cursor, statement, fact=new_id(), decision=decision)
    assert (figure(cursor, code, ALL, ALL), figure(cursor, other, ALL, ALL)) == ((1, 1, 1), (0, 1, 0))
