"""Ids of facts: UUIDv7, so that they sort by the time at which they were made."""

from __future__ import annotations

import secrets
import time
import uuid

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
