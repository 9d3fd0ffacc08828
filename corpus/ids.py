"""Ids of facts: UUIDv7, so that they sort by the time at which they were made."""

from __future__ import annotations

import secrets
import time
import uuid
from datetime import UTC, datetime

from corpus.errors import N_, BadInput


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562, section 5.7) as text."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62
    return str(uuid.UUID(int=value | secrets.randbits(62)))


def checked_id(text: object) -> str:
    """The id in its usual writing; raises BadInput when it is no UUID (ids also come from browsers and links)."""
    try:
        return str(uuid.UUID(str(text)))
    except ValueError:
        raise BadInput(N_("This is not an id that the app made. Go back and choose again.")) from None


def moment_of(made_id: str) -> datetime:
    """When a UUIDv7 says that it was made, in UTC, naive; for other ids a moment long past or far ahead.

    Those made in a browser go by its clock, which may be wrong.
    """
    milliseconds = uuid.UUID(made_id).int >> 80
    try:
        return datetime.fromtimestamp(milliseconds / 1_000, UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime.max
