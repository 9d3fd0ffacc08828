"""Change what the study wants of its readings."""

from __future__ import annotations

from coding.answers import PersonToCall, checked_person
from coding.fair_reading import MOST_READERS, Wish
from coding.store.reading_wishes import set_person_to_call, set_reading_wish
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def change_wish(cursor: Cursor, by: Account, wish: Wish) -> None:
    """Set how many people read each interview and whether a researcher is among them; raises BadInput."""
    if not 1 <= wish.readers <= MOST_READERS:
        raise BadInput(N_("An interview is read by 1 to {most} people."), most=MOST_READERS)
    with transaction(cursor):
        set_reading_wish(cursor, wish, by.account_id)


@allowed(RESEARCHER)
def name_person_to_call(cursor: Cursor, by: Account, person: PersonToCall) -> None:
    """Set whom a reader can call whom a story touches; raises BadInput."""
    checked = checked_person(person)
    with transaction(cursor):
        set_person_to_call(cursor, checked, by.account_id)
