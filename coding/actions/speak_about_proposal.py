"""Say something about a proposed code: support it, ask something, answer, or see what was decided."""

from __future__ import annotations

from coding.code_proposals import ANSWER, NO_VOICE, QUESTION, SUPPORT, VOICES, ProposalNow, checked_text
from coding.store import code_proposals as store
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def speak_about_proposal(cursor: Cursor, by: Account, proposal_id: str, kind: str, text: str = "") -> None:
    """Write what `by` says about a proposal from now on; 'none' takes it back.

    Others support or question, only the proposer answers. Raises BadInput, Conflict, NotAllowed, NotFound.
    """
    found = _find(cursor, proposal_id)
    own = found.proposal.proposer_id == by.account_id
    if kind not in VOICES:
        raise BadInput(N_("Say whether you support this or have a question."))
    if own and kind in (SUPPORT, QUESTION):
        raise NotAllowed(N_("This is your own proposal. Others say what they think of it."))
    if not own and kind == ANSWER:
        raise NotAllowed(N_("Only who proposed this can answer."))
    if found.decision:
        raise Conflict(N_("This has been decided already. Look under “New codes” what was decided and why."))
    text = checked_text(text, needed=kind in (QUESTION, ANSWER))
    with transaction(cursor):
        store.add_voice(
            cursor, found.proposal.proposal_id, kind, "" if kind == NO_VOICE else text, by.account_id
        )


@allowed(CO_RESEARCHER, RESEARCHER)
def see_decision(cursor: Cursor, by: Account, proposal_id: str) -> None:
    """Write that the proposer has seen what was decided; harmless when there is nothing new to see."""
    found = _find(cursor, proposal_id)
    if found.decision is None or found.decision.seen or found.proposal.proposer_id != by.account_id:
        return
    with transaction(cursor):
        store.add_seen(cursor, found.proposal.proposal_id, found.decision.decision_id, by.account_id)


def _find(cursor: Cursor, proposal_id: str) -> ProposalNow:
    found = store.proposal(cursor, checked_id(proposal_id))
    if found is None:
        raise NotFound(N_("This proposal is not there (any more). Who made it has taken it back."))
    return found
