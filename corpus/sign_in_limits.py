"""Repeated failures to sign in slow down: after a few tries each next one has to wait longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.errors import N_, NotAllowed


@dataclass(frozen=True)
class Limit:
    """So many failures are free; then the wait is `first`, doubled with each failure more, at most `longest`."""

    free: int
    window: timedelta  # failures longer ago do not count
    first: timedelta
    longest: timedelta


NAME = Limit(5, timedelta(minutes=15), timedelta(minutes=1), timedelta(minutes=15))
# An evening in the village hall comes from one address: a dozen people mistyping once must not shut out the rest.
ADDRESS = Limit(20, timedelta(minutes=15), timedelta(minutes=1), timedelta(minutes=15))
# Six digits are few, so failures with a card count for a day.
CARD = Limit(3, timedelta(days=1), timedelta(minutes=2), timedelta(hours=1))


class TooManyTries(NotAllowed):
    """Too many failures; `details["minutes"]` says how long to wait."""


def wait_until(failures: Sequence[datetime], limit: Limit) -> datetime | None:
    """When the next try is welcome, given the moments of the failures that count; None when it is now."""
    too_many = len(failures) - limit.free
    if too_many < 0:
        return None
    return max(failures) + min(limit.first * 2 ** min(too_many, 20), limit.longest)


def require_patience(failures: Sequence[datetime], limit: Limit, now: datetime) -> None:
    """Raise TooManyTries while the wait after these failures lasts."""
    until = wait_until(failures, limit)
    if until is not None and now < until:
        minutes = max(1, -(-int((until - now).total_seconds()) // 60))
        raise TooManyTries(
            N_("That went wrong several times. For safety you have to wait: try again in {minutes} min."),
            minutes=minutes,
        )
