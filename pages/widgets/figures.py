"""How groups, counts and hidden counts are said, alike on every page with themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coding.codebook import Code
from coding.themes.counting import ALL
from coding.themes.tables import Cell
from coding.themes.words import count_told, dimension_told, group_told, share_words
from pages.frame.language import filled
from pages.widgets.charts import Bar


def dimension_name(dimension: str, name: str = "") -> str:
    """The dimension as people call it: "By age group"; `name` is what the study calls it, if it has a name for it."""
    return filled(*dimension_told(dimension, name))


def group_name(dimension: str, group: str) -> str:
    """A group as people call it: "65 years and older"."""
    return filled(*group_told(dimension, group))


def count_words(cell: Cell) -> str:
    """ "7 of 12", or that it is not shown."""
    return filled(*count_told(cell))


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
