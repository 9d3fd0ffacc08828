"""Sentences from a second process: the same ones, also when that process dies."""

from __future__ import annotations

import multiprocessing

import pytest

from corpus.language import MODEL_SETTING
from corpus.splitting import FEW, split_beside, split_here
from corpus.transcripts import Turn

BODIES = [f"Ik ben al {number} jaar alleen. Nou ja, d.w.z. bijna!" for number in range(FEW + 4)]
TEXTS = [(body, (Turn(0, len(body), 0),)) for body in BODIES]


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MODEL_SETTING, raising=False)


def test_another_process_finds_the_same_sentences_in_the_same_order() -> None:
    with split_beside(len(TEXTS)) as split:
        assert list(split(TEXTS)) == list(split_here(TEXTS))
    assert not multiprocessing.active_children()


def test_when_the_other_process_dies_the_work_goes_on_here() -> None:
    with split_beside(len(TEXTS)) as split:
        for child in multiprocessing.active_children():
            child.kill()
        assert list(split(TEXTS)) == list(split_here(TEXTS))


def test_a_few_texts_need_no_other_process() -> None:
    with split_beside(FEW) as split:
        assert split is split_here
        assert not multiprocessing.active_children()
