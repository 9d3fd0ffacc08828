"""The SQL of conversation cards."""

from __future__ import annotations

from coding.cards import Card
from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor

_NOW = """SELECT card_id::VARCHAR, quote_id::VARCHAR, question, pictogram, position FROM conversation_cards_now
    ORDER BY position, card_id"""
_LAST = """SELECT card_id::VARCHAR, quote_id::VARCHAR, question, pictogram, position FROM conversation_cards
    WHERE card_id = $card_id ORDER BY made_at DESC, fact_id DESC LIMIT 1"""


def cards_now(cursor: Cursor) -> list[Card]:
    """All cards that were not removed, in their order."""
    return [Card(*row) for row in cursor.execute(_NOW).fetchall()]


def last_card(cursor: Cursor, card_id: str) -> Card:
    """A card as it was last, also when it was removed; raises NotFound."""
    row = cursor.execute(_LAST, {"card_id": card_id}).fetchone()
    if row is None:
        raise NotFound(N_("This card is not there (any more)."))
    return Card(*row)


def add_card(cursor: Cursor, card: Card, removed: bool, author: str) -> None:
    """Write how a card is from now on; the caller holds the transaction."""
    cursor.execute(
        """INSERT INTO conversation_cards VALUES
           ($fact_id, $card_id, $quote_id, $question, $picture, $position, $removed, $made_at, $made_by)""",
        {**vars(card), "fact_id": new_id(), "removed": removed, "made_at": now(), "made_by": author},
    )
