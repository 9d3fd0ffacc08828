"""Decide about a proposed code: it becomes a code, joins one, or not now; with a reason that its proposer sees."""

from __future__ import annotations

from dataclasses import replace

from coding.code_proposals import (
    ACCEPTED,
    DECIDED,
    DECISIONS,
    JOINED,
    CodeProposal,
    ProposalDecision,
    ProposalNow,
    checked_text,
    code_from,
)
from coding.codebook import Code, placed
from coding.passages import Coding
from coding.store import code_proposals as store
from coding.store import codes as codes_store
from coding.store.assignments import coder_role, may_read
from coding.store.codings import add_coding, own_codings, stretch
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.errors import N_, BadInput, Conflict, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def decide_proposal(
    cursor: Cursor,
    by: Account,
    proposal_id: str,
    decision: str,
    reason: str,
    code: Code | None = None,
    follows: str | None = None,
) -> ProposalDecision:
    """Write what `by` (or the group at the table) decides: 'accepted', 'joined' or 'not_now'; give the decision.

    `code`: for 'joined' the code to join; for 'accepted' how the new code shall be, by default in the proposer's
    words. The proposer's passage gets that code as the proposer's coding, if they may still read the interview.
    `follows`: the id of the decision that the decider saw, None when there was none; a "not now" can be followed by
    another. Raises BadInput, NotFound, and Conflict when somebody else decided in between.
    """
    if decision not in DECISIONS:
        raise BadInput(N_("Choose what becomes of this proposal."))
    reason = checked_text(reason, needed=True)
    with transaction(cursor):
        about = _open_proposal(cursor, proposal_id, follows)
        code_id = _code_for(cursor, by, about.proposal, decision, code)
        made = ProposalDecision(new_id(), decision, code_id, reason, by.name, now())
        store.add_decision(cursor, about, made, by.account_id)
        if code_id is not None:
            _code_the_passage(cursor, by, about.proposal, code_id)
    return made


def _open_proposal(cursor: Cursor, proposal_id: str, follows: str | None) -> ProposalNow:
    about = store.proposal(cursor, checked_id(proposal_id))
    if about is None:
        raise NotFound(N_("This proposal is not there (any more). Who made it has taken it back."))
    latest = about.decision
    if latest and (latest.decision_id != follows or latest.decision in (ACCEPTED, JOINED)):
        raise Conflict(DECIDED[latest.decision], name=latest.name)
    return about


def _code_for(
    cursor: Cursor, by: Account, proposal: CodeProposal, decision: str, code: Code | None
) -> str | None:
    known = codes_store.codebook(cursor)
    if decision == ACCEPTED:
        wanted = replace(code or code_from(proposal, ""), code_id=new_id())
        added = placed(wanted, known)
        codes_store.add_codes(cursor, [added.code_id], by.account_id)
        codes_store.add_details(cursor, [added], by.account_id)
        return added.code_id
    if decision == JOINED:
        if code is None or not any(one.code_id == code.code_id and one.codable for one in known):
            raise BadInput(N_("Choose the code that this joins."))
        return code.code_id
    return None


def _code_the_passage(cursor: Cursor, by: Account, proposal: CodeProposal, code_id: str) -> None:
    """The proposer's mark; none when the interview was taken from them, its text changed, or the mark is there."""
    role = coder_role(cursor, proposal.proposer_id)
    proposer = Account(proposal.proposer_id, proposal.proposer, role or "")
    found = stretch(cursor, proposal.transcript_id, proposal.start, proposal.end)
    if (
        not may_read(cursor, proposer, proposal.transcript_id)
        or found is None
        or found.text != proposal.quote
    ):
        return
    there = own_codings(cursor, proposal.transcript_id, proposal.proposer_id)
    if any((one.code_id, one.start, one.end) == (code_id, proposal.start, proposal.end) for one in there):
        return
    new = Coding(
        new_id(),
        proposal.transcript_id,
        code_id,
        proposal.proposer_id,
        proposal.start,
        proposal.end,
        proposal.quote,
    )
    add_coding(cursor, new, found.speaker, None, by.account_id)
