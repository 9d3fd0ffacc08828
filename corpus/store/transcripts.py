"""The SQL of transcripts: their text, speakers, turns and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.transcripts import Sentence, Speaker, TranscriptText, Turn

REVIEWED, STATED = (
    "reviewed",
    "stated",
)  # who saw to it that names are gone: a review here, or whoever brought it in


@dataclass(frozen=True)
class NewTranscript:
    """A transcript about to be stored; `file_hash` is the SHA-256 of the file as it came."""

    transcript_id: str
    name: str
    file_hash: str
    content: TranscriptText
    sentences: Sequence[Sentence]
    names_removed: str


@dataclass(frozen=True)
class TranscriptInfo:
    """A transcript in a list: its length in words, the participants who speak in it, when it came in."""

    transcript_id: str
    name: str
    words: int
    participants: tuple[str, ...]
    made_at: datetime


def add_transcript(cursor: Cursor, new: NewTranscript, author: str) -> None:
    """Write one transcript with its speakers, turns and sentences; the caller holds the transaction."""
    moment = now()
    cursor.execute(
        """INSERT INTO transcripts VALUES
           ($transcript_id, $name, $file_hash, $text, $words, $names_removed, $made_at, $made_by)""",
        {
            "transcript_id": new.transcript_id,
            "name": new.name,
            "file_hash": new.file_hash,
            "text": new.content.text,
            "words": sum(len(new.content.text[turn.start : turn.end].split()) for turn in new.content.turns),
            "names_removed": new.names_removed,
            "made_at": moment,
            "made_by": author,
        },
    )
    for number, speaker in enumerate(new.content.speakers):
        cursor.execute(
            "INSERT INTO speakers VALUES ($transcript_id, $speaker, $label, $role, $made_at, $made_by)",
            {
                "transcript_id": new.transcript_id,
                "speaker": number,
                "label": speaker.label,
                "role": speaker.role,
                "made_at": moment,
                "made_by": author,
            },
        )
        if speaker.participant_id is not None:
            link_speaker(cursor, new.transcript_id, number, speaker.participant_id, author)
    _add_turns(cursor, new.transcript_id, new.content.turns)
    _add_sentences(cursor, new.transcript_id, new.sentences)


def link_speaker(cursor: Cursor, transcript_id: str, speaker: int, participant_id: str, author: str) -> None:
    """Say whose voice a speaker is."""
    cursor.execute(
        """INSERT INTO speaker_participants VALUES
           ($fact_id, $transcript_id, $speaker, $participant_id, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "transcript_id": transcript_id,
            "speaker": speaker,
            "participant_id": participant_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def transcripts(cursor: Cursor) -> list[TranscriptInfo]:
    """All transcripts, by name, with the codes of the participants who speak in them."""
    rows = cursor.execute(
        """SELECT t.transcript_id::VARCHAR, t.name, t.words,
               coalesce(list_sort(list(DISTINCT p.code) FILTER (p.code IS NOT NULL)), []), t.made_at
           FROM transcripts t
           LEFT JOIN speaker_participants_now s ON s.transcript_id = t.transcript_id
           LEFT JOIN participants p ON p.participant_id = s.participant_id
           GROUP BY t.transcript_id, t.name, t.words, t.made_at ORDER BY t.name"""
    ).fetchall()
    return [TranscriptInfo(key, name, words, tuple(codes), at) for key, name, words, codes, at in rows]


def transcript_names(cursor: Cursor) -> dict[str, str]:
    """Every transcript's id by its name."""
    return dict(cursor.execute("SELECT name, transcript_id::VARCHAR FROM transcripts").fetchall())


def file_hashes(cursor: Cursor) -> dict[str, str]:
    """The names of the transcripts by the hash of the file they came from."""
    return dict(cursor.execute("SELECT file_hash, name FROM transcripts").fetchall())


def transcript_name(cursor: Cursor, transcript_id: str) -> str:
    """The name of one transcript; raises NotFound."""
    asked = {"transcript_id": transcript_id}
    found = cursor.execute("SELECT name FROM transcripts WHERE transcript_id = $transcript_id", asked).fetchone()
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    return str(found[0])


def transcript(cursor: Cursor, transcript_id: str) -> tuple[str, TranscriptText]:
    """The name and content of one transcript; raises NotFound."""
    asked = {"transcript_id": transcript_id}
    found = cursor.execute(
        "SELECT name, text FROM transcripts WHERE transcript_id = $transcript_id", asked
    ).fetchone()
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    speakers = cursor.execute(
        """SELECT s.label, s.role, p.participant_id::VARCHAR FROM speakers s
           LEFT JOIN speaker_participants_now p USING (transcript_id, speaker)
           WHERE transcript_id = $transcript_id ORDER BY speaker""",
        asked,
    ).fetchall()
    turns = cursor.execute(
        """SELECT start_offset, end_offset, speaker, begins, ends FROM turns
           WHERE transcript_id = $transcript_id ORDER BY position""",
        asked,
    ).fetchall()
    name, text = found
    return name, TranscriptText(
        text, tuple(Turn(*row) for row in turns), tuple(Speaker(*row) for row in speakers)
    )


def unlinked_speakers(cursor: Cursor) -> list[tuple[str, str, int]]:
    """Transcript id, transcript name and number of every participant's voice of which nobody said whose it is."""
    return cursor.execute(
        """SELECT s.transcript_id::VARCHAR, t.name, s.speaker FROM speakers s
           JOIN transcripts t ON t.transcript_id = s.transcript_id
           ANTI JOIN speaker_participants_now p ON p.transcript_id = s.transcript_id AND p.speaker = s.speaker
           WHERE s.role = 'participant' ORDER BY t.name, s.speaker"""
    ).fetchall()


def _add_turns(cursor: Cursor, transcript_id: str, turns: Sequence[Turn]) -> None:
    table = pa.table(
        {
            "position": pa.array(range(len(turns)), pa.int32()),
            "start_offset": pa.array([turn.start for turn in turns], pa.int32()),
            "end_offset": pa.array([turn.end for turn in turns], pa.int32()),
            "speaker": pa.array([turn.speaker for turn in turns], pa.int32()),
            "begins": pa.array([turn.begins for turn in turns], pa.float64()),
            "ends": pa.array([turn.ends for turn in turns], pa.float64()),
        }
    )
    cursor.register("new_turns", table)
    cursor.execute(
        """INSERT INTO turns SELECT $transcript_id::UUID, position, start_offset, end_offset, speaker, begins, ends
           FROM new_turns""",
        {"transcript_id": transcript_id},
    )
    cursor.unregister("new_turns")


def _add_sentences(cursor: Cursor, transcript_id: str, sentences: Sequence[Sentence]) -> None:
    table = pa.table(
        {
            "position": pa.array(range(len(sentences)), pa.int32()),
            "turn": pa.array([sentence.turn for sentence in sentences], pa.int32()),
            "start_offset": pa.array([sentence.start for sentence in sentences], pa.int32()),
            "end_offset": pa.array([sentence.end for sentence in sentences], pa.int32()),
            "token_starts": pa.array([sentence.token_starts for sentence in sentences], pa.list_(pa.int32())),
            "token_ends": pa.array([sentence.token_ends for sentence in sentences], pa.list_(pa.int32())),
            "lemmas": pa.array([sentence.lemmas for sentence in sentences], pa.list_(pa.string())),
        }
    )
    cursor.register("new_sentences", table)
    cursor.execute(
        """INSERT INTO sentences SELECT $transcript_id::UUID, position, turn, start_offset, end_offset,
               token_starts, token_ends, lemmas FROM new_sentences""",
        {"transcript_id": transcript_id},
    )
    cursor.unregister("new_sentences")
