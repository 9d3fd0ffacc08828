"""Who is signed in: a session, how long it lasts, and who wants to hear that something about an account changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.accounts import Account

OWN_DEVICE = timedelta(days=30)
SHARED_DEVICE = timedelta(hours=12)  # a tablet that goes round, and a card with a PIN


@dataclass(frozen=True)
class Session:
    """A session that is valid now, and whose it is; `session_id` is a UUID as text."""

    session_id: str
    account: Account
    expires_at: datetime


@dataclass(frozen=True)
class SignedIn:
    """A session that has just begun; `token` goes into the cookie and is kept nowhere else."""

    token: str
    session: Session


_listeners: list[Callable[[str], None]] = []


def when_account_changes(listener: Callable[[str], None]) -> None:
    """Call `listener(account_id)` from now on when a session, the language or the closing of an account changed."""
    if listener not in _listeners:
        _listeners.append(listener)


def account_changed(account_id: str) -> None:
    """Tell the listeners in this process, after the facts have been committed."""
    for listener in list(_listeners):
        listener(account_id)
