"""Splitting many texts into sentences in a second process, while the first one reads files and writes to the store."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import starmap

from corpus.language import split_sentences
from corpus.transcripts import Sentence, SpokenTurn, Turn

Text = tuple[str, Sequence[Turn | SpokenTurn]]
Split = Callable[[Iterable[Text]], Iterator[list[Sentence]]]  # the sentences of each text, in order
FEW = 8  # texts; for fewer a second process is not worth its start
_WARM_UP = "Zo'n dag, zei-ie."  # needs the word list and spaCy's tokenizer


def split_here(texts: Iterable[Text]) -> Iterator[list[Sentence]]:
    """The sentences of each text, worked out in this process."""
    return starmap(split_sentences, texts)


@contextmanager
def split_beside(texts: int) -> Iterator[Split]:
    """A way to split about this many texts in a process of its own; enter it before opening a store or a thread.

    Here, where a process cannot be copied (Windows), and when the other process dies (no memory left).
    """
    if texts <= FEW or "fork" not in multiprocessing.get_all_start_methods():
        yield split_here
        return
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as other:
        other.submit(split_sentences, _WARM_UP, (Turn(0, len(_WARM_UP), 0),))
        try:
            yield lambda asked: _beside(other, list(asked))
        finally:
            other.shutdown(cancel_futures=True)


def _beside(other: ProcessPoolExecutor, texts: Sequence[Text]) -> Iterator[list[Sentence]]:
    try:
        waiting: list[Future[list[Sentence]] | None] = [
            other.submit(split_sentences, *text) for text in texts
        ]
    except BrokenProcessPool:
        waiting = [None] * len(texts)
    for number, text in enumerate(texts):
        # Given up as soon as it is handed on: the sentences of all texts at once would take much memory.
        future, waiting[number] = waiting[number], None
        try:
            found = future.result() if future else split_sentences(*text)
        except BrokenProcessPool:
            found = split_sentences(*text)
        yield found
