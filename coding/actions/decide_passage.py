"""Write what the group decided about a passage, and take it back."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from coding.meeting import PLANNED, AgendaItem, checked_reason, require_leader
from coding.store.agenda import agenda_item
from coding.store.decisions import (
    add_decision,
    add_decision_end,
    decided_on,
    decision_on,
    decision_place,
    standing_decisions,
    standing_usable,
)
from coding.store.meetings import meeting
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction

_one_at_a_time = threading.Lock()


@allowed(CO_RESEARCHER, RESEARCHER)
def decide_passage(
    cursor: Cursor, by: Account, item_id: str, codes: Sequence[str] = (), reason: str = ""
) -> str:
    """Write that the group gives a passage these codes (or none of them) and why; gives the decision's id.

    Only by who leads. Raises Conflict when somebody has decided about it already, also at the same moment; the
    first decision stands.
    """
    item = agenda_item(cursor, checked_id(item_id))
    found = meeting(cursor, item.meeting_id)
    require_leader(found, by)
    if found.state == PLANNED:
        raise BadInput(N_("The table is not open now. What was said and decided is kept."))
    reason, chosen = checked_reason(reason), standing_usable(cursor, codes)
    with _one_at_a_time:
        _require_undecided(cursor, item)
        with transaction(cursor):
            made = add_decision(cursor, item, chosen, reason, by.account_id)
    standing = decision_on(cursor, item.item_id)
    if standing is not None and standing.decision_id != made:  # another server wrote one at the same moment
        with transaction(cursor):
            add_decision_end(cursor, made, by.account_id)
        raise _too_late()
    return made


@allowed(CO_RESEARCHER, RESEARCHER)
def take_back_decision(cursor: Cursor, by: Account, decision_id: str) -> None:
    """Take a decision back; the single codings count there again. Harmless when it was taken back already."""
    place = decision_place(cursor, checked_id(decision_id))
    if place is None:
        return
    require_leader(meeting(cursor, place[1]), by)
    with transaction(cursor):
        for one in standing_decisions(cursor, place[0]):
            add_decision_end(cursor, one, by.account_id)


def _require_undecided(cursor: Cursor, item: AgendaItem) -> None:
    other = decided_on(cursor, item.transcript_id, item.start, item.end)
    if other == item.item_id:
        raise _too_late()
    if other is not None:
        raise Conflict(
            N_("The group decided about these words on another evening. First take that decision back.")
        )


def _too_late() -> Conflict:
    return Conflict(
        N_(
            "Somebody else has just written a decision about this passage. It stands; look whether it is right."
        )
    )
