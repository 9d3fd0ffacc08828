"""What a participant was heard to say, to read together, point by point, and what they answered. No database, no screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from corpus.catalogue import Speech
from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

YES, NOT_QUITE, TAKE_OUT, NO_ANSWER = "yes", "not_quite", "take_out", "none"
ANSWERS = (YES, NOT_QUITE, TAKE_OUT)
MOST_POINTS = 20
LONGEST_POINT = 400  # characters: what somebody can take in when it is read aloud
LONGEST_ANSWER = 1_000
DRAFT_THEMES = 6  # a first draft tells of the themes that somebody spoke of most
_QUOTED = 160  # characters of their own words in a first draft


@dataclass(frozen=True)
class OwnPassage:
    """What a participant said that was given this code; `quote` just as it stands in the text."""

    code_id: str
    quote: str


@dataclass(frozen=True)
class PointText:
    """A point as it is written: one or two sentences, and the theme that it is about, if any."""

    text: str
    code_id: str | None = None


@dataclass(frozen=True)
class PointAnswer:
    """What the participant said of a point; `text`: what should be said instead, or why. `outcome`: what came of it."""

    answer_id: str
    answer: str
    text: str
    made_at: datetime
    outcome: str = ""


@dataclass(frozen=True)
class Point:
    """A point of a summary, with the answer to it, if there is one."""

    point_id: str
    text: str
    code_id: str | None
    answer: PointAnswer | None = None


@dataclass(frozen=True)
class Summary:
    """The summary for one participant as it stands; `ready`: it can be read together; `read_on`: when it was, if so."""

    summary_id: str
    participant_id: str
    ready: bool
    made_at: datetime
    points: tuple[Point, ...] = ()
    read_on: date | None = None


@dataclass(frozen=True)
class Told:
    """A participant to whom something can be given back: their code, the interviews, how far the summary is."""

    participant_id: str
    code: str
    interviews: tuple[str, ...]
    summary: Summary | None = None


@dataclass(frozen=True)
class GivenBack:
    """How many people there are, have a summary, heard it, agreed with all of it; and the points by answer."""

    people: int = 0
    written: int = 0
    read: int = 0
    agreed: int = 0
    points: Mapping[str, int] = field(default_factory=dict)


def draft_points(passages: Sequence[OwnPassage], names: Mapping[str, str], speech: Speech) -> list[PointText]:
    """A first draft by rule, to be rewritten: a point for each theme spoken of most, with words of their own."""
    by_theme: dict[str, list[str]] = {}
    for one in passages:
        if one.code_id in names:
            by_theme.setdefault(one.code_id, []).append(one.quote)
    most = sorted(by_theme, key=lambda code_id: -len(by_theme[code_id]))[:DRAFT_THEMES]
    return [PointText(_drafted(names[one], by_theme[one][0], speech), one) for one in most]


def as_drafted(
    points: Iterable[PointText], passages: Sequence[OwnPassage], names: Mapping[str, str], speech: Speech
) -> list[int]:
    """The numbers (from 1) of the points that still stand as the rule would write them."""
    drafted = {_drafted(names[one.code_id], one.quote, speech) for one in passages if one.code_id in names}
    return [number for number, point in enumerate(points, start=1) if point.text in drafted]


def _drafted(theme: str, quote: str, speech: Speech) -> str:
    words = " ".join(quote.split())
    if len(words) > _QUOTED:
        words = f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"
    return speech.say(N_("You told about “{theme}”. You said: “{words}”")).format(theme=theme, words=words)


def checked_points(points: Sequence[PointText]) -> list[PointText]:
    """The points as they are kept, empty ones left out; raises BadInput when they are too many or too long."""
    kept = [PointText(tidy_text(one.text), one.code_id) for one in points]
    kept = [one for one in kept if one.text]
    if len(kept) > MOST_POINTS:
        raise BadInput(N_("A summary can have {most} points. Leave some out."), most=MOST_POINTS)
    for number, one in enumerate(kept, start=1):
        if len(one.text) > LONGEST_POINT:
            raise BadInput(
                N_("Point {number} is too long: {longest} characters at most. Make it two points."),
                number=number,
                longest=LONGEST_POINT,
            )
    return kept


def checked_answer(answer: str, text: str) -> str:
    """The words that go with an answer, as they are kept; raises BadInput for another answer, or too many words."""
    if answer not in (*ANSWERS, NO_ANSWER):
        raise BadInput(N_("Choose one of the answers: yes, not quite, or take this out."))
    written = tidy_text(text)
    if len(written) > LONGEST_ANSWER:
        raise BadInput(
            N_("This can be {longest} characters long. Make it a little shorter."), longest=LONGEST_ANSWER
        )
    return written


def tidy_text(text: str) -> str:
    """The text composed and with single spaces."""
    return " ".join(clean_text(unicodedata.normalize("NFC", text)).split())


def given_back(told: Sequence[Told]) -> GivenBack:
    """What came of giving back so far; somebody agreed who said yes to every point that was read to them."""
    read = [one.summary for one in told if one.summary and one.summary.read_on]
    answers = [point.answer.answer for summary in read for point in summary.points if point.answer]
    agreed = [
        one for one in read if one.points and all(p.answer and p.answer.answer == YES for p in one.points)
    ]
    counts = {kind: answers.count(kind) for kind in ANSWERS}
    written = sum(1 for one in told if one.summary and one.summary.points)
    return GivenBack(len(told), written, len(read), len(agreed), counts)
