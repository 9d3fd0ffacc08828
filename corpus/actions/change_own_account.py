"""What everybody may change about their own account: its language and its pass-phrase."""

from __future__ import annotations

from datetime import timedelta

from corpus.accounts import ROLES, Account, allowed, checked_language
from corpus.clock import now
from corpus.credentials import PASSPHRASE, checked_passphrase, fits, hash_secret
from corpus.errors import N_, NotAllowed
from corpus.sessions import OWN_DEVICE, SignedIn, account_changed
from corpus.sign_in_limits import NAME, require_patience
from corpus.store.accounts import add_language, add_secret, secret_hash
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import add_failure, add_session, end_sessions_of, failures_since


@allowed(*ROLES)
def change_language(cursor: Cursor, by: Account, language: str) -> None:
    """Speak this language to this person from now on."""
    with transaction(cursor):
        add_language(cursor, by, by.account_id, checked_language(language))
    account_changed(by.account_id)


@allowed(*ROLES)
def change_passphrase(
    cursor: Cursor, by: Account, old: str, new: str, lasts: timedelta = OWN_DEVICE
) -> SignedIn:
    """Take another pass-phrase; every session of before ends and a new one begins.

    Raises NotAllowed when the old one is wrong or there is none (a card with a PIN), BadInput for a poor new one.
    """
    subject = f"change {by.account_id}"
    require_patience(failures_since(cursor, subject, now() - NAME.window), NAME, now())
    if not fits(secret_hash(cursor, by.account_id, PASSPHRASE), old):
        with transaction(cursor):
            add_failure(cursor, subject)
        raise NotAllowed(N_("The old pass-phrase is not right. Check it and try again."))
    hashed = hash_secret(checked_passphrase(new, by.name))
    with transaction(cursor):
        add_secret(cursor, by, by.account_id, PASSPHRASE, hashed)
        end_sessions_of(cursor, by, by.account_id)
        signed_in = add_session(cursor, by, by, lasts)
    account_changed(by.account_id)
    return signed_in
