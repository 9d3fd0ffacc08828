"""The SQL of practising: who is how far in which set. Answers to practice live in these tables and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from coding.practice import KNOWS_PERSON, Run
from corpus.clock import now
from corpus.consent import QUOTES_INSIDE, READ_BY_RESIDENTS
from corpus.store.consents import transcript_allows
from corpus.store.database import Cursor


def latest_run(cursor: Cursor, account_id: str) -> Run | None:
    """The practice that somebody began last, with its answers and how it ended; None when they never did."""
    row = cursor.execute(
        """SELECT r.run_id::VARCHAR, r.version_id::VARCHAR, e.how FROM practice_runs r
           LEFT JOIN (SELECT run_id, arg_max(how, (made_at, fact_id)) AS how FROM practice_ends GROUP BY run_id) e
               ON e.run_id = r.run_id
           WHERE r.account_id = $account_id ORDER BY r.made_at DESC, r.run_id DESC LIMIT 1""",
        {"account_id": account_id},
    ).fetchone()
    if row is None:
        return None
    run_id, version_id, how = row
    answers = cursor.execute(
        "SELECT position, answer FROM practice_answers_now WHERE run_id = $run_id", {"run_id": run_id}
    ).fetchall()
    return Run(run_id, version_id, dict(answers), how)


def needs_no_practice(cursor: Cursor, account_id: str) -> bool:
    """Whether somebody has ended a practice in any way, or has given codes already."""
    asked = {"account_id": account_id}
    ended = cursor.execute(
        "SELECT 1 FROM practice_ends JOIN practice_runs USING (run_id) WHERE account_id = $account_id LIMIT 1",
        asked,
    ).fetchone()
    # Looked for last: there may be millions of codings.
    return bool(
        ended
        or cursor.execute("SELECT 1 FROM codings WHERE coder_id = $account_id LIMIT 1", asked).fetchone()
    )


def answer_ids(cursor: Cursor, run_id: str) -> frozenset[str]:
    """The ids of all answers of a run that were written, those taken back too."""
    rows = cursor.execute(
        "SELECT fact_id::VARCHAR FROM practice_answers WHERE run_id = $run_id", {"run_id": run_id}
    ).fetchall()
    return frozenset(fact_id for (fact_id,) in rows)


def add_run(cursor: Cursor, run_id: str, account_id: str, version_id: str | None) -> None:
    """Write that somebody began to practise."""
    cursor.execute(
        "INSERT INTO practice_runs VALUES ($run_id, $account_id, $version_id, $made_at, $account_id)",
        {"run_id": run_id, "account_id": account_id, "version_id": version_id, "made_at": now()},
    )


def add_answers(
    cursor: Cursor, run_id: str, answers: Sequence[tuple[str, int, str]], account_id: str
) -> None:
    """Write answers (id, position, answer) in the order in which they were given."""
    for fact_id, position, answer in answers:
        cursor.execute(
            "INSERT INTO practice_answers VALUES ($fact_id, $run_id, $position, $answer, $made_at, $account_id)",
            {
                "fact_id": fact_id,
                "run_id": run_id,
                "position": position,
                "answer": answer,
                "made_at": now(),
                "account_id": account_id,
            },
        )


def add_ending(cursor: Cursor, fact_id: str, run_id: str, how: str, account_id: str) -> None:
    """Write how a run ended."""
    cursor.execute(
        "INSERT INTO practice_ends VALUES ($fact_id, $run_id, $how, $made_at, $account_id)",
        {"fact_id": fact_id, "run_id": run_id, "how": how, "made_at": now(), "account_id": account_id},
    )


def may_practise_on(cursor: Cursor, account_id: str, transcript_id: str) -> bool:
    """Whether somebody may be shown passages of this interview with what others chose there.

    Nobody when who speaks in it did not agree; not who knows a person in it, nor who has been given it to read and has
    not finished: marks of others stay hidden.
    """
    row = cursor.execute(
        """SELECT NOT EXISTS (SELECT 1 FROM reader_answers_now
                   WHERE transcript_id = $transcript_id AND account_id = $account_id AND kind = $knows_person)
               AND NOT EXISTS (SELECT 1 FROM practice_ends e JOIN practice_runs r USING (run_id)
                   JOIN practice_versions v ON v.version_id = r.version_id
                   JOIN practice_sets s ON s.set_id = v.set_id
                   WHERE r.account_id = $account_id AND e.how = $knows_person AND s.transcript_id = $transcript_id)
               AND NOT EXISTS (SELECT 1 FROM assignments_now a
                   LEFT JOIN readings_now d ON d.transcript_id = a.transcript_id AND d.account_id = a.account_id
                   WHERE a.transcript_id = $transcript_id AND a.account_id = $account_id
                       AND NOT coalesce(d.finished, FALSE))""",
        {"account_id": account_id, "transcript_id": transcript_id, "knows_person": KNOWS_PERSON},
    ).fetchone()
    agreed = all(transcript_allows(cursor, transcript_id, use) for use in (READ_BY_RESIDENTS, QUOTES_INSIDE))
    return bool(row and row[0]) and agreed
