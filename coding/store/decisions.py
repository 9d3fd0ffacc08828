"""The SQL of votes and of what the group decided about a passage."""

from __future__ import annotations

from collections.abc import Sequence

from coding.meeting import AgendaItem, Decision, Vote
from coding.store.codes import codebook
from coding.store.codings import stretch
from coding.store.standing import standing_codes
from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.database import Cursor

# Each query whole: SQL is not put together from pieces.
_OF_ITEM = """SELECT d.decision_id::VARCHAR, d.item_id::VARCHAR, d.transcript_id::VARCHAR, d.start_offset, d.end_offset,
        d.quote, (SELECT coalesce(list(c.code_id::VARCHAR ORDER BY c.group_coding_id), [])
            FROM decision_codes c WHERE c.decision_id = d.decision_id), d.reason, d.made_at
    FROM decisions_now d WHERE d.item_id = $item_id"""
_OF_MEETING = """SELECT d.decision_id::VARCHAR, d.item_id::VARCHAR, d.transcript_id::VARCHAR, d.start_offset, d.end_offset,
        d.quote, coalesce(c.codes, []), d.reason, d.made_at
    FROM decisions_now d
    JOIN meeting_items item ON item.item_id = d.item_id
    LEFT JOIN (SELECT decision_id, list(code_id::VARCHAR ORDER BY group_coding_id) AS codes
        FROM decision_codes GROUP BY decision_id) c ON c.decision_id = d.decision_id
    WHERE item.meeting_id = $meeting_id"""


def votes(cursor: Cursor, item_id: str) -> list[Vote]:
    """Everybody's last vote on an item, in the order in which they came."""
    rows = cursor.execute(
        """SELECT account_id::VARCHAR, codes::VARCHAR[], no_opinion, made_at
           FROM (SELECT * FROM votes WHERE item_id = $item_id
               QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY made_at DESC, vote_id DESC) = 1)
           ORDER BY made_at, vote_id""",
        {"item_id": item_id},
    ).fetchall()
    return [Vote(account, tuple(codes), no_opinion, made_at) for account, codes, no_opinion, made_at in rows]


def standing_usable(cursor: Cursor, codes: Sequence[str]) -> list[str]:
    """The codes that these stand for now, each once; raises NotFound for one that is out of use."""
    standing = standing_codes(cursor)
    found = list(dict.fromkeys(standing.get(one, one) for one in map(checked_id, codes)))
    if not set(found) <= {code.code_id for code in codebook(cursor) if code.codable}:
        raise NotFound(N_("This code is not in the codebook any more. Choose another code."))
    return found


def add_vote(cursor: Cursor, item_id: str, account_id: str, codes: Sequence[str], no_opinion: bool) -> None:
    """Write somebody's vote on an item; it takes the place of their last one."""
    cursor.execute(
        "INSERT INTO votes VALUES ($vote_id, $item_id, $account_id, $codes, $no_opinion, $made_at, $account_id)",
        {
            "vote_id": new_id(),
            "item_id": item_id,
            "account_id": account_id,
            "codes": list(codes),
            "no_opinion": no_opinion,
            "made_at": now(),
        },
    )


def decision_on(cursor: Cursor, item_id: str) -> Decision | None:
    """What the group decided about an item, if it has."""
    row = cursor.execute(_OF_ITEM, {"item_id": item_id}).fetchone()
    return None if row is None else _decision(row)


def decisions_of(cursor: Cursor, meeting_id: str) -> dict[str, Decision]:
    """What the group decided on one evening, by item."""
    rows = cursor.execute(_OF_MEETING, {"meeting_id": meeting_id}).fetchall()
    return {row[1]: _decision(row) for row in rows}


def _decision(row: Sequence[object]) -> Decision:
    decision_id, item_id, transcript_id, start, end, quote, codes, reason, made_at = row
    return Decision(decision_id, item_id, transcript_id, start, end, quote, tuple(codes), reason, made_at)  # type: ignore[arg-type]


def decided_on(cursor: Cursor, transcript_id: str, start: int, end: int) -> str | None:
    """The item by which the group decided about anything in this stretch, if it has."""
    row = cursor.execute(
        """SELECT item_id::VARCHAR FROM decisions_now
           WHERE transcript_id = $transcript_id AND start_offset < $end AND end_offset > $start""",
        {"transcript_id": transcript_id, "start": start, "end": end},
    ).fetchone()
    return None if row is None else str(row[0])


def add_decision(cursor: Cursor, item: AgendaItem, codes: Sequence[str], reason: str, author: str) -> str:
    """Write what the group decided about an item; gives the decision's id. The caller holds the transaction."""
    found = stretch(cursor, item.transcript_id, item.start, item.end)
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    decision_id, facts = new_id(), {"made_at": now(), "made_by": author}
    where = {"transcript_id": item.transcript_id, "start": item.start, "end": item.end}
    cursor.execute(
        """INSERT INTO decisions VALUES
           ($decision_id, $item_id, $transcript_id, $start, $end, $quote, $reason, $made_at, $made_by)""",
        {"decision_id": decision_id, "item_id": item.item_id, "quote": item.quote, "reason": reason, **where, **facts},
    )  # fmt: skip
    for code_id in codes:
        cursor.execute(
            """INSERT INTO decision_codes VALUES
               ($made, $decision_id, $transcript_id, $speaker, $code_id, $start, $end, $made_at, $made_by)""",
            {"made": new_id(), "decision_id": decision_id, "speaker": found.speaker, "code_id": code_id, **where, **facts},
        )  # fmt: skip
    return decision_id


def add_decision_end(cursor: Cursor, decision_id: str, author: str) -> None:
    """Write that a decision was taken back."""
    cursor.execute(
        "INSERT INTO decision_ends VALUES ($fact_id, $decision_id, $made_at, $made_by)",
        {"fact_id": new_id(), "decision_id": decision_id, "made_at": now(), "made_by": author},
    )


def decision_place(cursor: Cursor, decision_id: str) -> tuple[str, str] | None:
    """The item and the evening of a decision that stands; None when it was taken back or never made."""
    row = cursor.execute(
        """SELECT d.item_id::VARCHAR, item.meeting_id::VARCHAR FROM decisions_now d
           JOIN meeting_items item ON item.item_id = d.item_id WHERE d.decision_id = $decision_id""",
        {"decision_id": decision_id},
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def standing_decisions(cursor: Cursor, item_id: str) -> list[str]:
    """Every decision on an item that was not taken back; more than one only when two servers wrote at once."""
    rows = cursor.execute(
        """SELECT d.decision_id::VARCHAR FROM decisions d
           ANTI JOIN decision_ends e ON e.decision_id = d.decision_id WHERE d.item_id = $item_id""",
        {"item_id": item_id},
    ).fetchall()
    return [str(one) for (one,) in rows]
