"""Dutch words: their lemma, and whether they are ordinary; from simplemma's word list, which is read at first use."""

from __future__ import annotations


def lemma_of(word: str) -> str:
    """The lemma of a Dutch word; its case matters, so give it as it was written."""
    from simplemma import lemmatize

    return str(lemmatize(word, lang="nl", low_memory=True))


def is_ordinary_word(word: str) -> bool:
    """Whether simplemma's Dutch word list has this word, as written or with its first letter in the other case."""
    from simplemma import is_known

    return bool(is_known(word, "nl", low_memory=True))
