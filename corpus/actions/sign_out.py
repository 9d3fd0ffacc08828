"""Sign out: here, or everywhere at once."""

from __future__ import annotations

from corpus.accounts import ROLES, Account, allowed
from corpus.sessions import account_changed
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import end_session, end_sessions_of


@allowed(*ROLES)
def sign_out(cursor: Cursor, by: Account, session_id: str) -> None:
    """End this one session; somebody else's session stays as it is."""
    with transaction(cursor):
        end_session(cursor, by, session_id)
    account_changed(by.account_id)


@allowed(*ROLES)
def sign_out_everywhere(cursor: Cursor, by: Account) -> None:
    """End every session of this person."""
    with transaction(cursor):
        end_sessions_of(cursor, by, by.account_id)
    account_changed(by.account_id)
