"""Conversation cards: a released quote, a question to talk about, a picture. No database, no screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from coding.card_pictures import PICTURES
from coding.quotes import Quote
from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

LONGEST_QUESTION = 200  # characters: what fits on a small card in large letters
PER_PAGE = (4, 8)
# Proposed in turn; who makes the cards changes them.
QUESTIONS = (
    N_("Do you recognise this? Tell about it."),
    N_("What would have helped this person?"),
    N_("What could we do about this here in the neighbourhood?"),
    N_("When did you last notice something like this?"),
    N_("Whom could you ask, and who could ask you?"),
)


@dataclass(frozen=True)
class Card:
    """A card as it was made; its quote is looked up each time, None for a card with a question alone."""

    card_id: str
    quote_id: str | None
    question: str
    picture: str
    position: int


@dataclass(frozen=True)
class ShownCard:
    """A card with the quote that may be shown now."""

    card: Card
    quote: Quote | None


def checked_question(question: str) -> str:
    """The question as it is kept; raises BadInput when there is none, or it is too long for a card."""
    written = " ".join(clean_text(unicodedata.normalize("NFC", question)).split())
    if not written:
        raise BadInput(N_("Write a question on the card."))
    if len(written) > LONGEST_QUESTION:
        raise BadInput(
            N_("A question on a card can be {longest} characters long. Make it shorter."),
            longest=LONGEST_QUESTION,
        )
    return written


def checked_picture(picture: str) -> str:
    """The name of the picture itself, or BadInput when there is no such one."""
    if picture not in PICTURES:
        raise BadInput(N_("There is no such picture. Choose one from the list."))
    return picture


def shown_cards(cards: Sequence[Card], quotes: Sequence[Quote]) -> list[ShownCard]:
    """The cards that can be shown when these are the quotes that may be: one whose quote is gone is not among them."""
    known = {one.quote_id: one for one in quotes}
    return [
        ShownCard(card, known.get(card.quote_id or ""))
        for card in cards
        if card.quote_id is None or card.quote_id in known
    ]
