"""A table of themes told in plain sentences, as marked English with its details; the pages translate. No database."""

from __future__ import annotations

from collections.abc import Sequence

from coding.themes.counting import ALL, NONE, SUBGROUP, UNKNOWN
from coding.themes.tables import Cell
from corpus.errors import N_

Told = tuple[str, dict[str, object]]  # a marked sentence and its details

GROUP_NAMES = {ALL: N_("everybody"), UNKNOWN: N_("age not known"), NONE: N_("in no subgroup")}

TOTAL = (
    N_("Of all {of} people, nobody spoke of “{theme}”."),
    N_("Of all {of} people, one spoke of “{theme}”."),
    N_("Of all {of} people, {count} spoke of “{theme}”."),
    N_("All {of} people spoke of “{theme}”."),
)
AGED = (
    N_("In the age group {group}, nobody spoke of it."),
    N_("In the age group {group}, 1 of the {of} people spoke of it."),
    N_("In the age group {group}, {count} of the {of} people spoke of it."),
    N_("In the age group {group}, all {of} people spoke of it."),
)
GROUPED = (
    N_("In the group “{group}”, nobody spoke of it."),
    N_("In the group “{group}”, 1 of the {of} people spoke of it."),
    N_("In the group “{group}”, {count} of the {of} people spoke of it."),
    N_("In the group “{group}”, all {of} people spoke of it."),
)


def theme_sentences(cells: Sequence[Cell], kind: str) -> list[Told]:
    """What the cells of one theme say, in the order to be read: the total, the group in which most people spoke of it
    and the one in which fewest did (by share), the groups not shown. `kind` is AGE_GROUP or SUBGROUP.
    """
    told = [_total(cell) for cell in cells if cell.group == ALL]
    groups = [cell for cell in cells if cell.group not in GROUP_NAMES]
    shown = [cell for cell in groups if cell.share is not None]
    told += _extremes(shown, GROUPED if kind == SUBGROUP else AGED)
    told += _not_shown([cell for cell in groups if cell.hidden], bool(shown))
    if kind == SUBGROUP and len(shown) > 1:
        sentence = N_(
            "Somebody can be in more than one of these groups, so their numbers do not add up to the total."
        )
        told.append((sentence, {}))
    return told


def _total(cell: Cell) -> Told:
    if cell.participants is None:
        sentence = N_("How many people spoke of “{theme}” is not shown: it could point at somebody.")
        return sentence, {"theme": cell.theme}
    return _filled(TOTAL, cell, {"theme": cell.theme})


def _extremes(shown: Sequence[Cell], sentences: Sequence[str]) -> list[Told]:
    """The groups with the highest and the lowest share; one sentence for all when the shares are equal."""
    if not shown:
        return []
    highest = max(shown, key=lambda cell: cell.share or 0)
    lowest = min(shown, key=lambda cell: cell.share or 0)
    if highest.share == lowest.share and len(shown) > 1:
        return [(N_("No group that is shown spoke of it more often than another."), {})]
    told = [_filled(sentences, cell, {"group": cell.group}) for cell in dict.fromkeys((highest, lowest))]
    if len(shown) > 2:
        sentence = N_(
            "First the group in which the largest part spoke of it, then the one with the smallest part."
        )
        told.insert(0, (sentence, {}))
    return told


def _not_shown(hidden: Sequence[Cell], others_shown: bool) -> list[Told]:
    if not hidden:
        return []
    if not others_shown:
        return [
            (
                N_(
                    "The groups apart are not shown: the numbers are so small that they could point at somebody."
                ),
                {},
            )
        ]
    names = ", ".join(cell.group for cell in hidden)
    sentence = N_("Not shown, because it could point at somebody: {groups}.")
    return [(sentence, {"groups": names})]


def _filled(sentences: Sequence[str], cell: Cell, details: dict[str, object]) -> Told:
    """The one of four sentences that fits: nobody, one, some, or all of at least two."""
    nobody, one, some, everybody = sentences
    sentence = {0: nobody, 1: one}.get(cell.participants or 0, some)
    if cell.of is not None and cell.of > 1 and cell.participants == cell.of:
        sentence = everybody
    return sentence, details | {"count": cell.participants, "of": cell.of}
