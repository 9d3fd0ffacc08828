"""Invented Dutch interviews in any number, the same at every run: for measuring, not for reading."""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from benchmarks import words as vocabulary

SEED = 1904
TEXTS = 62
WORDS_EACH = 8_065  # 62 x 8,065 = 500,000 words


def interviews(
    texts: int = TEXTS, words_each: int = WORDS_EACH, seed: int = SEED
) -> Iterator[tuple[str, str]]:
    """Name and text of every interview: turns of an interviewer and one respondent, NFC, with é, € and emoji."""
    chance = random.Random(seed)
    parts = itertools.product(vocabulary.FIRST_PARTS, vocabulary.LAST_PARTS, ("", "je", "s", "en"))
    nouns = ["".join(three) for three in parts]
    chance.shuffle(nouns)
    # A few words are said all the time and most of them hardly ever, as in real talk.
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(nouns))))
    for number in range(1, texts + 1):
        yield f"P{number:03d}", _interview(chance, nouns, weights, words_each)


def write_interviews(folder: Path, texts: int = TEXTS, words_each: int = WORDS_EACH) -> list[Path]:
    """The interviews as text files (UTF-8) in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in interviews(texts, words_each):
        files.append(folder / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8", newline="\n")
    return files


def _interview(chance: random.Random, nouns: list[str], weights: list[float], words_each: int) -> str:
    turns, count = [], 0
    while count < words_each:
        question = chance.choice(vocabulary.QUESTIONS)
        answer = " ".join(_sentence(chance, nouns, weights) for _ in range(chance.randint(1, 14)))
        turns += [f"Interviewer: {question}", f"Respondent: {answer}"]
        count += len(question.split()) + len(answer.split())
    return unicodedata.normalize("NFC", "\n\n".join(turns) + "\n")


def _sentence(chance: random.Random, nouns: list[str], weights: list[float]) -> str:
    if chance.random() < 0.03:
        return chance.choice(vocabulary.WITH_NAMES).format(name=chance.choice(vocabulary.NAMES))
    first, second = chance.choices(nouns, cum_weights=weights, k=2)
    said = (
        f"{chance.choice(vocabulary.BEGINNINGS)}{chance.choice(vocabulary.SUBJECTS)} "
        f"{chance.choice(vocabulary.VERBS)} {chance.choice(('de', 'het', 'een', 'geen', 'die'))} {first}"
    )
    if chance.random() < 0.6:
        said += f" bij de {second}, en dat is {chance.choice(vocabulary.ADJECTIVES)}"
    if chance.random() < 0.3:
        said += f", maar {chance.choice(vocabulary.SUBJECTS)} {chance.choice(vocabulary.VERBS)} het wel"
    said += f"{chance.choice(vocabulary.ENDINGS)}{chance.choice(('.', '.', '.', '.', '?', '!', '…'))}"
    return said[0].upper() + said[1:]
