"""The SQL of a text that changes after its release: never but for a name found late, or words that were withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from corpus.language import split_sentences
from corpus.placeholders import Replacement, Shift, replace_spans
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from corpus.transcripts import OTHER, TranscriptText

_SENTENCES = """
    INSERT INTO sentences SELECT $transcript_id::UUID, position, turn, start_offset, end_offset, token_starts,
        token_ends, lemmas FROM fresh_sentences"""


def change_text(cursor: Cursor, transcript_id: str, replacements: list[Replacement]) -> tuple[str, Shift]:
    """Put other words in a text, with its turns and sentences; gives the new text and where its offsets went.

    The caller holds the transaction and moves what others keep of offsets. Raises NotFound, BadInput.
    """
    _name, content = transcript(cursor, transcript_id)
    text, shift = replace_spans(content.text, replacements)
    moved = [shift.shifted_span(turn.start, turn.end) for turn in content.turns]
    turns = tuple(
        replace(turn, start=start, end=end) for turn, (start, end) in zip(content.turns, moved, strict=True)
    )
    changed = TranscriptText(text, turns, content.speakers)
    words = sum(len(text[turn.start : turn.end].split()) for turn in turns)
    cursor.execute(
        "UPDATE transcripts SET text = $text, words = $words WHERE transcript_id = $transcript_id",
        {"text": text, "words": words, "transcript_id": transcript_id},
    )
    _turns(cursor, transcript_id, changed)
    _sentences(cursor, transcript_id, changed)
    return text, shift


def silence_speaker(cursor: Cursor, transcript_id: str, speaker: int) -> None:
    """Take away whose voice a speaker is, and what it was called."""
    asked = {"transcript_id": transcript_id, "speaker": speaker}
    cursor.execute(
        "DELETE FROM speaker_participants WHERE transcript_id = $transcript_id AND speaker = $speaker", asked
    )
    cursor.execute(
        """UPDATE speakers SET label = '…', role = $role
           WHERE transcript_id = $transcript_id AND speaker = $speaker""",
        {**asked, "role": OTHER},
    )


def _turns(cursor: Cursor, transcript_id: str, changed: TranscriptText) -> None:
    asked = {"transcript_id": transcript_id}
    positions = [
        position
        for (position,) in cursor.execute(
            "SELECT position FROM turns WHERE transcript_id = $transcript_id ORDER BY position", asked
        ).fetchall()
    ]
    rows = pa.table(
        {
            "place": pa.array(positions, pa.int32()),
            "starts": pa.array([turn.start for turn in changed.turns], pa.int32()),
            "ends_at": pa.array([turn.end for turn in changed.turns], pa.int32()),
        }
    )
    cursor.register("fresh_turns", rows)
    cursor.execute(
        """UPDATE turns SET start_offset = f.starts, end_offset = f.ends_at FROM fresh_turns f
           WHERE turns.transcript_id = $transcript_id AND turns.position = f.place""",
        asked,
    )
    cursor.unregister("fresh_turns")


def _sentences(cursor: Cursor, transcript_id: str, changed: TranscriptText) -> None:
    asked = {"transcript_id": transcript_id}
    cursor.execute("DELETE FROM sentences WHERE transcript_id = $transcript_id", asked)
    found = split_sentences(changed.text, changed.turns)
    numbers, words = pa.list_(pa.int32()), pa.list_(pa.string())
    rows = pa.table(
        {
            "position": pa.array(range(len(found)), pa.int32()),
            "turn": pa.array([one.turn for one in found], pa.int32()),
            "start_offset": pa.array([one.start for one in found], pa.int32()),
            "end_offset": pa.array([one.end for one in found], pa.int32()),
            "token_starts": pa.array([list(one.token_starts) for one in found], numbers),
            "token_ends": pa.array([list(one.token_ends) for one in found], numbers),
            "lemmas": pa.array([list(one.lemmas) for one in found], words),
        }
    )
    cursor.register("fresh_sentences", rows)
    cursor.execute(_SENTENCES, asked)
    cursor.unregister("fresh_sentences")
