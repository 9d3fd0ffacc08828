"""Every coding that counts, with its place in the text: what crosstabs, co-occurrence and courses are reckoned from.

Arrays are numbered alike: participants 0 … P-1, transcripts 0 … T-1, codes 0 … K-1, codings 0 … N-1. A voice (0 … V-1) is
one participant in one transcript. No database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Codings:
    """One row for each coding: its voice (-1: several), transcript, code, and where it lies in the text, `[start, end)`."""

    voice: np.ndarray
    talk: np.ndarray
    code: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __len__(self) -> int:
        return len(self.talk)


@dataclass(frozen=True)
class Counted:
    """The codings that count, and who speaks where.

    `person` and `talk`: the participant and the transcript of each voice. `several`: of each coding in several voices a row
    (coding, voice) for each of them. `transcripts`, `codes`: their ids by number.
    """

    person: np.ndarray  # V
    talk: np.ndarray  # V
    codings: Codings
    several: np.ndarray  # M × 2
    transcripts: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many participants there are."""
        return int(self.person.max()) + 1 if len(self.person) else 0


def marks_by_voice(counted: Counted) -> np.ndarray:
    """How many codings in that one voice each voice has per code (V × K)."""
    shape = len(counted.person), len(counted.codes)
    mine = counted.codings.voice >= 0
    places = counted.codings.voice[mine] * np.int64(shape[1]) + counted.codings.code[mine]
    return np.bincount(places, minlength=shape[0] * shape[1]).reshape(shape)


def told_by_voice(counted: Counted, marks: np.ndarray, kin: np.ndarray) -> np.ndarray:
    """Which voices spoke of each theme, or of one under it (V × K, true or false); codings in several voices tell too."""
    spoke = marks > 0
    coding, voice = counted.several[:, 0], counted.several[:, 1]
    spoke[voice, counted.codings.code[coding]] = True
    return np.asarray((spoke.astype(np.float32) @ kin.T.astype(np.float32)) > 0)


def kin_of(codes: Sequence[str], parents: Mapping[str, str | None]) -> np.ndarray:
    """K × K, 1 where the column's code is the row's theme or lies under it; circles do no harm."""
    place = {code_id: number for number, code_id in enumerate(codes)}
    kin = np.eye(len(codes))
    for code_id, number in place.items():
        above = parents.get(code_id)
        while above in place and not kin[place[above], number]:
            kin[place[above], number] = 1
            above = parents.get(above)
    return kin


def of_voices(counted: Counted, kept: np.ndarray) -> Counted:
    """The same with nothing but these voices (V true or false); a coding in several voices stays when one of them does."""
    several = counted.several[kept[counted.several[:, 1]]]
    codings = counted.codings
    stays = np.zeros(len(codings), dtype=bool)
    single = codings.voice >= 0
    stays[single] = kept[codings.voice[single]]
    stays[several[:, 0]] = True
    number = np.cumsum(stays) - 1
    voices = np.where(kept, np.cumsum(kept) - 1, -1)
    left = Codings(
        np.where(codings.voice[stays] >= 0, voices[codings.voice[stays]], -1),
        codings.talk[stays],
        codings.code[stays],
        codings.start[stays],
        codings.end[stays],
    )
    return Counted(
        counted.person[kept],
        counted.talk[kept],
        left,
        np.column_stack([number[several[:, 0]], voices[several[:, 1]]]),
        counted.transcripts,
        counted.codes,
    )
