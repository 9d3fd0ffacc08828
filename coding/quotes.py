"""Quotes: passages proposed to be shown in people's own words, and what was decided about them. No database, no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.notes import checked_note
from corpus.errors import N_, BadInput

# For whom a quote is: each level holds the ones after it too.
TEAM, WORK_GROUP, PUBLIC = "team", "work_group", "public"
LEVELS = (TEAM, WORK_GROUP, PUBLIC)
RELEASED, NOT_NOW, TAKEN_BACK = "released", "not_now", "taken_back"
DECISIONS = (RELEASED, NOT_NOW, TAKEN_BACK)
LONGEST_QUOTE = 1_000  # characters
LEFT_OUT = "[…]"
# Why a released quote is not shown.
WORDS_CHANGED, THEME_GONE, NOT_WISHED, NOT_KNOWN = "words_changed", "theme_gone", "not_wished", "not_known"


@dataclass(frozen=True)
class Release:
    """How a quote is shown: for whom, which stretches of it (from its start), what stands for its placeholders.

    `codes` are the themes that it is shown with; `label_age`, `label_subgroup`: which labels it may have.
    """

    level: str
    kept: tuple[tuple[int, int], ...]
    codes: tuple[str, ...]
    instead: Mapping[str, str]
    label_age: bool = True
    label_subgroup: str | None = None


@dataclass(frozen=True)
class QuoteDecision:
    """What was decided about a quote, by whom (`name`) and why; `release` only when it was released."""

    decision_id: str
    decision: str
    reason: str
    name: str
    made_at: datetime
    release: Release | None = None
    seen: bool = False


@dataclass(frozen=True)
class QuoteNow:
    """A proposed quote as it stands: the passage `[start, end)` and its words, and the decision that counts.

    `codes` are those that its passage has now, `people` whose words it holds (None: not known whose); `trouble`: why it
    is not shown although it was released, one of WORDS_CHANGED, THEME_GONE, NOT_WISHED, NOT_KNOWN.
    """

    quote_id: str
    transcript_id: str
    transcript: str
    start: int
    end: int
    text: str
    why: str
    proposer_id: str
    proposer: str
    made_at: datetime
    decision: QuoteDecision | None = None
    codes: tuple[str, ...] = ()
    people: tuple[str | None, ...] = ()
    trouble: str | None = None

    @property
    def release(self) -> Release | None:
        """How it is shown, when it was released."""
        return self.decision.release if self.decision else None

    @property
    def waits(self) -> bool:
        """Whether a researcher is to look at it: nothing was decided, or what was decided holds no longer."""
        return self.decision is None or self.trouble in (WORDS_CHANGED, THEME_GONE)


@dataclass(frozen=True)
class Place:
    """Where a quote stands; only the team gets it."""

    transcript_id: str
    transcript: str
    start: int
    end: int


@dataclass(frozen=True)
class Quote:
    """A released quote as somebody may see it: words just as they were said, and who said them only by these groups."""

    quote_id: str
    text: str
    themes: tuple[str, ...]
    age_group: str | None
    subgroup: str | None
    level: str
    person: str | None  # whose words, to choose different people; never shown
    place: Place | None = None


def shown_text(text: str, release: Release) -> str:
    """The words that are shown: what was left out is marked, placeholders read as was decided."""
    return f" {LEFT_OUT} ".join(_renamed(text[start:end], release.instead) for start, end in release.kept)


def checked_length(text: str) -> str:
    """The words themselves; raises BadInput when they are too many for a quote."""
    if len(text) > LONGEST_QUOTE:
        raise BadInput(
            N_("These words have {length} characters; a quote has {longest} at most. Choose fewer words."),
            length=len(text),
            longest=LONGEST_QUOTE,
        )
    return text


def checked_why(text: str, needed: bool = False) -> str:
    """Why somebody proposes or decides it, as it is kept; raises BadInput when too long, or empty though it is needed."""
    written = checked_note(text)
    if needed and not written:
        raise BadInput(N_("Write why, in a sentence: the other reads it."))
    return written


def fits_level(level: str, wanted: str) -> bool:
    """Whether a quote released to `level` is for those of level `wanted` too."""
    return LEVELS.index(level) >= LEVELS.index(wanted)


def different_people(quotes: Sequence[Quote], most: int) -> list[Quote]:
    """At most so many of them, in their order, of as many people as possible: nobody speaks twice before all have."""
    rounds: dict[str, int] = {}
    order: list[tuple[int, int, Quote]] = []
    for place, quote in enumerate(quotes):
        who = quote.person or quote.quote_id
        rounds[who] = rounds.get(who, 0) + 1
        order.append((rounds[who], place, quote))
    return [quote for _, _, quote in sorted(order, key=lambda one: one[:2])[:most]]


def _renamed(words: str, instead: Mapping[str, str]) -> str:
    for placeholder, said in instead.items():
        words = words.replace(placeholder, f"[{said}]")
    return words
