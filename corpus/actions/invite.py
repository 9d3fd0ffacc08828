"""Invite somebody: a link that works once, for a new person or for somebody who forgot their pass-phrase."""

from __future__ import annotations

from datetime import timedelta

from corpus.accounts import (
    RESEARCHER,
    Account,
    AccountNow,
    allowed,
    checked_language,
    checked_name,
    checked_role,
    name_key,
)
from corpus.clock import now
from corpus.credentials import hash_token, new_token
from corpus.errors import N_, Conflict, NotFound
from corpus.ids import checked_id, new_id
from corpus.invitations import DAYS, Invitation, NewInvitation, checked_days
from corpus.store.accounts import JOINING, add_account, find_account, find_account_named
from corpus.store.database import Cursor, transaction
from corpus.store.invitations import add_invitation, add_withdrawal, invitations_of, open_invitations

NAME_TAKEN = N_(
    "There is already somebody with this name. Add an initial or a place, so that nobody mistakes them."
)


@allowed(RESEARCHER)
def invite(
    cursor: Cursor, by: Account, name: str, role: str, language: str = "nl", days: int = DAYS
) -> NewInvitation:
    """Invite somebody new; the account is made when they accept. Raises Conflict when the name is taken or invited."""
    name, role, language = checked_name(name), checked_role(role), checked_language(language)
    with JOINING, transaction(cursor):
        _require_free(cursor, name)
        return _write(cursor, by, Account("", name, role, language), days)


@allowed(RESEARCHER)
def invite_again(cursor: Cursor, by: Account, account_id: str, days: int = DAYS) -> NewInvitation:
    """A new link for somebody who has an account, to choose a new pass-phrase or PIN; earlier open links stop working."""
    with JOINING, transaction(cursor):
        found = _open_account(cursor, account_id)
        for earlier in invitations_of(cursor, found.account.account_id):
            if earlier.is_open(now()):
                add_withdrawal(cursor, by, earlier.invitation_id)
        return _write(cursor, by, found.account, days)


@allowed(RESEARCHER)
def make_account(
    cursor: Cursor, by: Account, name: str, role: str, language: str = "nl", days: int = DAYS
) -> NewInvitation:
    """Make an account at once, so that work can be given to it, with the invitation by which its owner comes in."""
    account = Account(new_id(), checked_name(name), checked_role(role), checked_language(language))
    with JOINING, transaction(cursor):
        _require_free(cursor, account.name)
        add_account(cursor, by, account)
        return _write(cursor, by, account, days)


def _require_free(cursor: Cursor, name: str) -> None:
    invited = {name_key(one.name) for one in open_invitations(cursor, now())}
    if name_key(name) in invited or find_account_named(cursor, name):
        raise Conflict(NAME_TAKEN)


def _open_account(cursor: Cursor, account_id: str) -> AccountNow:
    found = find_account(cursor, checked_id(account_id))
    if found is None:
        raise NotFound(N_("This account is not there."))
    if found.closed:
        raise Conflict(N_("This account is closed. Open it again first."))
    return found


def _write(cursor: Cursor, by: Account, who: Account, days: int) -> NewInvitation:
    made_at = now()
    expires_at = made_at + timedelta(days=checked_days(days))
    token, account_id = new_token(), who.account_id or None
    invitation = Invitation(
        new_id(), account_id, who.name, who.role, who.language, expires_at, None, False, made_at
    )
    add_invitation(cursor, by, invitation, hash_token(token))
    return NewInvitation(invitation.invitation_id, token, expires_at, account_id)
