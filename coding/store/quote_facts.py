"""The SQL that writes what people do about quotes, a fact each."""

from __future__ import annotations

import json
from typing import Any

from coding.quotes import QuoteDecision, QuoteNow, Release
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def add_quote(cursor: Cursor, new: QuoteNow, speaker: int) -> None:
    """Write that somebody proposes a quote."""
    cursor.execute(
        """INSERT INTO quotes VALUES ($quote_id, $transcript_id, $speaker, $start, $end, $text, $why,
               $made_at, $made_by)""",
        {
            "quote_id": new.quote_id,
            "transcript_id": new.transcript_id,
            "speaker": speaker,
            "start": new.start,
            "end": new.end,
            "text": new.text,
            "why": new.why,
            "made_at": new.made_at,
            "made_by": new.proposer_id,
        },
    )


def add_quote_withdrawal(cursor: Cursor, on: QuoteNow, author: str) -> None:
    """Write that a proposal was taken back."""
    cursor.execute(
        "INSERT INTO quote_withdrawals VALUES ($fact_id, $quote_id, $transcript_id, $made_at, $made_by)",
        _fact(on, author),
    )


def add_quote_change(cursor: Cursor, on: QuoteNow, author: str) -> None:
    """Write that words of the quote were changed in its transcript: it is shown again only after a new decision."""
    cursor.execute(
        "INSERT INTO quote_changes VALUES ($fact_id, $quote_id, $transcript_id, $made_at, $made_by)",
        _fact(on, author),
    )


def add_quote_decision(cursor: Cursor, on: QuoteNow, made: QuoteDecision, author: str) -> None:
    """Write what was decided; it follows the decision that `on` has."""
    release = made.release or Release("", (), (), {}, False, None)
    cursor.execute(
        """INSERT INTO quote_decisions VALUES ($decision_id, $quote_id, $transcript_id, $decision, $level, $starts,
               $ends, $instead, $codes, $label_age, $label_subgroup, $reason, $follows, $made_at, $made_by)""",
        {
            "decision_id": made.decision_id,
            "quote_id": on.quote_id,
            "transcript_id": on.transcript_id,
            "decision": made.decision,
            "level": release.level,
            "starts": [start for start, _ in release.kept],
            "ends": [end for _, end in release.kept],
            "instead": json.dumps(dict(release.instead), ensure_ascii=False, sort_keys=True),
            "codes": list(release.codes),
            "label_age": release.label_age,
            "label_subgroup": release.label_subgroup,
            "reason": made.reason,
            "follows": on.decision.decision_id if on.decision else None,
            "made_at": made.made_at,
            "made_by": author,
        },
    )


def add_quote_seen(cursor: Cursor, quote_id: str, decision_id: str, author: str) -> None:
    """Write that the proposer has seen what was decided."""
    cursor.execute(
        "INSERT INTO quote_seen VALUES ($fact_id, $quote_id, $decision_id, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "quote_id": quote_id,
            "decision_id": decision_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def _fact(on: QuoteNow, author: str) -> dict[str, Any]:
    return {
        "fact_id": new_id(),
        "quote_id": on.quote_id,
        "transcript_id": on.transcript_id,
        "made_at": now(),
        "made_by": author,
    }
