"""What readers tell about themselves: only what the study asks, only if they want, and taken away again."""

from __future__ import annotations

import pytest

from corpus.accounts import CO_RESEARCHER, SHELL, WORK_GROUP
from corpus.actions.change_study import change_study
from corpus.actions.give_background import give_background
from corpus.backgrounds import BackgroundQuestion
from corpus.errors import BadInput, NotAllowed
from corpus.store.backgrounds import BACKGROUNDS, background_groups, background_questions, backgrounds_of
from corpus.store.database import Cursor, Store
from tests.coding.seed import seed_account

ASKED = [["Lived here", ["short", "long"]]]
QUESTION = BackgroundQuestion("Lived here", ("short", "long"))


def test_an_answer_counts_until_it_is_changed_or_taken_away(cursor: Cursor) -> None:
    change_study(cursor, SHELL, {BACKGROUNDS: ASKED})
    assert background_questions(cursor) == (QUESTION,)
    anna, bert = (seed_account(cursor, name) for name in ("Anna", "Bert"))
    give_background(cursor, anna, "Lived here", "short")
    give_background(cursor, bert, "Lived here", "short")
    give_background(cursor, bert, "Lived here", "long")
    assert background_groups(cursor, QUESTION) == {"short": {anna.account_id}, "long": {bert.account_id}}
    give_background(cursor, anna, "Lived here", "")
    assert backgrounds_of(cursor, anna.account_id) == {}
    assert background_groups(cursor, QUESTION)["short"] == frozenset()


def test_only_readers_answer_and_only_what_the_study_asks(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        change_study(cursor, SHELL, {BACKGROUNDS: ASKED})
        reader = seed_account(cursor, "Anna", CO_RESEARCHER)
        for question, answer in (("Lived here", "always"), ("Religion", "short")):
            with pytest.raises(BadInput):
                give_background(cursor, reader, question, answer)
        with pytest.raises(NotAllowed):
            give_background(cursor, seed_account(cursor, "Gerda", WORK_GROUP), "Lived here", "short")
        for wrong in ("text", [["Only one", ["answer"]]], [[1, 2]], [["a", ["b, c", "d"]]]):
            with pytest.raises(BadInput):
                change_study(cursor, SHELL, {BACKGROUNDS: wrong})
        assert background_questions(cursor) == (QUESTION,)
