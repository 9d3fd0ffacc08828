"""The SQL of what readers answer besides codes."""

from __future__ import annotations

from coding.answers import HAND_BACK, KNOWS_PERSON, Answer, Told
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def own_answers(cursor: Cursor, transcript_id: str, account_id: str) -> list[Answer]:
    """What one reader answered about a transcript and did not take back, in the text's order."""
    rows = cursor.execute(
        """SELECT answer_id::VARCHAR, transcript_id::VARCHAR, account_id::VARCHAR, kind, start_offset,
               end_offset, text, made_at
           FROM reader_answers_now WHERE transcript_id = $transcript_id AND account_id = $account_id
           ORDER BY start_offset NULLS FIRST, answer_id""",
        {"transcript_id": transcript_id, "account_id": account_id},
    ).fetchall()
    return [Answer(*row) for row in rows]


def answer(cursor: Cursor, answer_id: str) -> tuple[Answer, bool] | None:
    """An answer by its id, and whether it was taken back; None when there is none."""
    row = cursor.execute(
        """SELECT answer_id::VARCHAR, transcript_id::VARCHAR, account_id::VARCHAR, kind, start_offset,
               end_offset, text, made_at
           FROM reader_answers WHERE answer_id = $answer_id""",
        {"answer_id": answer_id},
    ).fetchone()
    if row is None:
        return None
    ended = cursor.execute(
        "SELECT 1 FROM reader_answer_ends WHERE answer_id = $answer_id", {"answer_id": answer_id}
    ).fetchone()
    return Answer(*row), ended is not None


def add_answer(cursor: Cursor, new: Answer, author: str) -> None:
    """Write what a reader answered."""
    cursor.execute(
        """INSERT INTO reader_answers VALUES
           ($answer_id, $transcript_id, $account_id, $kind, $start, $end, $text, $made_at, $made_by)""",
        {
            "answer_id": new.answer_id,
            "transcript_id": new.transcript_id,
            "account_id": new.account_id,
            "kind": new.kind,
            "start": new.start,
            "end": new.end,
            "text": new.text,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_answer_end(cursor: Cursor, fact_id: str, of: Answer, author: str) -> None:
    """Write that an answer holds no longer."""
    cursor.execute(
        "INSERT INTO reader_answer_ends VALUES ($fact_id, $answer_id, $transcript_id, $made_at, $made_by)",
        {
            "fact_id": fact_id,
            "answer_id": of.answer_id,
            "transcript_id": of.transcript_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def outcomes(cursor: Cursor, answer_id: str) -> list[str]:
    """What an answer led to, first thing first."""
    rows = cursor.execute(
        "SELECT outcome FROM reader_answer_outcomes WHERE answer_id = $answer_id ORDER BY made_at, fact_id",
        {"answer_id": answer_id},
    ).fetchall()
    return [str(outcome) for (outcome,) in rows]


def add_outcome(cursor: Cursor, answer_id: str, outcome: str, author: str) -> None:
    """Write what an answer led to."""
    cursor.execute(
        "INSERT INTO reader_answer_outcomes VALUES ($fact_id, $answer_id, $outcome, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "answer_id": answer_id,
            "outcome": outcome,
            "made_at": now(),
            "made_by": author,
        },
    )


def knows_person(cursor: Cursor, transcript_id: str, account_id: str) -> bool:
    """Whether this reader said that they know the person in this transcript, and nobody called it a mistake."""
    found = cursor.execute(
        """SELECT 1 FROM reader_answers_now
           WHERE transcript_id = $transcript_id AND account_id = $account_id AND kind = $kind""",
        {"transcript_id": transcript_id, "account_id": account_id, "kind": KNOWS_PERSON},
    ).fetchone()
    return found is not None


def not_for_them(cursor: Cursor) -> set[tuple[str, str]]:
    """Every (transcript, account) not to be proposed: they know the person, or handed the interview back."""
    rows = cursor.execute(
        """SELECT DISTINCT transcript_id::VARCHAR, account_id::VARCHAR FROM reader_answers_now a
           WHERE kind = $knows OR EXISTS (SELECT 1 FROM reader_answer_outcomes o
               WHERE o.answer_id = a.answer_id AND o.outcome = $back)""",
        {"knows": KNOWS_PERSON, "back": HAND_BACK},
    ).fetchall()
    return {(transcript_id, account_id) for transcript_id, account_id in rows}


def told(cursor: Cursor) -> list[Told]:
    """Who knows a person and who handed an interview back, the newest first; not what was called a mistake."""
    rows = cursor.execute(
        """SELECT a.answer_id::VARCHAR, a.transcript_id::VARCHAR, t.name, a.account_id::VARCHAR, p.name,
               CASE WHEN a.kind = $knows THEN a.kind ELSE o.outcome END,
               (SELECT count(*) FROM set_asides s WHERE s.answer_id = a.answer_id),
               EXISTS (SELECT 1 FROM assignments_now g
                   WHERE g.transcript_id = a.transcript_id AND g.account_id = a.account_id),
               coalesce(o.made_at, a.made_at) AS said_at
           FROM reader_answers_now a
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           JOIN accounts p ON p.account_id = a.account_id
           LEFT JOIN (SELECT answer_id, outcome, max(made_at) AS made_at FROM reader_answer_outcomes
               WHERE outcome = $back GROUP BY answer_id, outcome) o ON o.answer_id = a.answer_id
           WHERE a.kind = $knows OR o.outcome IS NOT NULL
           ORDER BY said_at DESC, a.answer_id""",
        {"knows": KNOWS_PERSON, "back": HAND_BACK},
    ).fetchall()
    return [Told(*row) for row in rows]
