"""Propose a code from a passage, in one's own words, or take that back."""

from __future__ import annotations

from coding.code_proposals import CodeProposal, clean_words
from coding.store import code_proposals as store
from coding.store.assignments import require_own_to_mark
from coding.store.own_marks import passage
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict, NotAllowed
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def propose_code(
    cursor: Cursor,
    by: Account,
    proposal_id: str,
    transcript_id: str,
    start: int,
    end: int,
    name: str,
    meaning: str,
    version: str | None = None,
) -> None:
    """Write that `by` proposes a code called `name` for the passage `[start, end)`, counted in text `version`.

    What was proposed while the interview was theirs counts, also when it arrives after it was taken back.

    `proposal_id` is made by who asks: asking again with the same one is harmless, also when the proposal was taken
    back since. Raises BadInput, Conflict, NotAllowed, NotFound.
    """
    proposal_id, transcript_id = checked_id(proposal_id), checked_id(transcript_id)
    require_own_to_mark(cursor, by, transcript_id, proposal_id)
    name, meaning = clean_words(name, meaning)
    if store.proposal_is_written(cursor, proposal_id):
        return
    words, _ = passage(cursor, by, proposal_id, transcript_id, "", (start, end), version)
    with transaction(cursor):
        store.add_proposal(
            cursor,
            CodeProposal(
                proposal_id,
                transcript_id,
                words.start,
                words.end,
                words.quote,
                name,
                meaning,
                by.account_id,
            ),
        )


@allowed(CO_RESEARCHER, RESEARCHER)
def take_proposal_back(cursor: Cursor, by: Account, proposal_id: str) -> None:
    """Take a proposal of one's own back; doing it again is harmless. Raises Conflict when it was decided already."""
    found = store.proposal(cursor, checked_id(proposal_id))
    if found is None:
        return
    if found.proposal.proposer_id != by.account_id:
        raise NotAllowed(N_("Somebody else proposed this. Only they can take it back."))
    if found.decision:
        raise Conflict(N_("This has been decided already. Look under “New codes” what was decided and why."))
    with transaction(cursor):
        store.add_withdrawal(cursor, found.proposal.proposal_id, by.account_id)
