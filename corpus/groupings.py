"""How a study groups its participants: dimensions, and the values of one joined into named groups. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import N_, BadInput

AGE_GROUP, SUBGROUP, SUB_STUDY = "age_group", "subgroup", "sub_study"
ATTRIBUTE = "attribute:"  # and the attribute's name, such as attribute:village
LONGEST = 60  # characters in the name of a group
MOST_JOINED = 60  # groups that values of one dimension can be joined into


@dataclass(frozen=True)
class Dimension:
    """Something that participants can be grouped by; `name` is what the study calls it, or "" for what the app does."""

    key: str
    name: str = ""


@dataclass(frozen=True)
class Grouping:
    """What the study wants of a dimension: its own name for it, the groups that values are joined into, the name of the
    group for all other values ("": each stays by itself), and whether the work group gets to see it.
    """

    key: str
    name: str = ""
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rest: str = ""
    open: bool = False

    @property
    def by_value(self) -> dict[str, str]:
        """The group of every value that was joined into one, by the value in lower case."""
        return {value.casefold(): group for group, values in self.joined.items() for value in values}


# As long as a study says nothing else.
DEFAULT_GROUPINGS = (Grouping(AGE_GROUP, open=True), Grouping(SUBGROUP, open=True), Grouping(SUB_STUDY))


def attribute_of(key: str) -> str | None:
    """The participants' attribute behind a dimension; None when it is another dimension."""
    return key.removeprefix(ATTRIBUTE) if key.startswith(ATTRIBUTE) else None


def is_dimension(key: str) -> bool:
    """Whether this names something that participants can be grouped by."""
    return key in (AGE_GROUP, SUBGROUP, SUB_STUDY) or bool(attribute_of(key))


def read_joined(text: str) -> dict[str, tuple[str, ...]]:
    """`North: Oosterdiep; Zandwijk`, a group on each line, as values by group; raises BadInput that names the line."""
    joined: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        name, colon, rest = line.partition(":")
        values = tuple(dict.fromkeys(value for part in rest.split(";") if (value := " ".join(part.split()))))
        if not (colon and name.strip() and values):
            raise BadInput(
                N_("This is no group. Write its name, a colon, and its values: North: Oosterdiep; Zandwijk"),
                line=number,
            )
        if " ".join(name.split()) in joined:
            raise BadInput(N_("There is a group of this name already. Give it another one."), line=number)
        joined[" ".join(name.split())] = values
    return joined


def written_joined(joined: Mapping[str, Sequence[str]]) -> str:
    """The groups as `read_joined` reads them."""
    return "\n".join(f"{name}: {'; '.join(values)}" for name, values in joined.items())


def checked_grouping(grouping: Grouping) -> Grouping:
    """The grouping itself; raises BadInput for a name too long, too many groups, or a value in two groups."""
    if not is_dimension(grouping.key):
        raise BadInput(N_("Participants cannot be grouped by “{asked}”."), asked=grouping.key)
    if len(grouping.joined) > MOST_JOINED:
        raise BadInput(N_("There are too many groups. Make {most} at most."), most=MOST_JOINED)
    if any(len(name) > LONGEST for name in (grouping.name, grouping.rest, *grouping.joined)):
        raise BadInput(N_("The name of a group has at most {longest} characters."), longest=LONGEST)
    seen: dict[str, str] = {}
    for group, values in grouping.joined.items():
        for value in values:
            if seen.setdefault(value.casefold(), group) != group:
                raise BadInput(
                    N_("“{value}” stands in two groups: “{one}” and “{other}”. Leave it in one of them."),
                    value=value,
                    one=seen[value.casefold()],
                    other=group,
                )
    return grouping


def as_settings(groupings: Iterable[Grouping]) -> list[dict[str, Any]]:
    """The groupings as the study's setting holds them."""
    return [
        {"key": one.key, "name": one.name, "joined": {name: list(values) for name, values in one.joined.items()},
         "rest": one.rest, "open": one.open}
        for one in groupings
    ]  # fmt: skip


def from_settings(rows: Iterable[Mapping[str, Any]]) -> dict[str, Grouping]:
    """The groupings by their dimension, those of the study before the ones that hold as long as it says nothing."""
    found = {
        row["key"]: Grouping(
            row["key"],
            row.get("name", ""),
            {name: tuple(values) for name, values in row.get("joined", {}).items()},
            row.get("rest", ""),
            bool(row.get("open", False)),
        )
        for row in rows
    }
    return {**{one.key: one for one in DEFAULT_GROUPINGS}, **found}
