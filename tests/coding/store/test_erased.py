"""The register of what goes when somebody withdraws forgets no table, no free text and no offsets."""

from __future__ import annotations

from coding.store.erased import ERASED, FIXED_TEXT, FREE_TEXT, HOLDS_NOTHING, PASSAGES, Follows
from corpus.store.database import Cursor, Store

OF_SOMEBODY = {
    *("participant_id", "transcript_id", "coding_id", "answer_id", "proposal_id", "note_id", "item_id"),
    *("decision_id", "quote_id", "set_id", "version_id", "run_id", "summary_id", "point_id"),
}
# They lead nowhere, or tell only that there was something.
NUMBERS_ONLY = {"erased_transcripts", "erased_readings"}


def columns(cursor: Cursor) -> dict[str, dict[str, str]]:
    rows = cursor.execute(
        """SELECT table_name, column_name, data_type FROM duckdb_columns()
           JOIN duckdb_tables() USING (database_name, schema_name, table_name)
           WHERE database_name = current_database() ORDER BY table_name, column_index"""
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found


def test_every_table_is_erased_or_holds_nothing_for_a_reason(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        tables = columns(cursor)
    assert not ERASED.keys() & HOLDS_NOTHING.keys()
    assert tables.keys() - ERASED.keys() - HOLDS_NOTHING.keys() == set(), "put them in coding/store/erased.py"
    assert (ERASED.keys() | HOLDS_NOTHING.keys()) - tables.keys() == set(), "there are no such tables"
    forgotten = {
        f"{table}.{column}"
        for table in HOLDS_NOTHING.keys() - NUMBERS_ONLY
        for column in OF_SOMEBODY & tables[table].keys()
    }
    assert forgotten == set(), "a row that leads to somebody goes with them"


def test_a_row_goes_after_the_one_that_it_follows(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        tables = columns(cursor)
    order = list(ERASED)
    for table, ways in ERASED.items():
        for way in ways:
            column = way.column if isinstance(way, Follows) else way
            assert column in tables[table], f"{table}.{column}"
            if isinstance(way, Follows):
                assert order.index(way.parent) < order.index(table), f"{table} stands before {way.parent}"
                assert way.key in tables[way.parent]


def test_every_text_and_every_offset_is_in_the_register(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        tables = columns(cursor)
    texts = {(t, c) for t, named in tables.items() for c, kind in named.items() if kind.startswith("VARCHAR")}
    known = {(t, c) for register in (FREE_TEXT, FIXED_TEXT) for t, named in register.items() for c in named}
    assert texts == known, sorted(texts ^ known)
    offsets = {table for table, named in tables.items() if "start_offset" in named}
    assert offsets == {*PASSAGES, "turns", "sentences"}
