"""A study with a row in every table that holds something of a participant, each with a word that is nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass

from coding.store.erased import ERASED, FREE_TEXT, Follows
from corpus.accounts import SHELL
from corpus.actions.save_participants import save_participants, say_whose_voice
from corpus.clock import now
from corpus.ids import new_id
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor, transaction
from corpus.store.participants import participant_ids
from tests.coding.small_study import SmallStudy, seed_conversation, seed_small_study

WORD = "kwartelkuiken"  # in no other text
OWN_TABLES = ("transcripts", "speakers", "turns", "sentences", "speaker_participants", "participants")
SAID = (
    (0, "Waar kijkt u naar uit?"),
    (1, f"Naar het {WORD}. Elke ochtend loop ik daar met mijn oude rode fiets heen."),
)


@dataclass(frozen=True)
class FilledStudy:
    """P01 speaks alone in `alone` and with P02 in `together`."""

    small: SmallStudy
    alone: str
    together: str
    first: str
    second: str


def seed_filled_study(cursor: Cursor) -> FilledStudy:
    """Two participants, an interview and a group conversation, and rows about the first one everywhere."""
    small = seed_small_study(cursor)
    alone, _text = seed_conversation(cursor, small.researcher, SAID, f"Gesprek {WORD}")
    rows = [
        ParticipantRow("P01", 71, None, (), {"dorp": f"bij {WORD}"}, None, 1),
        ParticipantRow("P02", 44, None, (), {}, None, 2),
    ]
    save_participants(cursor, SHELL, rows)
    for transcript_id, speaker, code in (
        (alone, 1, "P01"),
        (small.transcript_id, 1, "P01"),
        (small.transcript_id, 2, "P02"),
    ):
        say_whose_voice(cursor, SHELL, transcript_id, speaker, code)
    ids = participant_ids(cursor)
    study = FilledStudy(small, alone, small.transcript_id, ids["P01"], ids["P02"])
    with transaction(cursor):
        _a_row_in_every_table(cursor, study)
    return study


def counts(cursor: Cursor) -> dict[str, int]:
    """How many rows each table of the register has."""
    return {table: cursor.execute(f'SELECT count(*) FROM "{table}"').fetchall()[0][0] for table in ERASED}


def _a_row_in_every_table(cursor: Cursor, study: FilledStudy) -> None:
    made: dict[str, str] = {}
    for table in ERASED:
        if table in OWN_TABLES:
            continue
        kinds = cursor.execute(
            """SELECT column_name, data_type FROM duckdb_columns()
               WHERE database_name = current_database() AND table_name = $table ORDER BY column_index""",
            {"table": table},
        ).fetchall()
        follows = {way.column: made[way.parent] for way in ERASED[table] if isinstance(way, Follows)}
        values = {name: _value(study, table, name, kind) for name, kind in kinds} | follows
        if isinstance(first := values[kinds[0][0]], str) and kinds[0][0] not in follows:
            made[table] = first
        cursor.execute(f'INSERT INTO "{table}" VALUES ({", ".join(f"${name}" for name in values)})', values)


def _value(study: FilledStudy, table: str, name: str, kind: str) -> object:
    known = {
        "transcript_id": study.alone,
        "participant_id": study.first,
        "made_by": SHELL.account_id,
        "account_id": study.small.coder.account_id,
        "coder_id": study.small.coder.account_id,
        "code_id": study.small.codes[0].code_id,
        "speaker": 1,
        "start_offset": 0,
        "end_offset": 4,
        "quote": "Waar",
        "how": "paper",
        "made_at": now(),
    }
    if name in known:
        return known[name]
    if kind == "VARCHAR":
        word = f"{WORD} in {table}" if name in FREE_TEXT.get(table, ()) else "x"
        return json.dumps({"x": word}) if name in ("attributes", "instead") else word
    if kind.endswith("[]"):
        return []
    return {
        "UUID": new_id(),
        "INTEGER": 0,
        "DOUBLE": 0.0,
        "BOOLEAN": False,
        "DATE": "2026-11-22",
        "TIMESTAMP": now(),
    }[kind]
