"""Whose voice is whose: unknown voices that the name of their transcript gives away."""

from __future__ import annotations

from corpus.store.database import Cursor
from corpus.store.participants import files_of, participants
from corpus.store.transcripts import link_speaker, unlinked_speakers


def link_by_file(cursor: Cursor, author: str) -> int:
    """Give the only participant's voice of a transcript to the one whose file or code its name is; says how many."""
    known = participants(cursor)
    codes = {one.code.casefold(): one.participant_id for one in known}
    files = {stem: codes[code.casefold()] for stem, code in files_of(known).items()}
    unknown = unlinked_speakers(cursor)
    voices = dict(cursor.execute(VOICES).fetchall())
    linked = 0
    for transcript_id, name, speaker in unknown:
        participant_id = files.get(name.casefold()) or codes.get(name.casefold())
        if participant_id and voices[transcript_id] == 1:
            link_speaker(cursor, transcript_id, speaker, participant_id, author)
            linked += 1
    return linked


def participants_voices(cursor: Cursor) -> dict[str, list[int]]:
    """The numbers of the speakers in every transcript that are a participant's, known whose or not."""
    rows = cursor.execute(
        """SELECT transcript_id::VARCHAR, list(speaker ORDER BY speaker) FROM speakers WHERE role = 'participant'
           GROUP BY transcript_id"""
    ).fetchall()
    return dict(rows)


def voices_now(cursor: Cursor) -> dict[tuple[str, int], str]:
    """Whose voice a speaker is, by transcript and number."""
    rows = cursor.execute(
        "SELECT transcript_id::VARCHAR, speaker, participant_id::VARCHAR FROM speaker_participants_now"
    ).fetchall()
    return {(transcript_id, speaker): participant_id for transcript_id, speaker, participant_id in rows}


VOICES = (
    "SELECT transcript_id::VARCHAR, count(*) FROM speakers WHERE role = 'participant' GROUP BY transcript_id"
)
