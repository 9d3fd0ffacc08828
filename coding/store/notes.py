"""The SQL of notes: who may see which, writing them, and looking for words in them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coding.notes import Note, Subject, WantedNotes
from coding.store.within_consent import without_quotes
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

# A memo's writer is the coder whose mark it is on. What somebody else wrote about an interview stays hidden as their
# marks do: from co-researchers until all its readers have finished, from a researcher while they read it themselves.
# Who knows the person is not heard about that interview, as their marks on it are set aside.
_SEEN = """
    WITH code_names AS (SELECT code_id, name, plain_name FROM code_details
        QUALIFY row_number() OVER (PARTITION BY code_id ORDER BY made_at DESC, fact_id DESC) = 1),
    unfinished AS (SELECT a.transcript_id, a.account_id FROM assignments_now a
        LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
        WHERE NOT coalesce(r.finished, FALSE)),
    written AS (
        SELECT note_id, about, text, audience, made_by AS author_id, changed_at, transcript_id, code_id,
            start_offset, end_offset, quote, NULL::UUID AS coding_id
        FROM notes_now
        UNION ALL
        SELECT c.coding_id, 'passage', m.text, m.audience, c.coder_id, m.made_at, c.transcript_id, c.code_id,
            c.start_offset, c.end_offset, c.quote, c.coding_id
        FROM memos_now m JOIN coding_now c ON c.transcript_id = m.transcript_id AND c.coding_id = m.coding_id
        WHERE m.text <> ''),
    seen AS (
        SELECT * FROM written
        WHERE (transcript_id IS NULL OR author_id = $asker OR (transcript_id, author_id) NOT IN (
            SELECT (transcript_id, account_id) FROM reader_answers_now WHERE kind = 'knows_person'))
        AND (author_id = $asker OR audience = 'all' OR (audience = 'researchers' AND $researcher))
        AND (transcript_id IS NULL OR $researcher
            OR transcript_id IN (SELECT transcript_id FROM assignments_now WHERE account_id = $asker))
        AND (transcript_id IS NULL OR author_id = $asker OR NOT $blind OR transcript_id NOT IN
            (SELECT transcript_id FROM unfinished WHERE NOT $researcher OR account_id = $asker)))
    SELECT s.note_id::VARCHAR AS note_id, s.about, s.text, s.audience, s.author_id::VARCHAR AS author_id,
        coalesce(a.name, '') AS author, s.changed_at, s.transcript_id::VARCHAR AS transcript_id,
        coalesce(t.name, '') AS transcript, s.code_id::VARCHAR AS code_id, coalesce(c.name, '') AS code,
        s.start_offset AS "start", s.end_offset AS "end", s.quote, s.coding_id::VARCHAR AS coding_id
    FROM seen s
    LEFT JOIN accounts a ON a.account_id = s.author_id
    LEFT JOIN transcripts t ON t.transcript_id = s.transcript_id
    LEFT JOIN code_names c ON c.code_id = s.code_id"""

_FOUND = (
    _SEEN
    + """
    WHERE ($about IS NULL OR s.about = $about) AND ($author_id IS NULL OR s.author_id = $author_id::UUID)
    AND ($transcript_id IS NULL OR s.transcript_id = $transcript_id::UUID)
    AND ($code_id IS NULL OR s.code_id = $code_id::UUID)
    AND list_bool_and(list_transform($words::VARCHAR[], lambda word: contains(
        strip_accents(lower(concat_ws(' ', s.text, s.quote, a.name, t.name, c.name, c.plain_name))),
        strip_accents(lower(word))))) IS DISTINCT FROM FALSE
    ORDER BY s.changed_at DESC, s.note_id LIMIT $most"""
)

_WRITERS = "SELECT DISTINCT author_id, author FROM (" + _SEEN + ") ORDER BY author, author_id"
_FRAME = _SEEN + " ORDER BY t.name NULLS FIRST, s.start_offset NULLS FIRST, c.name NULLS FIRST, s.changed_at"
FRAME_COLUMNS = (
    *("note_id", "about", "transcript", "start", "end", "quote", "code", "note", "for_whom"),
    *("written_by", "changed_at"),
)


def find_notes(cursor: Cursor, by: Account, wanted: WantedNotes, most: int = 1_000) -> list[Note]:
    """The notes and memos that `by` may see and that fit, the newest first, `most` of them at the most."""
    asked = {**vars(wanted), "words": list(wanted.words), "most": most}
    rows = cursor.execute(_FOUND, {**asked, **_asker(by, blind=True)}).fetchall()
    names = [column[0] for column in cursor.description or ()]
    return [Note(**dict(zip(names, row, strict=True))) for row in rows]


def note_writers(cursor: Cursor, by: Account) -> dict[str, str]:
    """Who wrote notes that `by` may see: names by account id, in their order."""
    rows = cursor.execute(_WRITERS, _asker(by, blind=True)).fetchall()
    return dict(rows)


def notes_frame(cursor: Cursor, by: Account) -> pd.DataFrame:
    """The notes and memos that `by` may take away, one a row (FRAME_COLUMNS): all but the private ones of others.

    start and end are code points, changed_at is UTC; where a note is about no interview or code, these are empty.
    """
    frame = cursor.execute(_FRAME, _asker(by, blind=by.role == CO_RESEARCHER)).df()
    frame = without_quotes(cursor, frame)
    frame = frame.rename(columns={"text": "note", "audience": "for_whom", "author": "written_by"})
    frame[["start", "end"]] = frame[["start", "end"]].astype("Int32")
    return frame[list(FRAME_COLUMNS)]


def note_as_written(cursor: Cursor, note_id: str) -> tuple[str, str | None, str, str, bool] | None:
    """A note's writer, interview, words and audience as they were last, and whether it was removed; None: no such note."""
    row = cursor.execute(
        """SELECT n.made_by::VARCHAR, n.transcript_id::VARCHAR, d.text, d.audience, d.removed
           FROM notes n JOIN note_details d ON d.note_id = n.note_id
           WHERE n.note_id = $note_id ORDER BY d.made_at DESC, d.fact_id DESC LIMIT 1""",
        {"note_id": note_id},
    ).fetchone()
    return None if row is None else (row[0], row[1], row[2], row[3], row[4])


def add_note(cursor: Cursor, note_id: str, on: Subject, author: str) -> None:
    """Write that there is a note about this; its words are written by `add_note_detail`."""
    cursor.execute(
        """INSERT INTO notes VALUES ($note_id, $about, $code_id, $transcript_id, $start, $end, $quote,
               $made_at, $made_by)""",
        {"note_id": note_id, **vars(on), "made_at": now(), "made_by": author},
    )


def add_note_detail(
    cursor: Cursor, note_id: str, text: str, audience: str, removed: bool, author: str
) -> None:
    """Write what a note says from now on, for whom, and whether it is removed."""
    cursor.execute(
        """INSERT INTO note_details
           VALUES ($fact_id, $note_id, $text, $audience, $removed, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "note_id": note_id,
            "text": text,
            "audience": audience,
            "removed": removed,
            "made_at": now(),
            "made_by": author,
        },
    )


def _asker(by: Account, blind: bool) -> dict[str, Any]:
    return {"asker": by.account_id, "researcher": by.role == RESEARCHER, "blind": blind}
