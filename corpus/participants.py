"""Who takes part: a row per participant, and the age groups of the study. No database, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.errors import N_, BadInput

HIGHEST_AGE = 120
AgeGroup = tuple[int, int | None]  # from and to, both included; None: no upper end
DEFAULT_AGE_GROUPS: tuple[AgeGroup, ...] = ((18, 34), (35, 49), (50, 64), (65, 74), (75, None))


@dataclass(frozen=True)
class ParticipantRow:
    """A participant as a list gives them; `attributes` are the other filled columns, by lowercase name."""

    code: str
    age: int | None
    birth_year: int | None
    subgroups: tuple[str, ...]
    attributes: dict[str, str]
    file: str | None
    line: int


def check_participant(row: ParticipantRow) -> None:
    """Raise BadInput unless the row has a code, and an age or year of birth that a person can have, if any."""
    if not row.code.strip():
        raise BadInput(N_("A participant needs a code. Type one, for example P01."))
    if row.age is not None and not 0 <= row.age <= HIGHEST_AGE:
        raise BadInput(N_("An age is a whole number from 0 to {highest}."), highest=HIGHEST_AGE)
    this_year = date.today().year
    if row.birth_year is not None and not this_year - HIGHEST_AGE <= row.birth_year <= this_year:
        raise BadInput(
            N_("A year of birth lies from {first} to {last}."), first=this_year - HIGHEST_AGE, last=this_year
        )


def age_group_label(group: AgeGroup) -> str:
    """The name of an age group: "18-34", or "75+" when it has no upper end."""
    least, most = group
    return f"{least}+" if most is None else f"{least}-{most}"


def age_group_of(age: int | None, groups: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS) -> str | None:
    """The name of the age group that this age (years) lies in; None when unknown or in none."""
    if age is None:
        return None
    return next((age_group_label(group) for group in groups if _lies_in(age, group)), None)


def read_age_groups(text: str) -> list[AgeGroup]:
    """`18-34, 75+` as age groups; raises BadInput that names the piece that is none."""
    bands: list[AgeGroup] = []
    for piece in filter(None, (part.strip() for part in text.replace("–", "-").split(","))):
        lower, dash, upper = piece.removesuffix("+").partition("-")
        if not lower.strip().isdecimal() or (dash and not upper.strip().isdecimal()):
            raise BadInput(
                N_("“{piece}” is no age group. Write for example 18-34, or 75+ for the last."), piece=piece
            )
        bands.append((int(lower), None if piece.endswith("+") else int(upper) if dash else int(lower)))
    return bands


def check_age_groups(groups: Sequence[AgeGroup]) -> None:
    """Raise BadInput unless the groups are ordered, do not overlap, and only the last has no upper end."""
    if not groups:
        raise BadInput(N_("There is no age group. Give at least one."))
    before = -1
    for number, (least, most) in enumerate(groups, start=1):
        if not 0 <= least <= HIGHEST_AGE or (most is not None and not least <= most <= HIGHEST_AGE):
            raise BadInput(
                N_("Age group {number} is not possible. Write two ages from 0 to 120, the lower one first."),
                number=number,
            )
        if least <= before:
            raise BadInput(
                N_(
                    "Age group {number} overlaps the one before it. Let it begin above the age where "
                    "that one ends."
                ),
                number=number,
            )
        before = HIGHEST_AGE if most is None else most


def _lies_in(age: int, group: AgeGroup) -> bool:
    least, most = group
    return least <= age and (most is None or age <= most)
