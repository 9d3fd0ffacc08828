"""The SQL of who has read what, where it is stuck, and which codes each interview has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coding.progress import HANDED_BACK, KNEW_PERSON, GivenUp, ReadingNow
from corpus.store.database import Cursor


@dataclass(frozen=True)
class ReadInterview:
    """An interview that somebody coded or finished: the codes that stand for those given in it, and its times (UTC)."""

    transcript_id: str
    name: str
    brought_in: datetime
    read_at: datetime
    codes: tuple[str, ...]


def readings_now(cursor: Cursor) -> list[ReadingNow]:
    """Every reading that is given to somebody now, by interview and reader."""
    rows = cursor.execute(
        """WITH marked AS (SELECT transcript_id, coder_id, count(*) AS marks, max(made_at) AS made_at
               FROM coding_now GROUP BY transcript_id, coder_id),
           unsure AS (SELECT transcript_id, account_id, count(*) AS passages FROM reader_answers_now
               WHERE kind IN ('dont_know', 'lets_talk') GROUP BY transcript_id, account_id)
           SELECT a.transcript_id::VARCHAR, t.name, a.account_id::VARCHAR, p.name, p.role, a.given_at,
               least(1.0, coalesce(r.reached, 0) / greatest(1, length(t.text))), coalesce(m.marks, 0),
               coalesce(r.finished, FALSE), greatest(r.made_at, m.made_at), coalesce(u.passages, 0)
           FROM (SELECT transcript_id, account_id, min(made_at) AS given_at FROM assignments_now
               GROUP BY transcript_id, account_id) a
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           JOIN accounts p ON p.account_id = a.account_id
           LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           LEFT JOIN marked m ON m.transcript_id = a.transcript_id AND m.coder_id = a.account_id
           LEFT JOIN unsure u ON u.transcript_id = a.transcript_id AND u.account_id = a.account_id
           ORDER BY t.name, t.transcript_id, p.role DESC, p.name, p.account_id"""
    ).fetchall()
    return [ReadingNow(*row) for row in rows]


def given_up(cursor: Cursor) -> list[GivenUp]:
    """Readings that were handed back, or whose reader knows the person, unless they have the interview again."""
    rows = cursor.execute(
        """WITH left_off AS (
               SELECT transcript_id, account_id, $knew AS why, made_at FROM reader_answers_now
               WHERE kind = 'knows_person'
               UNION ALL
               SELECT r.transcript_id, r.account_id, $back, o.made_at FROM reader_answers_now r
               JOIN reader_answer_outcomes o ON o.answer_id = r.answer_id AND o.outcome = 'hand_back'),
           readers AS (SELECT transcript_id, count(DISTINCT account_id) AS readers
               FROM assignments_now GROUP BY transcript_id)
           SELECT l.transcript_id::VARCHAR, t.name, l.account_id::VARCHAR, p.name, l.why, max(l.made_at),
               any_value(coalesce(n.readers, 0))
           FROM left_off l
           JOIN transcripts t ON t.transcript_id = l.transcript_id
           JOIN accounts p ON p.account_id = l.account_id
           LEFT JOIN readers n ON n.transcript_id = l.transcript_id
           ANTI JOIN assignments_now a ON a.transcript_id = l.transcript_id AND a.account_id = l.account_id
           GROUP BY l.transcript_id, t.name, l.account_id, p.name, l.why ORDER BY t.name, p.name""",
        {"knew": KNEW_PERSON, "back": HANDED_BACK},
    ).fetchall()
    return [GivenUp(*row) for row in rows]


def read_interviews(cursor: Cursor) -> list[ReadInterview]:
    """The interviews that have a coding or were finished by somebody, in the order in which they were brought in."""
    rows = cursor.execute(
        """WITH coded AS (SELECT c.transcript_id, list(DISTINCT s.stands_for::VARCHAR) AS codes,
                   min(c.made_at) AS first_at
               FROM (SELECT transcript_id, code_id, min(made_at) AS made_at FROM coding_now
                   GROUP BY transcript_id, code_id) c
               JOIN code_standing_now s ON s.code_id = c.code_id GROUP BY c.transcript_id),
           finished AS (SELECT transcript_id, min(made_at) AS first_at FROM readings_now
               WHERE finished GROUP BY transcript_id)
           SELECT t.transcript_id::VARCHAR, t.name, t.made_at, coalesce(f.first_at, c.first_at),
               coalesce(c.codes, [])
           FROM transcripts t
           LEFT JOIN coded c ON c.transcript_id = t.transcript_id
           LEFT JOIN finished f ON f.transcript_id = t.transcript_id
           WHERE c.transcript_id IS NOT NULL OR f.transcript_id IS NOT NULL
           ORDER BY t.made_at, t.name, t.transcript_id"""
    ).fetchall()
    return [ReadInterview(key, name, at, read_at, tuple(codes)) for key, name, at, read_at, codes in rows]


def code_parents(cursor: Cursor) -> dict[str, str | None]:
    """Every code there ever was with the one above it."""
    rows = cursor.execute(
        """SELECT code_id::VARCHAR, parent_id::VARCHAR FROM code_details
           QUALIFY row_number() OVER (PARTITION BY code_id ORDER BY made_at DESC, fact_id DESC) = 1"""
    ).fetchall()
    return dict(rows)
