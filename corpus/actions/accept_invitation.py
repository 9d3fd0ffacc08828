"""Accept an invitation: choose a pass-phrase or a PIN, and be signed in."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.accounts import AT_THE_GATE, CO_RESEARCHER, Account, allowed
from corpus.actions.invite import NAME_TAKEN
from corpus.clock import now
from corpus.credentials import PASSPHRASE, PIN, checked_passphrase, checked_pin, hash_secret, hash_token
from corpus.errors import N_, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.invitations import Invitation
from corpus.sessions import OWN_DEVICE, SHARED_DEVICE, SignedIn, account_changed
from corpus.store.accounts import JOINING, add_account, add_secret, find_account, find_account_named
from corpus.store.database import Cursor, transaction
from corpus.store.invitations import add_use, add_withdrawal, find_invitation_by_token, invitations_of
from corpus.store.sessions import add_session, end_sessions_of

DEAD_LINK = N_("This link does not work any more. Ask a researcher of the study for a new one.")


@dataclass(frozen=True)
class Secret:
    """What somebody chose; `kind` is PASSPHRASE or PIN."""

    kind: str
    secret: str


@allowed(AT_THE_GATE)
def accept_invitation(
    cursor: Cursor, by: Account, token: str, chosen: Secret, *, shared: bool = False
) -> SignedIn:
    """Use the invitation, make its account if there is none yet, and begin a session.

    For an account that exists the new secret takes the place of the old one and its other sessions, links and
    cards end. Raises NotFound for a link that is used, withdrawn, expired or unknown; BadInput for a poor secret.
    """
    invitation = _open_invitation(cursor, token)
    _check(invitation, chosen)
    hashed = hash_secret(chosen.secret)
    with JOINING, transaction(cursor):
        invitation = _open_invitation(cursor, token)  # again: somebody may have used it meanwhile
        account = _account_of(cursor, by, invitation)
        add_use(cursor, by, invitation.invitation_id, account.account_id)
        for other in invitations_of(cursor, account.account_id):
            if other.invitation_id != invitation.invitation_id:
                add_withdrawal(cursor, by, other.invitation_id)
        add_secret(cursor, by, account.account_id, chosen.kind, hashed)
        end_sessions_of(cursor, by, account.account_id)
        brief = shared or chosen.kind == PIN
        signed_in = add_session(cursor, by, account, SHARED_DEVICE if brief else OWN_DEVICE)
    account_changed(account.account_id)
    return signed_in


def _open_invitation(cursor: Cursor, token: str) -> Invitation:
    found = find_invitation_by_token(cursor, hash_token(token))
    if found is None or not found.is_open(now()):
        raise NotFound(DEAD_LINK)
    return found


def _check(invitation: Invitation, chosen: Secret) -> None:
    if chosen.kind == PASSPHRASE:
        checked_passphrase(chosen.secret, invitation.name)
    elif invitation.role == CO_RESEARCHER:
        checked_pin(chosen.secret)
    else:  # a card may be left lying about: it opens no page that shows everybody's texts
        raise NotAllowed(N_("Only co-researchers sign in with a card and a PIN. Choose a pass-phrase."))


def _account_of(cursor: Cursor, by: Account, invitation: Invitation) -> Account:
    if invitation.account_id is not None:
        known = find_account(cursor, invitation.account_id)
        if known is None or known.closed:
            raise NotFound(DEAD_LINK)
        return known.account
    if find_account_named(cursor, invitation.name):
        raise Conflict(NAME_TAKEN)
    account = Account(new_id(), invitation.name, invitation.role, invitation.language)
    add_account(cursor, by, account)
    return account
