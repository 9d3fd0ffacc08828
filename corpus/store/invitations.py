"""The SQL of invitations, their uses and withdrawals."""

from __future__ import annotations

from datetime import datetime

from corpus.accounts import Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.invitations import Invitation
from corpus.store.database import Cursor

_INVITATIONS = """SELECT i.invitation_id::VARCHAR, i.account_id::VARCHAR, i.name, i.role, i.language, i.expires_at,
        (SELECT min(u.account_id::VARCHAR) FROM invitation_uses u WHERE u.invitation_id = i.invitation_id),
        EXISTS (SELECT 1 FROM invitation_withdrawals w WHERE w.invitation_id = i.invitation_id), i.made_at,
        EXISTS (SELECT 1 FROM account_secrets s WHERE s.account_id = i.account_id)
    FROM invitations i
    WHERE ($invitation_id::UUID IS NULL OR i.invitation_id = $invitation_id::UUID)
        AND ($token_hash::VARCHAR IS NULL OR i.token_hash = $token_hash::VARCHAR)
    ORDER BY i.made_at DESC, i.invitation_id DESC"""


def add_invitation(cursor: Cursor, by: Account, invitation: Invitation, token_hash: str) -> None:
    """Write a new invitation; of its token only the hash."""
    cursor.execute(
        """INSERT INTO invitations VALUES
        ($invitation_id, $token_hash, $account_id, $name, $role, $language, $expires_at, $made_at, $made_by)""",
        {
            "invitation_id": invitation.invitation_id,
            "token_hash": token_hash,
            "account_id": invitation.account_id,
            "name": invitation.name,
            "role": invitation.role,
            "language": invitation.language,
            "expires_at": invitation.expires_at,
            "made_at": invitation.made_at,
            "made_by": by.account_id,
        },
    )


def find_invitation(cursor: Cursor, invitation_id: str) -> Invitation | None:
    """The invitation with this id, if there is one."""
    row = cursor.execute(_INVITATIONS, {"invitation_id": invitation_id, "token_hash": None}).fetchone()
    return Invitation(*row) if row else None


def find_invitation_by_token(cursor: Cursor, token_hash: str) -> Invitation | None:
    """The invitation whose token has this hash, whatever has become of it."""
    row = cursor.execute(_INVITATIONS, {"invitation_id": None, "token_hash": token_hash}).fetchone()
    return Invitation(*row) if row else None


def list_invitations(cursor: Cursor) -> list[Invitation]:
    """All invitations, the newest first, used, withdrawn and expired ones too."""
    rows = cursor.execute(_INVITATIONS, {"invitation_id": None, "token_hash": None}).fetchall()
    return [Invitation(*row) for row in rows]


def open_invitations(cursor: Cursor, moment: datetime) -> list[Invitation]:
    """The invitations that can still be accepted at this moment, the newest first."""
    return [found for found in list_invitations(cursor) if found.is_open(moment)]


def invitations_of(cursor: Cursor, account_id: str) -> list[Invitation]:
    """The invitations for or accepted by this account that were not withdrawn, the newest first."""
    found = list_invitations(cursor)
    return [one for one in found if account_id in (one.account_id, one.used_by) and not one.withdrawn]


def add_use(cursor: Cursor, by: Account, invitation_id: str, account_id: str) -> None:
    """Write that the invitation was accepted by this account."""
    cursor.execute(
        "INSERT INTO invitation_uses VALUES ($fact_id, $invitation_id, $account_id, $made_at, $made_by)",
        {**_fact(by, invitation_id), "account_id": account_id},
    )


def add_withdrawal(cursor: Cursor, by: Account, invitation_id: str) -> None:
    """Write that the invitation no longer holds, nor the card made of it."""
    cursor.execute(
        "INSERT INTO invitation_withdrawals VALUES ($fact_id, $invitation_id, $made_at, $made_by)",
        _fact(by, invitation_id),
    )


def _fact(by: Account, invitation_id: str) -> dict[str, object]:
    return {"fact_id": new_id(), "invitation_id": invitation_id, "made_at": now(), "made_by": by.account_id}
