"""The SQL of transcripts: their text, speakers, turns and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, chain

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


def add_transcripts(cursor: Cursor, new: Sequence[NewTranscript], author: str) -> None:
    """Write transcripts with their speakers, turns and sentences; the caller holds the transaction."""
    written = {"made_at": now(), "made_by": author}
    with _fresh(cursor, _transcripts_table(new)):
        cursor.execute(
            """INSERT INTO transcripts SELECT transcript_id::UUID, name, file_hash, text, words, names_removed,
                   $made_at::TIMESTAMP, $made_by::UUID FROM fresh""",
            written,
        )
    with _fresh(cursor, _speakers_table(new)):
        cursor.execute(
            """INSERT INTO speakers SELECT transcript_id::UUID, speaker, label, role,
                   $made_at::TIMESTAMP, $made_by::UUID FROM fresh""",
            written,
        )
    with _fresh(cursor, _turns_table(new)):
        cursor.execute(
            """INSERT INTO turns SELECT transcript_id::UUID, position, start_offset, end_offset, speaker,
                   begins, ends FROM fresh"""
        )
    with _fresh(cursor, _sentences_table(new)):
        cursor.execute(
            """INSERT INTO sentences SELECT transcript_id::UUID, position, turn, start_offset, end_offset,
                   token_starts, token_ends, lemmas FROM fresh"""
        )
    for one in new:
        for number, speaker in enumerate(one.content.speakers):
            if speaker.participant_id is not None:
                link_speaker(cursor, one.transcript_id, number, speaker.participant_id, author)


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
    found = cursor.execute(
        "SELECT name FROM transcripts WHERE transcript_id = $transcript_id", asked
    ).fetchone()
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


@contextmanager
def _fresh(cursor: Cursor, rows: pa.Table) -> Iterator[None]:
    """Lay rows beside the study, as a table named `fresh`, for one statement."""
    cursor.register("fresh", rows)
    try:
        yield
    finally:
        cursor.unregister("fresh")


def _transcripts_table(new: Sequence[NewTranscript]) -> pa.Table:
    return pa.table(
        {
            "transcript_id": [one.transcript_id for one in new],
            "name": [one.name for one in new],
            "file_hash": [one.file_hash for one in new],
            "text": [one.content.text for one in new],
            "words": pa.array([_words(one.content) for one in new], pa.int32()),
            "names_removed": [one.names_removed for one in new],
        }
    )


def _words(content: TranscriptText) -> int:
    return sum(len(content.text[turn.start : turn.end].split()) for turn in content.turns)


def _speakers_table(new: Sequence[NewTranscript]) -> pa.Table:
    rows = [(one, number, speaker) for one in new for number, speaker in enumerate(one.content.speakers)]
    return pa.table(
        {
            "transcript_id": [one.transcript_id for one, _, _ in rows],
            "speaker": pa.array([number for _, number, _ in rows], pa.int32()),
            "label": [speaker.label for _, _, speaker in rows],
            "role": [speaker.role for _, _, speaker in rows],
        }
    )


def _turns_table(new: Sequence[NewTranscript]) -> pa.Table:
    rows = [(one, position, turn) for one in new for position, turn in enumerate(one.content.turns)]
    turns = [turn for _, _, turn in rows]
    return pa.table(
        {
            "transcript_id": [one.transcript_id for one, _, _ in rows],
            "position": pa.array([position for _, position, _ in rows], pa.int32()),
            "start_offset": pa.array([turn.start for turn in turns], pa.int32()),
            "end_offset": pa.array([turn.end for turn in turns], pa.int32()),
            "speaker": pa.array([turn.speaker for turn in turns], pa.int32()),
            "begins": pa.array([turn.begins for turn in turns], pa.float64()),
            "ends": pa.array([turn.ends for turn in turns], pa.float64()),
        }
    )


def _sentences_table(new: Sequence[NewTranscript]) -> pa.Table:
    rows = [(one, position, sentence) for one in new for position, sentence in enumerate(one.sentences)]
    sentences = [sentence for _, _, sentence in rows]
    offsets = pa.array(list(accumulate((len(one.lemmas) for one in sentences), initial=0)), pa.int32())
    return pa.table(
        {
            "transcript_id": [one.transcript_id for one, _, _ in rows],
            "position": pa.array([position for _, position, _ in rows], pa.int32()),
            "turn": pa.array([sentence.turn for sentence in sentences], pa.int32()),
            "start_offset": pa.array([sentence.start for sentence in sentences], pa.int32()),
            "end_offset": pa.array([sentence.end for sentence in sentences], pa.int32()),
            "token_starts": _lists(offsets, (one.token_starts for one in sentences), pa.int32()),
            "token_ends": _lists(offsets, (one.token_ends for one in sentences), pa.int32()),
            "lemmas": _lists(offsets, (one.lemmas for one in sentences), pa.string()),
        }
    )


def _lists(offsets: pa.Array, each: Iterable[Sequence[object]], kind: pa.DataType) -> pa.Array:
    """A column of lists; laying the values end to end first is three times as fast as list by list."""
    return pa.ListArray.from_arrays(offsets, pa.array(list(chain.from_iterable(each)), kind))
