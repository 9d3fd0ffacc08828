"""The SQL of sessions and of failures to sign in."""

from __future__ import annotations

from datetime import datetime, timedelta

from corpus.accounts import Account
from corpus.clock import now
from corpus.credentials import hash_token, new_token
from corpus.ids import new_id
from corpus.sessions import Session, SignedIn
from corpus.store.accounts import find_open_account
from corpus.store.database import Cursor


def add_session(cursor: Cursor, by: Account, account: Account, lasts: timedelta) -> SignedIn:
    """Begin a session; the token in the answer is for the cookie, the store keeps its hash."""
    token = new_token()
    session = Session(new_id(), account, now() + lasts)
    cursor.execute(
        "INSERT INTO sessions VALUES ($session_id, $token_hash, $account_id, $expires_at, $made_at, $made_by)",
        {
            "session_id": session.session_id,
            "token_hash": hash_token(token),
            "account_id": account.account_id,
            "expires_at": session.expires_at,
            "made_at": now(),
            "made_by": by.account_id,
        },
    )
    return SignedIn(token, session)


def find_session(cursor: Cursor, token_hash: str, moment: datetime) -> Session | None:
    """The session of this token, if at this moment it has neither ended nor expired and its account is open."""
    # Asked at every run of every page; a few small questions take a third of the time of one that joins them.
    row = cursor.execute(
        """SELECT session_id::VARCHAR, account_id::VARCHAR, expires_at FROM sessions
        WHERE token_hash = $token_hash AND expires_at > $moment""",
        {"token_hash": token_hash, "moment": moment},
    ).fetchone()
    if row is None:
        return None
    session_id, account_id, expires_at = row
    ended = cursor.execute(
        "SELECT 1 FROM session_ends WHERE session_id = $session_id LIMIT 1", {"session_id": session_id}
    ).fetchone()
    account = None if ended else find_open_account(cursor, account_id)
    return Session(session_id, account, expires_at) if account else None


def end_session(cursor: Cursor, by: Account, session_id: str) -> None:
    """Write that this session has ended, if it is one of `by`'s own."""
    cursor.execute(
        """INSERT INTO session_ends
        SELECT $fact_id::UUID, session_id, $made_at::TIMESTAMP, $made_by::UUID FROM sessions
        WHERE session_id = $session_id AND account_id = $made_by""",
        {"fact_id": new_id(), "session_id": session_id, "made_at": now(), "made_by": by.account_id},
    )


def end_sessions_of(cursor: Cursor, by: Account, account_id: str) -> None:
    """Write that every open session of the account has ended."""
    rows = cursor.execute(
        """SELECT s.session_id::VARCHAR FROM sessions s WHERE s.account_id = $account_id AND s.expires_at > $moment
        AND NOT EXISTS (SELECT 1 FROM session_ends e WHERE e.session_id = s.session_id)""",
        {"account_id": account_id, "moment": now()},
    ).fetchall()
    for (session_id,) in rows:
        cursor.execute(
            "INSERT INTO session_ends VALUES ($fact_id, $session_id, $made_at, $made_by)",
            {"fact_id": new_id(), "session_id": session_id, "made_at": now(), "made_by": by.account_id},
        )


def last_sign_in(cursor: Cursor, account_id: str) -> datetime | None:
    """When somebody last signed in to this account."""
    row = cursor.execute(
        "SELECT max(made_at) FROM sessions WHERE account_id = $account_id", {"account_id": account_id}
    ).fetchone()
    return row[0] if row else None


def add_failure(cursor: Cursor, subject: str) -> None:
    """Write that somebody failed to sign in; of the name, card or address only the hash."""
    cursor.execute(
        "INSERT INTO sign_in_failures VALUES ($fact_id, $subject, $made_at)",
        {"fact_id": new_id(), "subject": hash_token(subject), "made_at": now()},
    )


def failures_since(cursor: Cursor, subject: str, moment: datetime) -> list[datetime]:
    """The moments after this one at which somebody failed with this name, card or address."""
    rows = cursor.execute(
        "SELECT made_at FROM sign_in_failures WHERE subject = $subject AND made_at > $moment",
        {"subject": hash_token(subject), "moment": moment},
    ).fetchall()
    return [made_at for (made_at,) in rows]
