"""The SQL of what was taken out for good: that it was, what must still be finished, and finishing it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from corpus.clock import now
from corpus.erasing import Receipt
from corpus.ids import new_id
from corpus.store.database import Cursor, Store, transaction
from corpus.store.intake import IntakePlace, drop_waiting
from corpus.store.rewriting import rewrite

PATIENCE = 20.0  # seconds to wait until nobody else uses the study
TOLD_FOR = timedelta(days=30)  # so long readers are told that a text they had was withdrawn


def add_erasure(
    cursor: Cursor, kind: str, scope: str, removed: Mapping[str, int], waiting: Collection[str], author: str
) -> str:
    """Write that something was taken out, with how many of what and the raw texts that must go too; gives its id.

    The caller holds the transaction. Until `finish` its bytes are still in the files.
    """
    erasure_id = new_id()
    cursor.execute(
        """INSERT INTO erasures VALUES
           ($erasure_id, $kind, $scope, $removed, $salt, $waiting::UUID[], $made_at, $made_by)""",
        {
            "erasure_id": erasure_id,
            "kind": kind,
            "scope": scope,
            "removed": json.dumps(removed),
            "salt": secrets.token_hex(16),
            "waiting": list(waiting),
            "made_at": now(),
            "made_by": author,
        },
    )
    return erasure_id


def add_erased_texts(
    cursor: Cursor,
    erasure_id: str,
    transcripts: Collection[str],
    readers: Collection[tuple[str, str]],
    author: str,
) -> None:
    """Write which texts (by number) are gone and who (transcript, account) was reading them."""
    facts = {"erasure_id": erasure_id, "made_at": now(), "made_by": author}
    for transcript_id in transcripts:
        cursor.execute(
            "INSERT INTO erased_transcripts VALUES ($fact_id, $erasure_id, $transcript_id, $made_at, $made_by)",
            {"fact_id": new_id(), "transcript_id": transcript_id, **facts},
        )
    for transcript_id, account_id in readers:
        cursor.execute(
            """INSERT INTO erased_readings VALUES
               ($fact_id, $erasure_id, $transcript_id, $account_id, $made_at, $made_by)""",
            {"fact_id": new_id(), "transcript_id": transcript_id, "account_id": account_id, **facts},
        )


def was_erased(cursor: Cursor, transcript_id: str) -> bool:
    """Whether there was a text with this number that is gone for good."""
    return bool(
        cursor.execute(
            "SELECT 1 FROM erased_transcripts WHERE transcript_id = $transcript_id",
            {"transcript_id": transcript_id},
        ).fetchone()
    )


def withdrawn_from(cursor: Cursor, account_id: str) -> list[datetime]:
    """When texts that somebody had to read were withdrawn, those of the last weeks."""
    rows = cursor.execute(
        "SELECT made_at FROM erased_readings WHERE account_id = $account_id AND made_at > $since ORDER BY made_at",
        {"account_id": account_id, "since": now() - TOLD_FOR},
    ).fetchall()
    return [made_at for (made_at,) in rows]


def withdrawals_state(cursor: Cursor) -> int:
    """A number that changes whenever something was taken out: what was made before and after must be made again."""
    row = cursor.execute("SELECT count(*) FROM erasures").fetchone()
    return int(row[0]) if row else 0


def receipts(cursor: Cursor) -> list[Receipt]:
    """Everything that was ever taken out, the last first."""
    rows = cursor.execute(
        """SELECT e.erasure_id::VARCHAR, e.kind, e.scope, e.removed, e.salt, e.made_at, d.erasure_id IS NOT NULL
           FROM erasures e LEFT JOIN (SELECT DISTINCT erasure_id FROM erasure_ends) d ON d.erasure_id = e.erasure_id
           ORDER BY e.made_at DESC, e.erasure_id DESC"""
    ).fetchall()
    return [
        Receipt(key, kind, scope, json.loads(removed), *rest) for key, kind, scope, removed, *rest in rows
    ]


def add_erasure_end(cursor: Cursor, erasure_id: str, author: str) -> None:
    """Write that no byte of it is left in the files."""
    cursor.execute(
        "INSERT INTO erasure_ends VALUES ($fact_id, $erasure_id, $made_at, $made_by)",
        {"fact_id": new_id(), "erasure_id": erasure_id, "made_at": now(), "made_by": author},
    )


def waiting_of(cursor: Cursor, participant_id: str) -> list[str]:
    """The raw texts in the intake in which a participant is said to speak; the cursor is one on the intake."""
    rows = cursor.execute("SELECT intake_id::VARCHAR, speakers FROM waiting").fetchall()
    return [
        intake_id
        for intake_id, speakers in rows
        if any(one["participant_id"] == participant_id for one in json.loads(speakers).values())
    ]


def finish(
    store: Store, intake: IntakePlace, first: Callable[[Cursor], None], patience: float = PATIENCE
) -> int:
    """Take the bytes of what was taken out from all files, and raw texts from the intake; gives how many erasures ended.

    `first` takes out what was written in the same moment. Begun again at every start until it is done. Raises Conflict
    when others use the study for too long.
    """
    with store.cursor() as cursor:
        due = cursor.execute(
            "SELECT erasure_id::VARCHAR, waiting::VARCHAR[], made_by::VARCHAR FROM erasures_due_now"
        ).fetchall()
    if not due:
        return 0
    waiting = {one for _, ids, _ in due for one in ids}
    if waiting:
        with intake.cursor() as opened, transaction(opened):
            for intake_id in waiting:
                drop_waiting(opened, intake_id)
        intake.rewrite()
    rewrite(store, patience, first)
    with store.cursor() as cursor, transaction(cursor):
        for erasure_id, _, author in due:
            add_erasure_end(cursor, erasure_id, author)
    return len(due)
