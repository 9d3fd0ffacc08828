"""Words that run the other way than the page keep the order of the words round them."""

from __future__ import annotations

import pytest
import streamlit as st

from corpus.accounts import LANGUAGES
from pages.frame.direction import direction, isolated
from pages.frame.language import LANGUAGE_NAMES, number, translator
from pages.frame.literal import literal


def test_only_what_runs_the_other_way_is_kept_apart() -> None:
    assert [one for one in LANGUAGES if direction(one) == "rtl"] == ["ar"]
    assert isolated("سلمى", "nl") == "\u2068سلمى\u2069"
    assert isolated("Hanneke", "ar") == "\u2068Hanneke\u2069"
    assert (isolated("Hanneke", "nl"), isolated("سلمى", "ar"), isolated("", "ar")) == ("Hanneke", "سلمى", "")


def test_a_name_from_right_to_left_stands_apart_in_a_dutch_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"language": "nl"})
    assert translator("nl")("Hello {name}").format(name=literal("سلمى *")) == "Dag \u2068سلمى \\*\u2069"


def test_every_language_has_a_name_and_numbers_that_its_readers_know(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)
    for language in LANGUAGES:
        monkeypatch.setattr(st, "session_state", {"language": language})
        assert "5" in number(12345)


@pytest.mark.parametrize("language", ["uk", "ar", "tr"])
def test_what_a_language_does_not_have_is_said_in_dutch(language: str) -> None:
    say = translator(language)
    assert say("Sign out") not in ("Sign out", translator("nl")("Sign out"))
    assert say("Make an invitation") == translator("nl")("Make an invitation") != "Make an invitation"
