"""The SQL of accounts, their languages, secrets and closings."""

from __future__ import annotations

import threading
from datetime import datetime

from corpus.accounts import Account, AccountNow, name_key
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

# "A name once", "an invitation once" are looked up and then written: in this process one person at a time does so.
JOINING = threading.RLock()

_ACCOUNTS = """SELECT account_id::VARCHAR, name, role, language, closed, secret_kind, made_at FROM accounts_now
    WHERE $account_id::UUID IS NULL OR account_id = $account_id::UUID ORDER BY lower(name), account_id"""


def any_account(cursor: Cursor) -> bool:
    """Whether anybody has an account yet."""
    return cursor.execute("SELECT 1 FROM accounts LIMIT 1").fetchone() is not None


def list_accounts(cursor: Cursor) -> list[AccountNow]:
    """All accounts, closed ones too, by name."""
    rows = cursor.execute(_ACCOUNTS, {"account_id": None}).fetchall()
    return [_account(row) for row in rows]


def find_account(cursor: Cursor, account_id: str) -> AccountNow | None:
    """The account with this id, if there is one."""
    row = cursor.execute(_ACCOUNTS, {"account_id": account_id}).fetchone()
    return _account(row) if row else None


def find_open_account(cursor: Cursor, account_id: str) -> Account | None:
    """The account with this id unless it is closed; the same as from the view, in a third of the time."""
    asked = {"account_id": account_id}
    row = cursor.execute("SELECT name, role FROM accounts WHERE account_id = $account_id", asked).fetchone()
    closed = cursor.execute(
        "SELECT arg_max(closed, (made_at, fact_id)) FROM account_closings WHERE account_id = $account_id",
        asked,
    ).fetchone()
    if row is None or (closed is not None and closed[0]):
        return None
    spoken = cursor.execute(
        "SELECT arg_max(language, (made_at, fact_id)) FROM account_languages WHERE account_id = $account_id",
        asked,
    ).fetchone()
    return Account(account_id, row[0], row[1], (spoken and spoken[0]) or "nl")


def find_account_named(cursor: Cursor, name: str) -> AccountNow | None:
    """The account with this name, whatever its capitals."""
    key = name_key(
        name
    )  # Python's rule for capitals, so compared here: there are hundreds of names, not millions
    return next((found for found in list_accounts(cursor) if name_key(found.account.name) == key), None)


def add_account(cursor: Cursor, by: Account, account: Account) -> None:
    """Write a new account with its language."""
    cursor.execute(
        "INSERT INTO accounts VALUES ($account_id, $name, $role, $made_at, $made_by)",
        {
            "account_id": account.account_id,
            "name": account.name,
            "role": account.role,
            "made_at": now(),
            "made_by": by.account_id,
        },
    )
    add_language(cursor, by, account.account_id, account.language)


def add_language(cursor: Cursor, by: Account, account_id: str, language: str) -> None:
    """Write that the account speaks this language from now on."""
    cursor.execute(
        "INSERT INTO account_languages VALUES ($fact_id, $account_id, $language, $made_at, $made_by)",
        {**_fact(by, account_id), "language": language},
    )


def add_secret(cursor: Cursor, by: Account, account_id: str, kind: str, hashed: str) -> None:
    """Write the hash of a new pass-phrase or PIN; it takes the place of the one before."""
    cursor.execute(
        "INSERT INTO account_secrets VALUES ($fact_id, $account_id, $kind, $hash, $made_at, $made_by)",
        {**_fact(by, account_id), "kind": kind, "hash": hashed},
    )


def secret_hash(cursor: Cursor, account_id: str, kind: str) -> str | None:
    """The hash of the account's present secret, if that is of this kind."""
    row = cursor.execute(
        """SELECT kind, hash FROM account_secrets WHERE account_id = $account_id
        ORDER BY made_at DESC, fact_id DESC LIMIT 1""",
        {"account_id": account_id},
    ).fetchone()
    return str(row[1]) if row and row[0] == kind else None


def add_closing(cursor: Cursor, by: Account, account_id: str, closed: bool) -> None:
    """Write that the account is closed, or open again."""
    cursor.execute(
        "INSERT INTO account_closings VALUES ($fact_id, $account_id, $closed, $made_at, $made_by)",
        {**_fact(by, account_id), "closed": closed},
    )


def _fact(by: Account, account_id: str) -> dict[str, object]:
    return {"fact_id": new_id(), "account_id": account_id, "made_at": now(), "made_by": by.account_id}


def _account(row: tuple[str, str, str, str, bool, str | None, datetime]) -> AccountNow:
    account_id, name, role, language, closed, secret_kind, made_at = row
    return AccountNow(Account(account_id, name, role, language), closed, secret_kind, made_at)
