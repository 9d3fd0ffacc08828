"""The SQL of how people want the app to look."""

from __future__ import annotations

from corpus.accounts import Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.preferences import Preferences
from corpus.store.database import Cursor


def add_preferences(cursor: Cursor, by: Account, chosen: Preferences) -> None:
    """Write what `by` chose; it takes the place of what was chosen before."""
    cursor.execute(
        """INSERT INTO preferences VALUES ($fact_id, $account_id, $text_size, $spacing, $calm, $high_contrast,
        $speech_speed, $made_at, $account_id)""",
        {
            "fact_id": new_id(),
            "account_id": by.account_id,
            "text_size": chosen.text_size,
            "spacing": chosen.spacing,
            "calm": chosen.calm,
            "high_contrast": chosen.high_contrast,
            "speech_speed": chosen.speech_speed,
            "made_at": now(),
        },
    )


def find_preferences(cursor: Cursor, account_id: str) -> Preferences | None:
    """What this account chose last; None when it never chose."""
    row = cursor.execute(
        """SELECT text_size, spacing, calm, high_contrast, speech_speed FROM preferences_now
        WHERE account_id = $account_id""",
        {"account_id": account_id},
    ).fetchone()
    return Preferences(*row) if row else None
