"""The SQL of every coding that counts, with its place: what coding.store.themes sums, here one by one.

Codings of participants' voices, less those taken back and those in whose place the group decided, and what it decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.standing import standing_codes
from coding.store.theme_people import People, people
from coding.themes.counted import Codings, Counted
from corpus.store.database import Cursor

COLUMNS = ("voice", "talk", "number", "start_offset", "end_offset")


def counted_codings(cursor: Cursor) -> Counted:
    """Every coding that counts now; kept, and read again once the ledger has anything new."""
    codes = tuple(code.code_id for code in codebook(cursor))
    state = ledger_state(cursor)

    def read() -> Counted:
        standing = standing_codes(cursor) if state.merged else {}
        return _read(cursor, people(cursor, state), codes, standing)

    return _KEPT.answer((state, codes), read)


_KEPT: Kept[Counted] = Kept(most=2)  # 40 MB at two million codings


def number_voices(cursor: Cursor, found: People) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    """The transcripts by number, and of each voice its participant and transcript (as in Counted).

    The temporary table `counted_voices` of this cursor then says which speaker has which voice.
    """
    encoded = found.voices["transcript_id"].combine_chunks().dictionary_encode()
    talks = encoded.indices.to_numpy().astype(np.int64)
    persons = found.voices["person"].to_numpy().astype(np.int64)
    pairs, voice = np.unique(talks << 32 | persons, return_inverse=True)
    numbers = {"voice": pa.array(voice.astype(np.int32)), "talk": pa.array(talks.astype(np.int32))}
    speakers = {name: found.voices[name] for name in ("transcript_id", "speaker")}
    cursor.register("kept_numbers", pa.table(speakers | numbers))
    try:
        cursor.execute(NUMBERED_VOICES)
    finally:
        cursor.unregister("kept_numbers")
    return tuple(encoded.dictionary.to_pylist()), pairs & 0xFFFFFFFF, pairs >> 32


def _read(cursor: Cursor, found: People, codes: Sequence[str], standing: Mapping[str, str]) -> Counted:
    transcripts, person, talk = number_voices(cursor, found)
    numbers = _numbers(codes, standing)
    cursor.execute(NUMBERED_CODES, {"codes": list(numbers), "numbers": list(numbers.values())})
    codings, several = _codings(
        cursor.execute(SINGLE).to_arrow_table(), cursor.execute(SEVERAL).to_arrow_table()
    )
    return Counted(person, talk, codings, several, transcripts, tuple(codes))


def _numbers(codes: Sequence[str], standing: Mapping[str, str]) -> dict[str, int]:
    """The number of each code, and of those that were merged into it."""
    numbers = {code_id: number for number, code_id in enumerate(codes)}
    merged = {code_id: numbers[stands] for code_id, stands in standing.items() if stands in numbers}
    return numbers | merged


def _codings(single: pa.Table, together: pa.Table) -> tuple[Codings, np.ndarray]:
    """The codings in one voice, behind them those in several, and of the latter a row (coding, voice) for each voice."""
    found = {name: single[name].to_numpy() for name in COLUMNS}
    if not len(together):
        return Codings(*found.values()), np.zeros((0, 2), dtype=np.int64)
    coding = together["coding"].combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    _, first = np.unique(coding, return_index=True)
    once = {name: together[name].to_numpy()[first] for name in COLUMNS}
    once["voice"] = np.full(len(first), -1, dtype=np.int32)
    rows = np.column_stack([coding + len(single), together["voice"].to_numpy()])
    return Codings(*(np.concatenate([found[name], once[name]]) for name in COLUMNS)), np.unique(rows, axis=0)


# UUIDs join far more slowly than small numbers do; so each is looked up once, and what follows goes by numbers.
NUMBERED_VOICES = """
    CREATE OR REPLACE TEMP TABLE counted_voices AS
    SELECT transcript_id::UUID AS transcript_id, speaker, voice, talk FROM kept_numbers"""

NUMBERED_CODES = """
    CREATE OR REPLACE TEMP TABLE counted_codes AS
    SELECT unnest($codes)::UUID AS code_id, unnest($numbers)::INTEGER AS number"""

SINGLE = """
    SELECT voice, talk, number, start_offset, end_offset
    FROM (
        SELECT transcript_id, speaker, code_id, start_offset, end_offset FROM codings
        ANTI JOIN take_backs back ON back.coding_id = codings.coding_id
        ANTI JOIN overruled_codings_now overruled ON overruled.coding_id = codings.coding_id
        UNION ALL
        SELECT transcript_id, speaker, code_id, start_offset, end_offset FROM group_codings_now
    ) coding
    JOIN counted_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN counted_codes codes ON codes.code_id = coding.code_id"""

# A row for each turn of a participant that a coding in several voices touches.
SEVERAL = """
    WITH several AS MATERIALIZED (
        SELECT coding.coding_id, transcript_id, number, start_offset, end_offset
        FROM (SELECT * FROM codings WHERE speaker = -1) coding
        JOIN counted_codes USING (code_id)
        ANTI JOIN (SELECT coding_id FROM take_backs WHERE speaker = -1) back ON back.coding_id = coding.coding_id
        ANTI JOIN overruled_codings_now overruled ON overruled.coding_id = coding.coding_id
        UNION ALL
        SELECT group_coding_id, transcript_id, number, start_offset, end_offset
        FROM (SELECT * FROM group_codings_now WHERE speaker = -1) JOIN counted_codes USING (code_id)
    )
    SELECT DISTINCT several.coding_id::VARCHAR AS coding, voices.voice, voices.talk, several.number,
        several.start_offset, several.end_offset
    FROM several
    JOIN turns ON turns.transcript_id = several.transcript_id
        AND turns.start_offset < several.end_offset AND turns.end_offset > several.start_offset
    JOIN counted_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
    ORDER BY coding, voices.voice"""
