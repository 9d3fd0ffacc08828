"""The SQL of quotes as they stand: what was proposed, what was decided, and whether that still holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from coding.quotes import (
    NOT_KNOWN,
    NOT_WISHED,
    RELEASED,
    THEME_GONE,
    WORDS_CHANGED,
    QuoteDecision,
    QuoteNow,
    Release,
)
from coding.store.ledger_state import Kept, ledger_state
from coding.store.quote_grounds import Grounds, grounds_of
from coding.store.standing import standing_codes
from corpus.consent import QUOTES_INSIDE
from corpus.store.consents import participants_allowing
from corpus.store.database import Cursor


def quotes(cursor: Cursor, quote_id: str | None = None) -> list[QuoteNow]:
    """Every proposed quote that was not taken back by who proposed it, as it stands, the newest first; or just one.

    All together are kept until the ledger has anything new.
    """
    if quote_id is not None:
        return _read(cursor, quote_id)
    return list(
        _KEPT.answer((ledger_state(cursor), quotes_state(cursor)), lambda: tuple(_read(cursor, None)))
    )


_KEPT: Kept[tuple[QuoteNow, ...]] = Kept(most=2)


def quote(cursor: Cursor, quote_id: str) -> QuoteNow | None:
    """One quote as it stands; None when there is none or who proposed it took it back."""
    return next(iter(quotes(cursor, quote_id)), None)


def quote_is_written(cursor: Cursor, quote_id: str) -> bool:
    """Whether there ever was a quote with this id, also one that was taken back."""
    asked = {"quote_id": quote_id}
    return bool(cursor.execute("SELECT 1 FROM quotes WHERE quote_id = $quote_id", asked).fetchone())


def own_quotes(cursor: Cursor, transcript_id: str, account_id: str) -> list[tuple[str, int, int, str]]:
    """Somebody's own proposals in a transcript: [id, start, end, what was decided or 'open']."""
    asked = {"transcript_id": transcript_id, "account_id": account_id}
    # Nearly always none: then the interview opens without planning the join below.
    if not cursor.execute(_ANY_OF_MY_OWN, asked).fetchone():
        return []
    return cursor.execute(_MY_OWN, asked).fetchall()


def decided_unseen(cursor: Cursor, account_id: str) -> list[QuoteNow]:
    """Somebody's own proposals about which something was decided that they have not seen yet."""
    asked = {"account_id": account_id}
    if not cursor.execute("SELECT 1 FROM quotes WHERE made_by = $account_id LIMIT 1", asked).fetchone():
        return []
    mine = [one for one in quotes(cursor) if one.proposer_id == account_id]
    return [one for one in mine if one.decision and not one.decision.seen]


def quotes_waiting(cursor: Cursor) -> int:
    """How many quotes wait for a researcher: nothing was decided yet, or it holds no longer."""
    return sum(one.waits for one in quotes(cursor))


def quotes_state(cursor: Cursor) -> tuple[tuple[object, ...], ...]:
    """What tells one state of quotes, of what was agreed to and of what is set from another."""
    return tuple(sorted(cursor.execute(_STATE).fetchall()))


def _read(cursor: Cursor, quote_id: str | None) -> list[QuoteNow]:
    rows = cursor.execute(_QUOTES, {"quote_id": quote_id}).fetchall()
    if not rows:
        return []
    grounds = grounds_of(cursor, [row[0] for row in rows])
    allowing, standing = participants_allowing(cursor, QUOTES_INSIDE), standing_codes(cursor)
    return [_as_it_stands(row, grounds.get(row[0]), allowing, standing) for row in rows]


def _as_it_stands(
    row: Sequence[Any], grounds: Grounds | None, allowing: set[str], standing: dict[str, str]
) -> QuoteNow:
    *proposed, changed_at, decided = row
    grounds = grounds or Grounds("", (), ())
    decision = None if decided is None else _decision(decided, standing)
    one = replace(QuoteNow(*proposed), decision=decision, codes=grounds.codes, people=grounds.people)
    trouble = _trouble(one, grounds, changed_at, allowing) if one.release else None
    return replace(one, trouble=trouble)


def _decision(row: dict[str, Any], standing: dict[str, str]) -> QuoteDecision:
    release = None
    if row["decision"] == RELEASED:
        release = Release(
            row["level"],
            tuple(zip(row["kept_starts"], row["kept_ends"], strict=True)),
            tuple(dict.fromkeys(standing.get(code, code) for code in row["codes"])),
            json.loads(row["instead"]),
            row["label_age"],
            row["label_subgroup"],
        )
    return QuoteDecision(
        row["decision_id"],
        row["decision"],
        row["reason"],
        row["name"],
        row["made_at"],
        release,
        bool(row["seen"]),
    )


def _trouble(one: QuoteNow, grounds: Grounds, changed_at: datetime | None, allowing: set[str]) -> str | None:
    """Why a released quote is not shown now, the gravest first."""
    if not all(one.people) or not one.people:
        return NOT_KNOWN
    if not allowing.issuperset(filter(None, one.people)):
        return NOT_WISHED
    changed = changed_at is not None and one.decision is not None and changed_at >= one.decision.made_at
    if grounds.text != one.text or changed:
        return WORDS_CHANGED
    gone = one.release is not None and not set(one.release.codes) <= set(grounds.codes)
    return THEME_GONE if gone else None


# What quotes rest on besides the codings and the voices: all that can change whether and how they are shown.
_STATE = """
    SELECT 'quotes', count(*), max(made_at), max(quote_id)::VARCHAR FROM quotes
    UNION ALL SELECT 'quote_withdrawals', count(*), max(made_at), NULL FROM quote_withdrawals
    UNION ALL SELECT 'quote_changes', count(*), max(made_at), NULL FROM quote_changes
    UNION ALL SELECT 'quote_decisions', count(*), max(made_at), NULL FROM quote_decisions
    UNION ALL SELECT 'quote_seen', count(*), max(made_at), NULL FROM quote_seen
    UNION ALL SELECT 'consents', count(*), max(made_at), NULL FROM consents
    UNION ALL SELECT 'study_settings', count(*), max(made_at), NULL FROM study_settings
    UNION ALL SELECT 'code_details', count(*), max(made_at), NULL FROM code_details
    UNION ALL SELECT 'code_translations', count(*), max(made_at), NULL FROM code_translations
    UNION ALL SELECT 'erasures', count(*), max(made_at), NULL FROM erasures
"""

_QUOTES = """
    SELECT q.quote_id::VARCHAR, q.transcript_id::VARCHAR, t.name, q.start_offset, q.end_offset, q.text, q.why,
        q.made_by::VARCHAR, coalesce(a.name, ''), q.made_at, c.changed_at,
        CASE WHEN d.decision_id IS NOT NULL THEN {'decision_id': d.decision_id::VARCHAR, 'decision': d.decision,
            'level': d.level, 'kept_starts': d.kept_starts, 'kept_ends': d.kept_ends, 'instead': d.instead,
            'codes': d.codes::VARCHAR[], 'label_age': d.label_age, 'label_subgroup': d.label_subgroup,
            'reason': d.reason, 'name': coalesce(b.name, ''), 'made_at': d.made_at,
            'seen': s.decision_id IS NOT NULL} END
    FROM quotes_now q
    JOIN transcripts t ON t.transcript_id = q.transcript_id
    LEFT JOIN accounts a ON a.account_id = q.made_by
    LEFT JOIN (SELECT quote_id, max(made_at) AS changed_at FROM quote_changes GROUP BY quote_id) c
        ON c.quote_id = q.quote_id
    LEFT JOIN quote_decisions_now d ON d.quote_id = q.quote_id
    LEFT JOIN accounts b ON b.account_id = d.made_by
    LEFT JOIN (SELECT DISTINCT decision_id FROM quote_seen) s ON s.decision_id = d.decision_id
    WHERE $quote_id IS NULL OR q.quote_id = $quote_id::UUID
    ORDER BY q.made_at DESC, q.quote_id DESC"""

_ANY_OF_MY_OWN = "SELECT 1 FROM quotes WHERE transcript_id = $transcript_id AND made_by = $account_id LIMIT 1"

_MY_OWN = """
    SELECT q.quote_id::VARCHAR, q.start_offset, q.end_offset, coalesce(d.decision, 'open') FROM quotes_now q
    LEFT JOIN quote_decisions_now d ON d.quote_id = q.quote_id
    WHERE q.transcript_id = $transcript_id AND q.made_by = $account_id ORDER BY q.start_offset, q.quote_id"""
