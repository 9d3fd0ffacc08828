"""The SQL of themes: what was coded in the voices of participants, by single readers and by the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, LedgerState, ledger_state
from coding.store.standing import standing_codes
from coding.store.theme_people import grouping_state, groups, people
from coding.themes.counting import AGE_GROUP, SUBGROUP, Spoken, count_themes
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor


def theme_counts(
    cursor: Cursor,
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
    codes: Sequence[Code] | None = None,
    dimensions: Sequence[str] = (AGE_GROUP, SUBGROUP),
) -> pd.DataFrame:
    """Participants and passages of every code of the codebook in every group of these dimensions and altogether.

    Columns: counting.COUNTS. `year`: the year in which ages are reckoned from years of birth, this one by default.
    The denominator is the participants with at least one transcript in which they speak as a participant. Where the
    group decided about a passage, its codes count there; elsewhere those of single readers. The figures are kept, and
    counted again once the ledger has anything new.
    """
    codes = codebook(cursor) if codes is None else codes
    year = year or date.today().year
    parents = {code.code_id: code.parent_id for code in codes}
    state = ledger_state(cursor)
    grouped = grouping_state(cursor, dimensions)
    question = (state, tuple(bands), year, tuple(parents.items()), grouped)

    def count() -> pd.DataFrame:
        found = people(cursor, state)
        spoken = _spoken(cursor, len(found), list(parents), state)
        return count_themes(spoken, groups(cursor, found, bands, year, dimensions), list(parents), parents)

    return _KEPT.answer(question, count).copy(deep=False)


_KEPT: Kept[pd.DataFrame] = Kept(most=8)


def _spoken(cursor: Cursor, persons: int, code_ids: Sequence[str], state: LedgerState) -> Spoken:
    """What counts now: everything ever coded in one voice less what was taken back, and the codings in several."""
    _number_codes(cursor, code_ids, standing_codes(cursor) if state.merged else {})
    width, size = len(code_ids), persons * len(code_ids)
    table = {"width": width, "size": size}
    counted = _in_places(cursor.execute(PLACES, table), size)
    together = cursor.execute(TOGETHER).to_arrow_table()
    if state.decided:
        counted = counted + _in_places(cursor.execute(DECIDED, table), size)
        overruled = cursor.execute(OVERRULED_TOGETHER).to_arrow_table()["coding"]
        single = together.filter(pc.invert(pc.is_in(together["coding"], overruled)))
        together = pa.concat_tables([single, cursor.execute(DECIDED_TOGETHER).to_arrow_table()])
    coding = together["coding"].combine_chunks().dictionary_encode().indices
    several = np.column_stack([coding, together["person"], together["number"]]).astype(np.int64)
    return Spoken((counted[:size] - counted[size:]).reshape(persons, width), several)


def _number_codes(cursor: Cursor, code_ids: Sequence[str], standing: Mapping[str, str]) -> None:
    """Lay down `theme_codes`: the number of each code that is counted, and of those that were merged into it."""
    numbers = {code_id: number for number, code_id in enumerate(code_ids)}
    counted = {code_id: numbers[stands] for code_id, stands in standing.items() if stands in numbers}
    counted = numbers | counted
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE theme_codes AS
        SELECT unnest($codes)::UUID AS code_id, unnest($numbers)::INTEGER AS number""",
        {"codes": list(counted), "numbers": list(counted.values())},
    )


def _in_places(found: Cursor, size: int) -> np.ndarray:
    return np.bincount(found.to_arrow_table()["place"].to_numpy(), minlength=2 * size)


# Where each coding counts in the table of persons and codes, and behind that table ($size) where one was taken back.
# Two million codings come out as one column of whole numbers; subtracting spares an anti-join over all of them.
PLACES = """
    SELECT person * $width::INTEGER + number AS place FROM codings coding
    JOIN theme_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    UNION ALL
    SELECT $size::INTEGER + person * $width::INTEGER + number
    FROM (SELECT DISTINCT coding_id, transcript_id, speaker, code_id FROM take_backs) back
    JOIN theme_voices voices ON voices.transcript_id = back.transcript_id AND voices.speaker = back.speaker
    JOIN theme_codes codes ON codes.code_id = back.code_id
"""
# The same for what the group decided: its own codings are added, the single ones in whose place they stand subtracted.
DECIDED = """
    SELECT person * $width::INTEGER + number AS place FROM group_codings_now coding
    JOIN theme_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    UNION ALL
    SELECT $size::INTEGER + person * $width::INTEGER + number FROM overruled_codings_now overruled
    JOIN theme_voices voices
        ON voices.transcript_id = overruled.transcript_id AND voices.speaker = overruled.speaker
    JOIN theme_codes codes ON codes.code_id = overruled.code_id
"""
# (coding, person, code) for every participant whose turns a coding in several voices touches; more than once when it
# touches several turns of theirs.
TOGETHER = """
    WITH several AS MATERIALIZED (
        SELECT coding.coding_id, transcript_id, start_offset, end_offset, number
        FROM (SELECT * FROM codings WHERE speaker = -1) coding
        JOIN theme_codes USING (code_id)
        ANTI JOIN (SELECT coding_id FROM take_backs WHERE speaker = -1) back ON back.coding_id = coding.coding_id
    )
    SELECT several.coding_id::VARCHAR AS coding, voices.person, several.number FROM several
    JOIN turns ON turns.transcript_id = several.transcript_id
        AND turns.start_offset < several.end_offset AND turns.end_offset > several.start_offset
    JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
"""
DECIDED_TOGETHER = """
    SELECT coding.group_coding_id::VARCHAR AS coding, voices.person, codes.number
    FROM (SELECT * FROM group_codings_now WHERE speaker = -1) coding
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    JOIN turns ON turns.transcript_id = coding.transcript_id
        AND turns.start_offset < coding.end_offset AND turns.end_offset > coding.start_offset
    JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
"""
OVERRULED_TOGETHER = "SELECT coding_id::VARCHAR AS coding FROM overruled_codings_now WHERE speaker = -1"
