"""The SQL of merged and split codes, and of what became of a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.store.codes import codes_ever
from coding.store.standing import standing_codes
from corpus.errors import N_, Conflict
from corpus.ids import new_id
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Merge:
    """A merge that stands: `code_id` went into `into_id`, and the codes under it (`children`) moved along."""

    merge_id: str
    code_id: str
    into_id: str
    reason: str
    children: tuple[str, ...]
    made_at: datetime


def merges(cursor: Cursor) -> list[Merge]:
    """The merges that were not taken back, the latest first."""
    rows = cursor.execute(
        """SELECT merge_id::VARCHAR, code_id::VARCHAR, into_id::VARCHAR, reason, children::VARCHAR[], made_at
           FROM code_merges_now ORDER BY made_at DESC, merge_id DESC"""
    ).fetchall()
    return [
        Merge(merge_id, code_id, into_id, reason, tuple(children), made_at)
        for merge_id, code_id, into_id, reason, children, made_at in rows
    ]


def add_merge(cursor: Cursor, new: Merge, author: str) -> None:
    """Write that a code went into another."""
    cursor.execute(
        "INSERT INTO code_merges VALUES ($merge_id, $code_id, $into_id, $reason, $children, $made_at, $made_by)",
        {
            "merge_id": new.merge_id,
            "code_id": new.code_id,
            "into_id": new.into_id,
            "reason": new.reason,
            "children": list(new.children),
            "made_at": new.made_at,
            "made_by": author,
        },
    )


def add_merge_end(cursor: Cursor, merge_id: str, moment: datetime, author: str) -> None:
    """Write that a merge was taken back."""
    cursor.execute(
        "INSERT INTO code_merge_ends VALUES ($fact_id, $merge_id, $made_at, $made_by)",
        {"fact_id": new_id(), "merge_id": merge_id, "made_at": moment, "made_by": author},
    )


def add_split(
    cursor: Cursor, code_id: str, parts: Sequence[str], reason: str, moment: datetime, author: str
) -> None:
    """Write that a code was divided into these parts."""
    split_id = new_id()
    cursor.execute(
        "INSERT INTO code_splits VALUES ($split_id, $code_id, $reason, $made_at, $made_by)",
        {"split_id": split_id, "code_id": code_id, "reason": reason, "made_at": moment, "made_by": author},
    )
    for part in parts:
        cursor.execute(
            "INSERT INTO code_split_parts VALUES ($fact_id, $split_id, $code_id, $made_at, $made_by)",
            {
                "fact_id": new_id(),
                "split_id": split_id,
                "code_id": part,
                "made_at": moment,
                "made_by": author,
            },
        )


def split_parts(cursor: Cursor) -> dict[str, list[str]]:
    """For each code that was divided the ids of its parts, in the order in which they were made."""
    rows = cursor.execute(
        """SELECT s.code_id::VARCHAR, p.code_id::VARCHAR FROM code_splits s
           JOIN code_split_parts p ON p.split_id = s.split_id ORDER BY s.made_at, p.fact_id"""
    ).fetchall()
    found: dict[str, list[str]] = {}
    for code_id, part in rows:
        found.setdefault(code_id, []).append(part)
    return found


def what_became(cursor: Cursor, code_id: str) -> Conflict:
    """What somebody hears whose mark came in when its code was out of use already; the mark is kept."""
    became = standing_codes(cursor).get(code_id, code_id)
    if became != code_id:
        into = codes_ever(cursor)[became][0]
        return Conflict(
            N_("Your mark is kept. Its code is one with “{name}” now, and your mark counts there."),
            name=into.plain_name or into.name,
        )
    if code_id in split_parts(cursor):
        return Conflict(
            N_(
                "Your mark is kept. Its code was divided into parts; a researcher puts your mark with one of them."
            )
        )
    return Conflict(N_("Your mark is kept. Its code is not used any more; a researcher looks at what to do."))
