"""A small study on the evening itself: two readers finished an interview and differ, and the agenda is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.lead_meeting import go_on_with, open_meeting, sit_down
from coding.actions.note_reading import note_reading
from coding.actions.prepare_meeting import plan_meeting
from coding.actions.set_agenda import add_to_agenda
from coding.meeting import VOTING
from coding.store.agenda import could_be_talked_over
from corpus.accounts import Account
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study

HELD_ON = date(2026, 11, 24)


@dataclass(frozen=True)
class Evening:
    """What was seeded: the study, the evening, and its items, worst first."""

    study: SmallStudy
    meeting_id: str
    items: tuple[str, ...]


def seed_evening(
    cursor: Cursor, anonymous: bool = False, leader: bool = False, small: SmallStudy | None = None
) -> Evening:
    """Two readers who differ on two stretches: about the winter in two codes, about the coffee in one."""
    study = seed_read_study(cursor, small)
    leads = study.coder.account_id if leader else None
    meeting_id = plan_meeting(cursor, study.researcher, "Avond in het dorpshuis", HELD_ON, anonymous, leads)
    items = add_to_agenda(cursor, study.researcher, meeting_id, could_be_talked_over(cursor))
    return Evening(study, meeting_id, tuple(items))


def seed_read_study(cursor: Cursor, small: SmallStudy | None = None) -> SmallStudy:
    """The small study, read by two people who differ."""
    study = small or seed_small_study(cursor)
    for reader in (study.coder, study.other):
        assign(cursor, study.researcher, study.transcript_id, reader.account_id)
    mark(cursor, study, study.coder, "De winter zag ik niemand.", 1)
    mark(cursor, study, study.other, "De winter zag ik niemand.", 0)
    mark(cursor, study, study.coder, "Nu drinken we koffie 🎉 op woensdag.", 2)
    mark(cursor, study, study.coder, "De tuin was er toen al.", 0)
    mark(cursor, study, study.other, "De tuin was er toen al.", 0)
    for reader in (study.coder, study.other):
        note_reading(cursor, reader, study.transcript_id, len(study.text), True)
    return study


def mark(cursor: Cursor, study: SmallStudy, by: Account, words: str, number: int) -> str:
    """Give these words the code with this number."""
    start, made = study.text.index(words), new_id()
    code_id = study.codes[number].code_id
    code_passage(cursor, by, made, study.transcript_id, code_id, start, start + len(words))
    return made


def open_and_vote(cursor: Cursor, evening: Evening) -> str:
    """Open the table with both readers at it, and ask for votes on the first passage; gives that item."""
    open_meeting(cursor, evening.study.researcher, evening.meeting_id)
    for reader in (evening.study.coder, evening.study.other):
        sit_down(cursor, reader, evening.meeting_id)
    go_on_with(cursor, evening.study.researcher, evening.items[0], VOTING)
    return evening.items[0]
