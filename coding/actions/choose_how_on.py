"""Choose how to go on after "This touches me"."""

from __future__ import annotations

from coding.answers import HAND_BACK, OUTCOMES, TOUCHES_ME
from coding.store.answers import add_outcome, answer, outcomes
from coding.store.assignments import add_assignment_end, assignment_id
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def choose_how_on(cursor: Cursor, by: Account, answer_id: str, outcome: str) -> None:
    """Write what somebody chose: carry on, pause, or hand the interview back; then it leaves their list, marks stay.

    Choosing the same again is harmless. Raises BadInput, NotFound.
    """
    found = answer(cursor, checked_id(answer_id))
    if found is None or found[0].account_id != by.account_id or found[0].kind != TOUCHES_ME:
        raise NotFound(N_("This answer is not there (any more)."))
    if outcome not in OUTCOMES:
        raise BadInput(N_("Choose: carry on, pause, or hand the interview back."))
    if outcome in outcomes(cursor, found[0].answer_id):
        return
    given = assignment_id(cursor, found[0].transcript_id, by.account_id)
    with transaction(cursor):
        add_outcome(cursor, found[0].answer_id, outcome, by.account_id)
        if outcome == HAND_BACK and given is not None:
            add_assignment_end(cursor, given, by.account_id)
