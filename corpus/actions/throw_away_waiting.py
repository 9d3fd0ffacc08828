"""Throw a text that waits away, for good."""

from __future__ import annotations

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace, drop_waiting


@allowed(RESEARCHER)
def throw_away_waiting(cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str) -> None:
    """Take a raw text and all that was decided of it out of the intake, bytes and all; once more is harmless."""
    with intake.cursor() as opened, transaction(opened):
        drop_waiting(opened, intake_id)
    intake.rewrite()
