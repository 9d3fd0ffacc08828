"""People of an invented study: its first researcher, and who joined by an invitation."""

from __future__ import annotations

from corpus.accounts import CO_RESEARCHER, GATE, SHELL, Account
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.invite import invite
from corpus.actions.set_up_first_researcher import set_up_first_researcher
from corpus.clock import now
from corpus.credentials import PASSPHRASE, hash_token
from corpus.sessions import Session, SignedIn
from corpus.store.database import Cursor
from corpus.store.sessions import find_session

WORDS = "vier groene fietsen"
HERE = "192.0.2.7"


def set_up(cursor: Cursor) -> Account:
    return set_up_first_researcher(cursor, SHELL, "Petra Proef", WORDS).session.account


def joined(cursor: Cursor, by: Account, name: str, secret: Secret | None = None) -> tuple[str, SignedIn]:
    token = invite(cursor, by, name, CO_RESEARCHER).token
    return token, accept_invitation(cursor, GATE, token, secret or Secret(PASSPHRASE, "rode rozen op tafel"))


def session(cursor: Cursor, signed_in: SignedIn) -> Session | None:
    return find_session(cursor, hash_token(signed_in.token), now())
