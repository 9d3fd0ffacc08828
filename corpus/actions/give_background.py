"""Tell something about oneself as a reader, or take it away again."""

from __future__ import annotations

from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.backgrounds import checked_answer
from corpus.store.backgrounds import add_background, background_questions, backgrounds_of
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def give_background(cursor: Cursor, by: Account, question: str, answer: str) -> None:
    """Answer one of the study's questions about readers, "" for no answer (any more); raises BadInput."""
    answer = checked_answer(background_questions(cursor), question, answer)
    if backgrounds_of(cursor, by.account_id).get(question, "") == answer:
        return
    with transaction(cursor):
        add_background(cursor, by.account_id, question, answer)
