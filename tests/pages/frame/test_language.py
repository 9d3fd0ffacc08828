"""Two languages: looked up at the moment of the call, complete, and each session its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.errors import BadInput, refuse
from pages.frame.language import day, number, said, translator
from tests.pages.conftest import Study

Open = Callable[..., AppTest]


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    state: dict[str, str] = {}
    monkeypatch.setattr(st, "session_state", state)
    return lambda language: state.update(language=language)


def test_dates_and_numbers_are_written_as_people_write_them(speak: Callable[[str], None]) -> None:
    speak("nl")
    assert (day(date(2026, 11, 22)), number(1234.5)) == ("22 november 2026", "1.234,5")
    speak("en")
    assert (day(date(2026, 11, 22)), number(1234.5)) == ("November 22, 2026", "1,234.5")


def test_an_unknown_language_is_dutch_and_an_empty_sentence_stays_empty() -> None:
    assert translator("xx")("Sign out") == translator("nl")("Sign out") != "Sign out"
    assert translator("nl")("") == "", "the catalogue's own header is no sentence"
    assert translator("en")("Sign out") == "Sign out"


def test_an_error_is_said_in_the_language_with_all_its_problems(speak: Callable[[str], None]) -> None:
    sentence = "The code “{code}” is not in the codebook. Add it first, or correct it."
    problems = [BadInput(sentence, code=code, line=line) for line, code in ((2, "<b>A"), (3, "**B**"))]
    with pytest.raises(BadInput) as caught:
        refuse(problems, "lijst.csv")
    for language, word in (("nl", "Regel 2"), ("en", "Line 2")):
        speak(language)
        paragraphs = said(caught.value).split("\n\n")
        assert len(paragraphs) == 3 and word in paragraphs[1]
        assert "<b>" not in said(caught.value) and "**" not in said(caught.value), "no markup takes effect"


def test_two_sessions_speak_each_their_own_language(open_app: Open, study: Study) -> None:
    english = open_app(RESEARCHER, "start")
    dutch = open_app(CO_RESEARCHER, "my-interviews", "nl")
    assert dutch.title[0].value.startswith("Dag ")
    study.monkeypatch.setattr("pages.frame.session.session_token", lambda cookies: study.tokens[RESEARCHER])
    assert english.run().title[0].value == "Start"
    assert "These are the steps" in " ".join(one.value for one in english.markdown)
