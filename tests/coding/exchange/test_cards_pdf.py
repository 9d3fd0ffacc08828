"""Cards to print: as many on a page as was asked, all of it readable, nothing of it read as code."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest

from coding.card_pictures import PICTURES, USUAL, drawing, picture_for
from coding.cards import PER_PAGE, Card, ShownCard, checked_picture, checked_question, shown_cards
from coding.exchange.cards_pdf import write_cards
from coding.quotes import Quote
from corpus.catalogue import Speech
from corpus.errors import BadInput

DAY, SPOKEN = date(2026, 11, 22), Speech("nl")
QUOTE = Quote("q", "“Ik dek nog voor twee.” #eval(1) $x$ [a] \\ @b 🏠 مرحبا", (), "75+", None, "public", None)


def cards(count: int) -> list[ShownCard]:
    names = list(PICTURES)
    made = [
        Card(str(number), "q", "Herken je dit?", names[number % len(names)], number)
        for number in range(count)
    ]
    return [ShownCard(one, QUOTE) for one in made]


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_so_many_cards_lie_on_each_page_and_each_has_its_picture_in_words(per_page: int) -> None:
    made = write_cards(cards(9), "Samen #let x", per_page, DAY, SPOKEN)
    assert made == write_cards(cards(9), "Samen #let x", per_page, DAY, SPOKEN)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == -(-9 // per_page) and pdf.Root.Lang == "nl"
        words = [
            str(one.get("/Alt"))
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert len(words) == 9 and "een huis" in words


def test_a_card_of_which_the_quote_may_not_be_shown_any_more_is_not_there() -> None:
    kept = Card("2", None, "Wie belt u?", USUAL, 1)
    assert [one.card for one in shown_cards([cards(1)[0].card, kept], [])] == [kept]
    assert shown_cards([cards(1)[0].card], [QUOTE])[0].quote == QUOTE


def test_a_card_has_a_question_that_fits_and_a_picture_that_there_is() -> None:
    assert checked_question("  Herken\nje dit? ") == "Herken je dit?"
    for wrong in ("", " ", "x" * 300):
        with pytest.raises(BadInput):
            checked_question(wrong)
    with pytest.raises(BadInput):
        checked_picture("dragon")
    for count, per_page in ((0, 4), (1, 5)):
        with pytest.raises(BadInput):
            write_cards(cards(count), "", per_page, DAY, SPOKEN)
    assert picture_for("☕") == "cup" and picture_for("") == picture_for("🦖") == USUAL
    assert all(drawing(name).startswith("<svg") for name in PICTURES) and drawing("dragon") == drawing(USUAL)
