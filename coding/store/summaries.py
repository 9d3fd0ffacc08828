"""The SQL of summaries for participants: their own passages, what was written for them, what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coding.store.standing import standing_codes
from coding.summaries import OwnPassage, Point, PointAnswer, PointText, Summary, Told
from corpus.accounts import RESEARCHER, Account
from corpus.clock import now
from corpus.consent import READ_BY_RESIDENTS
from corpus.ids import new_id
from corpus.store.consents import transcripts_allowing
from corpus.store.database import Cursor

# Who may give back what: a researcher everything, a co-researcher where they have read to the end an interview that is
# theirs, and said that they know nobody in it.
_TOLD = """
    SELECT p.participant_id::VARCHAR, p.code, list(DISTINCT t.name ORDER BY t.name), list(DISTINCT t.transcript_id::VARCHAR)
    FROM participants p
    JOIN speaker_participants_now s ON s.participant_id = p.participant_id
    JOIN transcripts t ON t.transcript_id = s.transcript_id
    WHERE $researcher OR (t.transcript_id IN (SELECT transcript_id FROM assignments_now WHERE account_id = $asker)
        AND t.transcript_id IN (SELECT transcript_id FROM readings_now WHERE account_id = $asker AND finished)
        AND t.transcript_id NOT IN (
            SELECT transcript_id FROM reader_answers_now WHERE account_id = $asker AND kind = 'knows_person'))
    GROUP BY p.participant_id, p.code ORDER BY p.code"""
# A researcher sees what everybody marked, a co-researcher what they marked themselves.
_PASSAGES = """
    SELECT standing.stands_for::VARCHAR, c.quote
    FROM coding_now c
    JOIN code_standing_now standing ON standing.code_id = c.code_id
    JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    WHERE s.participant_id = $participant_id AND ($researcher OR c.coder_id = $asker)
    ORDER BY c.transcript_id, c.start_offset, c.end_offset, c.coding_id"""
_SUMMARIES = """
    SELECT n.participant_id::VARCHAR, n.summary_id::VARCHAR, n.ready, n.made_at, r.read_on
    FROM summaries_now n
    LEFT JOIN (SELECT participant_id, arg_max(read_on, (made_at, fact_id)) AS read_on FROM summary_readings
        GROUP BY participant_id) r ON r.participant_id = n.participant_id
    WHERE $participant_id IS NULL OR n.participant_id = $participant_id::UUID"""
# An answer holds for the words that were read out, also when the summary was saved anew since.
_POINTS = """
    WITH answered AS (
        SELECT p.participant_id, p.text, arg_max(
                {answer_id: a.answer_id, answer: a.answer, words: a.text, made_at: a.made_at},
                (a.made_at, a.answer_id)) AS last
        FROM summary_answers a JOIN summary_points p ON p.point_id = a.point_id GROUP BY p.participant_id, p.text),
    outcomes AS (SELECT answer_id, arg_max(text, (made_at, fact_id)) AS outcome FROM summary_outcomes GROUP BY answer_id)
    SELECT p.participant_id::VARCHAR, p.point_id::VARCHAR, p.text, p.code_id::VARCHAR,
        a.last.answer_id::VARCHAR, a.last.answer, a.last.words, a.last.made_at, coalesce(o.outcome, '')
    FROM summary_points p
    JOIN summaries_now n ON n.summary_id = p.summary_id
    LEFT JOIN answered a ON a.participant_id = p.participant_id AND a.text = p.text AND a.last.answer <> 'none'
    LEFT JOIN outcomes o ON o.answer_id = a.last.answer_id
    WHERE $participant_id IS NULL OR p.participant_id = $participant_id::UUID
    ORDER BY p.participant_id, p.position"""


def told_to(cursor: Cursor, by: Account) -> list[Told]:
    """Everybody to whom `by` may give something back, by code, with the summary as it stands."""
    rows = cursor.execute(_TOLD, _asker(by)).fetchall()
    allowing = transcripts_allowing(cursor, READ_BY_RESIDENTS) if by.role != RESEARCHER else set()
    found = summaries(cursor)
    return [
        Told(key, code, tuple(names), found.get(key))
        for key, code, names, texts in rows
        if by.role == RESEARCHER or allowing.issuperset(texts)
    ]


def own_passages(cursor: Cursor, by: Account, participant_id: str) -> list[OwnPassage]:
    """What was marked in this participant's own words, in the order of the text, as far as `by` may know it."""
    asked = {**_asker(by), "participant_id": participant_id}
    return [OwnPassage(*row) for row in cursor.execute(_PASSAGES, asked).fetchall()]


def summaries(cursor: Cursor, participant_id: str | None = None) -> dict[str, Summary]:
    """The summaries as they stand, with the answers to them, by participant; of one of them when asked."""
    asked = {"participant_id": participant_id}
    found = {
        key: Summary(summary_id, key, ready, made_at, (), read_on)
        for key, summary_id, ready, made_at, read_on in cursor.execute(_SUMMARIES, asked).fetchall()
    }
    points: dict[str, list[Point]] = {}
    for key, point_id, text, code_id, answer_id, *answer in cursor.execute(_POINTS, asked).fetchall():
        said = PointAnswer(answer_id, *answer) if answer_id else None
        points.setdefault(key, []).append(Point(point_id, text, code_id, said))
    return {key: replace(one, points=tuple(points.get(key, ()))) for key, one in found.items()}


def add_summary(
    cursor: Cursor,
    participant_id: str,
    points: Sequence[PointText],
    ready: bool,
    follows: str | None,
    author: str,
) -> str:
    """Write the whole summary for a participant from now on; gives its id. The caller holds the transaction."""
    made = {"summary_id": new_id(), "participant_id": participant_id, "made_at": now(), "made_by": author}
    cursor.execute(
        "INSERT INTO summaries VALUES ($summary_id, $participant_id, $ready, $follows, $made_at, $made_by)",
        {**made, "ready": ready, "follows": follows},
    )
    for position, point in enumerate(points):
        cursor.execute(
            """INSERT INTO summary_points VALUES
               ($point_id, $summary_id, $participant_id, $position, $text, $code_id, $made_at, $made_by)""",
            {
                **made,
                "point_id": new_id(),
                "position": position,
                "text": point.text,
                "code_id": point.code_id,
            },
        )
    return made["summary_id"]  # type: ignore[return-value]


def add_answer(cursor: Cursor, summary: Summary, point_id: str, answer: str, text: str, author: str) -> None:
    """Write what the participant says of a point."""
    cursor.execute(
        """INSERT INTO summary_answers VALUES
           ($answer_id, $point_id, $summary_id, $participant_id, $answer, $text, $made_at, $made_by)""",
        {
            "answer_id": new_id(),
            "point_id": point_id,
            "summary_id": summary.summary_id,
            "participant_id": summary.participant_id,
            "answer": answer,
            "text": text,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_reading_together(cursor: Cursor, summary: Summary, read_on: date, author: str) -> None:
    """Write that a summary was read together on this day."""
    cursor.execute(
        """INSERT INTO summary_readings VALUES
           ($fact_id, $summary_id, $participant_id, $read_on, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "summary_id": summary.summary_id,
            "participant_id": summary.participant_id,
            "read_on": read_on,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_outcome(cursor: Cursor, participant_id: str, answer_id: str, text: str, author: str) -> None:
    """Write what came of an answer."""
    cursor.execute(
        "INSERT INTO summary_outcomes VALUES ($fact_id, $answer_id, $participant_id, $text, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "answer_id": answer_id,
            "participant_id": participant_id,
            "text": text,
            "made_at": now(),
            "made_by": author,
        },
    )


def _asker(by: Account) -> dict[str, object]:
    return {"asker": by.account_id, "researcher": by.role == RESEARCHER}


def participants_said(cursor: Cursor) -> dict[tuple[str, str], list[Point]]:
    """What participants answered to points about a theme, by their code and the theme that stands now; researchers only."""
    standing = standing_codes(cursor)
    codes = dict(cursor.execute("SELECT participant_id::VARCHAR, code FROM participants").fetchall())
    found: dict[tuple[str, str], list[Point]] = {}
    for key, summary in summaries(cursor).items():
        for point in summary.points:
            if point.answer and point.code_id and key in codes:
                theme = standing.get(point.code_id, point.code_id)
                found.setdefault((codes[key], theme), []).append(point)
    return found
