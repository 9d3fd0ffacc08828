"""Vote about a passage on the table."""

from __future__ import annotations

from collections.abc import Sequence

from coding.meeting import PLANNED, TALKING, Vote
from coding.store.agenda import agenda_item, still_reading, who_knows
from coding.store.decisions import add_vote, decision_on, standing_usable, votes
from coding.store.meetings import add_person, meeting, people_at, state_of
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict, NotAllowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def cast_vote(
    cursor: Cursor, by: Account, item_id: str, codes: Sequence[str] = (), no_opinion: bool = False
) -> None:
    """Vote for these codes, for none of them, or say that one has no opinion; the last vote counts.

    A vote is kept also when the table has moved on or the evening has ended. Who votes sits at the table. Raises
    Conflict when the group has decided already (the vote before stays), NotAllowed for who knows the person, NotFound.
    """
    item = agenda_item(cursor, checked_id(item_id))
    if decision_on(cursor, item.item_id) is not None:
        raise Conflict(
            N_(
                "The group has just decided about this passage. Say it to the others if you think differently."
            )
        )
    _require_may_see(cursor, by, item.transcript_id)
    if meeting(cursor, item.meeting_id).state == PLANNED or (
        state_of(cursor, item.item_id) in (None, TALKING)
    ):
        raise BadInput(N_("The group is still talking. You can vote in a moment."))
    chosen = standing_usable(cursor, () if no_opinion else codes)
    if _same(votes(cursor, item.item_id), by.account_id, chosen, no_opinion):
        return
    with transaction(cursor):
        if by.account_id not in people_at(cursor, item.meeting_id):
            add_person(cursor, item.meeting_id, by.account_id, True, by.account_id)
        add_vote(cursor, item.item_id, by.account_id, chosen, no_opinion)


def _require_may_see(cursor: Cursor, by: Account, transcript_id: str) -> None:
    if by.account_id in who_knows(cursor, transcript_id):
        raise NotAllowed(N_("You said that you know this person. The others talk about this passage."))
    if by.account_id in still_reading(cursor, transcript_id):
        raise NotAllowed(N_("You are still reading this interview. Finish it first, then you can join in."))


def _same(cast: Sequence[Vote], account_id: str, codes: Sequence[str], no_opinion: bool) -> bool:
    return any(
        one.account_id == account_id and (set(one.codes), one.no_opinion) == (set(codes), no_opinion)
        for one in cast
    )
