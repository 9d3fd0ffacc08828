"""What may be shown to whom within what participants agreed to, and ending what goes beyond it."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from coding.store.assignments import add_assignment_end
from corpus.accounts import CO_RESEARCHER, Account
from corpus.clock import now
from corpus.consent import QUOTES_INSIDE, READ_BY_RESIDENTS
from corpus.store.consents import transcript_allows, transcripts_allowing
from corpus.store.database import Cursor
from corpus.store.erasing import TOLD_FOR
from corpus.store.transcripts import transcript_names


def end_what_is_not_agreed(cursor: Cursor, author: str) -> int:
    """End the assignments of residents to texts that they may not read (any more); gives how many."""
    readable = transcripts_allowing(cursor, READ_BY_RESIDENTS)
    rows = cursor.execute(
        """SELECT a.assignment_id::VARCHAR, a.transcript_id::VARCHAR FROM assignments_now a
           JOIN accounts p ON p.account_id = a.account_id WHERE p.role = $role""",
        {"role": CO_RESEARCHER},
    ).fetchall()
    ended = [assignment for assignment, transcript_id in rows if transcript_id not in readable]
    for assignment in ended:
        add_assignment_end(cursor, assignment, author)
    return len(ended)


def ended_by_consent(cursor: Cursor, account_id: str) -> list[tuple[str, datetime]]:
    """The texts (by name) that somebody had to read until the person who speaks did not want that any more."""
    rows = cursor.execute(
        """SELECT a.transcript_id::VARCHAR, t.name, max(e.made_at) FROM assignment_ends e
           JOIN assignments a ON a.assignment_id = e.assignment_id
           JOIN transcripts t ON t.transcript_id = a.transcript_id
           WHERE a.account_id = $account_id AND e.made_at > $since GROUP BY ALL ORDER BY t.name""",
        {"account_id": account_id, "since": now() - TOLD_FOR},
    ).fetchall()
    if not rows:
        return []
    readable = transcripts_allowing(cursor, READ_BY_RESIDENTS)
    return [(name, ended_at) for transcript_id, name, ended_at in rows if transcript_id not in readable]


def may_be_shown(cursor: Cursor, account: Account, transcript_id: str) -> bool:
    """Whether passages of a text may be shown to somebody who does not read it: to researchers always."""
    return account.role != CO_RESEARCHER or all(
        transcript_allows(cursor, transcript_id, use) for use in (READ_BY_RESIDENTS, QUOTES_INSIDE)
    )


def shown_to_residents(cursor: Cursor) -> set[str]:
    """The texts of which passages may be shown to every co-researcher."""
    return transcripts_allowing(cursor, READ_BY_RESIDENTS) & transcripts_allowing(cursor, QUOTES_INSIDE)


def without_quotes(cursor: Cursor, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame (with columns transcript, by name, and quote) with empty quotes where nothing may be quoted."""
    allowed = transcripts_allowing(cursor, QUOTES_INSIDE)
    unquoted = {name for name, key in transcript_names(cursor).items() if key not in allowed}
    if unquoted:
        frame["quote"] = frame["quote"].mask(frame["transcript"].isin(unquoted), "")
    return frame
