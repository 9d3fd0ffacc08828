"""The SQL of single codings: giving a passage a code, taking it back, the memo on it."""

from __future__ import annotations

from dataclasses import dataclass

from coding.notes import RESEARCHERS
from coding.passages import Coding, speaker_of
from coding.store.prepared_texts import prepared_text
from corpus.clock import now
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Stretch:
    """What stands between two offsets: the text there, the whole text's length and version, the voice (see
    `codings.speaker`).
    """

    text: str
    length: int
    version: str
    speaker: int


def stretch(cursor: Cursor, transcript_id: str, start: int, end: int) -> Stretch | None:
    """The text from `start` to `end` (code points) and whose voice it is; None when there is no such
    transcript.
    """
    found = prepared_text(cursor, transcript_id)
    if found is None:
        return None
    speaker = speaker_of(start, end, found.turns, found.roles)
    return Stretch(found.text[start:end], len(found.text), found.version, speaker)


def usable_now_or_ever(cursor: Cursor, code_id: str) -> tuple[bool, bool] | None:
    """Whether passages can be given this code now, and whether they ever could; None when there is no such code."""
    rows = cursor.execute(
        """SELECT made_at, fact_id::VARCHAR, codable AND NOT retired FROM code_details
           WHERE code_id = $code_id""",
        {"code_id": code_id},
    ).fetchall()
    return (bool(max(rows)[2]), any(usable for _, _, usable in rows)) if rows else None


def coding(cursor: Cursor, coding_id: str) -> tuple[Coding, bool] | None:
    """A coding by its id (without its memo), and whether it has been taken back; None when there is none."""
    row = cursor.execute(
        """SELECT coding_id::VARCHAR, transcript_id::VARCHAR, code_id::VARCHAR, coder_id::VARCHAR,
               start_offset, end_offset, quote, made_at
           FROM codings WHERE coding_id = $coding_id""",
        {"coding_id": coding_id},
    ).fetchone()
    if row is None:
        return None
    key, transcript_id, code_id, coder_id, start, end, quote, made_at = row
    taken_back = cursor.execute(
        "SELECT 1 FROM take_backs WHERE transcript_id = $transcript_id AND coding_id = $coding_id",
        {"transcript_id": transcript_id, "coding_id": coding_id},
    ).fetchone()
    found = Coding(key, transcript_id, code_id, coder_id, start, end, quote, made_at=made_at)
    return found, taken_back is not None


def own_codings(cursor: Cursor, transcript_id: str, coder_id: str) -> list[Coding]:
    """One coder's codings on one transcript that were not taken back, with their memos, in the text's
    order.
    """
    rows = cursor.execute(
        """SELECT c.coding_id::VARCHAR, c.transcript_id::VARCHAR, c.code_id::VARCHAR, c.coder_id::VARCHAR,
               c.start_offset, c.end_offset, c.quote, coalesce(m.text, ''), c.made_at,
               coalesce(m.audience, 'researchers')
           FROM coding_now c
           LEFT JOIN (SELECT coding_id, text, audience FROM memos WHERE transcript_id = $transcript_id
               QUALIFY row_number() OVER (PARTITION BY coding_id ORDER BY made_at DESC, fact_id DESC) = 1) m
               ON m.coding_id = c.coding_id
           WHERE c.transcript_id = $transcript_id AND c.coder_id = $coder_id
           ORDER BY c.start_offset, c.end_offset, c.coding_id""",
        {"transcript_id": transcript_id, "coder_id": coder_id},
    ).fetchall()
    return [Coding(*row) for row in rows]


def add_coding(cursor: Cursor, new: Coding, speaker: int, replaces: str | None, author: str) -> None:
    """Write that a coder gave a passage a code; `replaces` is the coding whose boundaries this one
    changed.
    """
    cursor.execute(
        """INSERT INTO codings (coding_id, transcript_id, speaker, code_id, coder_id, start_offset,
        end_offset,
               quote, replaces, made_at, made_by)
           VALUES ($coding_id, $transcript_id, $speaker, $code_id, $coder_id, $start, $end,
               $quote, $replaces, $made_at, $made_by)""",
        {
            "coding_id": new.coding_id,
            "transcript_id": new.transcript_id,
            "speaker": speaker,
            "code_id": new.code_id,
            "coder_id": new.coder_id,
            "start": new.start,
            "end": new.end,
            "quote": new.quote,
            "replaces": replaces,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_take_back(cursor: Cursor, fact_id: str, of: Coding, author: str) -> None:
    """Write that a coding was taken back."""
    cursor.execute(
        """INSERT INTO take_backs
           SELECT $fact_id, coding_id, transcript_id, speaker, code_id, $made_at::TIMESTAMP, $made_by::UUID FROM codings
           WHERE transcript_id = $transcript_id AND coding_id = $coding_id""",
        {
            "fact_id": fact_id,
            "coding_id": of.coding_id,
            "transcript_id": of.transcript_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_memo(cursor: Cursor, fact_id: str, on: Coding, text: str, audience: str, author: str) -> None:
    """Write the memo on a coding from now on, and for whom; an empty text says that there is none any more."""
    cursor.execute(
        """INSERT INTO memos (fact_id, coding_id, transcript_id, text, audience, made_at, made_by)
           VALUES ($fact_id, $coding_id, $transcript_id, $text, $audience, $made_at, $made_by)""",
        {
            "audience": audience,
            "fact_id": fact_id,
            "coding_id": on.coding_id,
            "transcript_id": on.transcript_id,
            "text": text,
            "made_at": now(),
            "made_by": author,
        },
    )


def memo(cursor: Cursor, on: Coding) -> tuple[str, str]:
    """The memo on a coding as it stands, and for whom; an empty text when there is none."""
    row = cursor.execute(
        """SELECT text, coalesce(audience, 'researchers') FROM memos
           WHERE transcript_id = $transcript_id AND coding_id = $coding_id
           ORDER BY made_at DESC, fact_id DESC LIMIT 1""",
        {"transcript_id": on.transcript_id, "coding_id": on.coding_id},
    ).fetchone()
    return ("", RESEARCHERS) if row is None else (row[0], row[1])


def memo_is_written(cursor: Cursor, fact_id: str, on: Coding) -> bool:
    """Whether this very writing of a memo has arrived before."""
    return bool(
        cursor.execute(
            "SELECT 1 FROM memos WHERE transcript_id = $transcript_id AND fact_id = $fact_id",
            {"transcript_id": on.transcript_id, "fact_id": fact_id},
        ).fetchone()
    )
