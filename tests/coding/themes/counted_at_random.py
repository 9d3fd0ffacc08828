"""Codings at random, to hold what is reckoned with arrays against what is counted one by one."""

from __future__ import annotations

import numpy as np

from coding.themes.counted import Codings, Counted

CODES = ("contact", "neighbours", "family", "money")
PARENTS = {"contact": None, "neighbours": "contact", "family": "contact", "money": None}


def codings_at_random(
    seed: int, voices: int = 12, talks: int = 5, people: int = 6, many: int = 60
) -> Counted:
    """Voices of a few people in a few transcripts, one coding in six in several of them."""
    random = np.random.default_rng(seed)
    pairs = np.unique(
        np.column_stack([random.integers(0, talks, voices), random.integers(0, people, voices)]), axis=0
    )
    _, person = np.unique(pairs[:, 1], return_inverse=True)
    voice = random.integers(0, len(pairs), many)
    start = random.integers(0, 80, many)
    end, talk = start + random.integers(1, 20, many), pairs[voice, 0]
    several = []
    for coding in np.flatnonzero(random.random(many) < 1 / 6):
        among = np.flatnonzero(pairs[:, 0] == talk[coding])
        voice[coding] = -1
        several += [(coding, one) for one in among]
    codings = Codings(voice, talk, random.integers(0, len(CODES), many), start, end)
    names = tuple(f"T{number}" for number in range(talks))
    return Counted(person, pairs[:, 0], codings, np.array(several, dtype=int).reshape(-1, 2), names, CODES)


def voices_of(counted: Counted, coding: int) -> set[int]:
    """The voices that a coding is in."""
    mine = int(counted.codings.voice[coding])
    return {mine} if mine >= 0 else set(counted.several[counted.several[:, 0] == coding, 1].tolist())


def under(theme: str) -> set[int]:
    """The numbers of a theme's own code and of those under it."""
    return {number for number, code in enumerate(CODES) if theme in (code, PARENTS[code])}
