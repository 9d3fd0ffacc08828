"""The time of facts: UTC, without a time zone, as the store keeps it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, naive."""
    return datetime.now(UTC).replace(tzinfo=None)
