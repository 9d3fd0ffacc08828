"""The SQL of evenings round the table: when they are, who sits there, which passage is on the table."""

from __future__ import annotations

from datetime import date

from coding.meeting import OPEN, PLANNED, Meeting
from corpus.accounts import Account
from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor

# Each query whole: SQL is not put together from pieces.
_ONE = """SELECT meeting_id::VARCHAR, title, held_on, anonymous, leader_id::VARCHAR, state FROM meetings_now
    WHERE meeting_id = $meeting_id AND state <> 'dropped'"""
_ALL = """SELECT meeting_id::VARCHAR, title, held_on, anonymous, leader_id::VARCHAR, state FROM meetings_now
    WHERE state <> 'dropped' ORDER BY held_on DESC, made_at DESC"""


def meetings(cursor: Cursor) -> list[Meeting]:
    """All evenings that were not dropped, the latest first."""
    return [Meeting(*row) for row in cursor.execute(_ALL).fetchall()]


def meeting(cursor: Cursor, meeting_id: str) -> Meeting:
    """One evening; raises NotFound when there is none or it was dropped."""
    row = cursor.execute(_ONE, {"meeting_id": meeting_id}).fetchone()
    if row is None:
        raise NotFound(N_("This evening is not there (any more)."))
    return Meeting(*row)


def current_meeting(cursor: Cursor, today: date) -> Meeting | None:
    """The evening that concerns people now: the one that is open, else the next that is planned."""
    found = meetings(cursor)
    for one in found:
        if one.state == OPEN:
            return one
    planned = [one for one in found if one.state == PLANNED and one.held_on >= today]
    return planned[-1] if planned else None


def add_meeting(cursor: Cursor, author: str) -> str:
    """Write that there is an evening; gives its id."""
    made = new_id()
    cursor.execute(
        "INSERT INTO meetings VALUES ($meeting_id, $made_at, $made_by)",
        {"meeting_id": made, "made_at": now(), "made_by": author},
    )
    return made


def describe_meeting(cursor: Cursor, one: Meeting, author: str) -> None:
    """Write what an evening is from now on; its state is written apart."""
    cursor.execute(
        """INSERT INTO meeting_details VALUES
           ($fact_id, $meeting_id, $title, $held_on, $anonymous, $leader_id, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "meeting_id": one.meeting_id,
            "title": one.title,
            "held_on": one.held_on,
            "anonymous": one.anonymous,
            "leader_id": one.leader_id,
            "made_at": now(),
            "made_by": author,
        },
    )


def add_state(cursor: Cursor, meeting_id: str, state: str, author: str) -> None:
    """Write that an evening was opened, ended or dropped."""
    cursor.execute(
        "INSERT INTO meeting_states VALUES ($fact_id, $meeting_id, $state, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "meeting_id": meeting_id,
            "state": state,
            "made_at": now(),
            "made_by": author,
        },
    )


def people_at(cursor: Cursor, meeting_id: str) -> dict[str, str]:
    """Who sits at the table: name by account id, by name."""
    return dict(
        cursor.execute(
            """SELECT account_id::VARCHAR, name FROM meeting_people_now JOIN accounts USING (account_id)
               WHERE meeting_id = $meeting_id ORDER BY name""",
            {"meeting_id": meeting_id},
        ).fetchall()
    )


def could_sit(cursor: Cursor) -> list[Account]:
    """The co-researchers and researchers of the study, by name: who could sit at a table."""
    rows = cursor.execute(
        """SELECT account_id::VARCHAR, name, role FROM accounts_now
           WHERE NOT closed AND role IN ('co_researcher', 'researcher') ORDER BY lower(name)"""
    ).fetchall()
    return [Account(*row) for row in rows]


def add_person(cursor: Cursor, meeting_id: str, account_id: str, present: bool, author: str) -> None:
    """Write that somebody sits at the table, or has left it."""
    cursor.execute(
        "INSERT INTO meeting_people VALUES ($fact_id, $meeting_id, $account_id, $present, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "meeting_id": meeting_id,
            "account_id": account_id,
            "present": present,
            "made_at": now(),
            "made_by": author,
        },
    )


def on_table(cursor: Cursor, meeting_id: str) -> tuple[str, str] | None:
    """The item on the table and its state; None before the first."""
    row = cursor.execute(
        """SELECT item_id::VARCHAR, state FROM meeting_moves WHERE meeting_id = $meeting_id
           ORDER BY made_at DESC, fact_id DESC LIMIT 1""",
        {"meeting_id": meeting_id},
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def state_of(cursor: Cursor, item_id: str) -> str | None:
    """How far the talk about an item was when it was last on the table; None when it never was."""
    row = cursor.execute(
        "SELECT state FROM meeting_moves WHERE item_id = $item_id ORDER BY made_at DESC, fact_id DESC LIMIT 1",
        {"item_id": item_id},
    ).fetchone()
    return None if row is None else str(row[0])


def add_move(cursor: Cursor, meeting_id: str, item_id: str, state: str, author: str) -> None:
    """Write that an item is on the table now, and in which state."""
    cursor.execute(
        "INSERT INTO meeting_moves VALUES ($fact_id, $meeting_id, $item_id, $state, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "meeting_id": meeting_id,
            "item_id": item_id,
            "state": state,
            "made_at": now(),
            "made_by": author,
        },
    )
