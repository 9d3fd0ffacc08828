"""Conversation cards to print and cut: four or eight on an A4, in large letters, with lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coding.card_pictures import PICTURES, USUAL, drawing
from coding.cards import PER_PAGE, ShownCard
from coding.exchange.printing import pdf
from coding.themes.words import group_told
from corpus.catalogue import Speech
from corpus.errors import N_, BadInput
from corpus.groupings import AGE_GROUP, SUBGROUP


def write_cards(
    cards: Sequence[ShownCard], study: str, per_page: int, made_on: date, speech: Speech
) -> bytes:
    """The cards as PDF; the same cards give the same bytes. Raises BadInput when there are none, or for another number."""
    if per_page not in PER_PAGE:
        raise BadInput(N_("Choose how many cards go on a page: 4 or 8."))
    if not cards:
        raise BadInput(N_("There are no cards to print. Make one first."))
    title = speech.say("Conversation cards")
    given = {
        "title": f"{title} · {study}" if study else title,
        "study": study,
        "language": speech.language,
        "per_page": per_page,
        "cards": [_card(one, speech) for one in cards],
    }
    return pdf("cards", given, made_on)


def who_said(one: ShownCard, speech: Speech) -> str:
    """The groups of who said the quote on a card, as far as they may stand there."""
    if one.quote is None:
        return ""
    groups = ((AGE_GROUP, one.quote.age_group), (SUBGROUP, one.quote.subgroup))
    return ", ".join(speech.filled(group_told(dimension, group)) for dimension, group in groups if group)


def _card(one: ShownCard, speech: Speech) -> dict[str, str]:
    return {
        "svg": drawing(one.card.picture),
        "words": speech.say(PICTURES.get(one.card.picture, PICTURES[USUAL]).words),
        "quote": f"“{one.quote.text}”" if one.quote else "",
        "who": who_said(one, speech),
        "question": one.card.question,
    }
