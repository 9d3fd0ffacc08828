"""Hints for plain Dutch: for long sentences, rare and long words; none for plain ones, and none that makes a build fail."""

from __future__ import annotations

import pytest

from tools.plain_dutch import ease, hints, main, rare, sentences

PLAIN = "Lees eerst de zin. Tik dan op een code. Past er geen? Kies dan: ik weet het niet."
HARD = (
    "Ten behoeve van de verwerking van persoonsgegevens dient voorafgaand aan de codering een toestemmingsverklaring "
    "van de desbetreffende geïnterviewde te worden overgelegd aan de verantwoordelijke onderzoeker."
)


def test_plain_sentences_get_no_hint() -> None:
    assert list(hints(PLAIN)) == []
    assert ease(PLAIN) > 80


def test_a_long_sentence_with_rare_words_gets_a_hint_for_each() -> None:
    found = " | ".join(hints(HARD))
    assert "words in one sentence" in found and "toestemmingsverklaring" in found and "reading ease" in found
    assert ease(HARD) < 30


def test_a_place_to_fill_is_one_short_word() -> None:
    assert sentences("Dag {name}! Je hebt {count} markeringen.") == ["Dag x!", "Je hebt x markeringen."]
    assert rare("Dag x!") == []


def test_the_hints_are_printed_with_their_place_and_never_fail(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    printed = capsys.readouterr().out.splitlines()
    assert "no measure of a language level" in printed[-1]
    assert all(line.startswith(("pages/", "    ")) for line in printed[:-1])
