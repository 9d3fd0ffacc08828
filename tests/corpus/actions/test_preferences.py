"""How the app looks is remembered for each person, and only what can be chosen is kept."""

from __future__ import annotations

import pytest

from corpus.accounts import CO_RESEARCHER, Account
from corpus.actions.change_preferences import change_preferences
from corpus.errors import BadInput
from corpus.ids import new_id
from corpus.preferences import Preferences, as_words, from_words
from corpus.store.database import Cursor
from corpus.store.preferences import find_preferences

LARGE = Preferences(160, "wide", True, True, 0.8)


def test_what_somebody_chose_last_holds_for_them_alone(cursor: Cursor) -> None:
    one, other = (Account(new_id(), name, CO_RESEARCHER) for name in ("Anja", "Bram"))
    assert find_preferences(cursor, one.account_id) is None
    change_preferences(cursor, one, Preferences(200))
    change_preferences(cursor, one, LARGE)
    change_preferences(cursor, one, LARGE)
    assert find_preferences(cursor, one.account_id) == LARGE
    assert find_preferences(cursor, other.account_id) is None
    count = cursor.execute("SELECT count(*) FROM preferences").fetchall()
    assert count == [(2,)], "the same choice again is no new fact"


def test_choices_go_through_a_form_and_come_back_the_same() -> None:
    assert from_words(as_words(LARGE)) == LARGE
    assert from_words({}) == Preferences()


@pytest.mark.parametrize(
    "words",
    [
        {"text_size": "101"},
        {"text_size": "large"},
        {"text_size": "1e9"},
        {"spacing": "<b>"},
        {"speech_speed": "nan"},
        {"speech_speed": "-1"},
    ],
)
def test_a_choice_that_does_not_exist_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        from_words(words)
