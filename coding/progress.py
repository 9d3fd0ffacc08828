"""Who has read what, and where reading is stuck. No database, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

GIVEN, BEGUN, FINISHED = "given", "begun", "finished"
NOT_BEGUN, STOPPED, UNSURE, HANDED_BACK, KNEW_PERSON = (
    *("not_begun", "stopped", "unsure"),
    *("handed_back", "knew_person"),
)
DAYS = 14  # without a sign before a reading counts as stuck
MANY_UNSURE = 3  # passages of one interview


@dataclass(frozen=True)
class ReadingNow:
    """How one reader is getting on with one interview that is given to them: times are UTC.

    `share` is how much of the text they have reached, 0 to 1; `seen_at` when they last read or marked; `unsure` counts
    the passages at which they said that they do not know, or want to talk.
    """

    transcript_id: str
    transcript: str
    account_id: str
    reader: str
    role: str
    given_at: datetime
    share: float = 0.0
    marks: int = 0
    finished: bool = False
    seen_at: datetime | None = None
    unsure: int = 0

    @property
    def state(self) -> str:
        """GIVEN, BEGUN or FINISHED."""
        if self.finished:
            return FINISHED
        return BEGUN if self.share > 0 or self.marks else GIVEN


@dataclass(frozen=True)
class GivenUp:
    """A reading that its reader gave up: `why` is HANDED_BACK or KNEW_PERSON; `readers` have the interview now."""

    transcript_id: str
    transcript: str
    account_id: str
    reader: str
    why: str
    since: datetime
    readers: int


@dataclass(frozen=True)
class Stuck:
    """Something that waits for a researcher: what kind, of which interview and reader, since when, how many passages."""

    kind: str
    transcript_id: str
    transcript: str
    reader: str
    since: datetime
    passages: int = 0


def by_reader(waits: Sequence[Stuck]) -> list[list[Stuck]]:
    """What waits for the same reason with the same reader together, in the order given."""
    found: dict[tuple[str, str], list[Stuck]] = {}
    for one in waits:
        found.setdefault((one.kind, one.reader), []).append(one)
    return list(found.values())


def stuck(
    readings: Sequence[ReadingNow],
    given_up: Sequence[GivenUp],
    moment: datetime,
    wanted: int,
    days: int = DAYS,
) -> list[Stuck]:
    """Where reading is stuck, what waits longest first.

    Not begun or not gone on with for `days`; unsure at MANY_UNSURE passages or more; given up by its reader while the
    interview has fewer readers than `wanted`.
    """
    before = moment - timedelta(days=days)
    found = [
        Stuck(one.why, one.transcript_id, one.transcript, one.reader, one.since)
        for one in given_up
        if one.readers < wanted
    ]
    for one in readings:
        last = max(one.given_at, one.seen_at or one.given_at)
        if one.state == GIVEN and one.given_at < before:
            found.append(Stuck(NOT_BEGUN, one.transcript_id, one.transcript, one.reader, one.given_at))
        elif one.state == BEGUN and last < before:
            found.append(Stuck(STOPPED, one.transcript_id, one.transcript, one.reader, last))
        if one.unsure >= MANY_UNSURE:
            found.append(Stuck(UNSURE, one.transcript_id, one.transcript, one.reader, last, one.unsure))
    return sorted(found, key=lambda one: (one.since, one.transcript, one.reader, one.kind))
