"""What is asked of an interview's text at every mark: read once per version and kept in this process."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.store.database import Cursor
from corpus.transcripts import Turn

MOST = 64  # texts; one of 10,000 words takes some 200 KB

_kept: dict[tuple[str, str], PreparedText] = {}


@dataclass(frozen=True)
class PreparedText:
    """A text of one version, its turns in order, and the role of each speaker by number."""

    version: str
    text: str
    turns: tuple[Turn, ...]
    roles: dict[int, str]


def prepared_text(cursor: Cursor, transcript_id: str) -> PreparedText | None:
    """The text as the store has it now; None when there is no such transcript.

    What belongs to a version never changes, so only the version is asked for anew.
    """
    version = text_version(cursor, transcript_id)
    if version is None:
        return None
    found = _kept.get((transcript_id, version))
    if found is None:
        found = _read(cursor, transcript_id)
        while len(_kept) >= MOST:  # the one read first goes; dicts keep their order
            _kept.pop(next(iter(_kept), ("", "")), None)
        _kept[transcript_id, found.version] = found
    return found


def forget_texts() -> None:
    """Keep no text any more: one was withdrawn, or changed."""
    _kept.clear()


def text_version(cursor: Cursor, transcript_id: str) -> str | None:
    """The version of a transcript's text that offsets count in; None when there is no such transcript."""
    row = cursor.execute(
        "SELECT md5(text) FROM transcripts WHERE transcript_id = $transcript_id",
        {"transcript_id": transcript_id},
    ).fetchone()
    return None if row is None else str(row[0])


def _read(cursor: Cursor, transcript_id: str) -> PreparedText:
    asked = {"transcript_id": transcript_id}
    text, version = cursor.execute(
        "SELECT text, md5(text) FROM transcripts WHERE transcript_id = $transcript_id", asked
    ).fetchall()[0]
    turns = cursor.execute(
        "SELECT start_offset, end_offset, speaker FROM turns WHERE transcript_id = $transcript_id", asked
    ).fetchall()
    roles = cursor.execute(
        "SELECT speaker, role FROM speakers WHERE transcript_id = $transcript_id", asked
    ).fetchall()
    return PreparedText(version, text, tuple(Turn(*row) for row in sorted(turns)), dict(roles))
