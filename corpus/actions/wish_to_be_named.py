"""Say whether one wishes to be named as an author of the study, and how."""

from __future__ import annotations

from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed, tidy_name
from corpus.errors import N_, BadInput
from corpus.store.credit import CreditWish, add_credit_wish, credit_wishes
from corpus.store.database import Cursor, transaction

LONGEST_CREDIT_NAME = 120  # characters


@allowed(CO_RESEARCHER, RESEARCHER)
def wish_to_be_named(cursor: Cursor, by: Account, named: bool, name: str) -> CreditWish:
    """Keep this wish, which counts from now on; gives it as stored. Raises BadInput for a name that cannot be used.

    Who does not wish to be named leaves no name behind in the current state.
    """
    tidy = tidy_name(name) if named else ""
    if named and (not tidy or len(tidy) > LONGEST_CREDIT_NAME or not tidy.isprintable()):
        raise BadInput(
            N_("Write how you want to be named, in 1 to {longest} characters."), longest=LONGEST_CREDIT_NAME
        )
    wish = CreditWish(named, tidy)
    if credit_wishes(cursor).get(by.account_id) != wish:
        with transaction(cursor):
            add_credit_wish(cursor, by.account_id, wish, by.account_id)
    return wish
