"""Sentences, tokens and lemmas of Dutch speech."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.errors import BadInput
from corpus.language import LONGEST_SENTENCE, MODEL_SETTING, load_language, split_sentences
from corpus.transcripts import Turn

TALK = (
    "Toen woonden wij in Hulsmeer.  Daar kende ik niemand, bijv. de buren! 's Avonds\nwas het stil… "
    "Dr. Smit zei: “Kom maar.” En ik, eh, ging (om 12.30 uur). Zie www.voorbeeld.nl, a.u.b. 😀 Ja?"
)


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MODEL_SETTING, raising=False)


def test_every_character_of_a_turn_lies_in_exactly_one_sentence() -> None:
    text = f"I: {TALK}\n\nP:   {TALK}  \n"
    turns = [Turn(3, 3 + len(TALK), 0), Turn(len(TALK) + 7, len(text), 1)]
    sentences = split_sentences(text, turns)
    covered = [place for s in sentences for place in range(s.start, s.end)]
    spoken = {place for turn in turns for place in range(turn.start, turn.end) if not text[place].isspace()}
    assert len(covered) == len(set(covered))
    assert spoken <= set(covered)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in sentences)
    assert all(turns[s.turn].start <= s.start < s.end <= turns[s.turn].end for s in sentences)


def test_tokens_lie_in_their_sentence_and_hold_all_its_letters() -> None:
    for s in split_sentences(TALK, [Turn(0, len(TALK), 0)]):
        tokens = [TALK[a:b] for a, b in zip(s.token_starts, s.token_ends, strict=True)]
        assert "".join(tokens) == "".join(TALK[s.start : s.end].split())
        assert len(s.lemmas) == len(tokens)


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "Ik sprak dr. Smit. Hij luisterde."
    assert [text[s.start : s.end] for s in split_sentences(text, [Turn(0, len(text), 0)])] == [
        "Ik sprak dr. Smit.",
        "Hij luisterde.",
    ]


def test_words_get_their_dutch_lemma() -> None:
    text = "De huizen liepen leeg."
    assert split_sentences(text, [Turn(0, len(text), 0)])[0].lemmas == ("de", "huis", "lopen", "leeg", ".")


def test_sentences_never_cross_a_turn_even_without_full_stops() -> None:
    text = "ja hoor nee hoor"
    found = split_sentences(text, [Turn(0, 7, 0), Turn(8, 16, 1)])
    assert [(s.start, s.end, s.turn) for s in found] == [(0, 7, 0), (8, 16, 1)]


def test_the_pipeline_and_the_quick_way_give_the_same() -> None:
    for body in (
        TALK,
        "Nee. A. B.\tzei-ie 5km, :-) auto's; O.K. d.w.z. niks. ik.",
        "Wat?!  Écht waar... mm.",
    ):
        doc = load_language()(body)
        found = split_sentences(body, [Turn(0, len(body), 0)])
        quick = [token for s in found for token in zip(s.token_starts, s.token_ends, s.lemmas, strict=True)]
        assert quick == [(t.idx, t.idx + len(t), t.lemma_) for t in doc if not t.is_space]
        assert [s.start for s in found] == [span.start_char for span in doc.sents]


@pytest.mark.parametrize("text", ["", "   \n ", "...", "a" * 3000, "\u00a0x\u2003y"])
def test_odd_turns_do_no_harm(text: str) -> None:
    found = split_sentences(text, [Turn(0, len(text), 0)])
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())


def test_an_hour_without_full_stops_is_cut_at_commas() -> None:
    text = "en toen gingen we weer verder, " * 400
    found = split_sentences(text, [Turn(0, len(text), 0)])
    assert all(s.end - s.start <= LONGEST_SENTENCE for s in found)
    assert all(text[s.end - 1] == "," for s in found)
    assert sum(len(s.lemmas) for s in found) == 7 * 400


@pytest.mark.parametrize("model", ["nl_core_news_huge", "../elsewhere"])
def test_a_model_that_does_not_exist_is_said_plainly(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODEL_SETTING, model)
    with pytest.raises(BadInput, match="no Dutch language model"):
        load_language()


def test_a_missing_model_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    if spacy.util.is_package("nl_core_news_lg"):
        pytest.skip("the large model is installed here")
    monkeypatch.setenv(MODEL_SETTING, "nl_core_news_lg")
    with pytest.raises(BadInput, match="spacy download nl_core_news_lg"):
        load_language()


def test_importing_the_package_does_not_load_spacy() -> None:
    code = "import sys, corpus.language, corpus.names; sys.exit('spacy' in sys.modules or 'simplemma' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
