"""What a transcript is: its kind, its sub-study, and its place in a series, which is one case over time. No database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.errors import N_, BadInput

INTERVIEW, FOCUS_GROUP, ADVICE_CONVERSATION = "interview", "focus_group", "advice_conversation"
WRITTEN_ADVICE, FOLLOW_UP_CALL, EVALUATION = "written_advice", "follow_up_call", "evaluation"
KINDS = (INTERVIEW, FOCUS_GROUP, ADVICE_CONVERSATION, WRITTEN_ADVICE, FOLLOW_UP_CALL, EVALUATION)
LONGEST = 80  # characters in the name of a sub-study, a series or a step
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True)
class TranscriptDetails:
    """What a transcript is and where it belongs; `held_on` is the day on which people spoke (or wrote)."""

    kind: str = INTERVIEW
    sub_study: str | None = None
    series: str | None = None
    step: str | None = None
    held_on: date | None = None


def checked_details(details: TranscriptDetails) -> TranscriptDetails:
    """The details with tidy names; raises BadInput for what cannot be."""
    if details.kind not in KINDS:
        raise BadInput(
            N_("There is no such kind of conversation. Choose one of: {kinds}."), kinds=", ".join(KINDS)
        )
    tidy = {name: _tidy(getattr(details, name)) for name in ("sub_study", "series", "step")}
    if tidy["step"] and not tidy["series"]:
        raise BadInput(
            N_("A step belongs to a series: say which case “{step}” is a step of."), step=tidy["step"]
        )
    if details.held_on is not None and not EARLIEST <= details.held_on <= date.today():
        raise BadInput(N_("The day of a conversation lies between 1900 and today."))
    return TranscriptDetails(details.kind, tidy["sub_study"], tidy["series"], tidy["step"], details.held_on)


def checked_steps(steps: Sequence[str]) -> list[str]:
    """The names of the steps in their order, tidy; raises BadInput when one stands there twice."""
    tidy = [name for name in map(_tidy, steps) if name]
    twice = next((name for place, name in enumerate(tidy) if _key(name) in map(_key, tidy[:place])), None)
    if twice:
        raise BadInput(
            N_("The step “{step}” stands there twice. Give every step a name of its own."), step=twice
        )
    return tidy


def steps_in_order(ordered: Sequence[str], used: Iterable[tuple[str, date | None]]) -> list[str]:
    """The steps of the study: first those it ordered, then those in use besides, by their first day and name."""
    known = {_key(step) for step in ordered}
    first: dict[str, date] = {}
    for step, held_on in used:
        if _key(step) not in known:
            first[step] = min(first.get(step, date.max), held_on or date.max)
    return [*ordered, *sorted(first, key=lambda step: (first[step], step.casefold()))]


def _tidy(name: str | None) -> str | None:
    tidy = " ".join((name or "").split())
    if len(tidy) > LONGEST:
        raise BadInput(
            N_("A name of a sub-study, series or step has at most {longest} characters."), longest=LONGEST
        )
    return tidy or None


def _key(name: str) -> str:
    return name.casefold()
