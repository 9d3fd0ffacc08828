"""A passage in its context: the turns it stands in and those around it. No database, no screen."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.transcripts import TranscriptText, Turn

AROUND = 240  # characters shown on each side of a passage, and of the turns next to it
CUT = "…"


@dataclass(frozen=True)
class ContextTurn:
    """One turn: who speaks (label and role), and what was said before, in and after the passage."""

    speaker: str
    role: str
    before: str
    marked: str
    after: str


def context_of(content: TranscriptText, start: int, end: int, around: int = AROUND) -> list[ContextTurn]:
    """The turns that `[start, end)` touches with the turn before and the turn after, long ones cut at a word."""
    touched = [place for place, turn in enumerate(content.turns) if turn.start < end and turn.end > start]
    if not touched:
        return []
    first, last = max(0, touched[0] - 1), min(len(content.turns), touched[-1] + 2)
    return [_context_turn(content, turn, start, end, around) for turn in content.turns[first:last]]


def _context_turn(content: TranscriptText, turn: Turn, start: int, end: int, around: int) -> ContextTurn:
    begin, stop = max(turn.start, min(start, turn.end)), min(turn.end, max(end, turn.start))
    if turn.end <= start:
        begin = stop = turn.end
    elif turn.start >= end:
        begin = stop = turn.start
    speaker = content.speakers[turn.speaker]
    return ContextTurn(
        speaker.label,
        speaker.role,
        _end_of(content.text[turn.start : begin], around),
        content.text[begin:stop],
        _start_of(content.text[stop : turn.end], around),
    )


def _end_of(text: str, around: int) -> str:
    if len(text) <= around:
        return text
    _, space, rest = text[-around:].partition(" ")
    return f"{CUT} {rest}" if space else CUT + text[-around:]


def _start_of(text: str, around: int) -> str:
    if len(text) <= around:
        return text
    kept, space, _ = text[:around].rpartition(" ")
    return f"{kept} {CUT}" if space else text[:around] + CUT
