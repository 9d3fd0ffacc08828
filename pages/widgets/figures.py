"""How groups, counts and hidden counts are said, alike on every page with themes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coding.codebook import Code
from coding.themes.counting import AGE_GROUP, ALL, NONE, SUB_STUDY, SUBGROUP, UNKNOWN
from coding.themes.tables import Cell
from corpus.groupings import attribute_of
from pages.frame.language import _
from pages.frame.literal import literal
from pages.widgets.charts import Bar

_BAND, _FROM = re.compile(r"(\d+)-(\d+)"), re.compile(r"(\d+)\+")


def dimension_name(dimension: str, name: str = "") -> str:
    """The dimension as people call it: "By age group"; `name` is what the study calls it, if it has a name for it."""
    if name or attribute_of(dimension):
        return _("By {attribute}").format(attribute=literal(name or attribute_of(dimension) or ""))
    known = {AGE_GROUP: _("By age group"), SUBGROUP: _("By subgroup"), SUB_STUDY: _("By sub-study")}
    return known[dimension]


def group_name(dimension: str, group: str) -> str:
    """A group as people call it: "65 years and older"."""
    if group == ALL:
        return _("Everybody")
    if dimension == SUBGROUP:
        return _("in none of these groups") if group == NONE else group
    if dimension == SUB_STUDY:
        return _("in no sub-study") if group == NONE else group
    if attribute_of(dimension):
        return _("not known") if group == UNKNOWN else group
    return _age_group_name(group)


def _age_group_name(group: str) -> str:
    if group == UNKNOWN:
        return _("age not known")
    if band := _BAND.fullmatch(group):
        return _("{least} to {most} years").format(least=band[1], most=band[2])
    if band := _FROM.fullmatch(group):
        return _("{least} years and older").format(least=band[1])
    return group


def count_words(cell: Cell) -> str:
    """ "7 of 12", or that it is not shown."""
    if cell.participants is not None:
        return _("{count} of {of}").format(count=cell.participants, of=cell.of or 0)
    return _("not shown (of {of})").format(of=cell.of) if cell.of else _("not shown")


def share_words(cell: Cell) -> str:
    """The share in whole percents; nothing where it is not shown."""
    return "" if cell.share is None else f"{round(100 * cell.share)}\u00a0%"


def counted(cell: Cell) -> str:
    """ "7 of 12 (58 %)", or that it is not shown."""
    share = share_words(cell)
    return f"{count_words(cell)} ({share})" if share else count_words(cell)


def group_bars(cells: Sequence[Cell], dimension: str) -> list[Bar]:
    """A bar for each group of one theme."""
    return [
        Bar(group_name(dimension, cell.group), cell.participants, cell.of, count_words(cell))
        for cell in cells
    ]


def theme_bars(cells: Sequence[Cell], everybody: Mapping[str, Cell], codes: Mapping[str, Code]) -> list[Bar]:
    """A bar for each theme in one group; when the group is not everybody, a tick shows everybody's share."""
    return [
        Bar(
            titled(codes.get(cell.theme_id), cell.theme),
            cell.participants,
            cell.of,
            count_words(cell),
            everybody[cell.theme_id].share if cell.group != ALL and cell.participants is not None else None,
        )
        for cell in cells
    ]


def titled(code: Code | None, name: str) -> str:
    """A theme with its pictogram before its name."""
    return f"{code.pictogram} {name}" if code and code.pictogram else name


def cells_of(cells: Sequence[Cell], theme_id: str) -> list[Cell]:
    """One theme's groups in the study's order, without its total."""
    return [cell for cell in cells if cell.theme_id == theme_id and cell.group != ALL]


def totals(cells: Sequence[Cell]) -> dict[str, Cell]:
    """Each theme's total by theme."""
    return {cell.theme_id: cell for cell in cells if cell.group == ALL}
