"""What the study found so far, in five sentences made from the tables that the work group sees. No database, no screen.

Who told; what most people spoke of; what comes after that; by which theme age groups differ most, and by which subgroups.
Everything comes from cells that are shown, so the sentences tell nothing that the tables do not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coding.themes.counting import AGE_GROUP, ALL, NONE, SUBGROUP, UNKNOWN
from coding.themes.tables import Cell
from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

CLEAR = 0.2  # a difference between the shares of two groups that is worth a sentence
MOST_SENTENCES, LONGEST_SENTENCE = 8, 400  # of those that researchers write; characters
LATER = 2  # themes named after the first


@dataclass(frozen=True)
class Finding:
    """A marked sentence with its details; `groups` are details that name a group (dimension, name), for the page to say."""

    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def findings(
    tables: Mapping[str, Sequence[Cell]], parents: Mapping[str, str | None], interviews: int, readers: int
) -> list[Finding]:
    """The sentences that these tables (protected cells by dimension) give, fewer than five where less can be said.

    Of themes with others under them (`parents`) only the others are named. So many interviews were read by so many readers.
    """
    cells = next(iter(tables.values()), ())
    leaves = {cell.theme_id for cell in cells} - set(parents.values())
    totals = [cell for cell in cells if cell.group == ALL and cell.participants and cell.theme_id in leaves]
    totals.sort(key=lambda cell: -(cell.participants or 0))
    found = [_who(cells, interviews, readers)]
    if totals:
        found.append(_most(totals[0]))
    if len(totals) > LATER:
        found.append(_after(totals[1 : 1 + LATER]))
    for dimension in (AGE_GROUP, SUBGROUP):
        differing = _difference(
            [cell for cell in tables.get(dimension, ()) if cell.theme_id in leaves], dimension
        )
        found += [differing] if differing else []
    return found


def theme_findings(cells: Sequence[Cell], dimension: str) -> list[Finding]:
    """What the cells of one theme in one dimension say: the group in which the largest part spoke of it and the one in
    which the smallest did, or that there is no large difference, or that the groups cannot be shown.
    """
    shown = _shown(cells)
    if len(shown) < 2:
        hidden = any(cell.hidden for cell in cells if cell.group != ALL)
        sentence = N_(
            "The groups cannot be compared: the numbers are so small that they could point at somebody."
        )
        return [Finding(sentence)] if hidden else []
    high, low = _ends(shown)
    if _gap((high, low)) < CLEAR:
        return [Finding(N_("The groups that are shown do not differ much in this."))]
    sentence = N_(
        "Of the group “{high}”, {count} of the {of} people spoke of it; of “{low}”, {fewer} of the {among}."
    )
    if dimension == AGE_GROUP:
        sentence = N_(
            "Of the people of {high}, {count} of the {of} spoke of it; of those of {low}, {fewer} of the {among}."
        )
    return [_compared(sentence, high, low, dimension)]


def basis_of(found: Sequence[Finding]) -> str:
    """What the sentences rest on, to see later whether it is still so."""
    rows = [[one.sentence, dict(one.details), dict(one.groups)] for one in found]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def checked_sentences(text: str) -> tuple[str, ...]:
    """Sentences that a researcher wrote, one on each line; raises BadInput for too many or one that is too long."""
    lines = tuple(line.strip() for line in clean_text(text).split("\n") if line.strip())
    if len(lines) > MOST_SENTENCES:
        raise BadInput(N_("Write {most} sentences at most, each on a line of its own."), most=MOST_SENTENCES)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_SENTENCE:
            raise BadInput(
                N_("This sentence has more than {longest} characters. Make it shorter."),
                longest=LONGEST_SENTENCE,
                line=number,
            )
    return lines


def _who(cells: Sequence[Cell], interviews: int, readers: int) -> Finding:
    of = next((cell.of for cell in cells if cell.group == ALL), None)
    if of is None or readers < 2:
        return Finding(N_("The conversations that were read: {interviews}."), {"interviews": interviews})
    sentence = N_("{of} people told their story. {readers} people read their {interviews} conversations.")
    return Finding(sentence, {"of": of, "readers": readers, "interviews": interviews})


def _most(cell: Cell) -> Finding:
    details = {"theme": cell.theme, "count": cell.participants, "of": cell.of}
    if cell.participants == cell.of:
        return Finding(N_("Everybody spoke of “{theme}”."), details)
    return Finding(N_("What most people spoke of is “{theme}”: {count} of the {of}."), details)


def _after(cells: Sequence[Cell]) -> Finding:
    second, third = cells
    return Finding(
        N_("After that come “{second}” ({two} people) and “{third}” ({three} people)."),
        {
            "second": second.theme,
            "two": second.participants,
            "third": third.theme,
            "three": third.participants,
        },
    )


def _difference(cells: Sequence[Cell], dimension: str) -> Finding | None:
    """The theme in which two groups that are shown differ most; None when fewer than two are shown in any theme."""
    by_theme: dict[str, list[Cell]] = {}
    for cell in _shown(cells):
        by_theme.setdefault(cell.theme_id, []).append(cell)
    pairs = [_ends(shown) for shown in by_theme.values() if len(shown) > 1]
    if not pairs:
        return None
    high, low = max(pairs, key=_gap)
    if _gap((high, low)) < CLEAR:
        same = {
            AGE_GROUP: N_("Between the age groups that can be shown, there is no large difference."),
            SUBGROUP: N_("Between the other groups that can be shown, there is no large difference."),
        }
        return Finding(same[dimension])
    sentence = {
        AGE_GROUP: N_(
            "By age “{theme}” differs most. Of the people of {high}, {count} of the {of} spoke of it; of those of "
            "{low}, {fewer} of the {among}."
        ),
        SUBGROUP: N_(
            "By group “{theme}” differs most. Of the group “{high}”, {count} of the {of} people spoke of it; of "
            "“{low}”, {fewer} of the {among}."
        ),
    }[dimension]
    return _compared(sentence, high, low, dimension)


def _compared(sentence: str, high: Cell, low: Cell, dimension: str) -> Finding:
    details = {"count": high.participants, "of": high.of, "fewer": low.participants, "among": low.of}
    names = {"high": (dimension, high.group), "low": (dimension, low.group)}
    return Finding(sentence, {"theme": high.theme, **details}, names)


def _shown(cells: Sequence[Cell]) -> list[Cell]:
    """The groups with a name whose count is shown."""
    return [cell for cell in cells if cell.group not in (ALL, UNKNOWN, NONE) and cell.share is not None]


def _gap(pair: tuple[Cell, Cell]) -> float:
    return (pair[0].share or 0) - (pair[1].share or 0)


def _ends(cells: Sequence[Cell]) -> tuple[Cell, Cell]:
    """The cell with the highest and the one with the lowest share, the first of equals."""
    return max(cells, key=lambda cell: cell.share or 0), min(cells, key=lambda cell: cell.share or 0)
