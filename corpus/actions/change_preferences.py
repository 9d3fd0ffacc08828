"""Choose how the app looks and how fast it reads aloud."""

from __future__ import annotations

from corpus.accounts import ROLES, Account, allowed
from corpus.preferences import Preferences, checked_preferences
from corpus.store.database import Cursor, transaction
from corpus.store.preferences import add_preferences, find_preferences


@allowed(*ROLES)
def change_preferences(cursor: Cursor, by: Account, chosen: Preferences) -> Preferences:
    """Let the app look like this for this person from now on, on every device; raises BadInput for no choice."""
    checked = checked_preferences(chosen)
    if checked != find_preferences(cursor, by.account_id):
        with transaction(cursor):
            add_preferences(cursor, by, checked)
    return checked
