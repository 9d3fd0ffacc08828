"""The SQL of the study's own words: what helps, what the group recommends, what cannot be said, method, makers."""

from __future__ import annotations

from coding.study_words import StudyWords
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

Words = dict[tuple[str, str | None], StudyWords]  # by part, and theme or None for the study as a whole

_NOW = """SELECT w.words_id::VARCHAR, w.part, w.code_id::VARCHAR, w.text, w.meeting_id::VARCHAR, m.title, w.made_at
    FROM study_words_now w LEFT JOIN meetings_now m ON m.meeting_id = w.meeting_id"""
_LAST = """SELECT words_id::VARCHAR FROM study_words
    WHERE part = $part AND code_id IS NOT DISTINCT FROM $code_id::UUID ORDER BY made_at DESC, words_id DESC LIMIT 1"""


def words_now(cursor: Cursor) -> Words:
    """All that stands now; where nothing was written, or it was taken away, there is no entry."""
    found = [StudyWords(*row) for row in cursor.execute(_NOW).fetchall()]
    return {(one.part, one.code_id): one for one in found}


def last_words(cursor: Cursor, part: str, code_id: str | None) -> str | None:
    """The id of what was last written here, an empty text too; None when nothing ever was."""
    row = cursor.execute(_LAST, {"part": part, "code_id": code_id}).fetchone()
    return None if row is None else str(row[0])


def add_words(
    cursor: Cursor,
    part: str,
    code_id: str | None,
    text: str,
    meeting_id: str | None,
    follows: str | None,
    author: str,
) -> None:
    """Write what the study says here from now on; the caller holds the transaction."""
    cursor.execute(
        """INSERT INTO study_words VALUES
           ($words_id, $part, $code_id, $text, $meeting_id, $follows, $made_at, $made_by)""",
        {
            "words_id": new_id(),
            "part": part,
            "code_id": code_id,
            "text": text,
            "meeting_id": meeting_id,
            "follows": follows,
            "made_at": now(),
            "made_by": author,
        },
    )
