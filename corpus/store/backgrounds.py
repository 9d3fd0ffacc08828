"""The SQL of what readers chose to tell about themselves."""

from __future__ import annotations

from collections import defaultdict

from corpus.backgrounds import BackgroundQuestion
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.study import setting

BACKGROUNDS = "backgrounds"  # the study's setting: [[question, [answer, …]], …]


def background_questions(cursor: Cursor) -> tuple[BackgroundQuestion, ...]:
    """What the study asks readers about themselves, in its order; nothing by default."""
    return tuple(
        BackgroundQuestion(name, tuple(answers)) for name, answers in setting(cursor, BACKGROUNDS, [])
    )


def backgrounds_of(cursor: Cursor, account_id: str) -> dict[str, str]:
    """What somebody told about themselves: answer by question."""
    return dict(
        cursor.execute(
            "SELECT name, value FROM backgrounds_now WHERE account_id = $account_id",
            {"account_id": account_id},
        ).fetchall()
    )


def background_groups(cursor: Cursor, question: BackgroundQuestion) -> dict[str, frozenset[str]]:
    """Who gave each answer to a question, in the order of the answers; only to compare groups with each other."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for account_id, value in cursor.execute(
        "SELECT account_id::VARCHAR, value FROM backgrounds_now WHERE name = $name", {"name": question.name}
    ).fetchall():
        found[value].add(account_id)
    return {answer: frozenset(found[answer]) for answer in question.answers}


def add_background(cursor: Cursor, account_id: str, name: str, value: str) -> None:
    """Write what somebody tells about themselves from now on; an empty value takes it away."""
    cursor.execute(
        "INSERT INTO backgrounds VALUES ($fact_id, $account_id, $name, $value, $made_at, $account_id)",
        {
            "fact_id": new_id(),
            "account_id": account_id,
            "name": name,
            "value": value,
            "made_at": now(),
        },
    )
