"""What the work group sees at one time: every table of themes it can reach, protected together. No database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from coding.themes.counting import ALL
from coding.themes.tables import Cell, ThemeTable


@dataclass(frozen=True)
class Publication:
    """The figures of all groups (everybody first) and themes, by number: `participants` and `passages` are (K + 1) × G with
    the sizes in row 0, negative where nothing may be shown. `made_at` None: not made yet.

    `people`, `interviews`, `coders`: what it rests on. `parents` gives the number of the theme above, None for a top theme.
    """

    publication_id: str
    made_at: datetime | None
    threshold: int
    interviews: int
    coders: int
    groups: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    names: tuple[str, ...]
    parents: tuple[int | None, ...]
    participants: np.ndarray
    passages: np.ndarray

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that it tells of."""
        return tuple(dict.fromkeys(dimension for dimension, _ in self.groups if dimension != ALL))

    @property
    def says_something(self) -> bool:
        """Whether any count of a theme is shown."""
        return bool((self.participants[1:] >= 0).any())


def table_of(publication: Publication, dimension: str, opened: bool = True) -> ThemeTable:
    """The table of one dimension as the work group sees it; without groups when it does not tell of that dimension, or
    when that is not open to them any more.
    """
    columns = [column for column, (kind, _) in enumerate(publication.groups) if kind == dimension and opened]
    names = dict(enumerate(publication.names))
    cells = [
        _cell(publication, number, column, names)
        for number in range(len(publication.themes))
        for column in (*columns, 0)
    ]
    parents = {
        theme: None if above is None else publication.themes[above]
        for theme, above in zip(publication.themes, publication.parents, strict=True)
    }
    groups = tuple(publication.groups[column][1] for column in columns)
    return ThemeTable(
        dimension,
        groups,
        tuple(cells),
        parents,
        publication.threshold,
        True,
        publication.made_at,
        publication.interviews,
        publication.coders,
    )


def _cell(publication: Publication, number: int, column: int, names: Mapping[int, str]) -> Cell:
    above = publication.parents[number]
    participants = _told(publication.participants[number + 1, column])
    return Cell(
        publication.themes[number],
        publication.names[number],
        publication.groups[column][1],
        participants,
        _told(publication.participants[0, column]),
        _told(publication.passages[number + 1, column]),
        participants is None,
        None if above is None else names[above],
    )


def _told(figure: int) -> int | None:
    return None if figure < 0 else int(figure)


def with_gaps(figures: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """The figures with -1 where they are hidden (both of one shape)."""
    return np.where(hidden, -1, figures)


def best(publications: Sequence[Publication]) -> Publication:
    """The one that shows most counts, the first of those."""
    return max(publications, key=lambda one: int((one.participants >= 0).sum()))
