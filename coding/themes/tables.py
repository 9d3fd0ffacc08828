"""The table of themes: a cell for each theme and group of one dimension, with its total. No database, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from coding.codebook import Code, in_tree_order
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP

DIMENSIONS = (AGE_GROUP, SUBGROUP)


@dataclass(frozen=True)
class Cell:
    """How many of the `of` participants in a group spoke of a theme; None is what may not be shown.

    `group` is ALL for the theme's total, `theme_group` the name of the theme above it.
    """

    theme_id: str
    theme: str
    group: str
    participants: int | None
    of: int | None
    passages: int | None
    hidden: bool = False
    theme_group: str | None = None

    @property
    def share(self) -> float | None:
        """Participants as a part of the group, from 0 to 1; None when either is hidden or the group is empty."""
        return None if self.participants is None or not self.of else self.participants / self.of


@dataclass(frozen=True)
class ThemeTable:
    """The cells of one dimension, each theme's groups in the study's order and then its total.

    `protected`: small counts have been hidden with this threshold. `parents`: the theme above each theme. A protected
    table is a publication: `as_of` says of when (UTC; None when nothing is published yet), `interviews` and `coders` what
    it rests on.
    """

    dimension: str
    groups: tuple[str, ...]
    cells: tuple[Cell, ...]
    parents: dict[str, str | None]
    threshold: int
    protected: bool
    as_of: datetime | None = None
    interviews: int = 0
    coders: int = 0


def theme_table(counts: pd.DataFrame, codes: Sequence[Code], dimension: str) -> list[Cell]:
    """The cells of a dimension (AGE_GROUP or SUBGROUP): themes in the order of the codebook's tree, the groups in the
    order of `counts` (see counting.COUNTS), the total last.
    """
    names = {code.code_id: code.name for code in codes}
    rows = pd.concat([counts[counts["dimension"] == dimension], counts[counts["dimension"] == ALL]])
    by_theme: dict[str, list[tuple[str, int, int, int]]] = {code.code_id: [] for code in codes}
    columns = ("theme_id", "group_name", "participants", "of_participants", "passages")
    for theme_id, group, participants, of, passages in zip(*(rows[name] for name in columns), strict=True):
        by_theme[theme_id].append((str(group), int(participants), int(of), int(passages)))
    return [
        Cell(
            code.code_id, code.name, group, participants, of, passages, False, names.get(code.parent_id or "")
        )
        for _, code in in_tree_order(codes)
        for group, participants, of, passages in by_theme[code.code_id]
    ]


def groups_in(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The groups in the order in which they appear, without the total."""
    return tuple(dict.fromkeys(cell.group for cell in cells if cell.group != ALL))


def as_json(cells: Sequence[Cell]) -> list[dict[str, object]]:
    """A row for each cell; a hidden cell has null for participants and passages."""
    return [
        {
            "theme": cell.theme,
            "theme_group": cell.theme_group,
            "group": cell.group,
            "participants": cell.participants,
            "of": cell.of,
            "passages": cell.passages,
            "hidden": cell.hidden,
        }
        for cell in cells
    ]
