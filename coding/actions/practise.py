"""Practise: begin, answer, stop. Writes to the tables of practice alone, so it never counts."""

from __future__ import annotations

from collections.abc import Sequence

from coding.practice import ENDINGS, SKIPPED, Run, checked_answer
from coding.store.own_practice import own_run, set_for
from coding.store.practice import add_answers, add_ending, add_run, answer_ids, latest_run
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def begin_practice(cursor: Cursor, by: Account) -> Run:
    """Begin with the set that is for `by` now: one of the study in use, else the one that comes with the app."""
    run = Run(new_id(), set_for(cursor, by).version_id)
    with transaction(cursor):
        add_run(cursor, run.run_id, by.account_id, run.version_id)
    return run


@allowed(CO_RESEARCHER, RESEARCHER)
def answer_practice(
    cursor: Cursor, by: Account, run_id: str, answers: Sequence[tuple[str, int, str]]
) -> None:
    """Note answers (id made in the browser, position, answer; "" takes back); those noted before are passed over.

    Raises BadInput, Conflict when another practice was begun since.
    """
    run, practice = own_run(cursor, by, run_id)
    known = answer_ids(cursor, run.run_id)
    new = [
        (fact_id, position, checked_answer(practice, position, answer))
        for fact_id, position, answer in answers
        if checked_id(fact_id) not in known
    ]
    if new:
        with transaction(cursor):
            add_answers(cursor, run.run_id, new, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def end_practice(cursor: Cursor, by: Account, run_id: str, how: str) -> None:
    """Note how a practice ended: finished, skipped, or because somebody in it is known. Harmless when it was said."""
    if how not in ENDINGS:
        raise BadInput(N_("This answer does not belong to this practice. Load the page again."))
    run, _practice = own_run(cursor, by, run_id)
    if run.how != how:
        with transaction(cursor):
            add_ending(cursor, new_id(), run.run_id, how, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def skip_practice(cursor: Cursor, by: Account) -> None:
    """Note that `by` goes on without practising. What they did already is kept, and they can come back to it."""
    run = latest_run(cursor, by.account_id)
    with transaction(cursor):
        if run is None:
            run = Run(new_id(), None)
            add_run(cursor, run.run_id, by.account_id, None)
        if run.how is None:
            add_ending(cursor, new_id(), run.run_id, SKIPPED, by.account_id)
