"""The SQL of what happened to the codes: changes, merges, divisions, proposals, translations."""

from __future__ import annotations

from datetime import datetime

from coding.codebook import Code
from coding.codebook_history import (
    DIVIDED,
    FROM_PROPOSAL,
    MERGED,
    PROPOSAL_JOINED,
    TRANSLATED,
    UNMERGED,
    CodeEvent,
    Stand,
    events_of,
    in_time,
)
from corpus.store.database import Cursor

EARLIEST = datetime(1, 1, 1)


def codebook_history(
    cursor: Cursor, code_id: str | None = None, since: datetime = EARLIEST
) -> list[CodeEvent]:
    """What happened to one code (or to others because of it), or to all, after `since` (UTC), the latest first."""
    stands = [
        Stand(Code(*row[:12]), bool(row[12]), row[13], row[14]) for row in cursor.execute(_STANDS).fetchall()
    ]
    names = {stand.code.code_id: stand.code.name for stand in stands}
    merged = cursor.execute(_MERGES).fetchall()
    unmerged = cursor.execute(_ENDS).fetchall()
    divided = cursor.execute(_SPLITS).fetchall()
    told = frozenset((one, row[1]) for row in (*merged, *unmerged, *divided) for one in (row[0], *row[5]))
    others = [
        *(_event(row, MERGED, names) for row in merged),
        *(_event(row, UNMERGED, names) for row in unmerged),
        *(
            CodeEvent(
                moment, DIVIDED, one, names[one], by, ", ".join(names[part] for part in parts), "", reason
            )
            for one, moment, by, _, reason, parts in divided
        ),
    ]
    from_people = [
        CodeEvent(moment, kind, one, names[one], by, other, "", reason)
        for one, moment, by, other, reason, kind in cursor.execute(
            _PROPOSALS, {"from_proposal": FROM_PROPOSAL, "joined": PROPOSAL_JOINED, "translated": TRANSLATED}
        ).fetchall()
    ]
    asked = _ids_of(code_id, merged)
    return [
        one
        for one in in_time(events_of(stands, names, told), others, from_people)
        if one.moment > since and (asked is None or one.code_id in asked)
    ]


def _event(
    row: tuple[str, datetime, str, str, str, list[str]], kind: str, names: dict[str, str]
) -> CodeEvent:
    code_id, moment, by, into_id, reason, _ = row
    return CodeEvent(moment, kind, code_id, names[code_id], by, names[into_id], "", reason)


def _ids_of(
    code_id: str | None, merged: list[tuple[str, datetime, str, str, str, list[str]]]
) -> set[str] | None:
    """A code and those that ever went into it."""
    if code_id is None:
        return None
    return {code_id, *(row[0] for row in merged if row[3] == code_id)}


_STANDS = """
    SELECT d.code_id::VARCHAR, d.name, d.parent_id::VARCHAR, d.position, d.plain_name, d.definition, d.belongs,
        d.belongs_not, d.example, d.colour, d.pictogram, d.codable, d.retired, d.made_at, coalesce(a.name, '')
    FROM code_details d LEFT JOIN accounts a ON a.account_id = d.made_by ORDER BY d.made_at, d.fact_id"""

# Each: code, moment, by whom, the other code, the reason, and the codes that changed along with it.
_MERGES = """
    SELECT m.code_id::VARCHAR, m.made_at, coalesce(a.name, ''), m.into_id::VARCHAR, m.reason, m.children::VARCHAR[]
    FROM code_merges m LEFT JOIN accounts a ON a.account_id = m.made_by"""

_ENDS = """
    SELECT m.code_id::VARCHAR, e.made_at, coalesce(a.name, ''), m.into_id::VARCHAR, '', m.children::VARCHAR[]
    FROM code_merge_ends e JOIN code_merges m ON m.merge_id = e.merge_id
    LEFT JOIN accounts a ON a.account_id = e.made_by"""

_SPLITS = """
    SELECT s.code_id::VARCHAR, s.made_at, coalesce(a.name, ''), NULL, s.reason,
        (SELECT coalesce(list(p.code_id::VARCHAR ORDER BY p.fact_id), []) FROM code_split_parts p
            WHERE p.split_id = s.split_id)
    FROM code_splits s LEFT JOIN accounts a ON a.account_id = s.made_by"""

_PROPOSALS = """
    SELECT d.code_id::VARCHAR, d.made_at, coalesce(a.name, ''), coalesce(p.name, ''), d.reason,
        CASE d.decision WHEN 'accepted' THEN $from_proposal ELSE $joined END
    FROM proposal_decisions_now d JOIN code_proposals c ON c.proposal_id = d.proposal_id
    LEFT JOIN accounts a ON a.account_id = d.made_by LEFT JOIN accounts p ON p.account_id = c.made_by
    WHERE d.code_id IS NOT NULL
    UNION ALL
    SELECT t.code_id::VARCHAR, t.made_at, coalesce(a.name, ''), t.language, '', $translated
    FROM code_translations t LEFT JOIN accounts a ON a.account_id = t.made_by"""
