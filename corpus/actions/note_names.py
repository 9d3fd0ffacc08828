"""Keep the study's register of names: what is in it is proposed as sure in every text that waits."""

from __future__ import annotations

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.names import surface_key
from corpus.review import LONGEST_NAME, checked_kind
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace, note_known_name


@allowed(RESEARCHER)
def note_name(cursor: Cursor, by: Account, intake: IntakePlace, name: str, kind: str) -> None:
    """Put a name in the register (in the encrypted intake, never in the study); raises BadInput."""
    kind = checked_kind(kind)
    with intake.cursor() as opened, transaction(opened):
        note_known_name(opened, _checked(name), kind, False, by.account_id)


@allowed(RESEARCHER)
def drop_name(cursor: Cursor, by: Account, intake: IntakePlace, name: str) -> None:
    """Take a name out of the register; texts that were released keep their placeholders."""
    with intake.cursor() as opened, transaction(opened):
        note_known_name(opened, _checked(name), "name", True, by.account_id)


def _checked(name: str) -> str:
    tidy = " ".join(name.split())
    if not 2 <= len(tidy) <= LONGEST_NAME or not surface_key(tidy):
        raise BadInput(N_("Type a name of 2 to {longest} characters."), longest=LONGEST_NAME)
    return tidy
