"""The SQL of a withdrawal: where somebody speaks, and taking out what goes with them. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coding.store.erased import ERASED, PASSAGES, Follows
from coding.store.erasing import change_passages, change_words, take_out_rows
from coding.store.publishing import withdraw_from_publications
from coding.store.within_consent import end_what_is_not_agreed
from coding.withdrawals import TakenOut, Voice, Withdrawal
from corpus.consent import QUOTES_INSIDE, QUOTES_OUTSIDE, READ_BY_RESIDENTS
from corpus.erasing import EVERYTHING, GONE_WORDS, QUOTES, READING, runs, without_quotes
from corpus.store.consents import add_consent, consents_now
from corpus.store.database import Cursor
from corpus.store.text_changes import silence_speaker
from corpus.store.transcripts import transcript

ENDS_USES = {READING: {READ_BY_RESIDENTS}, QUOTES: {QUOTES_INSIDE, QUOTES_OUTSIDE}}


def voices_of(cursor: Cursor, participant_id: str) -> list[Voice]:
    """Every text in which a participant speaks, by name."""
    rows = cursor.execute(
        """SELECT t.transcript_id::VARCHAR, t.name, list(p.speaker ORDER BY p.speaker), NOT EXISTS (
               SELECT 1 FROM speakers s
               SEMI JOIN turns u ON u.transcript_id = s.transcript_id AND u.speaker = s.speaker
               LEFT JOIN speaker_participants_now o ON o.transcript_id = s.transcript_id AND o.speaker = s.speaker
               WHERE s.transcript_id = t.transcript_id AND (s.role = 'participant' OR o.participant_id IS NOT NULL)
                   AND o.participant_id IS DISTINCT FROM $participant_id::UUID)
           FROM speaker_participants_now p JOIN transcripts t ON t.transcript_id = p.transcript_id
           WHERE p.participant_id = $participant_id GROUP BY t.transcript_id, t.name ORDER BY t.name""",
        {"participant_id": participant_id},
    ).fetchall()
    return [Voice(key, name, tuple(speakers), alone) for key, name, speakers, alone in rows]


def readers_of_text(cursor: Cursor, transcripts: Sequence[str]) -> list[tuple[str, str]]:
    """Who has these texts to read now: (transcript, account)."""
    return cursor.execute(
        """SELECT transcript_id::VARCHAR, account_id::VARCHAR FROM assignments_now
           WHERE list_contains($transcripts, transcript_id::VARCHAR)""",
        {"transcripts": list(transcripts)},
    ).fetchall()


def take_out(cursor: Cursor, wanted: Withdrawal, author: str) -> TakenOut:
    """Take out what goes with this withdrawal and give how much that was."""
    if wanted.scope in ENDS_USES:
        return _end_uses(cursor, wanted, author)
    voices = [
        one
        for one in voices_of(cursor, wanted.participant_id)
        if wanted.scope == EVERYTHING or one.transcript_id == wanted.transcript_id
    ]
    texts = tuple(one for one in voices if one.alone or one.transcript_id in wanted.whole)
    own = tuple(one for one in voices if one not in texts)
    gone = runs(piece for one in voices for piece in _words(cursor, one, whole=one in texts))
    rows: Counter[str] = Counter()
    withdraw_from_publications(cursor, wanted.participant_id, author, stays=wanted.scope != EVERYTHING)
    for one in own:
        rows += _take_own_words(cursor, one)
    people = [wanted.participant_id] if wanted.scope == EVERYTHING else []
    rows += take_out_rows(cursor, [one.transcript_id for one in texts], people)
    elsewhere = change_words(cursor, lambda text: without_quotes(text, gone)) if gone else Counter()
    return TakenOut(texts, own, rows, elsewhere.total())


def take_out_late_rows(cursor: Cursor) -> None:
    """Take out what somebody wrote in the moment in which a text or a participant went; nobody else uses the store."""
    for table, ways in ERASED.items():
        for way in ways:
            if not isinstance(way, Follows) and table not in ("transcripts", "participants"):
                _delete_orphans(cursor, table, way)
    for table, one in PASSAGES.items():
        if one.quote:
            _delete_old_quotes(cursor, table, one.key, one.quote)
    take_out_rows(cursor, [], [])


def _end_uses(cursor: Cursor, wanted: Withdrawal, author: str) -> TakenOut:
    before = consents_now(cursor)[wanted.participant_id]
    left = before.uses - ENDS_USES[wanted.scope]
    add_consent(cursor, wanted.participant_id, left, before.agreed_on, before.how, before.taken_by, author)
    end_what_is_not_agreed(cursor, author)
    rows: Counter[str] = Counter()
    if wanted.scope == QUOTES:
        rows["quotes"] = _take_quotes(cursor, voices_of(cursor, wanted.participant_id))
        rows += take_out_rows(cursor, [], [])
    return TakenOut((), (), rows)


def _words(cursor: Cursor, one: Voice, whole: bool) -> list[str]:
    _name, content = transcript(cursor, one.transcript_id)
    return [
        content.text[turn.start : turn.end] for turn in content.turns if whole or turn.speaker in one.speakers
    ]


def _take_own_words(cursor: Cursor, one: Voice) -> Counter[str]:
    _name, content = transcript(cursor, one.transcript_id)
    places = [
        (turn.start, turn.end, GONE_WORDS)
        for turn in content.turns
        if turn.speaker in one.speakers and turn.end > turn.start
    ]
    found = change_passages(cursor, one.transcript_id, places, keep_replaced=False)
    for speaker in one.speakers:
        silence_speaker(cursor, one.transcript_id, speaker)
    return found.lost


def _take_quotes(cursor: Cursor, voices: Sequence[Voice]) -> int:
    """Delete the quotes in which somebody speaks, alone or among others."""
    gone = 0
    for one in voices:
        row = cursor.execute(
            """DELETE FROM quotes WHERE transcript_id = $transcript_id
               AND (speaker = -1 OR list_contains($speakers::INTEGER[], speaker))""",
            {"transcript_id": one.transcript_id, "speakers": list(one.speakers)},
        ).fetchone()
        gone += int(row[0]) if row else 0
    return gone


def _delete_orphans(cursor: Cursor, table: str, column: str) -> None:
    parent = {"transcript_id": "transcripts", "participant_id": "participants"}[column]
    cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" NOT IN (SELECT "{column}" FROM "{parent}")')


def _delete_old_quotes(cursor: Cursor, table: str, key: str, quote: str) -> None:
    """What was written in the last minutes with words that are not there (any more)."""
    cursor.execute(
        f"""DELETE FROM "{table}" WHERE "{key}" IN (SELECT r."{key}" FROM "{table}" r
            JOIN transcripts t ON t.transcript_id = r.transcript_id
            WHERE r.start_offset IS NOT NULL
                AND r.made_at > (SELECT min(made_at) FROM erasures_due_now) - INTERVAL 10 MINUTE
                AND substring(t.text, r.start_offset + 1, r.end_offset - r.start_offset) <> r."{quote}")"""
    )
