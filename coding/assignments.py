"""Who may read and code which transcript, and how far they are. No database, no screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, NotAllowed, NotFound

WITHDRAWN = N_(
    "The person in this interview does not want to take part any more. So it is gone for good. You did nothing wrong. "
    "Thank you for what you did."
)


class NotGiven(NotAllowed):
    """This interview is not given to who asks, now: what they made before waits, for it may be given again."""


class Withdrawn(NotFound):
    """Who speaks in this interview withdrew: it is gone, with all that was marked in it."""


WORDS_A_MINUTE = 100  # reading and marking, at the kitchen table


def minutes(words: float) -> int:
    """About how many minutes it takes to read and mark this many words; at least one."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


@dataclass(frozen=True)
class MyInterview:
    """A transcript given to somebody: `reached` and `length` are code points, `marks` counts their own
    codings.
    """

    transcript_id: str
    name: str
    words: int
    length: int
    reached: int
    finished: bool
    marks: int
    given_at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class Assignment:
    """A transcript given to an account, with how far its reader is."""

    assignment_id: str
    transcript_id: str
    account_id: str
    account_name: str
    reached: int
    finished: bool
    made_at: datetime


@dataclass(frozen=True)
class Progress:
    """How far one reader is in one transcript: the furthest code point read, and whether they said they
    finished.
    """

    reached: int = 0
    finished: bool = False


@dataclass(frozen=True)
class QuietReading:
    """A reading in which nothing has happened since `last_at` (UTC); `begun` once something was read."""

    interview: str
    reader: str
    begun: bool
    last_at: datetime
