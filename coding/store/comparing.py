"""The SQL of who may compare readings of an interview."""

from __future__ import annotations

from coding.comparing import ONLY_LATER, NotYet
from coding.store.agreement import Reader
from coding.store.assignments import require_readable
from corpus.accounts import RESEARCHER, Account
from corpus.store.database import Cursor


def all_have_finished(cursor: Cursor, account_id: str) -> set[str]:
    """The transcripts given to somebody that two or more people read and that all of these have finished."""
    rows = cursor.execute(
        """SELECT a.transcript_id::VARCHAR
           FROM assignments_now a
           JOIN accounts_now p ON p.account_id = a.account_id AND NOT p.closed
           LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           GROUP BY a.transcript_id
           HAVING bool_and(coalesce(r.finished, FALSE)) AND count(DISTINCT a.account_id) > 1
               AND bool_or(a.account_id = $account_id)""",
        {"account_id": account_id},
    ).fetchall()
    return {str(transcript_id) for (transcript_id,) in rows}


def readers_to_compare(cursor: Cursor, account: Account, transcript_id: str) -> dict[str, Reader]:
    """Who reads this transcript, by account id, when this account may see what each of them chose.

    Who asks stands first. Raises NotGiven for who does not read it, NotYet while somebody has not finished.
    """
    require_readable(cursor, account, transcript_id)
    rows = cursor.execute(
        """SELECT a.account_id::VARCHAR, p.name, p.role, bool_or(coalesce(r.finished, FALSE))
           FROM assignments_now a
           JOIN accounts_now p ON p.account_id = a.account_id AND NOT p.closed
           LEFT JOIN readings_now r ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           WHERE a.transcript_id = $transcript_id
           GROUP BY a.account_id, p.name, p.role
           ORDER BY a.account_id <> $account_id, p.name, a.account_id""",
        {"transcript_id": transcript_id, "account_id": account.account_id},
    ).fetchall()
    reads = account.role == RESEARCHER or any(account_id == account.account_id for account_id, *_ in rows)
    if not reads or len(rows) < 2 or not all(finished for *_, finished in rows):
        raise NotYet(ONLY_LATER)
    return {account_id: Reader(name, role) for account_id, name, role, _finished in rows}
