"""The SQL of taking a theme out for one participant, at their wish: the marks by which it counts for them."""

from __future__ import annotations

from coding.codebook import descendants
from coding.store.codes import codebook
from coding.store.standing import standing_codes
from corpus.clock import now
from corpus.store.database import Cursor

# Those in their own voice alone; a passage in several voices is also somebody else's.
_TAKE_BACK = """
    INSERT INTO take_backs (fact_id, coding_id, transcript_id, speaker, code_id, made_at, made_by)
    SELECT uuidv7(), c.coding_id, c.transcript_id, c.speaker, c.code_id, $made_at::TIMESTAMP, $made_by::UUID
    FROM coding_now c
    JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    WHERE s.participant_id = $participant_id AND c.code_id IN (SELECT unnest($codes)::UUID)"""
_COUNT = """
    SELECT count(*) FROM coding_now c
    JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    WHERE s.participant_id = $participant_id AND c.code_id IN (SELECT unnest($codes)::UUID)"""
_DECIDED = """
    SELECT count(*) FROM group_codings_now c
    JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    WHERE s.participant_id = $participant_id AND c.code_id IN (SELECT unnest($codes)::UUID)"""


def take_theme_back(cursor: Cursor, participant_id: str, code_id: str, author: str) -> int:
    """Take back the marks of a theme, and of those under it, in this participant's voice; gives how many."""
    asked = {"participant_id": participant_id, "codes": _codes(cursor, code_id)}
    rows = cursor.execute(_COUNT, asked).fetchall()
    cursor.execute(_TAKE_BACK, {**asked, "made_at": now(), "made_by": author})
    return int(rows[0][0])


def decided_for(cursor: Cursor, participant_id: str, code_id: str) -> int:
    """How many passages of this participant the group gave this theme: these decisions are the group's to take back."""
    asked = {"participant_id": participant_id, "codes": _codes(cursor, code_id)}
    return int(cursor.execute(_DECIDED, asked).fetchall()[0][0])


def _codes(cursor: Cursor, code_id: str) -> list[str]:
    """The theme, those under it, and all that were merged into them."""
    standing = standing_codes(cursor)
    theme = standing.get(code_id, code_id)
    wanted = {theme, *descendants(codebook(cursor), theme)}
    return [
        *wanted,
        *(old for old, stands_for in standing.items() if stands_for in wanted and old not in wanted),
    ]
