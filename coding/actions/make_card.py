"""Make a conversation card, change it, remove it, bring it back."""

from __future__ import annotations

from dataclasses import replace

from coding.cards import Card, checked_picture, checked_question
from coding.quotes import WORK_GROUP as FOR_THE_WORK_GROUP
from coding.store.cards import add_card, cards_now, last_card
from coding.store.quotes import released_quotes
from corpus.accounts import RESEARCHER, WORK_GROUP, Account, allowed
from corpus.errors import N_, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER, WORK_GROUP)
def make_card(cursor: Cursor, by: Account, quote_id: str | None, question: str, picture: str) -> str:
    """A new card, last in the row; gives its id. Raises BadInput, or NotFound for a quote that is not released."""
    asked, drawn = checked_question(question), checked_picture(picture)
    if quote_id is not None and checked_id(quote_id) not in {
        one.quote_id for one in released_quotes(cursor, None, FOR_THE_WORK_GROUP)
    }:
        raise NotFound(N_("This quote may not be shown (any more). Choose another one."))
    with transaction(cursor):
        places = [card.position for card in cards_now(cursor)]
        card = Card(new_id(), quote_id, asked, drawn, max(places, default=-1) + 1)
        add_card(cursor, card, False, by.account_id)
    return card.card_id


@allowed(RESEARCHER, WORK_GROUP)
def change_card(cursor: Cursor, by: Account, card_id: str, question: str, picture: str) -> None:
    """Another question or picture on a card; raises BadInput, NotFound."""
    asked, drawn = checked_question(question), checked_picture(picture)
    with transaction(cursor):
        standing = last_card(cursor, checked_id(card_id))
        changed = replace(standing, question=asked, picture=drawn)
        if changed != standing:
            add_card(cursor, changed, False, by.account_id)


@allowed(RESEARCHER, WORK_GROUP)
def remove_card(cursor: Cursor, by: Account, card_id: str, removed: bool = True) -> None:
    """Take a card out of the row, or bring it back with `removed` False; raises NotFound."""
    with transaction(cursor):
        add_card(cursor, last_card(cursor, checked_id(card_id)), removed, by.account_id)
