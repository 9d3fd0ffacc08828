"""The SQL of marks that are set aside because their coder knows the person, and of bringing them back."""

from __future__ import annotations

from coding.answers import Answer
from corpus.clock import now
from corpus.store.database import Cursor


def set_marks_aside(cursor: Cursor, because: Answer, author: str) -> None:
    """Take back every mark that the reader has on the transcript, and note which ones these were."""
    said = {
        "answer_id": because.answer_id,
        "transcript_id": because.transcript_id,
        "made_at": now(),
        "made_by": author,
    }
    cursor.execute(
        """INSERT INTO set_asides
           SELECT uuidv7(), $answer_id::UUID, coding_id, transcript_id, $made_at::TIMESTAMP, $made_by::UUID
           FROM coding_now WHERE transcript_id = $transcript_id AND coder_id = $coder_id""",
        {**said, "coder_id": because.account_id},
    )
    # The tables subtract take-backs, so this alone makes all of them forget these marks.
    cursor.execute(
        """INSERT INTO take_backs (fact_id, coding_id, transcript_id, speaker, code_id, made_at, made_by)
           SELECT uuidv7(), c.coding_id, c.transcript_id, c.speaker, c.code_id, $made_at::TIMESTAMP, $made_by::UUID
           FROM codings c SEMI JOIN (SELECT coding_id FROM set_asides WHERE answer_id = $answer_id) s
               ON s.coding_id = c.coding_id
           WHERE c.transcript_id = $transcript_id""",
        said,
    )


def bring_marks_back(cursor: Cursor, because: Answer, author: str) -> None:
    """Write anew every mark that was set aside, with its memo; each one replaces the one that was taken back."""
    said = {"answer_id": because.answer_id, "transcript_id": because.transcript_id, "made_at": now()}
    cursor.execute(
        """INSERT INTO codings (coding_id, transcript_id, speaker, code_id, coder_id, start_offset, end_offset,
               quote, replaces, made_at, made_by)
           SELECT uuidv7(), c.transcript_id, c.speaker, c.code_id, c.coder_id, c.start_offset, c.end_offset,
               c.quote, c.coding_id, $made_at::TIMESTAMP, $made_by::UUID
           FROM codings c SEMI JOIN (SELECT coding_id FROM set_asides WHERE answer_id = $answer_id) s
               ON s.coding_id = c.coding_id
           WHERE c.transcript_id = $transcript_id""",
        {**said, "made_by": author},
    )
    cursor.execute(
        """INSERT INTO memos (fact_id, coding_id, transcript_id, text, made_at, made_by, audience)
           SELECT uuidv7(), c.coding_id, m.transcript_id, m.text, $made_at::TIMESTAMP, m.made_by, m.audience
           FROM memos_now m
           JOIN set_asides s ON s.coding_id = m.coding_id AND s.answer_id = $answer_id
           JOIN coding_now c ON c.replaces = m.coding_id AND c.transcript_id = $transcript_id
           WHERE m.transcript_id = $transcript_id AND m.text <> ''""",
        said,
    )


def marks_set_aside(cursor: Cursor, answer_id: str) -> int:
    """How many marks an answer set aside."""
    row = cursor.execute(
        "SELECT count(*) FROM set_asides WHERE answer_id = $answer_id", {"answer_id": answer_id}
    ).fetchone()
    return int(row[0]) if row else 0
