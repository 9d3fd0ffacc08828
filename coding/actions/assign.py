"""Give a transcript to a co-researcher."""

from __future__ import annotations

from coding.store.assignments import add_assignment, assignment_id, coder_role
from coding.store.codings import text_version
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def assign(cursor: Cursor, by: Account, transcript_id: str, account_id: str) -> str:
    """Give a transcript to somebody who codes and give the assignment's id; harmless when it was given
    already.

    Raises BadInput for a work group member or a closed account, NotFound for a transcript that is not there.
    """
    transcript_id, account_id = checked_id(transcript_id), checked_id(account_id)
    if text_version(cursor, transcript_id) is None:
        raise NotFound(N_("This interview is not there (any more)."))
    if coder_role(cursor, account_id) not in (CO_RESEARCHER, RESEARCHER):
        raise BadInput(
            N_("Interviews can only be given to co-researchers and researchers whose account is open.")
        )
    given = assignment_id(cursor, transcript_id, account_id)
    if given is not None:
        return given
    with transaction(cursor):
        return add_assignment(cursor, transcript_id, account_id, by.account_id)
