"""The SQL of proposed codes: what was proposed, what people say about it, what was decided."""

from __future__ import annotations

from collections import defaultdict

from coding.code_proposals import CodeProposal, ProposalDecision, ProposalNow, ProposalVoice
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def proposals(cursor: Cursor, transcript_id: str | None = None) -> list[ProposalNow]:
    """Every proposal that was not taken back, the newest first: of one transcript, or of all."""
    asked = {"transcript_id": transcript_id, "proposal_id": None}
    return _as_they_stand(cursor, cursor.execute(_PROPOSALS, asked).fetchall())


def proposal(cursor: Cursor, proposal_id: str) -> ProposalNow | None:
    """One proposal as it stands; None when there is none or it was taken back."""
    asked = {"transcript_id": None, "proposal_id": proposal_id}
    return next(iter(_as_they_stand(cursor, cursor.execute(_PROPOSALS, asked).fetchall())), None)


def own_proposals(
    cursor: Cursor, transcript_id: str, account_id: str
) -> list[tuple[str, int, int, str, str]]:
    """Somebody's own proposals in a transcript: [id, start, end, name, what was decided or 'open']."""
    asked = {"transcript_id": transcript_id, "account_id": account_id}
    # Nearly always none: then the interview opens without planning the joins below.
    if not cursor.execute(_ANY_OF_MY_OWN, asked).fetchone():
        return []
    return [
        (one.proposal.proposal_id, one.proposal.start, one.proposal.end, one.proposal.name, _state(one))
        for one in proposals(cursor, transcript_id)
        if one.proposal.proposer_id == account_id
    ]


def proposal_is_written(cursor: Cursor, proposal_id: str) -> bool:
    """Whether there ever was a proposal with this id, also one that was taken back."""
    asked = {"proposal_id": proposal_id}
    return bool(
        cursor.execute("SELECT 1 FROM code_proposals WHERE proposal_id = $proposal_id", asked).fetchone()
    )


def add_proposal(cursor: Cursor, new: CodeProposal) -> None:
    """Write that somebody proposes a code."""
    cursor.execute(
        """INSERT INTO code_proposals VALUES ($proposal_id, $transcript_id, $start, $end, $quote, $name, $meaning,
               $made_at, $made_by)""",
        {
            "proposal_id": new.proposal_id,
            "transcript_id": new.transcript_id,
            "start": new.start,
            "end": new.end,
            "quote": new.quote,
            "name": new.name,
            "meaning": new.meaning,
            "made_at": now(),
            "made_by": new.proposer_id,
        },
    )


def add_withdrawal(cursor: Cursor, proposal_id: str, author: str) -> None:
    """Write that a proposal was taken back."""
    cursor.execute(
        "INSERT INTO proposal_withdrawals VALUES ($fact_id, $proposal_id, $made_at, $made_by)",
        {"fact_id": new_id(), "proposal_id": proposal_id, "made_at": now(), "made_by": author},
    )


def add_voice(cursor: Cursor, proposal_id: str, kind: str, text: str, author: str) -> None:
    """Write what somebody says about a proposal from now on."""
    cursor.execute(
        "INSERT INTO proposal_voices VALUES ($fact_id, $proposal_id, $kind, $text, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "proposal_id": proposal_id,
            "kind": kind,
            "text": text,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_decision(cursor: Cursor, about: ProposalNow, made: ProposalDecision, author: str) -> None:
    """Write what was decided; it follows the decision that `about` has."""
    cursor.execute(
        """INSERT INTO proposal_decisions VALUES ($decision_id, $proposal_id, $decision, $code_id, $reason, $follows,
               $made_at, $made_by)""",
        {
            "decision_id": made.decision_id,
            "proposal_id": about.proposal.proposal_id,
            "decision": made.decision,
            "code_id": made.code_id,
            "reason": made.reason,
            "follows": about.decision.decision_id if about.decision else None,
            "made_at": made.made_at,
            "made_by": author,
        },
    )


def add_seen(cursor: Cursor, proposal_id: str, decision_id: str, author: str) -> None:
    """Write that the proposer has seen what was decided."""
    cursor.execute(
        "INSERT INTO proposal_seen VALUES ($fact_id, $proposal_id, $decision_id, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "proposal_id": proposal_id,
            "decision_id": decision_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def _state(one: ProposalNow) -> str:
    return one.decision.decision if one.decision else "open"


def _as_they_stand(cursor: Cursor, rows: list[tuple[object, ...]]) -> list[ProposalNow]:
    found = [CodeProposal(*row) for row in rows]  # type: ignore[arg-type]
    asked = {"ids": [one.proposal_id for one in found]}
    voices: defaultdict[str, list[ProposalVoice]] = defaultdict(list)
    for proposal_id, *said in cursor.execute(_VOICES, asked).fetchall() if found else []:
        voices[proposal_id].append(ProposalVoice(*said))
    decided = cursor.execute(_DECISIONS, asked).fetchall() if found else []
    decisions = {proposal_id: ProposalDecision(*made) for proposal_id, *made in decided}
    return [ProposalNow(one, tuple(voices[one.proposal_id]), decisions.get(one.proposal_id)) for one in found]


_ANY_OF_MY_OWN = """
    SELECT 1 FROM code_proposals WHERE transcript_id = $transcript_id AND made_by = $account_id LIMIT 1"""

_PROPOSALS = """
    SELECT p.proposal_id::VARCHAR, p.transcript_id::VARCHAR, p.start_offset, p.end_offset, p.quote, p.name, p.meaning,
        p.made_by::VARCHAR, coalesce(a.name, ''), p.made_at
    FROM code_proposals p LEFT JOIN accounts a ON a.account_id = p.made_by
    WHERE p.proposal_id NOT IN (SELECT proposal_id FROM proposal_withdrawals)
        AND ($transcript_id IS NULL OR p.transcript_id = $transcript_id::UUID)
        AND ($proposal_id IS NULL OR p.proposal_id = $proposal_id::UUID)
    ORDER BY p.made_at DESC, p.proposal_id DESC"""

_VOICES = """
    SELECT v.proposal_id::VARCHAR, v.kind, v.text, v.made_by::VARCHAR, coalesce(a.name, ''), v.made_at
    FROM proposal_voices_now v LEFT JOIN accounts a ON a.account_id = v.made_by
    WHERE list_contains($ids, v.proposal_id::VARCHAR) ORDER BY v.made_at, v.fact_id"""

_DECISIONS = """
    SELECT d.proposal_id::VARCHAR, d.decision_id::VARCHAR, d.decision, d.code_id::VARCHAR, d.reason,
        coalesce(a.name, ''), d.made_at, d.decision_id IN (SELECT decision_id FROM proposal_seen)
    FROM proposal_decisions_now d LEFT JOIN accounts a ON a.account_id = d.made_by
    WHERE list_contains($ids, d.proposal_id::VARCHAR)"""
