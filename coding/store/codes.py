"""The SQL of codes: the codebook now and as it stood, and the details that change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime

import pyarrow as pa

from coding.codebook import Code, in_tree_order
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

LATEST = datetime(9999, 1, 1)  # later than any fact
KINDS = {"position": pa.int32(), "codable": pa.bool_()}
DETAILS = pa.schema(
    [(field.name, KINDS.get(field.name, pa.string())) for field in fields(Code)]
    + [
        ("fact_id", pa.string()),
        ("retired", pa.bool_()),
        ("made_at", pa.timestamp("us")),
        ("made_by", pa.string()),
    ]
)


def codebook(cursor: Cursor) -> list[Code]:
    """The codes that are in use, in the order of their tree."""
    return codebook_as_it_stood(cursor, LATEST)


def codebook_as_it_stood(cursor: Cursor, moment: datetime) -> list[Code]:
    """The codes in use at that moment (UTC, naive), as they were then, in the order of their tree."""
    found = [code for code, retired in codes_ever(cursor, moment).values() if not retired]
    found.sort(key=lambda code: (code.position, code.name))
    return [code for _, code in in_tree_order(found)]


def codes_ever(cursor: Cursor, moment: datetime = LATEST) -> dict[str, tuple[Code, bool]]:
    """By id every code there was by that moment, as it last stood, and whether it was out of use."""
    rows = cursor.execute(
        """SELECT code_id::VARCHAR, name, parent_id::VARCHAR, position, plain_name, definition, belongs,
               belongs_not, example, colour, pictogram, codable, retired
           FROM code_details WHERE made_at <= $moment ORDER BY made_at, fact_id""",
        {"moment": moment},
    ).fetchall()
    # A codebook is small: the last word on each code is found sooner here.
    latest = {row[0]: row for row in rows}
    return {code_id: (Code(*row[:-1]), bool(row[-1])) for code_id, row in latest.items()}


def code_ids(cursor: Cursor) -> frozenset[str]:
    """The ids of all codes there ever were, retired ones too."""
    return frozenset(
        code_id for (code_id,) in cursor.execute("SELECT code_id::VARCHAR FROM codes").fetchall()
    )


def add_codes(cursor: Cursor, code_ids: Sequence[str], author: str) -> None:
    """Write that these codes exist; the caller holds the transaction and adds their details."""
    moment = now()
    table = pa.table({"code_id": pa.array(code_ids, pa.string())})
    cursor.register("new_codes", table)
    try:
        cursor.execute(
            "INSERT INTO codes SELECT code_id::UUID, $made_at, $made_by FROM new_codes",
            {"made_at": moment, "made_by": author},
        )
    finally:
        cursor.unregister("new_codes")


def add_details(
    cursor: Cursor, codes: Sequence[Code], author: str, retired: bool = False, moment: datetime | None = None
) -> None:
    """Write what these codes are from now on, or that they are retired; the caller holds the transaction.

    `moment`: that of a merge, its end or a split, when this is part of one; so a history can tell.
    """
    if not codes:
        return
    facts = {"retired": retired, "made_at": moment or now(), "made_by": author}
    table = pa.Table.from_pylist([{**asdict(code), "fact_id": new_id(), **facts} for code in codes], DETAILS)
    cursor.register("new_details", table)
    try:
        cursor.execute(
            """INSERT INTO code_details
               SELECT fact_id::UUID, code_id::UUID, parent_id::UUID, position, name, plain_name, definition,
                   belongs, belongs_not, example, colour, pictogram, codable, retired, made_at, made_by::UUID
               FROM new_details"""
        )
    finally:
        cursor.unregister("new_details")
