"""Whether what participants wish has changed since: for what is being made of their words meanwhile."""

from __future__ import annotations

from corpus.store.consents import DEFAULT_SETTING
from corpus.store.database import Cursor
from corpus.store.erasing import withdrawals_state


def wishes_state(cursor: Cursor) -> tuple[object, ...]:
    """Differs from before after every withdrawal, every name found late and every change of consent."""
    consents = cursor.execute("SELECT count(*), max(made_at) FROM consents").fetchall()[0]
    default = cursor.execute(
        "SELECT count(*) FROM study_settings WHERE name = $name", {"name": DEFAULT_SETTING}
    ).fetchall()[0]
    return withdrawals_state(cursor), *consents, *default
