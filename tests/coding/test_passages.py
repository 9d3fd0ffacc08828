"""Whose voice a passage belongs to."""

from __future__ import annotations

import pytest

from coding.passages import ONLY_INTERVIEWER, SEVERAL_SPEAKERS, speaker_of
from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT, Turn

TURNS = (Turn(0, 10, 0), Turn(12, 30, 1), Turn(32, 40, 0), Turn(42, 60, 2), Turn(62, 80, 1))
ROLES = (INTERVIEWER, PARTICIPANT, OTHER)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (12, 30, 1),
        (13, 14, 1),
        (0, 10, ONLY_INTERVIEWER),
        (5, 20, 1),
        (20, 35, 1),
        (30, 32, ONLY_INTERVIEWER),
        (29, 43, SEVERAL_SPEAKERS),
        (45, 60, 2),
        (45, 62, 2),
        (45, 63, SEVERAL_SPEAKERS),
        (90, 95, ONLY_INTERVIEWER),
    ],
)
def test_a_passage_belongs_to_the_voices_it_touches(start: int, end: int, expected: int) -> None:
    assert speaker_of(start, end, TURNS, ROLES) == expected
    assert speaker_of(start, end, TURNS, dict(enumerate(ROLES))) == expected


def test_two_turns_of_one_participant_are_one_voice() -> None:
    assert speaker_of(0, 40, (Turn(0, 10, 1), Turn(11, 20, 0), Turn(21, 40, 1)), ROLES) == 1


def test_a_transcript_without_turns_has_nobody_to_count() -> None:
    assert speaker_of(0, 5, (), ()) == ONLY_INTERVIEWER
