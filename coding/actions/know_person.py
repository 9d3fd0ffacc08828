"""Say that one knows the person who was interviewed."""

from __future__ import annotations

from coding.answers import KNOWS_PERSON, Answer
from coding.store.answers import add_answer, answer, knows_person
from coding.store.assignments import add_assignment_end, assignment_id, require_own_to_mark
from coding.store.set_asides import set_marks_aside
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def know_person(cursor: Cursor, by: Account, answer_id: str, transcript_id: str) -> None:
    """Write that `by` knows the person: the interview leaves their list, their marks on it are set aside, all at once.

    Asking again with the same `answer_id` is harmless. Raises Conflict, NotAllowed.
    """
    answer_id, transcript_id = checked_id(answer_id), checked_id(transcript_id)
    before = answer(cursor, answer_id)
    if before is not None and (before[0].account_id, before[0].kind) != (by.account_id, KNOWS_PERSON):
        raise Conflict(N_("Another answer was saved under the same number. Give it again."))
    if before is not None or knows_person(cursor, transcript_id, by.account_id):  # said on another device too
        return
    require_own_to_mark(cursor, by, transcript_id, answer_id)
    given = assignment_id(cursor, transcript_id, by.account_id)
    said = Answer(answer_id, transcript_id, by.account_id, KNOWS_PERSON)
    with transaction(cursor):
        add_answer(cursor, said, by.account_id)
        if given is not None:
            add_assignment_end(cursor, given, by.account_id)
        set_marks_aside(cursor, said, by.account_id)
