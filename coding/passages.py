"""Passages and codings: a stretch of text, and who gave it which code. No database, no screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.notes import RESEARCHERS
from corpus.transcripts import INTERVIEWER, Turn

SEVERAL_SPEAKERS = -1
ONLY_INTERVIEWER = -2


@dataclass(frozen=True)
class Coding:
    """A code given to the passage `[start, end)` (code points) by a coder; `quote` is the passage's text.

    `late`: it came when its code was out of use already; it is kept all the same.
    """

    coding_id: str
    transcript_id: str
    code_id: str
    coder_id: str
    start: int
    end: int
    quote: str
    memo: str = ""
    made_at: datetime | None = None
    memo_audience: str = RESEARCHERS
    late: bool = False


def speaker_of(start: int, end: int, turns: Sequence[Turn], roles: Mapping[int, str] | Sequence[str]) -> int:
    """The number of the one speaker besides the interviewer whose turns `[start, end)` touches.

    `turns` lie in order and do not overlap; `roles[number]` is a speaker's role.
    SEVERAL_SPEAKERS when there are more such speakers, ONLY_INTERVIEWER when the passage touches none.
    """
    found = ONLY_INTERVIEWER
    for position in range(bisect_right(turns, start, key=_end), len(turns)):
        turn = turns[position]
        if turn.start >= end:
            break
        if turn.speaker == found or roles[turn.speaker] == INTERVIEWER:
            continue
        if found != ONLY_INTERVIEWER:
            return SEVERAL_SPEAKERS
        found = turn.speaker
    return found


def _end(turn: Turn) -> int:
    return turn.end
