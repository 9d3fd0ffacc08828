"""What a transcript is: its text, the turns in it and who speaks. No database, no screen.

Offsets are Unicode code points into the transcript's text, `[start, end)`, everywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

INTERVIEWER = "interviewer"
PARTICIPANT = "participant"
OTHER = "other"
SPEAKER_ROLES = (INTERVIEWER, PARTICIPANT, OTHER)


@dataclass(frozen=True)
class SpokenTurn:
    """One turn as a file gives it: what was said is `text[start:end]` of the reading, the speaker's label (as
    written in the file, without colon or markup; "" if none) stands at `text[label_start:label_end]`, or 0, 0 if it
    does not stand there again (the same speaker goes on after a time).
    """

    start: int
    end: int
    speaker: str = ""
    label_start: int = 0
    label_end: int = 0
    begins: float | None = None  # seconds into the recording, where the file says so
    ends: float | None = None
    line: int = 0  # the line of the file on which the turn starts, for messages


@dataclass(frozen=True)
class Reading:
    """What a file turned out to hold: its text, the turns in it in order, and remarks for who brings it in."""

    text: str
    turns: tuple[SpokenTurn, ...]
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()  # (marked sentence, details)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speaker labels, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


@dataclass(frozen=True)
class Turn:
    """One turn in a transcript's text; `speaker` is the number of its speaker (0, 1, …) in the transcript."""

    start: int
    end: int
    speaker: int
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence: offsets into the text, the turn (its position) it lies in, and per token its start and lemma."""

    start: int
    end: int
    turn: int
    token_starts: tuple[int, ...] = ()
    token_ends: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """A voice in a transcript: the label shown, and whether it is the interviewer, a participant or another."""

    label: str
    role: str
    participant_id: str | None = None


@dataclass(frozen=True)
class TranscriptText:
    """A transcript's text with its turns and speakers, as it is stored once released."""

    text: str
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...] = ()


def to_transcript(reading: Reading, speakers: Mapping[str, Speaker]) -> TranscriptText:
    """The reading with its labels mapped to speakers, numbered in order of appearance; labels not mapped stay others."""
    known = [speakers.get(label, Speaker(label, OTHER)) for label in reading.speakers]
    numbers = {label: number for number, label in enumerate(reading.speakers)}
    turns = tuple(
        Turn(turn.start, turn.end, numbers[turn.speaker], turn.begins, turn.ends) for turn in reading.turns
    )
    return TranscriptText(reading.text, turns, tuple(known))


def clean_text(text: str) -> str:
    """NFC, with line ends as `\\n` and without byte order mark or NUL: the writing that offsets count in."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").replace("\x00", "")
    return unicodedata.normalize("NFC", text)
