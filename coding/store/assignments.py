"""The SQL of who may read and code which transcript."""

from __future__ import annotations

from datetime import datetime

from coding.answers import KNOWS_PERSON
from coding.assignments import WITHDRAWN, Assignment, MyInterview, NotGiven, Withdrawn
from coding.store.answers import knows_person
from coding.store.prepared_texts import text_version
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.clock import now
from corpus.consent import READ_BY_RESIDENTS
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import moment_of, new_id
from corpus.store.consents import transcript_allows
from corpus.store.database import Cursor
from corpus.store.erasing import was_erased

NOT_READ_BY_RESIDENTS = N_(
    "Who speaks in this interview did not agree to residents reading it. Give it to a researcher of the study."
)


def may_read(cursor: Cursor, account: Account, transcript_id: str) -> bool:
    """Whether this account may read this transcript now: researchers any, co-researchers those given to them, while who
    speaks in it agrees.
    """
    if account.role == RESEARCHER:
        return True
    if account.role != CO_RESEARCHER:
        return False
    given = assignment_id(cursor, transcript_id, account.account_id)
    return given is not None and transcript_allows(cursor, transcript_id, READ_BY_RESIDENTS)


def require_readable(cursor: Cursor, account: Account, transcript_id: str) -> None:
    """Raise NotGiven when this account may not read this transcript now, Withdrawn when it is gone for good."""
    if was_erased(cursor, transcript_id):
        raise Withdrawn(WITHDRAWN)
    if not may_read(cursor, account, transcript_id):
        raise NotGiven(N_("This interview is not given to you (any more). Ask a researcher of the study."))


def require_own_to_mark(cursor: Cursor, account: Account, transcript_id: str, made_id: str) -> None:
    """Raise NotGiven when this account may not mark this transcript, nor could when `made_id` was made.

    What was marked while the interview was theirs counts, also when it arrives after it was taken back: a tablet may
    have been offline. Not after "I know this person": then it waits on the device.
    """
    if may_read(cursor, account, transcript_id):
        return
    if not _was_given(cursor, transcript_id, account.account_id, moment_of(made_id)):
        require_readable(cursor, account, transcript_id)


def _was_given(cursor: Cursor, transcript_id: str, account_id: str, moment: datetime) -> bool:
    row = cursor.execute(
        """SELECT 1 FROM assignments a JOIN assignment_ends e ON e.assignment_id = a.assignment_id
           WHERE a.transcript_id = $transcript_id AND a.account_id = $account_id
               AND a.made_at <= $moment AND e.made_at >= $moment
               AND NOT EXISTS (SELECT 1 FROM reader_answers_now k WHERE k.kind = $knows
                   AND k.transcript_id = a.transcript_id AND k.account_id = a.account_id)""",
        {
            "transcript_id": transcript_id,
            "account_id": account_id,
            "moment": moment,
            "knows": KNOWS_PERSON,
        },
    ).fetchone()
    return row is not None


def assignment_id(cursor: Cursor, transcript_id: str, account_id: str) -> str | None:
    """The assignment that gives this transcript to this account now, if there is one."""
    given = cursor.execute(
        """SELECT assignment_id::VARCHAR FROM assignments
           WHERE account_id = $account_id AND transcript_id = $transcript_id""",
        {"account_id": account_id, "transcript_id": transcript_id},
    ).fetchall()
    for (
        found,
    ) in given:  # nearly always one; two plain SELECTs are quicker than planning a join, at every mark
        ended = {"assignment_id": found}
        if not cursor.execute(
            "SELECT 1 FROM assignment_ends WHERE assignment_id = $assignment_id", ended
        ).fetchone():
            return str(found)
    return None


def my_interviews(cursor: Cursor, account_id: str) -> list[MyInterview]:
    """The transcripts given to somebody now: first the one last read, then those given longest ago;
    finished ones last.
    """
    rows = cursor.execute(
        """SELECT t.transcript_id::VARCHAR, t.name, t.words, length(t.text), coalesce(r.reached, 0),
               coalesce(r.finished, FALSE), coalesce(m.marks, 0), a.given_at, r.made_at
           FROM (SELECT transcript_id, min(made_at) AS given_at FROM assignments_now
               WHERE account_id = $account_id GROUP BY transcript_id) a
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           LEFT JOIN readings_now r ON r.transcript_id = t.transcript_id AND r.account_id = $account_id
           LEFT JOIN (SELECT transcript_id, count(*) AS marks FROM coding_now
               WHERE coder_id = $account_id GROUP BY transcript_id) m ON m.transcript_id = t.transcript_id
           ORDER BY coalesce(r.finished, FALSE), r.made_at DESC NULLS LAST, a.given_at, t.name""",
        {"account_id": account_id},
    ).fetchall()
    return [MyInterview(*row) for row in rows]


def assignments(cursor: Cursor, transcript_id: str | None = None) -> list[Assignment]:
    """Who is given what now, with how far they are: of one transcript, or of all."""
    rows = cursor.execute(
        """SELECT a.assignment_id::VARCHAR, a.transcript_id::VARCHAR, a.account_id::VARCHAR, p.name,
               coalesce(r.reached, 0), coalesce(r.finished, FALSE), a.made_at
           FROM assignments_now a
           JOIN accounts p ON p.account_id = a.account_id
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           WHERE $transcript_id IS NULL OR a.transcript_id = $transcript_id::UUID
           ORDER BY t.name, p.name""",
        {"transcript_id": transcript_id},
    ).fetchall()
    return [Assignment(*row) for row in rows]


def coder_role(cursor: Cursor, account_id: str) -> str | None:
    """The role of an account that is open; None when there is no such account or it was closed."""
    row = cursor.execute(
        "SELECT role FROM accounts_now WHERE account_id = $account_id AND NOT closed",
        {"account_id": account_id},
    ).fetchone()
    return None if row is None else str(row[0])


def add_assignment(cursor: Cursor, transcript_id: str, account_id: str, author: str) -> str:
    """Write that somebody is given a transcript; gives the assignment's id."""
    made = new_id()
    cursor.execute(
        "INSERT INTO assignments VALUES ($assignment_id, $transcript_id, $account_id, $made_at, $made_by)",
        {
            "assignment_id": made,
            "transcript_id": transcript_id,
            "account_id": account_id,
            "made_at": now(),
            "made_by": author,
        },
    )
    return made


def add_assignment_end(cursor: Cursor, assignment: str, author: str) -> None:
    """Write that an assignment is over."""
    cursor.execute(
        "INSERT INTO assignment_ends VALUES ($fact_id, $assignment_id, $made_at, $made_by)",
        {"fact_id": new_id(), "assignment_id": assignment, "made_at": now(), "made_by": author},
    )


def check_can_be_given(cursor: Cursor, transcript_id: str, account_id: str) -> None:
    """Raise BadInput when this account cannot read, or knows the person; NotFound without such a transcript."""
    if text_version(cursor, transcript_id) is None:
        raise NotFound(N_("This interview is not there (any more)."))
    role = coder_role(cursor, account_id)
    if role not in (CO_RESEARCHER, RESEARCHER):
        raise BadInput(
            N_("Interviews can only be given to co-researchers and researchers whose account is open.")
        )
    if role == CO_RESEARCHER and not transcript_allows(cursor, transcript_id, READ_BY_RESIDENTS):
        raise BadInput(NOT_READ_BY_RESIDENTS)
    if knows_person(cursor, transcript_id, account_id):
        raise BadInput(
            N_(
                "This reader said that they know the person in this interview. Was that a mistake? "
                "Then give it back under “Told to you”."
            )
        )
