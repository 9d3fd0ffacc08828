"""Give an interview back to somebody who said by mistake that they know the person."""

from __future__ import annotations

from coding.answers import KNOWS_PERSON
from coding.store.answers import add_answer_end, answer
from coding.store.assignments import NOT_READ_BY_RESIDENTS, add_assignment, assignment_id, coder_role
from coding.store.set_asides import bring_marks_back
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.consent import READ_BY_RESIDENTS
from corpus.errors import N_, Conflict, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.consents import transcript_allows
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def give_back(cursor: Cursor, by: Account, answer_id: str) -> None:
    """Call "I know this person" a mistake: the interview and the marks that were set aside are theirs again.

    Doing it again is harmless. Raises NotFound, and Conflict when residents may not read it (any more).
    """
    found = answer(cursor, checked_id(answer_id))
    if found is None or found[0].kind != KNOWS_PERSON:
        raise NotFound(N_("This answer is not there (any more)."))
    said, ended = found
    if ended:
        return
    if coder_role(cursor, said.account_id) == CO_RESEARCHER and not transcript_allows(
        cursor, said.transcript_id, READ_BY_RESIDENTS
    ):
        raise Conflict(NOT_READ_BY_RESIDENTS)
    given = assignment_id(cursor, said.transcript_id, said.account_id)
    with transaction(cursor):
        add_answer_end(cursor, new_id(), said, by.account_id)
        if given is None:
            add_assignment(cursor, said.transcript_id, said.account_id, by.account_id)
        bring_marks_back(cursor, said, by.account_id)
