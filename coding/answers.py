"""What readers answer besides codes: "I know this person", "This touches me" and the like. No database, no screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, BadInput

KNOWS_PERSON, TOUCHES_ME, DONT_KNOW, LETS_TALK = "knows_person", "touches_me", "dont_know", "lets_talk"
FOR_THE_TABLE = (DONT_KNOW, LETS_TALK)  # about a passage, and everybody round the table may hear it
CARRY_ON, PAUSE, HAND_BACK = "carry_on", "pause", "hand_back"
OUTCOMES = (CARRY_ON, PAUSE, HAND_BACK)
LONGEST_WORDS = 1_000  # characters
LONGEST_PERSON = 75


@dataclass(frozen=True)
class Answer:
    """What one reader answered; `[start, end)` are code points of the passage, None for the whole interview."""

    answer_id: str
    transcript_id: str
    account_id: str
    kind: str
    start: int | None = None
    end: int | None = None
    text: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True)
class Told:
    """What researchers are told: somebody knows the person, or handed an interview back.

    `marks` were set aside; `reads_again` says whether the interview was given to them once more since.
    """

    answer_id: str
    transcript_id: str
    interview: str
    account_id: str
    reader: str
    kind: str
    marks: int
    reads_again: bool
    made_at: datetime


@dataclass(frozen=True)
class PersonToCall:
    """Whom the study names for readers whom a story touches; all may be empty."""

    name: str = ""
    phone: str = ""
    sentence: str = ""


def checked_person(person: PersonToCall) -> PersonToCall:
    """The person without space at the ends; raises BadInput for a number that no telephone can call."""
    name, phone, sentence = (" ".join(part.split()) for part in (person.name, person.phone, person.sentence))
    if phone and not re.fullmatch(r"\+?[\d ()./-]{3,25}", phone):
        raise BadInput(
            N_("This is no telephone number. Write digits, such as 0599 123 456 or +31 599 123 456.")
        )
    if phone and not name:
        raise BadInput(N_("Say who answers at this number: a first name is enough."))
    if max(len(name), len(sentence) // 4) > LONGEST_PERSON:
        raise BadInput(
            N_("Use at most {most} letters for the name and 300 for the sentence."), most=LONGEST_PERSON
        )
    return PersonToCall(name, phone, sentence)


def checked_words(text: str) -> str:
    """What somebody says about a passage, without space at its ends; raises BadInput when it is too long."""
    words = text.strip()
    if len(words) > LONGEST_WORDS:
        raise BadInput(
            N_("These words are too long: {count} letters, and {most} fit. Make them shorter."),
            count=len(words),
            most=LONGEST_WORDS,
        )
    return words
