"""The outline of a report: which parts, which themes, by which groups. No database, no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coding.codebook import Code
from coding.credit import Authors
from coding.quotes import PUBLIC, WORK_GROUP, Quote
from coding.study_words import StudyWords
from coding.themes.tables import ThemeTable
from corpus.errors import N_, BadInput
from corpus.groupings import AGE_GROUP, SUBGROUP
from corpus.transcripts import clean_text

IN_SHORT, METHOD, WHO, THEMES = "in_short", "method", "who", "themes"
QUOTES, HELPS, RECOMMENDS = "quotes", "helps", "recommends"
CANNOT_SAY, MAKERS = "cannot_say", "makers"
# In the order in which they stand in the report; quotes and what helps stand with each theme.
PARTS: Mapping[str, str] = {
    IN_SHORT: N_("In short"),
    METHOD: N_("How the study was done"),
    WHO: N_("Who took part"),
    THEMES: N_("The themes"),
    QUOTES: N_("Quotes, with each theme"),
    HELPS: N_("What helps, with each theme"),
    RECOMMENDS: N_("What the group recommends"),
    CANNOT_SAY: N_("What cannot be said"),
    MAKERS: N_("Who made it"),
}
MOST_FIGURES = 20
MOST_QUOTES = 3  # with one theme
LONGEST_LINE = 120  # characters of a title or of for whom it is
LEVELS = (WORK_GROUP, PUBLIC)  # the quotes in a report; those of the team alone never are


@dataclass(frozen=True)
class Outline:
    """What a report holds: its parts (of PARTS), its themes by id (none: the main ones), its figures by dimension.

    `title` "" takes the study's name; `level` is one of LEVELS: how far its quotes may go.
    """

    title: str = ""
    for_whom: str = ""
    parts: tuple[str, ...] = tuple(PARTS)
    themes: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = (AGE_GROUP, SUBGROUP)
    level: str = PUBLIC

    def has(self, part: str) -> bool:
        """Whether this part is in it."""
        return part in self.parts


@dataclass(frozen=True)
class Counted:
    """What the figures rest on: interviews read, by how many readers, and how much the group decided together."""

    interviews: int
    readers: int
    passages_decided: int


@dataclass(frozen=True)
class Findings:
    """Everything that a report tells, as people outside the team may know it.

    `tables`: (dimension, the study's name for it or "", its protected table); `themes`: those with a part of their own,
    in their order; `in_short`: the findings in a few sentences; `quotes` by theme.
    """

    study: str
    made_on: date
    tables: tuple[tuple[str, str, ThemeTable], ...]
    codes: tuple[Code, ...]
    themes: tuple[str, ...]
    in_short: tuple[str, ...]
    words: Mapping[tuple[str, str | None], StudyWords]
    quotes: Mapping[str, tuple[Quote, ...]]
    counted: Counted
    authors: Authors


def figures_in(outline: Outline, themes: Sequence[str]) -> int:
    """How many pictures a report of these themes has: one of all themes, and one for each theme and dimension."""
    return 1 + len(themes) * len(outline.dimensions) if outline.has(THEMES) else 0


def themes_that_fit(outline: Outline, themes: Sequence[str]) -> list[str]:
    """As many of these themes, in their order, as there may be figures for."""
    if not outline.dimensions:
        return list(themes)
    return list(themes)[: (MOST_FIGURES - 1) // len(outline.dimensions)]


def checked_outline(outline: Outline) -> Outline:
    """The outline with tidy lines and its parts in their order; raises BadInput for what no report can have."""
    title, for_whom = (" ".join(clean_text(one).split()) for one in (outline.title, outline.for_whom))
    if max(len(title), len(for_whom)) > LONGEST_LINE:
        raise BadInput(N_("A title can be {longest} characters long. Make it shorter."), longest=LONGEST_LINE)
    if not set(outline.parts) <= PARTS.keys() or outline.level not in LEVELS:
        raise BadInput(N_("This outline has a part that the app does not know. Load the page again."))
    if not outline.parts:
        raise BadInput(N_("Choose at least one part of the report."))
    figures = figures_in(outline, outline.themes)
    if figures > MOST_FIGURES:
        raise BadInput(
            N_(
                "This report would have {figures} figures; {most} is the most. Choose fewer themes or groups."
            ),
            figures=figures,
            most=MOST_FIGURES,
        )
    parts = tuple(part for part in PARTS if part in outline.parts)
    return Outline(title, for_whom, parts, outline.themes, outline.dimensions, outline.level)


def as_setting(outline: Outline) -> dict[str, Any]:
    """The outline as the study's setting holds it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(outline).items()}


def from_setting(given: Mapping[str, Any] | None) -> Outline:
    """The outline that a setting holds; what it does not say is as usual, what it says wrongly is left out."""
    given, usual = given or {}, Outline()

    def texts(name: str, fallback: tuple[str, ...]) -> tuple[str, ...]:
        found = given.get(name)
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else fallback

    level = given.get("level")
    return Outline(
        str(given.get("title") or "")[:LONGEST_LINE],
        str(given.get("for_whom") or "")[:LONGEST_LINE],
        tuple(part for part in PARTS if part in texts("parts", usual.parts)) or usual.parts,
        texts("themes", ()),
        texts("dimensions", usual.dimensions),
        level if level in LEVELS else usual.level,
    )
