"""An invented study in which fourteen people told of two things, for the tests of pages with figures."""

from __future__ import annotations

from dataclasses import dataclass

from coding.passages import Coding
from coding.store.codings import add_coding
from corpus.accounts import SHELL, Account
from corpus.ids import new_id
from corpus.store.database import Cursor, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.transcripts import link_speaker
from corpus.transcripts import INTERVIEWER, PARTICIPANT
from tests.coding.seed import seed_account, seed_code, seed_lots, seed_transcript

ASKED = "Hoe was dat?"
OLD, YOUNG = 80, 40
# Missing somebody: 6 of the 7 old, 1 of the 7 young; neighbours: 6 of 7 in both.
MISSING, NEIGHBOURS = "Iemand missen", "Hulp van buren"


@dataclass(frozen=True)
class ToldStudy:
    """The ids of what was seeded: themes by name, interviews by name, the coder."""

    themes: dict[str, str]
    interviews: dict[str, str]
    coder: Account


def seed_told_study(cursor: Cursor, said: str = "Ik wist niet wie ik moest bellen.") -> ToldStudy:
    """Fourteen interviews of one participant each, coded by one coder."""
    with transaction(cursor):
        coder = seed_account(cursor, "Anneke")
        seed_lots(cursor)
        themes = {name: seed_code(cursor, name) for name in (MISSING, NEIGHBOURS)}
        interviews = {}
        for number in range(14):
            age = OLD if number < 7 else YOUNG
            talk = _interview(cursor, f"Gesprek {number:02}", f"P{number:02}", age, said)
            interviews[f"Gesprek {number:02}"] = talk
            if number < 6 or number == 7:
                _mark(cursor, talk, themes[MISSING], coder, said)
            if number not in (6, 13):
                _mark(cursor, talk, themes[NEIGHBOURS], coder, said)
    return ToldStudy(themes, interviews, coder)


def _interview(cursor: Cursor, name: str, code: str, age: int, said: str) -> str:
    person = add_participant(cursor, code, SHELL.account_id)
    describe_participant(cursor, person, age, None, ["mantelzorger"], {}, SHELL.account_id)
    talk = seed_transcript(cursor, name, f"{ASKED}\n{said}", roles=(INTERVIEWER, PARTICIPANT))
    link_speaker(cursor, talk, 1, person, SHELL.account_id)
    return talk


def _mark(cursor: Cursor, talk: str, theme: str, coder: Account, said: str) -> None:
    start = len(ASKED) + 1
    coding = Coding(new_id(), talk, theme, coder.account_id, start, start + len(said), said)
    add_coding(cursor, coding, 1, None, coder.account_id)
