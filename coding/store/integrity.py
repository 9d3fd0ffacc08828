"""What a database with foreign keys would watch: references that lead nowhere, ids used twice, quotes that do not fit.

The store has no constraints (DuckLake has none), so the actions keep these rules and this module checks them.
"""

from __future__ import annotations

from corpus.store.database import Cursor

# Every column that refers to a row elsewhere. `made_by` is an account, or one of the two authors that are none.
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    *((table, "account_id", "accounts", "account_id") for table in (
        "account_languages", "account_secrets", "account_closings", "invitations", "invitation_uses", "sessions",
        "assignments", "readings", "credit_wishes", "preferences", "backgrounds",
    )),
    *((table, "invitation_id", "invitations", "invitation_id") for table in ("invitation_uses", "invitation_withdrawals")),
    ("session_ends", "session_id", "sessions", "session_id"),
    *((table, "participant_id", "participants", "participant_id") for table in (
        "participant_details", "speaker_participants",
    )),
    *((table, "transcript_id", "transcripts", "transcript_id") for table in (
        "speakers", "speaker_participants", "turns", "sentences", "codings", "take_backs", "memos", "assignments",
        "readings", "notes",
    )),
    *((table, "code_id", "codes", "code_id") for table in ("code_details", "codings", "take_backs", "notes")),
    ("code_details", "parent_id", "codes", "code_id"),
    ("codings", "coder_id", "accounts", "account_id"),
    *((table, "coding_id", "codings", "coding_id") for table in ("take_backs", "memos")),
    ("codings", "replaces", "codings", "coding_id"),
    ("assignment_ends", "assignment_id", "assignments", "assignment_id"),
    ("reader_answers", "account_id", "accounts", "account_id"),
    *((table, "transcript_id", "transcripts", "transcript_id") for table in (
        "reader_answers", "reader_answer_ends", "set_asides", "transcript_hardness",
    )),
    *((table, "answer_id", "reader_answers", "answer_id") for table in (
        "reader_answer_ends", "reader_answer_outcomes", "set_asides",
    )),
    ("set_asides", "coding_id", "codings", "coding_id"),
    *((table, "account_id", "accounts", "account_id") for table in ("meeting_people", "votes")),
    ("meeting_details", "leader_id", "accounts", "account_id"),
    *((table, "meeting_id", "meetings", "meeting_id") for table in (
        "meeting_details", "meeting_states", "meeting_people", "meeting_items", "meeting_places", "meeting_moves",
    )),
    *((table, "transcript_id", "transcripts", "transcript_id") for table in (
        "meeting_items", "decisions", "decision_codes",
    )),
    *((table, "item_id", "meeting_items", "item_id") for table in ("meeting_places", "meeting_moves", "votes", "decisions")),
    *((table, "decision_id", "decisions", "decision_id") for table in ("decision_codes", "decision_ends")),
    ("decision_codes", "code_id", "codes", "code_id"),
    *((table, "proposal_id", "code_proposals", "proposal_id") for table in (
        "proposal_withdrawals", "proposal_voices", "proposal_decisions", "proposal_seen",
    )),
    ("code_proposals", "transcript_id", "transcripts", "transcript_id"),
    *((table, "code_id", "codes", "code_id") for table in (
        "proposal_decisions", "code_merges", "code_splits", "code_split_parts", "code_translations",
    )),
    ("proposal_decisions", "follows", "proposal_decisions", "decision_id"),
    ("proposal_seen", "decision_id", "proposal_decisions", "decision_id"),
    ("code_merges", "into_id", "codes", "code_id"),
    ("code_merge_ends", "merge_id", "code_merges", "merge_id"),
    ("code_split_parts", "split_id", "code_splits", "split_id"),
    ("note_details", "note_id", "notes", "note_id"),
    ("practice_sets", "transcript_id", "transcripts", "transcript_id"),
    ("transcript_details", "transcript_id", "transcripts", "transcript_id"),
    *((table, "set_id", "practice_sets", "set_id") for table in ("practice_versions", "practice_uses")),
    *((table, "version_id", "practice_versions", "version_id") for table in (
        "practice_passages", "practice_choices", "practice_runs",
    )),
    ("practice_choices", "code_id", "codes", "code_id"),
    ("practice_runs", "account_id", "accounts", "account_id"),
    ("scale_details", "scale_id", "scales", "scale_id"),
    ("wave_details", "wave_id", "waves", "wave_id"),
    ("measurements", "participant_id", "participants", "participant_id"),
    ("measurements", "scale_id", "scales", "scale_id"),
    ("measurements", "wave_id", "waves", "wave_id"),
    *((table, "run_id", "practice_runs", "run_id") for table in ("practice_answers", "practice_ends")),
    ("consents", "participant_id", "participants", "participant_id"),
    *((table, "erasure_id", "erasures", "erasure_id") for table in (
        "erasure_ends", "erased_transcripts", "erased_readings",
    )),
    ("erased_readings", "account_id", "accounts", "account_id"),
    ("study_words", "code_id", "codes", "code_id"),
    ("study_words", "meeting_id", "meetings", "meeting_id"),
    ("study_words", "follows", "study_words", "words_id"),
    *((table, "participant_id", "participants", "participant_id") for table in (
        "summaries", "summary_points", "summary_readings", "summary_answers", "summary_outcomes",
    )),
    ("summaries", "follows", "summaries", "summary_id"),
    *((table, "summary_id", "summaries", "summary_id") for table in (
        "summary_points", "summary_readings", "summary_answers",
    )),
    ("summary_points", "code_id", "codes", "code_id"),
    ("summary_answers", "point_id", "summary_points", "point_id"),
    ("summary_outcomes", "answer_id", "summary_answers", "answer_id"),
    *((table, "transcript_id", "transcripts", "transcript_id") for table in (
        "quotes", "quote_withdrawals", "quote_changes", "quote_decisions",
    )),
    *((table, "quote_id", "quotes", "quote_id") for table in (
        "quote_withdrawals", "quote_changes", "quote_decisions", "quote_seen", "conversation_cards",
    )),
    ("quote_decisions", "follows", "quote_decisions", "decision_id"),
    ("quote_seen", "decision_id", "quote_decisions", "decision_id"),
    *((table, "publication_id", "publications", "publication_id") for table in (
        "publication_ends", "publication_themes", "publication_groups", "publication_cells", "publication_people",
    )),
    ("publication_themes", "code_id", "codes", "code_id"),
    ("publication_people", "participant_id", "participants", "participant_id"),
)  # fmt: skip
# The intake is another file, and a text leaves it; a text that was withdrawn is gone: these lead nowhere on purpose.
OUTSIDE = (
    ("intake_looks", "intake_id"),
    ("erased_transcripts", "transcript_id"),
    ("erased_readings", "transcript_id"),
)
AUTHORS_WITHOUT_ACCOUNT = ("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001")


def problems(cursor: Cursor) -> list[str]:
    """Everything that does not fit, as `table.column: number of rows`; empty when all is well."""
    found = [
        f"{table}.{column}: {count}"
        for table, column, target, key in REFERENCES
        if (count := _dangling(cursor, table, column, target, key))
    ]
    for table in tables_with(cursor, "made_by"):
        if count := _strange_authors(cursor, table):
            found.append(f"{table}.made_by: {count}")
    for table, column in _own_ids(cursor):
        if count := _twice(cursor, table, column):
            found.append(f"{table}.{column} twice: {count}")
    if count := _wrong_note_quotes(cursor):
        found.append(f"notes.quote: {count}")
    if count := _wrong_quotes(cursor):
        found.append(f"codings.quote: {count}")
    return found


def tables_with(cursor: Cursor, column: str) -> list[str]:
    """The tables (not views) of the study that have this column."""
    rows = cursor.execute(
        """SELECT table_name FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
           WHERE database_name = current_database() AND column_name = $column ORDER BY 1""",
        {"column": column},
    ).fetchall()
    return [str(table) for (table,) in rows]


def _own_ids(cursor: Cursor) -> list[tuple[str, str]]:
    """Each table with the column that holds its rows' own ids: its first, when no reference."""
    rows = cursor.execute(
        """SELECT table_name, column_name FROM duckdb_columns()
           JOIN duckdb_tables() USING (database_name, schema_name, table_name)
           WHERE database_name = current_database() AND column_index = (
               SELECT min(column_index) FROM duckdb_columns() c
               WHERE c.database_name = current_database() AND c.table_name = duckdb_columns.table_name)
           AND data_type = 'UUID'"""
    ).fetchall()
    references = {(table, column) for table, column, _, _ in REFERENCES}
    return [(table, column) for table, column in rows if (table, column) not in references]


def _dangling(cursor: Cursor, table: str, column: str, target: str, key: str) -> int:
    return _count(
        cursor,
        f"""SELECT count(*) FROM "{table}" r WHERE r."{column}" IS NOT NULL
            AND r."{column}" NOT IN (SELECT "{key}" FROM "{target}")""",
    )


def _strange_authors(cursor: Cursor, table: str) -> int:
    row = cursor.execute(
        f'SELECT count(*) FROM "{table}" WHERE made_by NOT IN (SELECT account_id FROM accounts)'
        " AND NOT list_contains($authors, made_by::VARCHAR)",
        {"authors": list(AUTHORS_WITHOUT_ACCOUNT)},
    ).fetchone()
    return int(row[0]) if row else 0


def _twice(cursor: Cursor, table: str, column: str) -> int:
    return _count(cursor, f'SELECT count(*) - count(DISTINCT "{column}") FROM "{table}"')


def _wrong_quotes(cursor: Cursor) -> int:
    return _count(
        cursor,
        """SELECT count(*) FROM codings c JOIN transcripts t ON t.transcript_id = c.transcript_id
           WHERE substring(t.text, c.start_offset + 1, c.end_offset - c.start_offset) <> c.quote
               OR c.start_offset < 0 OR c.end_offset <= c.start_offset OR c.end_offset > length(t.text)""",
    )


def _wrong_note_quotes(cursor: Cursor) -> int:
    return _count(
        cursor,
        """SELECT count(*) FROM notes n JOIN transcripts t ON t.transcript_id = n.transcript_id
           WHERE n.start_offset IS NOT NULL
               AND substring(t.text, n.start_offset + 1, n.end_offset - n.start_offset) <> n.quote""",
    )


def _count(cursor: Cursor, query: str) -> int:
    row = cursor.execute(query).fetchone()
    return int(row[0]) if row else 0
