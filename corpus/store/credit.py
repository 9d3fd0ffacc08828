"""The SQL of who wishes to be named as an author, and how."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


@dataclass(frozen=True)
class CreditWish:
    """Whether somebody wishes to be named, and by which name; who never said so is not named."""

    named: bool = False
    name: str = ""


def credit_wishes(cursor: Cursor) -> dict[str, CreditWish]:
    """The wish of everybody who said one, by account id."""
    rows = cursor.execute("SELECT account_id::VARCHAR, named, credit_name FROM credit_wishes_now").fetchall()
    return {account_id: CreditWish(named, name) for account_id, named, name in rows}


def add_credit_wish(cursor: Cursor, account_id: str, wish: CreditWish, author: str) -> None:
    """Write whether and how somebody wishes to be named from now on."""
    cursor.execute(
        """INSERT INTO credit_wishes
           VALUES ($fact_id, $account_id, $named, $name, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "account_id": account_id,
            "named": wish.named,
            "name": wish.name,
            "made_at": now(),
            "made_by": author,
        },
    )
