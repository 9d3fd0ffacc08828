"""Withdraw an invitation, or the card that was made of it."""

from __future__ import annotations

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.credentials import PIN
from corpus.errors import N_, Conflict, NotFound
from corpus.ids import checked_id
from corpus.sessions import account_changed
from corpus.store.accounts import JOINING, find_account
from corpus.store.database import Cursor, transaction
from corpus.store.invitations import add_withdrawal, find_invitation
from corpus.store.sessions import end_sessions_of


@allowed(RESEARCHER)
def withdraw_invitation(cursor: Cursor, by: Account, invitation_id: str) -> None:
    """Make the link useless; of a card that is in use the sessions end too, for it may have been lost.

    Raises NotFound, and Conflict for a link with which somebody chose a pass-phrase: that link is dead already.
    """
    with JOINING, transaction(cursor):
        found = find_invitation(cursor, checked_id(invitation_id))
        if found is None or found.withdrawn:
            raise NotFound(N_("This invitation is not there, or was withdrawn already."))
        holder = find_account(cursor, found.used_by) if found.used_by else None
        if holder is not None and holder.secret_kind != PIN:
            raise Conflict(
                N_("This invitation has been accepted already. To keep somebody out, close their account.")
            )
        add_withdrawal(cursor, by, found.invitation_id)
        if holder is not None:
            end_sessions_of(cursor, by, holder.account.account_id)
    if holder is not None:
        account_changed(holder.account.account_id)
