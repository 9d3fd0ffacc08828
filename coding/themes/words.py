"""How groups, counts and shares are called, as marked English with its details; pages and documents translate."""

from __future__ import annotations

import re

from coding.themes.counting import AGE_GROUP, ALL, NONE, SUB_STUDY, SUBGROUP, UNKNOWN
from coding.themes.sentences import Told
from coding.themes.tables import Cell
from corpus.errors import N_
from corpus.groupings import attribute_of

_BAND, _FROM = re.compile(r"(\d+)-(\d+)"), re.compile(r"(\d+)\+")
_AS_IT_IS = "{words}"  # what the study calls something needs no translation


def dimension_told(dimension: str, name: str = "") -> Told:
    """The dimension as people call it: "By age group"; `name` is what the study calls it, if it has a name for it."""
    if name or attribute_of(dimension):
        return N_("By {attribute}"), {"attribute": name or attribute_of(dimension) or ""}
    known = {AGE_GROUP: N_("By age group"), SUBGROUP: N_("By subgroup"), SUB_STUDY: N_("By sub-study")}
    return known[dimension], {}


def group_told(dimension: str, group: str) -> Told:
    """A group as people call it: "65 years and older"."""
    if group == ALL:
        return N_("Everybody"), {}
    if dimension == AGE_GROUP:
        return _age_group_told(group)
    nobody = {
        (SUBGROUP, NONE): N_("in none of these groups"),
        (SUB_STUDY, NONE): N_("in no sub-study"),
    }.get((dimension, group))
    if attribute_of(dimension) and group == UNKNOWN:
        nobody = N_("not known")
    return (nobody, {}) if nobody else (_AS_IT_IS, {"words": group})


def _age_group_told(group: str) -> Told:
    if group == UNKNOWN:
        return N_("age not known"), {}
    if band := _BAND.fullmatch(group):
        return N_("{least} to {most} years"), {"least": band[1], "most": band[2]}
    if band := _FROM.fullmatch(group):
        return N_("{least} years and older"), {"least": band[1]}
    return _AS_IT_IS, {"words": group}


def count_told(cell: Cell) -> Told:
    """ "7 of 12", or that it is not shown."""
    if cell.participants is not None:
        return N_("{count} of {of}"), {"count": cell.participants, "of": cell.of or 0}
    return (N_("not shown (of {of})"), {"of": cell.of}) if cell.of else (N_("not shown"), {})


def share_words(cell: Cell) -> str:
    """The share in whole percents; nothing where it is not shown."""
    return "" if cell.share is None else f"{round(100 * cell.share)}\u00a0%"
