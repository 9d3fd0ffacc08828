"""Come in to the example study as one of the invented people in it."""

from __future__ import annotations

from corpus.accounts import AT_THE_GATE, Account, allowed
from corpus.errors import N_, NotAllowed
from corpus.ids import checked_id
from corpus.sessions import SHARED_DEVICE, SignedIn
from corpus.store.accounts import find_account
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import add_session
from corpus.store.study import setting


@allowed(AT_THE_GATE)
def sign_in_example(cursor: Cursor, by: Account, account_id: str) -> SignedIn:
    """Begin a session without any pass-phrase; NotAllowed in every study that is not the example."""
    if not setting(cursor, "example", False):
        raise NotAllowed(N_("This is not the example study. Sign in with your own name."))
    found = find_account(cursor, checked_id(account_id))
    if found is None or found.closed:
        raise NotAllowed(N_("This person is not in the example. Choose one of the others."))
    with transaction(cursor):
        return add_session(cursor, by, found.account, SHARED_DEVICE)
