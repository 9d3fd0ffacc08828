"""Take back "I don't know" or "Let's talk about this"."""

from __future__ import annotations

from coding.answers import FOR_THE_TABLE
from coding.store.answers import add_answer_end, answer
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def end_answer(cursor: Cursor, by: Account, fact_id: str, answer_id: str) -> None:
    """Write that an own answer holds no longer; doing it again is harmless. Raises NotAllowed, NotFound."""
    found = answer(cursor, checked_id(answer_id))
    if found is None:
        raise NotFound(N_("This answer is not there (any more)."))
    own, ended = found
    if own.account_id != by.account_id or own.kind not in FOR_THE_TABLE:
        raise NotAllowed(N_("This answer cannot be taken back here. Ask a researcher of the study."))
    if ended:
        return
    with transaction(cursor):
        add_answer_end(cursor, checked_id(fact_id), own, by.account_id)
