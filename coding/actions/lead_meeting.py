"""Lead an evening: open it, put a passage on the table, ask for votes, show them, end it."""

from __future__ import annotations

from coding.meeting import ENDED, OPEN, SHOWN, TALKING, VOTING, Meeting, require_leader
from coding.store.agenda import agenda, agenda_item
from coding.store.meetings import (
    add_move,
    add_person,
    add_state,
    could_sit,
    meeting,
    on_table,
    people_at,
    state_of,
)
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def open_meeting(cursor: Cursor, by: Account, meeting_id: str) -> None:
    """Open the table, also again after it was ended; the passage that was on it last lies there still.

    Raises BadInput when nothing is on the agenda, NotAllowed, NotFound.
    """
    found = _led(cursor, by, meeting_id)
    items = agenda(cursor, found.meeting_id)
    if not items:
        raise BadInput(N_("There is nothing on the agenda yet. First put passages on it."))
    last = on_table(cursor, found.meeting_id)
    with transaction(cursor):
        if found.state != OPEN:
            add_state(cursor, found.meeting_id, OPEN, by.account_id)
        if last is None or last[0] not in {one.item_id for one in items}:
            add_move(cursor, found.meeting_id, items[0].item_id, TALKING, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def end_meeting(cursor: Cursor, by: Account, meeting_id: str) -> None:
    """End the evening; it can be opened again. Harmless when it has ended."""
    found = _led(cursor, by, meeting_id)
    if found.state != ENDED:
        with transaction(cursor):
            add_state(cursor, found.meeting_id, ENDED, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def put_on_table(cursor: Cursor, by: Account, item_id: str, instead_of: str | None = None) -> None:
    """Put a passage on the table, as far in its talk as it was; `instead_of`: the item that `by` saw lying there.

    Raises Conflict when another lies there by now, so that two who press "next" at once do not skip a passage.
    """
    item = agenda_item(cursor, checked_id(item_id))
    _open(cursor, by, item.meeting_id)
    now_there = on_table(cursor, item.meeting_id)
    if now_there is not None and now_there[0] == item.item_id:
        return
    _require_seen(now_there, instead_of)
    state = state_of(cursor, item.item_id) or TALKING
    with transaction(cursor):
        add_move(cursor, item.meeting_id, item.item_id, state, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def go_on_with(cursor: Cursor, by: Account, item_id: str, state: str) -> None:
    """Let the group talk, vote, or see the votes about the passage on the table; raises Conflict when another lies there."""
    if state not in (TALKING, VOTING, SHOWN):
        raise BadInput(N_("Choose to talk, to vote, or to show the votes."))
    item = agenda_item(cursor, checked_id(item_id))
    _open(cursor, by, item.meeting_id)
    now_there = on_table(cursor, item.meeting_id)
    _require_seen(now_there, item.item_id)
    if now_there != (item.item_id, state):
        with transaction(cursor):
            add_move(cursor, item.meeting_id, item.item_id, state, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def sit_down(cursor: Cursor, by: Account, meeting_id: str) -> None:
    """Say that one sits at the table; harmless when one does. Raises BadInput when the table is not open."""
    found = _opened(meeting(cursor, checked_id(meeting_id)))
    if by.account_id not in people_at(cursor, found.meeting_id):
        with transaction(cursor):
            add_person(cursor, found.meeting_id, by.account_id, True, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def seat(cursor: Cursor, by: Account, meeting_id: str, account_id: str, present: bool) -> None:
    """Write that somebody who has no tablet is at the table, or not any more; only by who leads. Raises NotFound."""
    found = _open(cursor, by, meeting_id)
    if account_id not in {one.account_id for one in could_sit(cursor)}:
        raise NotFound(N_("This person is not a co-researcher or researcher of the study (any more)."))
    if (account_id in people_at(cursor, found.meeting_id)) != present:
        with transaction(cursor):
            add_person(cursor, found.meeting_id, account_id, present, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def leave_table(cursor: Cursor, by: Account, meeting_id: str) -> None:
    """Say that one is not at the table any more; one's votes stay."""
    found = meeting(cursor, checked_id(meeting_id))
    if by.account_id in people_at(cursor, found.meeting_id):
        with transaction(cursor):
            add_person(cursor, found.meeting_id, by.account_id, False, by.account_id)


def _led(cursor: Cursor, by: Account, meeting_id: str) -> Meeting:
    found = meeting(cursor, checked_id(meeting_id))
    require_leader(found, by)
    return found


def _open(cursor: Cursor, by: Account, meeting_id: str) -> Meeting:
    return _opened(_led(cursor, by, meeting_id))


def _opened(found: Meeting) -> Meeting:
    if found.state != OPEN:
        raise BadInput(N_("The table is not open now. What was said and decided is kept."))
    return found


def _require_seen(now_there: tuple[str, str] | None, seen: str | None) -> None:
    if now_there is not None and seen is not None and now_there[0] != seen:
        raise Conflict(N_("Somebody else has just put another passage on the table. Look first, then go on."))
