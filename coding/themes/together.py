"""Which themes come together: on the same words, in the same turn, or in the same interview. No database.

Marks of several readers on the same words are one: on the same words, what is counted are stretches of text in which both
themes lie, each as long as it goes on; in turns and interviews, those in which both were marked. A theme does not come
together with itself: the diagonal holds how many stretches, turns or interviews have it at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coding.themes.counted import Codings, Counted

OVERLAP, TURN, INTERVIEW = "overlap", "turn", "interview"
WAYS = (OVERLAP, TURN, INTERVIEW)
AT_ONCE = 1 << 16  # rows multiplied at once


@dataclass(frozen=True)
class Turns:
    """The turns of participants by transcript and place: the number of the transcript, and `[start, end)` in its text."""

    talk: np.ndarray
    start: np.ndarray
    end: np.ndarray


@dataclass(frozen=True)
class Together:
    """How often each two of the themes come together (symmetric, K × K), each theme's own number on the diagonal; `of`:
    how many turns or interviews there are, None for words.
    """

    way: str
    themes: tuple[str, ...]
    counts: np.ndarray
    of: int | None

    def pairs(self, least: int = 1) -> list[tuple[int, int, int]]:
        """Each two themes that come together this often, as (count, one, other), the most frequent first."""
        one, other = np.nonzero(np.triu(self.counts >= max(1, least), k=1))
        found = zip(self.counts[one, other].tolist(), one.tolist(), other.tolist(), strict=True)
        return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def at_themes(counted: Counted, stands: Mapping[str, str]) -> tuple[tuple[str, ...], Codings]:
    """The codings with the themes that their codes stand for (as coding.themes.saturation.at_level has them) in the place
    of the codes; and these themes, in the order of the codes.
    """
    themes = tuple(code for code in counted.codes if code in set(stands.values()))
    place = {theme: number for number, theme in enumerate(themes)}
    number = np.array([place[stands[code]] for code in counted.codes], dtype=np.int64)
    codings = counted.codings
    theme = number[codings.code] if len(number) else codings.code
    return themes, Codings(codings.voice, codings.talk, theme, codings.start, codings.end)


def on_the_same_words(themes: Sequence[str], codings: Codings) -> Together:
    """The stretches of text in which two themes lie at once."""
    starts, ends, theme = _stretches(codings, len(themes))
    counts = _overlaps(starts, ends, theme, len(themes))
    counts += counts.T
    np.fill_diagonal(counts, np.bincount(theme, minlength=len(themes)))
    return Together(OVERLAP, tuple(themes), counts, None)


def in_the_same_turn(themes: Sequence[str], codings: Codings, turns: Turns) -> Together:
    """The turns of participants that the marks of two themes touch."""
    has = np.zeros((len(turns.talk), len(themes)), dtype=bool)
    place = codings.talk.astype(np.int64) << 32
    begins = turns.talk.astype(np.int64) << 32
    first = np.searchsorted(begins + turns.end, place + codings.start, "right")
    past = np.searchsorted(begins + turns.start, place + codings.end, "left")
    code = codings.code
    while len(first):
        touches = first < past
        first, past, code = first[touches], past[touches], code[touches]
        has[first, code] = True
        first = first + 1
    return Together(TURN, tuple(themes), _both(has), len(turns.talk))


def in_the_same_interview(themes: Sequence[str], codings: Codings, talks: int, of: int) -> Together:
    """The transcripts (numbered 0 … talks-1) in which both themes were marked; `of`: how many are looked at."""
    has = np.zeros((talks, len(themes)), dtype=bool)
    has[codings.talk, codings.code] = True
    return Together(INTERVIEW, tuple(themes), _both(has), of)


def share_of_either(found: Together, one: int, other: int) -> float | None:
    """The turns or interviews with both themes as a part of those with either (Jaccard's index); None without any."""
    both = int(found.counts[one, other])
    either = int(found.counts[one, one]) + int(found.counts[other, other]) - both
    return both / either if either else None


def _both(has: np.ndarray) -> np.ndarray:
    counts = np.zeros((has.shape[1], has.shape[1]), dtype=np.int64)
    for start in range(0, len(has), AT_ONCE):
        some = has[start : start + AT_ONCE].astype(np.float32)  # exact: no sum comes near 2^24
        counts += (some.T @ some).astype(np.int64)
    return counts


def _stretches(codings: Codings, themes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Start, end and theme of each stretch that codings of one theme cover without a gap, in the order of transcript and
    start; codings that only touch are two. Start and end are one number for a transcript and a place in it.
    """
    starts = codings.talk.astype(np.int64) << 32 | codings.start.astype(np.int64)
    ends = codings.talk.astype(np.int64) << 32 | codings.end.astype(np.int64)
    theme = codings.code.astype(np.uint16)  # so small that they are sorted by counting
    if (starts[1:] < starts[:-1]).any():
        order = np.argsort(starts)
        starts, ends, theme = starts[order], ends[order], theme[order]
    by_theme = np.argsort(theme, kind="stable")
    begun, far = starts[by_theme], ends[by_theme]
    new = np.ones(len(begun), dtype=bool)
    stops = np.cumsum(np.bincount(theme, minlength=themes))
    for first, stop in zip(np.append(0, stops[:-1]), stops, strict=True):
        # A transcript lies wholly behind the one before it, so one running maximum serves them all.
        mine = far[first:stop]
        np.maximum.accumulate(mine, out=mine)
        new[first:stop][1:] = begun[first:stop][1:] >= mine[:-1]
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(new))[: len(first)] - 1
    reach, begins = np.zeros(len(starts), dtype=np.int64), np.zeros(len(starts), dtype=bool)
    reach[by_theme[first]], begins[by_theme[first]] = far[last], True
    kept = np.flatnonzero(begins)
    return starts[kept], reach[kept], theme[kept].astype(np.int32)


def _overlaps(starts: np.ndarray, ends: np.ndarray, theme: np.ndarray, themes: int) -> np.ndarray:
    """How often stretches of two themes overlap, each pair once, at (the one that begins first, the other).

    Each stretch is compared with the next, the one after that, and so on for as long as any reaches so far.
    """
    one, counts, step = theme * np.int32(themes), np.zeros(themes * themes, dtype=np.int64), 1
    reaching: np.ndarray | None = None  # once few of them reach, which ones
    while step < len(starts) and (reaching is None or len(reaching)):
        if reaching is None:
            reaches = starts[step:] < ends[:-step]
            places = (one[:-step] + theme[step:])[reaches]
            reaching = np.flatnonzero(reaches) if len(places) < len(starts) // 4 else None
        else:
            reaching = reaching[reaching < len(starts) - step]
            reaching = reaching[starts[reaching + step] < ends[reaching]]
            places = one[reaching] + theme[reaching + step]
        counts += np.bincount(places, minlength=themes * themes)
        step += 1
    return counts.reshape(themes, themes)
