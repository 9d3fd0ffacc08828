"""The table: an evening on which the group talks over passages, votes and decides. No database, no screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coding.codebook import UNWRITABLE
from coding.units import Difference
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.errors import N_, BadInput, NotAllowed
from corpus.transcripts import clean_text

PLANNED, OPEN, ENDED, DROPPED = "planned", "open", "ended", "dropped"  # an evening
TALKING, VOTING, SHOWN = "talking", "voting", "shown"  # the passage on the table
LETS_TALK, DONT_KNOW, DIFFER, ADDED = (
    "lets_talk",
    "dont_know",
    "differ",
    "added",
)  # why a passage is on the agenda
KNOWS_PERSON = "knows_person"
STILL_READING = "still_reading"
NOT_AGREED = "not_agreed"  # who speaks did not agree (any more) to residents reading or quoting it
NONE_FITS, NO_OPINION = "none-fits", "no-opinion"  # answers beside the codes
LONGEST_TITLE, LONGEST_REASON = 120, 2_000  # characters


@dataclass(frozen=True)
class Meeting:
    """One evening; `anonymous`: what each chose is shown without names; `leader_id`: who leads besides researchers."""

    meeting_id: str
    title: str
    held_on: date
    anonymous: bool
    leader_id: str | None
    state: str


@dataclass(frozen=True)
class TalkPassage:
    """A passage `[start, end)` (code points) that is worth talking about, and why (`source`)."""

    transcript_id: str
    start: int
    end: int
    source: str


@dataclass(frozen=True)
class Answer:
    """What a reader answered about a passage instead of a code."""

    transcript_id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class AgendaItem:
    """A passage on the agenda of an evening, with its words; `place` is its order, from 0."""

    item_id: str
    meeting_id: str
    transcript_id: str
    start: int
    end: int
    quote: str
    source: str
    place: int


@dataclass(frozen=True)
class Vote:
    """Somebody's last vote on an item: codes, none of them (empty), or no opinion."""

    account_id: str
    codes: tuple[str, ...]
    no_opinion: bool
    made_at: datetime


@dataclass(frozen=True)
class Decision:
    """What the group decided about a passage: its codes (none: none of the codes fits), why, and when (UTC)."""

    decision_id: str
    item_id: str
    transcript_id: str
    start: int
    end: int
    quote: str
    codes: tuple[str, ...]
    reason: str
    made_at: datetime


@dataclass(frozen=True)
class Tally:
    """Votes added up: voters by code, those who said none of the codes, those without an opinion."""

    codes: tuple[tuple[str, tuple[str, ...]], ...]
    none: tuple[str, ...]
    no_opinion: tuple[str, ...]


def agenda_from(
    differences: Sequence[Difference],
    answers: Sequence[Answer],
    ready: Collection[str],
    taken: Iterable[tuple[str, int, int]],
) -> list[TalkPassage]:
    """What the table could talk about: what readers asked to talk about, what they did not know, then where they differ.

    `differences` come worst first and stay so. Only of `ready` transcripts, which all their readers have finished, and
    nothing that overlaps what is on an agenda or decided already (`taken`: transcript, start, end). What was asked
    about a part of a stretch in which readers differ is talked over with the whole stretch.
    """
    asked = [
        _widened(one, differences) for kind in (LETS_TALK, DONT_KNOW) for one in answers if one.kind == kind
    ]
    differing = [TalkPassage(one.transcript_id, one.start, one.end, DIFFER) for one in differences]
    held: dict[str, list[tuple[int, int]]] = {}
    for transcript_id, start, end in taken:
        held.setdefault(transcript_id, []).append((start, end))
    found = []
    for one in (*asked, *differing):
        spans = held.setdefault(one.transcript_id, [])
        if one.transcript_id in ready and not any(overlap(one.start, one.end, *span) for span in spans):
            spans.append((one.start, one.end))
            found.append(one)
    return found


def _widened(answer: Answer, differences: Sequence[Difference]) -> TalkPassage:
    start, end = answer.start, answer.end
    for one in differences:
        if one.transcript_id == answer.transcript_id and overlap(
            answer.start, answer.end, one.start, one.end
        ):
            start, end = min(start, one.start), max(end, one.end)
    return TalkPassage(answer.transcript_id, start, end, answer.kind)


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches of one text share anything."""
    return start < other_end and other_start < end


def moved(order: Sequence[str], item_id: str, steps: int) -> list[str]:
    """The order with one item moved up (negative) or down, as far as it goes."""
    rest = [one for one in order if one != item_id]
    if len(rest) == len(order):
        return list(order)
    place = max(0, min(len(rest), order.index(item_id) + steps))
    return [*rest[:place], item_id, *rest[place:]]


def may_lead(meeting: Meeting, account: Account) -> bool:
    """Whether somebody may move the table on and write decisions: researchers, and who was asked to lead."""
    leads = account.account_id == meeting.leader_id and account.role == CO_RESEARCHER
    return account.role == RESEARCHER or leads


def require_leader(meeting: Meeting, account: Account) -> None:
    """Raise NotAllowed for who may not lead this evening."""
    if not may_lead(meeting, account):
        raise NotAllowed(N_("Only who leads this evening can do this."))


def votes_open(state: str, votes: Sequence[Vote], present: Collection[str], decided: bool) -> bool:
    """Whether the votes may be seen: when they were opened, all who sit at the table voted, or it is decided."""
    everybody = bool(present) and set(present) <= {vote.account_id for vote in votes}
    return decided or state == SHOWN or (state == VOTING and everybody)


def tally(votes: Sequence[Vote], order: Sequence[str]) -> Tally:
    """The votes added up, most voted first, then in the `order` of the codebook."""
    by_code: dict[str, list[str]] = {}
    for vote in votes:
        for code_id in vote.codes:
            by_code.setdefault(code_id, []).append(vote.account_id)
    places = {code_id: place for place, code_id in enumerate(order)}
    ranked = sorted(by_code, key=lambda code_id: (-len(by_code[code_id]), places.get(code_id, len(places))))
    return Tally(
        tuple((code_id, tuple(by_code[code_id])) for code_id in ranked),
        tuple(vote.account_id for vote in votes if not vote.codes and not vote.no_opinion),
        tuple(vote.account_id for vote in votes if vote.no_opinion),
    )


def checked_title(text: str) -> str:
    """The title of an evening, tidy; raises BadInput when it is empty or too long."""
    title = " ".join(UNWRITABLE.sub("", clean_text(text)).split())
    if not title or len(title) > LONGEST_TITLE:
        raise BadInput(N_("Give the evening a title of 1 to {longest} characters."), longest=LONGEST_TITLE)
    return title


def checked_reason(text: str) -> str:
    """Why the group decided so, tidy, may be empty; raises BadInput when it is too long."""
    reason = UNWRITABLE.sub("", clean_text(text)).strip()
    if len(reason) > LONGEST_REASON:
        raise BadInput(N_("Keep the reason under {longest} characters."), longest=LONGEST_REASON)
    return reason


def after_tap(vote: Vote | None, tapped: str) -> tuple[tuple[str, ...], bool]:
    """The vote (codes, no opinion) after somebody tapped a code, NONE_FITS or NO_OPINION; there is always an answer.

    A tap on a code adds it, or takes it off; who takes off the last one has no opinion.
    """
    if tapped == NO_OPINION:
        return (), True
    codes = vote.codes if vote else ()
    if tapped == NONE_FITS:
        already = vote is not None and not codes and not vote.no_opinion
        return (), already
    left = tuple(one for one in codes if one != tapped)
    if len(left) == len(codes):
        return (*codes, tapped), False
    return left, not left


def majority(votes: Sequence[Vote]) -> list[str]:
    """The codes that more than half of those with an opinion voted for."""
    voiced = [vote for vote in votes if not vote.no_opinion]
    found = tally(voiced, ())
    return [code_id for code_id, voters in found.codes if 2 * len(voters) > len(voiced)]
