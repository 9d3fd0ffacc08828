"""Words of a text that stays outside an archive are cut out of what goes in; all other words stay."""

from __future__ import annotations

from coding.archive import keep_outside, reader_names

TEXT = "Zwarte zwanen dansen zacht boven het kanaal. Niets voor mij. Ja."
KEPT = keep_outside([TEXT], ["Zwarte zwanen dansen zacht boven het kanaal.", "Niets voor mij.", "Ja."])


def test_runs_of_words_and_whole_short_sentences_are_cut_wherever_they_stand() -> None:
    assert KEPT.clean("Iemand zei: niets voor mij") == "Iemand zei: […]"
    assert KEPT.clean("NIETS, voor mij! Dat was het.") == "[…]! Dat was het."
    assert KEPT.clean("Zij: zwarte zwanen dansen zacht boven het water.") == "Zij: […] water."
    assert KEPT.clean("Ja, zwarte zwanen; niets daarvan.") == "Ja, zwarte zwanen; niets daarvan."
    assert KEPT.clean("") == ""


def test_an_example_goes_as_a_whole_for_it_is_a_quote_by_nature() -> None:
    assert KEPT.clean_example("“Zwarte zwanen dansen zacht, zei ze.”") == "[…]"
    assert KEPT.clean_example("“Er is hier niemand.”") == "“Er is hier niemand.”"


def test_readers_are_numbered_unless_they_wish_to_be_named() -> None:
    named = {"anneke": "", "bo": "Bo de Vries"}
    assert reader_names(named, ["anneke", "bo", "cas"]) == {
        "anneke": "lezer 1",
        "bo": "Bo de Vries",
        "cas": "lezer 2",
    }
