"""What researchers can group by and which groups there are, as they call them, by the value that stands in a link."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from coding.store.crosstabs import KIND, STEP, crosstab_dimensions
from coding.store.theme_people import group_names
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from corpus.store.transcript_details import steps
from pages.frame.language import _
from pages.widgets.figures import dimension_name, group_name
from pages.widgets.kinds import kind_names

MOST_GROUPS = 60  # of one dimension; more are not in a list of groups unless the link asks for one
EVERYBODY = f"{ALL}/{ALL}"


def dimension_names(cursor: Cursor) -> dict[str, str]:
    """Everything to group by, in words ("By age group")."""
    return {one.key: grouping_name(one.key, one.name) for one in crosstab_dimensions(cursor)}


def grouping_name(dimension: str, name: str = "") -> str:
    """One grouping in words; `name` is what the study calls it, if anything."""
    if dimension == KIND:
        return _("By kind of conversation")
    return _("By step") if dimension == STEP else dimension_name(dimension, name)


def member_name(dimension: str, group: str) -> str:
    """A group as people call it."""
    if group == ALL:
        return _("Everybody")
    if dimension == KIND:
        return kind_names()[group]
    return group if dimension == STEP else group_name(dimension, group)


def group_link(dimension: str, group: str) -> str:
    """What stands in a link for a group."""
    return EVERYBODY if group == ALL else f"{dimension}/{group}"


def group_of(chosen: str) -> tuple[str, str] | None:
    """The group (dimension, name) of a value in the link; None for none."""
    dimension, _slash, name = chosen.partition("/")
    return (dimension, name) if name else None


def group_choices(cursor: Cursor, asked: Collection[str] = ()) -> dict[str, str]:
    """All groups in words by the value in the link, everybody first; those `asked` for also of a long dimension."""
    names = dimension_names(cursor)
    people = [one for one in names if one not in (KIND, STEP)]
    there = list(group_names(cursor, age_groups(cursor), people)[1:])
    there += [(KIND, kind) for kind in kind_names() if KIND in names]
    there += [(STEP, step) for step in (steps(cursor) if STEP in names else ())]
    found = {EVERYBODY: _("everybody who was interviewed")}
    for dimension, some in groupby(there, key=lambda one: one[0]):
        groups = [group for _dimension, group in some]
        for group in groups:
            if len(groups) <= MOST_GROUPS or group_link(dimension, group) in asked:
                found[group_link(dimension, group)] = _within(dimension, group, names[dimension])
    return found


def _within(dimension: str, group: str, name: str) -> str:
    """A group in a list with groups of other dimensions: "By village: Hulsmeer"."""
    said = member_name(dimension, group)
    return said if dimension in (AGE_GROUP, SUBGROUP) else f"{name}: {said}"
