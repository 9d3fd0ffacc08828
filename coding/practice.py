"""Practising: passages to try codes on, and kind feedback that shows what experienced coders chose. No grades.

Choices are the key of a code (its `code_id`), NONE_FITS or DONT_KNOW.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from coding.codebook import Code
from corpus.errors import N_, BadInput
from corpus.transcripts import TranscriptText

NONE_FITS, DONT_KNOW = "none", "unknown"
TAKEN_BACK = ""  # the answer that says that there is none any more
WITH_HELP = 5  # the first passages have help beside them
PASSAGES = 10  # of a whole set
FINISHED, SKIPPED, KNOWS_PERSON = "finished", "skipped", "knows_person"
ENDINGS = (FINISHED, SKIPPED, KNOWS_PERSON)

# What is said to who chose something. {chosen} and {most} are filled with names of codes.
SENTENCES = {
    "all": N_("You chose “{chosen}”. All experienced coders chose that too."),
    "most": N_("You chose “{chosen}”. Most experienced coders chose that too."),
    "many": N_("You chose “{chosen}”. Many experienced coders chose that too."),
    "equal": N_("You chose “{chosen}”. Just as many chose “{most}”. Both can be right."),
    "also": N_("You chose “{chosen}”. Most chose “{most}”. Both can be right."),
    "own": N_(
        "You chose “{chosen}”. Most chose “{most}”. Read why they did. Do you still see it your way? "
        "Then that is worth talking about."
    ),
    "unsure": N_("You do not know. That is a good answer: then you talk about it. Most chose “{most}”."),
}


@dataclass(frozen=True)
class PracticePassage:
    """A passage `[start, end)` to try codes on, and how many of `coders` experienced coders chose what.

    `why` explains the passage, `reasons` why some chose what they did, `hint` stands beside it when there is help.
    """

    start: int
    end: int
    coders: int
    chosen: Mapping[str, int]
    why: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


@dataclass(frozen=True)
class PracticeSet:
    """A text, codes to choose from and passages to try them on; `version_id` is None for the set of the app."""

    title: str
    content: TranscriptText
    codes: tuple[Code, ...]
    passages: tuple[PracticePassage, ...]
    version_id: str | None = None
    about: str = ""
    transcript_id: str | None = None
    language: str = "nl"  # of the text

    @property
    def choices(self) -> tuple[str, ...]:
        """All that can be answered."""
        return (*(code.code_id for code in self.codes), NONE_FITS, DONT_KNOW)


@dataclass(frozen=True)
class Spread:
    """One thing that experienced coders chose, how many of them, and why."""

    choice: str
    count: int
    reason: str


@dataclass(frozen=True)
class Feedback:
    """What is said to who chose `chosen`: the kind of sentence (see SENTENCES), what most chose, all that was chosen."""

    kind: str
    chosen: str
    most: tuple[str, ...]
    spread: tuple[Spread, ...]


@dataclass(frozen=True)
class Run:
    """One going through of a set by somebody: their answers by position, and how it ended, if it has."""

    run_id: str
    version_id: str | None
    answers: Mapping[int, str] = field(default_factory=dict)
    how: str | None = None


def feedback(passage: PracticePassage, chosen: str) -> Feedback:
    """What to say to who chose this at this passage: never right or wrong, always what others saw in it."""
    spread = spread_of(passage)
    top = spread[0].count if spread else 0
    leading = tuple(one.choice for one in spread if one.count == top)
    most = tuple(choice for choice in leading if choice != chosen)
    return Feedback(_kind(passage, chosen, leading), chosen, most, spread)


def _kind(passage: PracticePassage, chosen: str, leading: Sequence[str]) -> str:
    if chosen in leading:
        count = passage.chosen[chosen]
        if len(leading) > 1:
            return "equal"
        if count >= passage.coders:
            return "all"
        return "most" if 2 * count > passage.coders else "many"
    if chosen == DONT_KNOW:
        return "unsure"
    return "also" if passage.chosen.get(chosen) else "own"


def spread_of(passage: PracticePassage) -> tuple[Spread, ...]:
    """What experienced coders chose, most first; a code before the two answers that are none."""
    order = sorted(
        ((choice, count) for choice, count in passage.chosen.items() if count > 0),
        key=lambda one: (-one[1], one[0] in (NONE_FITS, DONT_KNOW)),
    )
    return tuple(Spread(choice, count, passage.reasons.get(choice, "")) for choice, count in order)


def with_standing(passage: PracticePassage, standing: Mapping[str, str], usable: set[str]) -> PracticePassage:
    """The passage with each code as it stands now: merged ones under the code that took them in, retired ones left out.

    Two codes that became one count as the larger of the two: a coder may have given both.
    """
    chosen: dict[str, int] = {}
    for choice, count in passage.chosen.items():
        now = standing.get(choice, choice)
        if now in usable or choice in (NONE_FITS, DONT_KNOW):
            chosen[now] = max(count, chosen.get(now, 0))
    return replace(passage, chosen=chosen)


def checked_answer(practice: PracticeSet, position: int, answer: str) -> str:
    """The answer itself, or BadInput when this set has no such passage or choice."""
    if not 0 <= position < len(practice.passages) or answer not in (*practice.choices, TAKEN_BACK):
        raise BadInput(N_("This answer does not belong to this practice. Load the page again."))
    return answer


def next_position(practice: PracticeSet, run: Run) -> int:
    """Where to go on: the first passage without an answer; the number of passages when all have one."""
    return next(
        (place for place in range(len(practice.passages)) if place not in run.answers), len(practice.passages)
    )
