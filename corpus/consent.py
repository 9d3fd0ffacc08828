"""What participants agreed to: the uses of their words, when they said so and how. No database, no screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from corpus.errors import N_, BadInput

READ_BY_RESIDENTS = "read_by_residents"
QUOTES_INSIDE = "quotes_inside"
QUOTES_OUTSIDE = "quotes_outside"
ARCHIVE = "archive"
USES: Mapping[str, str] = {
    READ_BY_RESIDENTS: N_("Read by residents"),
    QUOTES_INSIDE: N_("Quotes inside the group"),
    QUOTES_OUTSIDE: N_("Quotes outside the group"),
    ARCHIVE: N_("In the archive"),
}
# What everybody agreed to, until the researcher says otherwise.
DEFAULT_USES = frozenset({READ_BY_RESIDENTS, QUOTES_INSIDE})

PAPER, SPOKEN, OTHERWISE = "paper", "spoken", "other"
WAYS: Mapping[str, str] = {
    PAPER: N_("On paper"),
    SPOKEN: N_("Spoken"),
    OTHERWISE: N_("In another way, or not noted"),
}
LONGEST_TAKEN_BY = 60  # characters


@dataclass(frozen=True)
class Consent:
    """What a participant agreed to; `recorded` is False when nothing was noted and the study's default holds."""

    participant_id: str
    uses: frozenset[str]
    agreed_on: date | None = None
    how: str = OTHERWISE
    taken_by: str = ""
    made_at: datetime | None = None
    recorded: bool = True

    def allows(self, use: str) -> bool:
        """Whether their words may be used for this."""
        return use in self.uses


@dataclass(frozen=True)
class ConsentRow:
    """What a list says of one participant, by code: the uses it names with yes or no, the others stay as they were."""

    code: str
    said: Mapping[str, bool]
    agreed_on: date | None
    how: str
    taken_by: str
    line: int = 0


def check_consent(uses: Collection[str], agreed_on: date | None, how: str, taken_by: str) -> None:
    """Raise BadInput for a use or way that there is not, a day that has yet to come, or too long a name."""
    if not set(uses) <= USES.keys() or how not in WAYS:
        raise BadInput(N_("This consent has a part that the app does not know. Load the page again."))
    if agreed_on is not None and not date(1950, 1, 1) <= agreed_on <= date.today():
        raise BadInput(N_("The day of the consent lies before 1950 or is still to come. Correct it."))
    if len(taken_by) > LONGEST_TAKEN_BY:
        raise BadInput(N_("Who noted it: at most {longest} characters."), longest=LONGEST_TAKEN_BY)
