"""No row leads nowhere: the references that a database with foreign keys would watch."""

from __future__ import annotations

import pytest

from coding.store.integrity import (
    AUTHORS_WITHOUT_ACCOUNT,
    OUTSIDE,
    REFERENCES,
    _own_ids,
    problems,
    tables_with,
)
from corpus.ids import new_id
from corpus.store.database import Cursor, Store

REFERRING = ("leader_id", "meeting_id", "item_id", "decision_id",
             "proposal_id", "into_id", "merge_id", "split_id",
             "account_id", "invitation_id", "session_id", "participant_id", "transcript_id", "code_id", "parent_id",
             "coder_id", "coding_id", "replaces", "assignment_id", "intake_id", "set_id",
             "version_id", "run_id", "answer_id", "scale_id", "wave_id", "erasure_id", "publication_id")  # fmt: skip


def test_every_column_that_refers_to_another_table_is_watched(cursor: Cursor) -> None:
    own = set(_own_ids(cursor))
    watched = {(table, column) for table, column, _, _ in REFERENCES} | set(OUTSIDE)
    for column in REFERRING:
        for table in tables_with(cursor, column):
            assert (table, column) in watched | own, f"{table}.{column} is not watched"


@pytest.mark.parametrize(("table", "column"), [(table, column) for table, column, _, _ in REFERENCES])
def test_a_row_that_leads_nowhere_is_found(file_store: Store, table: str, column: str) -> None:
    with file_store.cursor() as cursor:
        _add_row(cursor, table, column)
        assert any(one.startswith(f"{table}.{column}:") for one in problems(cursor))


def test_an_author_who_is_nobody_is_found(cursor: Cursor) -> None:
    _add_row(cursor, "codes", "made_by")
    assert "codes.made_by: 1" in problems(cursor)


def test_an_id_used_twice_is_found(cursor: Cursor) -> None:
    code = {"code_id": new_id(), "made_by": AUTHORS_WITHOUT_ACCOUNT[0]}
    for _ in range(2):
        cursor.execute("INSERT INTO codes VALUES ($code_id, now()::TIMESTAMP, $made_by)", code)
    assert problems(cursor) == ["codes.code_id twice: 1"]


def _add_row(cursor: Cursor, table: str, column: str) -> None:
    """A row in which only this column leads somewhere strange; the others hold anything that fits their type."""
    kinds = cursor.execute(
        """SELECT column_name, data_type FROM duckdb_columns()
           WHERE database_name = current_database() AND table_name = $table ORDER BY column_index""",
        {"table": table},
    ).fetchall()
    values = {name: _anything(name, kind, name == column) for name, kind in kinds}
    places = ", ".join(f"${name}" for name in values)
    cursor.execute(f"INSERT INTO {table} VALUES ({places})", values)


def _anything(name: str, kind: str, strange: bool) -> object:
    if kind == "UUID":
        return AUTHORS_WITHOUT_ACCOUNT[0] if name == "made_by" and not strange else new_id()
    if kind.endswith("[]"):
        return []
    return {
        "VARCHAR": "x",
        "INTEGER": 0,
        "DOUBLE": 0.0,
        "BOOLEAN": False,
        "TIMESTAMP": "2026-11-22 20:00:00",
        "DATE": "2026-11-22",
    }[kind]
