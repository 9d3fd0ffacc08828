"""An invitation: a link that makes or renews one account, once, until it expires or is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, BadInput

DAYS = 14
LONGEST = 90


@dataclass(frozen=True)
class NewInvitation:
    """An invitation that has just been made; `token` goes into the link and is kept nowhere else."""

    invitation_id: str
    token: str
    expires_at: datetime
    account_id: str | None  # of an account that exists

    def link(self, address: str) -> str:
        """The whole link, for a letter, a message or a QR code; `address` is where the app is reached."""
        return f"{address.rstrip('/')}/join/{self.token}"


@dataclass(frozen=True)
class Invitation:
    """An invitation as it stands; `account_id` is set for an account that exists, `used_by` once it is accepted.

    `again`: its owner has signed in with something else before, which the new pass-phrase or PIN replaces.
    """

    invitation_id: str
    account_id: str | None
    name: str
    role: str
    language: str
    expires_at: datetime
    used_by: str | None
    withdrawn: bool
    made_at: datetime
    again: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be accepted."""
        return self.used_by is None and not self.withdrawn and now < self.expires_at


def checked_days(days: int) -> int:
    """The number of days that an invitation stays open; raises BadInput outside 1 to LONGEST."""
    if not 1 <= days <= LONGEST:
        raise BadInput(N_("An invitation stays open for 1 to {longest} days."), longest=LONGEST)
    return days
