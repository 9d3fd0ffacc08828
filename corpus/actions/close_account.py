"""Close an account, or open it again."""

from __future__ import annotations

from corpus.accounts import RESEARCHER, Account, AccountNow, allowed
from corpus.errors import N_, Conflict, NotFound
from corpus.ids import checked_id
from corpus.sessions import account_changed
from corpus.store.accounts import JOINING, add_closing, find_account, list_accounts
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import end_sessions_of


@allowed(RESEARCHER)
def close_account(cursor: Cursor, by: Account, account_id: str) -> None:
    """Let this person in no longer and end their sessions; what they did stays.

    Raises NotFound, and Conflict for the last researcher: nobody could open it again.
    """
    with JOINING, transaction(cursor):
        found = _account(cursor, account_id)
        others = [
            one
            for one in list_accounts(cursor)
            if one.account.role == RESEARCHER and not one.closed and one.secret_kind and one != found
        ]
        if found.account.role == RESEARCHER and not others:
            raise Conflict(N_("This is the only researcher. Invite another researcher first."))
        if not found.closed:
            add_closing(cursor, by, found.account.account_id, True)
        end_sessions_of(cursor, by, found.account.account_id)
    account_changed(found.account.account_id)


@allowed(RESEARCHER)
def reopen_account(cursor: Cursor, by: Account, account_id: str) -> None:
    """Let this person in again, with the pass-phrase or card they had."""
    with JOINING, transaction(cursor):
        found = _account(cursor, account_id)
        if found.closed:
            add_closing(cursor, by, found.account.account_id, False)


def _account(cursor: Cursor, account_id: str) -> AccountNow:
    found = find_account(cursor, checked_id(account_id))
    if found is None:
        raise NotFound(N_("This account is not there."))
    return found
