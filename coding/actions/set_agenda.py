"""Put passages on the agenda of an evening, take them off, change their order."""

from __future__ import annotations

from collections.abc import Sequence

from coding.meeting import ENDED, AgendaItem, Meeting, TalkPassage, moved, overlap
from coding.store.agenda import add_items, add_place, agenda, agenda_item, unfinished
from coding.store.decisions import decision_on
from coding.store.meetings import meeting
from coding.store.within_consent import shown_to_residents
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def add_to_agenda(cursor: Cursor, by: Account, meeting_id: str, wanted: Sequence[TalkPassage]) -> list[str]:
    """Put passages at the end of the agenda and give their ids; what stands on it already is passed over.

    Raises Conflict for an interview that somebody is still reading: what others marked in it is not to be seen yet, and
    BadInput for one that not all residents may see.
    """
    found = _changeable(cursor, meeting_id)
    reading = unfinished(cursor)
    if any(one.transcript_id in reading for one in wanted):
        raise Conflict(
            N_(
                "Somebody is still reading this interview. It can come on the table when all have finished it."
            )
        )
    if not {one.transcript_id for one in wanted} <= shown_to_residents(cursor):
        raise BadInput(
            N_(
                "Who speaks in this interview did not agree to residents reading or quoting it. Choose another one."
            )
        )
    there = agenda(cursor, found.meeting_id)
    new = [one for one in wanted if not _stands(one, there)]
    with transaction(cursor):
        return add_items(cursor, found.meeting_id, new, by.account_id)


@allowed(RESEARCHER)
def take_off_agenda(cursor: Cursor, by: Account, item_id: str) -> None:
    """Take a passage off the agenda; raises Conflict when the group has decided about it."""
    item = agenda_item(cursor, checked_id(item_id))
    if decision_on(cursor, item.item_id) is not None:
        raise Conflict(
            N_("The group has decided about this passage, so it stays. First take the decision back.")
        )
    with transaction(cursor):
        add_place(cursor, item.meeting_id, item.item_id, None, by.account_id)


@allowed(RESEARCHER)
def move_on_agenda(cursor: Cursor, by: Account, item_id: str, steps: int) -> None:
    """Move a passage up (negative) or down on the agenda, as far as it goes."""
    item = agenda_item(cursor, checked_id(item_id))
    there = agenda(cursor, item.meeting_id)
    order = moved([one.item_id for one in there], item.item_id, steps)
    places = {one.item_id: one.place for one in there}
    with transaction(cursor):
        for place, one in enumerate(order):
            if places[one] != place:
                add_place(cursor, item.meeting_id, one, place, by.account_id)


def _changeable(cursor: Cursor, meeting_id: str) -> Meeting:
    found = meeting(cursor, checked_id(meeting_id))
    if found.state == ENDED:
        raise BadInput(N_("This evening has ended. Open it again, or plan another."))
    return found


def _stands(wanted: TalkPassage, there: Sequence[AgendaItem]) -> bool:
    return any(
        one.transcript_id == wanted.transcript_id and overlap(wanted.start, wanted.end, one.start, one.end)
        for one in there
    )
