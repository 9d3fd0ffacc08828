"""Dutch sentences, tokens and lemmas: spaCy's tokenizer, with sentence ends and lemmas from simplemma's word lists.

Neither needs a trained model and nothing is downloaded. When the setting MEERSTEM_SPACY_MODEL names an installed
nl_core_news_* model, that model is used instead, behind the same two functions. spaCy is imported at first use only.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.errors import N_, BadInput
from corpus.pieces import Span, lay_out
from corpus.transcripts import Sentence, SpokenTurn, Turn
from corpus.words import lemma_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_SETTING = "MEERSTEM_SPACY_MODEL"
MODELS = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")
COMPONENT = "simplemma_dutch"

LONGEST_SENTENCE = 600  # characters; dictated text without full stops would else be one "sentence" of an hour
LONGEST_BLOCK = (
    50_000  # characters given to a trained model at once; it holds everything about them in memory
)


def load_language() -> Language:
    """The Dutch pipeline that sets sentence starts and lemmas; loaded once per model.

    Raises BadInput if MEERSTEM_SPACY_MODEL names something that is no Dutch model or is not installed.
    """
    return _load(_chosen_model())


def _chosen_model() -> str:
    return os.environ.get(MODEL_SETTING, "").strip()


def split_sentences(text: str, turns: Sequence[Turn | SpokenTurn]) -> list[Sentence]:
    """All sentences of the turns, in order, with their tokens and lemmas; offsets are code points into `text`.

    No sentence crosses a turn, none begins or ends with space, and every other character of a turn lies in exactly
    one. Sentences of more than LONGEST_SENTENCE characters are cut, at a comma if there is one.
    Raises BadInput as `load_language` does.
    """
    model = _chosen_model()
    if not model:
        # The same result as running the plain pipeline, many times as fast.
        return lay_out(text, _plain_spans(text, turns))
    found: list[Sentence] = []
    for number, turn in enumerate(turns):
        found.extend(_model_sentences(_load(model), text[turn.start : turn.end], turn.start, number))
    return found


def _plain_spans(text: str, turns: Sequence[Turn | SpokenTurn]) -> list[Span]:
    return [
        (turn.start + start, turn.start + end, number)
        for number, turn in enumerate(turns)
        for start, end in sentence_spans(text[turn.start : turn.end])
    ]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of one turn's text, trimmed of space, after simplemma's rules for Dutch."""
    from simplemma import split_sentences as split

    spans: list[tuple[int, int]] = []
    position = 0
    for sentence in split(text, lang="nl"):
        if not sentence:
            continue
        start = text.index(sentence, position)
        position = start + len(sentence)
        if len(sentence) > LONGEST_SENTENCE:
            spans.extend(_cut(text, start, position))
        else:
            spans.append((start, position))
    return spans


@lru_cache(maxsize=2)
def _load(model: str) -> Language:
    with _collector_paused():
        return _load_model(model) if model else _load_plain()


def _load_plain() -> Language:
    import spacy

    if not spacy.Language.has_factory(COMPONENT):
        spacy.Language.component(COMPONENT, func=_mark_sentences_and_lemmas)
    nlp = spacy.blank("nl")
    nlp.add_pipe(COMPONENT)
    lemma_of("woord")  # reads the word list now, not at the first sentence
    return nlp


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Loading makes some hundred thousand objects that all stay; looking for garbage among them takes a fifth of it.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load_model(model: str) -> Language:
    import spacy

    if model not in MODELS:
        raise BadInput(
            N_("“{model}” is no Dutch language model. Set {setting} to one of {models}, or leave it empty."),
            model=model,
            setting=MODEL_SETTING,
            models=", ".join(MODELS),
        )
    if not spacy.util.is_package(model):
        raise BadInput(
            N_(
                "The language model “{model}” is not installed. Install it with “python -m spacy download "
                "{model}”, or leave {setting} empty to work without a model."
            ),
            model=model,
            setting=MODEL_SETTING,
        )
    return spacy.load(model, exclude=["ner"])


def _mark_sentences_and_lemmas(doc: Doc) -> Doc:
    """The spaCy component: sentence starts and lemmas from simplemma, for a Doc that holds one turn."""
    starts = {start for start, _ in sentence_spans(doc.text)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
        token.lemma_ = token.text if token.is_space else lemma_of(token.text)
    return doc


def _model_sentences(nlp: Language, body: str, offset: int, turn: int) -> Iterator[Sentence]:
    for start, end in _blocks(sentence_spans(body)):
        if end - start > LONGEST_BLOCK:
            yield Sentence(
                offset + start, offset + end, turn, (offset + start,), (offset + end,), (body[start:end],)
            )
            continue
        for span in nlp(body[start:end]).sents:
            tokens = [token for token in span if not token.is_space]
            if tokens:
                starts = tuple(offset + start + token.idx for token in tokens)
                ends = tuple(offset + start + token.idx + len(token) for token in tokens)
                yield Sentence(
                    starts[0], ends[-1], turn, starts, ends, tuple(token.lemma_ for token in tokens)
                )


def _blocks(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences, none longer than LONGEST_BLOCK unless one sentence is."""
    if not spans:
        return
    begin, until = spans[0]
    for start, end in spans[1:]:
        if end - begin > LONGEST_BLOCK:
            yield begin, until
            begin = start
        until = end
    yield begin, until


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one overlong sentence at a line end, else behind a comma, else at a space, else at the next space."""
    while end - start > LONGEST_SENTENCE:
        cut = _cutting_place(text, start, end)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


def _cutting_place(text: str, start: int, end: int) -> int:
    middle, limit = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
    for mark in ("\n", "; ", ", ", " "):
        place = text.rfind(mark, middle, limit)
        if place >= 0:
            return place + len(mark)
    place = text.find(" ", limit, end)
    return place + 1 if place >= 0 else end
