"""Note that the proposer of a quote has seen what was decided."""

from __future__ import annotations

from coding.store import proposed_quotes as store
from coding.store.quote_facts import add_quote_seen
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def see_quote_decision(cursor: Cursor, by: Account, quote_id: str) -> None:
    """Write that the proposer has seen what was decided; for others and a second time it does nothing."""
    about = store.quote(cursor, checked_id(quote_id))
    if about is None or about.proposer_id != by.account_id or about.decision is None or about.decision.seen:
        return
    with transaction(cursor):
        add_quote_seen(cursor, about.quote_id, about.decision.decision_id, by.account_id)
