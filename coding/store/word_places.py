"""The SQL of where words stand in the texts, whatever their capitals and accents: plain text, no dictionary forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from coding.marks import Stretches, keys, talk_and_place
from corpus.store.database import Cursor

LONGEST = 200  # characters that can be looked for
AT_ONCE = 2_000  # texts held beside each other, which takes four bytes a letter
_END = "\0"  # between two texts; no text holds it


def plain_words(text: str) -> str:
    """What is looked for: small letters without accents, single spaces, none round it; as long as its letters are."""
    return "".join(map(_plain, " ".join(text.split())))[:LONGEST]


def word_places(cursor: Cursor, words: str, transcripts: Sequence[str]) -> Stretches:
    """Every place where the words stand, in order; transcripts go by their number in this list of ids."""
    wanted = plain_words(words)
    numbers = {transcript_id: number for number, transcript_id in enumerate(transcripts)}
    talks, starts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    reader = cursor.execute(TEXTS, {"words": wanted}).to_arrow_reader(AT_ONCE)
    for batch in reader:
        ids, texts, plain = (column.to_pylist() for column in batch.columns)
        same = [
            found if len(found) == len(text) else "".join(map(_plain, text))
            for text, found in zip(texts, plain, strict=True)
        ]
        number, start = _places(same, wanted)
        talks.append(np.array([numbers.get(one, -1) for one in ids], dtype=np.int64)[number])
        starts.append(start)
    talk, start = np.concatenate(talks), np.concatenate(starts)
    talk, start = talk_and_place(np.sort(keys(talk, start)[talk >= 0]))
    return Stretches(talk, start, start + len(wanted))


def _places(texts: Sequence[str], wanted: str) -> tuple[np.ndarray, np.ndarray]:
    """Where the words stand in these texts: the number of the text, and the place in it."""
    letters = np.frombuffer(_END.join(texts).encode("utf-32-le"), dtype=np.uint32)
    found = np.flatnonzero(letters[: max(len(letters) - len(wanted) + 1, 0)] == ord(wanted[0]))
    for place, letter in enumerate(wanted):
        found = found[letters[found + place] == ord(letter)]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    number = np.searchsorted(begins, found, side="right") - 1
    return number, found - begins[number]


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """One letter without its accent and in small, so that places stay what they are."""
    return (unicodedata.normalize("NFD", letter)[0].lower() or letter)[0]


# `plain` may be shorter than the text, where a sign is of no width: then its places are found letter by letter.
TEXTS = """
    SELECT transcript_id::VARCHAR AS transcript_id, text, plain
    FROM (SELECT transcript_id, text, lower(strip_accents(text)) AS plain FROM transcripts)
    WHERE contains(plain, $words) OR length(plain) <> length(text)"""
