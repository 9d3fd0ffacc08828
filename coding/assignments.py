"""Who may read and code which transcript, and how far they are. No database, no screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.errors import NotAllowed


class NotGiven(NotAllowed):
    """This interview is not given to who asks, now: what they made before waits, for it may be given again."""


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
