"""The SQL of what quotes rest on: the words that stand there now, the codes on them, and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coding.store.codes import codebook
from coding.store.standing import standing_codes
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Grounds:
    """Of a passage: its words now, its codes as they stand, whose words (None: not known), and whether it was changed."""

    text: str
    codes: tuple[str, ...]
    people: tuple[str | None, ...]


def grounds_of(cursor: Cursor, quote_ids: Sequence[str]) -> dict[str, Grounds]:
    """What each of these quotes rests on now, by id."""
    asked = {"quotes": list(quote_ids)}
    known = {code.code_id for code in codebook(cursor)}
    standing = standing_codes(cursor)
    texts = dict(cursor.execute(_TEXTS, asked).fetchall())
    codes = dict(cursor.execute(_CODES, asked).fetchall())
    people = dict(cursor.execute(_PEOPLE, asked).fetchall())
    found = {}
    for quote_id, text in texts.items():
        now = dict.fromkeys(standing.get(code, code) for code in codes.get(quote_id, ()))
        found[quote_id] = Grounds(
            text, tuple(code for code in now if code in known), tuple(people.get(quote_id, ()))
        )
    return found


def people_of(cursor: Cursor, transcript_id: str, start: int, end: int) -> list[str | None]:
    """The participants whose turns `[start, end)` touches, None among them for voices that are nobody's yet."""
    asked = {"transcript_id": transcript_id, "start": start, "end": end}
    return [person for (person,) in cursor.execute(_VOICES, asked).fetchall()]


def only_here(cursor: Cursor, transcript_id: str, words: Sequence[str]) -> set[str]:
    """Which of these words (in small letters) stand in no other transcript; none in a study of over 2,000 of them."""
    elsewhere = cursor.execute(_ELSEWHERE, {"transcript_id": transcript_id, "words": list(words)}).fetchall()
    return set(words) - {word for (word,) in elsewhere}


_ASKED = """asked AS MATERIALIZED (
        SELECT quote_id, transcript_id, start_offset, end_offset FROM quotes
        WHERE quote_id IN (SELECT unnest($quotes)::UUID))"""

_TEXTS = (
    "WITH "
    + _ASKED
    + """
    SELECT quote_id::VARCHAR, substring(t.text, start_offset + 1, end_offset - start_offset)
    FROM asked JOIN transcripts t ON t.transcript_id = asked.transcript_id"""
)

# A code counts for a quote when at least half of the shorter of both, its passage and the quote, is common to both.
_CODES = (
    "WITH "
    + _ASKED
    + """,
    counted AS (
        SELECT transcript_id, code_id, start_offset, end_offset
        FROM (SELECT * FROM codings WHERE transcript_id IN (SELECT transcript_id FROM asked)) single
        ANTI JOIN take_backs back ON back.transcript_id = single.transcript_id AND back.coding_id = single.coding_id
        ANTI JOIN overruled_codings_now overruled ON overruled.coding_id = single.coding_id
        UNION ALL
        SELECT transcript_id, code_id, start_offset, end_offset FROM group_codings_now)
    SELECT asked.quote_id::VARCHAR, list(DISTINCT counted.code_id::VARCHAR)
    FROM asked JOIN counted ON counted.transcript_id = asked.transcript_id
        AND 2 * (least(counted.end_offset, asked.end_offset) - greatest(counted.start_offset, asked.start_offset))
            >= least(counted.end_offset - counted.start_offset, asked.end_offset - asked.start_offset)
    GROUP BY asked.quote_id"""
)

_PEOPLE = (
    "WITH "
    + _ASKED
    + """
    SELECT asked.quote_id::VARCHAR, list(DISTINCT voice.participant_id::VARCHAR)
    FROM asked
    JOIN turns ON turns.transcript_id = asked.transcript_id
        AND turns.start_offset < asked.end_offset AND turns.end_offset > asked.start_offset
    JOIN speakers s ON s.transcript_id = turns.transcript_id AND s.speaker = turns.speaker AND s.role <> 'interviewer'
    LEFT JOIN speaker_participants_now voice
        ON voice.transcript_id = turns.transcript_id AND voice.speaker = turns.speaker
    GROUP BY asked.quote_id"""
)

_VOICES = """
    SELECT DISTINCT voice.participant_id::VARCHAR FROM turns
    JOIN speakers s ON s.transcript_id = turns.transcript_id AND s.speaker = turns.speaker AND s.role <> 'interviewer'
    LEFT JOIN speaker_participants_now voice
        ON voice.transcript_id = turns.transcript_id AND voice.speaker = turns.speaker
    WHERE turns.transcript_id = $transcript_id AND turns.start_offset < $end AND turns.end_offset > $start"""

# Every word is looked for in every text: too slow for very many of them, and then hardly a word stands in only one.
_ELSEWHERE = """
    SELECT word FROM (SELECT unnest($words) AS word)
    WHERE (SELECT count(*) FROM transcripts) > 2000 OR EXISTS (SELECT 1 FROM transcripts t
        WHERE t.transcript_id <> $transcript_id::UUID AND contains(lower(t.text), word))"""
