"""Sign in: with a name and a pass-phrase, or with the link on a card and a PIN."""

from __future__ import annotations

import threading

from corpus.accounts import AT_THE_GATE, Account, AccountNow, allowed, name_key
from corpus.clock import now
from corpus.credentials import PASSPHRASE, PIN, fits, hash_token
from corpus.errors import N_, NotAllowed
from corpus.sessions import OWN_DEVICE, SHARED_DEVICE, SignedIn
from corpus.sign_in_limits import ADDRESS, CARD, NAME, Limit, require_patience
from corpus.store.accounts import find_account, find_account_named, secret_hash
from corpus.store.database import Cursor, transaction
from corpus.store.invitations import find_invitation_by_token
from corpus.store.sessions import add_failure, add_session, failures_since, last_sign_in

# A hundred guesses sent at the same moment must not all be let through before the first failure is written:
# tries at one name or card take turns.
_TURNS = tuple(threading.Lock() for _ in range(64))


@allowed(AT_THE_GATE)
def sign_in(
    cursor: Cursor, by: Account, name: str, passphrase: str, address: str, *, shared: bool = False
) -> SignedIn:
    """Begin a session for whoever knows the pass-phrase; `address` is where they come from, to slow down guessing.

    Raises TooManyTries, and NotAllowed with one sentence for a wrong name and a wrong pass-phrase alike.
    """
    subject = f"name {name_key(name)}"
    with _TURNS[hash(subject) % len(_TURNS)]:
        found = find_account_named(cursor, name)
        _require_patience(cursor, subject, NAME, found)
        _require_patience(cursor, f"address {address}", ADDRESS, None)
        if not _knows(cursor, found, PASSPHRASE, passphrase) or found is None:
            _note_failure(cursor, subject, address)
            raise NotAllowed(N_("The name or the pass-phrase is not right. Check both and try again."))
        with transaction(cursor):
            return add_session(cursor, by, found.account, SHARED_DEVICE if shared else OWN_DEVICE)


@allowed(AT_THE_GATE)
def sign_in_with_card(cursor: Cursor, by: Account, token: str, pin: str, address: str) -> SignedIn:
    """Begin a session of half a day for whoever holds the card and knows its PIN. Raises as `sign_in` does."""
    subject = f"card {hash_token(token)}"
    with _TURNS[hash(subject) % len(_TURNS)]:
        invitation = find_invitation_by_token(cursor, hash_token(token))
        holder = invitation.used_by if invitation and not invitation.withdrawn else None
        found = find_account(cursor, holder) if holder else None
        _require_patience(cursor, subject, CARD, found)
        _require_patience(cursor, f"address {address}", ADDRESS, None)
        if not _knows(cursor, found, PIN, pin) or found is None:
            _note_failure(cursor, subject, address)
            raise NotAllowed(N_("This PIN does not belong to this card. Check it and try again."))
        with transaction(cursor):
            return add_session(cursor, by, found.account, SHARED_DEVICE)


def _require_patience(cursor: Cursor, subject: str, limit: Limit, account: AccountNow | None) -> None:
    since = now() - limit.window
    last = last_sign_in(cursor, account.account.account_id) if account else None
    failures = failures_since(cursor, subject, max(since, last) if last else since)
    require_patience(failures, limit, now())


def _knows(cursor: Cursor, found: AccountNow | None, kind: str, secret: str) -> bool:
    # An unknown or closed account takes as long as a wrong pass-phrase: the answer does not tell who takes part.
    open_account = found if found and not found.closed else None
    hashed = secret_hash(cursor, open_account.account.account_id, kind) if open_account else None
    return fits(hashed, secret)


def _note_failure(cursor: Cursor, subject: str, address: str) -> None:
    with transaction(cursor):
        add_failure(cursor, subject)
        add_failure(cursor, f"address {address}")
