"""Change one of the study's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.backgrounds import BackgroundQuestion, read_questions, written
from corpus.errors import N_, BadInput
from corpus.participants import check_age_groups
from corpus.store.backgrounds import BACKGROUNDS
from corpus.store.database import Cursor, transaction
from corpus.store.study import AGE_GROUPS, LOWEST_THRESHOLD, THRESHOLD, set_setting


@allowed(RESEARCHER)
def change_study(cursor: Cursor, by: Account, changes: Mapping[str, object]) -> None:
    """Set these settings (name to anything JSON can hold), all or none; raises BadInput for an impossible one."""
    for name, value in changes.items():
        _check(name, value)
    with transaction(cursor):
        for name, value in changes.items():
            set_setting(cursor, name, value, by.account_id)


def _check(name: str, value: object) -> None:
    if name == AGE_GROUPS:
        _check_age_groups(value)
    elif name == BACKGROUNDS:
        _check_backgrounds(value)
    elif name == THRESHOLD and (
        isinstance(value, bool) or not isinstance(value, int) or value < LOWEST_THRESHOLD
    ):
        raise BadInput(
            N_("The smallest number that work groups may see is a whole number of {lowest} or more."),
            lowest=LOWEST_THRESHOLD,
        )


def _check_age_groups(value: object) -> None:
    rows: list[Any] = list(value) if isinstance(value, (list, tuple)) else [value]
    for row in rows:
        pair = isinstance(row, (list, tuple)) and len(row) == 2
        if not (pair and _is_age(row[0]) and (row[1] is None or _is_age(row[1]))):
            raise BadInput(
                N_("An age group is two ages, such as 18 and 34; only the last may have no upper one.")
            )
    check_age_groups([(row[0], row[1]) for row in rows])


def _check_backgrounds(value: object) -> None:
    rows: list[Any] = list(value) if isinstance(value, (list, tuple)) else [value]
    try:
        questions = [BackgroundQuestion(name, tuple(answers)) for name, answers in rows]
        unchanged = list(read_questions(written(questions))) == questions
    except (TypeError, ValueError):
        unchanged = False
    if not unchanged:
        raise BadInput(N_("A question about readers is its text with a list of two answers or more."))


def _is_age(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
