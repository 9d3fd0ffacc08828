"""Prepare an evening round the table: when, who leads, with or without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coding.meeting import DROPPED, PLANNED, Meeting, checked_title
from coding.store.assignments import coder_role
from coding.store.meetings import add_meeting, add_state, describe_meeting, meeting
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def plan_meeting(
    cursor: Cursor, by: Account, title: str, held_on: date, anonymous: bool, leader_id: str | None = None
) -> str:
    """Plan an evening and give its id; `leader_id` is a co-researcher who may lead it too. Raises BadInput."""
    title = checked_title(title)
    leader_id = _checked_leader(cursor, leader_id)
    with transaction(cursor):
        meeting_id = add_meeting(cursor, by.account_id)
        new = Meeting(meeting_id, title, held_on, anonymous, leader_id, PLANNED)
        describe_meeting(cursor, new, by.account_id)
    return meeting_id


@allowed(RESEARCHER)
def change_meeting(
    cursor: Cursor,
    by: Account,
    meeting_id: str,
    title: str,
    held_on: date,
    anonymous: bool,
    leader_id: str | None = None,
) -> None:
    """Say anew what an evening is; harmless when nothing changed. Raises BadInput, NotFound."""
    before = meeting(cursor, checked_id(meeting_id))
    after = replace(
        before,
        title=checked_title(title),
        held_on=held_on,
        anonymous=anonymous,
        leader_id=_checked_leader(cursor, leader_id),
    )
    if after != before:
        with transaction(cursor):
            describe_meeting(cursor, after, by.account_id)


@allowed(RESEARCHER)
def drop_meeting(cursor: Cursor, by: Account, meeting_id: str) -> None:
    """Call off an evening that has not begun; raises BadInput when it has, for what was said there stays."""
    found = meeting(cursor, checked_id(meeting_id))
    if found.state != PLANNED:
        raise BadInput(N_("This evening has begun already, so it stays. You can end it."))
    with transaction(cursor):
        add_state(cursor, found.meeting_id, DROPPED, by.account_id)


def _checked_leader(cursor: Cursor, leader_id: str | None) -> str | None:
    if leader_id is None:
        return None
    leader_id = checked_id(leader_id)
    if coder_role(cursor, leader_id) not in (CO_RESEARCHER, RESEARCHER):
        raise BadInput(
            N_("Only a co-researcher or a researcher whose account is open can lead. Choose another.")
        )
    return leader_id
