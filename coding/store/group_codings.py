"""The SQL of the group's codings: what they are now, and the single codings in whose place they count.

Codes are those that were decided on or given; who counts maps them with coding.store.standing. Where the group has
decided about a passage, its decision counts there in place of the single codings that lie in it for at least half.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from coding.store.standing import standing_codes
from coding.store.within_consent import without_quotes
from corpus.store.database import Cursor


@dataclass(frozen=True)
class CountedBy:
    """What figures rest on: passages decided about by the group, its codings, single codings that count, and not."""

    passages_decided: int
    group_codings: int
    single_codings: int
    overruled: int


@dataclass(frozen=True)
class DecidedPassage:
    """A passage `[start, end)` that the group decided about, with the codes it chose (none: no code fits)."""

    start: int
    end: int
    codes: tuple[str, ...]


def any_decision(cursor: Cursor) -> bool:
    """Whether the group has decided about anything; when it has not, there is nothing to join in."""
    return bool(cursor.execute("SELECT 1 FROM decisions_now LIMIT 1").fetchone())


def group_codings(cursor: Cursor) -> pa.Table:
    """The group's codings now: transcript_id, speaker, code_id, start_offset, end_offset, decision_id."""
    return cursor.execute(
        """SELECT transcript_id, speaker, code_id, start_offset, end_offset, decision_id FROM group_codings_now"""
    ).to_arrow_table()


def overruled_codings(cursor: Cursor) -> pa.Table:
    """The single codings in whose place a decision counts: coding_id, transcript_id, speaker, code_id and offsets."""
    return cursor.execute(
        """SELECT coding_id, transcript_id, speaker, code_id, start_offset, end_offset FROM overruled_codings_now"""
    ).to_arrow_table()


def counted_by(cursor: Cursor) -> CountedBy:
    """How much of what is counted the group decided, and how much single readers did."""
    row = cursor.execute(
        """SELECT (SELECT count(*) FROM decisions_now), (SELECT count(*) FROM group_codings_now),
               (SELECT count(*) FROM codings) - (SELECT count(DISTINCT coding_id) FROM take_backs),
               (SELECT count(*) FROM overruled_codings_now)"""
    ).fetchall()[0]
    decided, ours, single, overruled = (int(one) for one in row)
    return CountedBy(decided, ours, single - overruled, overruled)


def decided_passages(cursor: Cursor) -> dict[str, list[DecidedPassage]]:
    """Where the group has decided, by transcript, in the order of the text; codes are those that they stand for now."""
    rows = cursor.execute(
        """SELECT d.transcript_id::VARCHAR, d.start_offset, d.end_offset, coalesce(c.codes, [])
           FROM decisions_now d
           LEFT JOIN (SELECT decision_id, list(code_id::VARCHAR ORDER BY group_coding_id) AS codes
               FROM decision_codes GROUP BY decision_id) c ON c.decision_id = d.decision_id
           ORDER BY 1, 2"""
    ).fetchall()
    standing = standing_codes(cursor) if rows else {}
    found: dict[str, list[DecidedPassage]] = {}
    for transcript_id, start, end, codes in rows:
        now = tuple(dict.fromkeys(standing.get(one, one) for one in codes))
        found.setdefault(str(transcript_id), []).append(DecidedPassage(start, end, now))
    return found


def decisions_frame(cursor: Cursor) -> pd.DataFrame:
    """What the group decided, a row per decision and code (one without a code where none fits), for the export.

    Columns: decision_id, group_coding_id, meeting, held_on, transcript, participant, code, start, end, quote, reason,
    votes (those cast before the decision), decided_at (UTC). The code is the one that was decided on, as it is called now.
    """
    frame = without_quotes(cursor, cursor.execute(_DECISIONS).df())
    texts = ["group_coding_id", "participant", "code"]
    frame[texts] = frame[texts].astype(object).where(frame[texts].notna(), "")
    return frame


_DECISIONS = """
    WITH names AS (SELECT code_id, name FROM code_details
        QUALIFY row_number() OVER (PARTITION BY code_id ORDER BY made_at DESC, fact_id DESC) = 1)
    SELECT d.decision_id::VARCHAR AS decision_id, c.group_coding_id::VARCHAR AS group_coding_id,
        m.title AS meeting, m.held_on::VARCHAR AS held_on, t.name AS transcript, p.code AS participant,
        names.name AS code, d.start_offset AS "start", d.end_offset AS "end", d.quote, d.reason,
        (SELECT count(DISTINCT v.account_id) FROM votes v WHERE v.item_id = d.item_id AND v.made_at <= d.made_at) AS votes,
        d.made_at AS decided_at
    FROM decisions_now d
    JOIN meeting_items item ON item.item_id = d.item_id
    JOIN meetings_now m ON m.meeting_id = item.meeting_id
    JOIN transcripts t ON t.transcript_id = d.transcript_id
    LEFT JOIN decision_codes c ON c.decision_id = d.decision_id
    LEFT JOIN names ON names.code_id = c.code_id
    LEFT JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    LEFT JOIN participants_now p ON p.participant_id = s.participant_id
    ORDER BY t.name, d.start_offset, d.decision_id, c.group_coding_id"""
