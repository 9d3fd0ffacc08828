"""The SQL of themes: who speaks in which transcript, what was coded in their voices, and the passages behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from coding.codebook import Code, descendants
from coding.store.codes import codebook
from coding.themes.counting import ALL, Groups, Spoken, count_themes, groups_of
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor


def theme_counts(
    cursor: Cursor,
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
    codes: Sequence[Code] | None = None,
) -> pd.DataFrame:
    """Participants and passages of every code of the codebook in every age group, every subgroup and altogether.

    Columns: counting.COUNTS. `year`: the year in which ages are reckoned from years of birth, this one by default.
    The denominator is the participants with at least one transcript in which they speak as a participant.
    """
    codes = codebook(cursor) if codes is None else codes
    code_ids = [code.code_id for code in codes]
    voices = _voices(cursor, year)
    spoken = _spoken(cursor, len(set(voices["person"].to_pylist())), code_ids)
    return count_themes(
        spoken, _groups(voices, bands), code_ids, {code.code_id: code.parent_id for code in codes}
    )


def passages_of(
    cursor: Cursor,
    theme_id: str,
    group: tuple[str, str] = (ALL, ALL),
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
    limit: int = 200,
) -> pd.DataFrame:
    """The passages behind one cell, for researchers only: those of a theme, and of the themes under it, in one group.

    Columns: coding_id, transcript_id, transcript, participants (their codes), speaker, start_offset, end_offset,
    quote, code_id, coder, memo; in the order of the text, at most `limit` rows.
    """
    wanted = voices_in(cursor, group, bands, year)
    cursor.register("wanted_voices", wanted.select(["transcript_id", "speaker", "participant"]))
    try:
        return cursor.execute(
            PASSAGES, {"codes": [theme_id, *descendants(codebook(cursor), theme_id)], "most": limit}
        ).df()
    finally:
        cursor.unregister("wanted_voices")


def voices_in(
    cursor: Cursor,
    group: tuple[str, str],
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
) -> pa.Table:
    """The voices, as `_voices` gives them, of the participants in one group (dimension, name); none if it is not there."""
    voices = _voices(cursor, year)
    groups = _groups(voices, bands)
    members = groups.members[groups.names.index(group)] if group in groups.names else np.zeros(0)
    return voices.filter(pa.array(np.isin(voices["person"].to_numpy(), np.flatnonzero(members))))


def group_names(
    cursor: Cursor, bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS
) -> tuple[tuple[str, str], ...]:
    """Every group there is as (dimension, name): everybody, the age groups, the subgroups."""
    return _groups(_voices(cursor, None), bands).names


PASSAGES = """
    WITH voices AS MATERIALIZED (
        SELECT transcript_id::UUID AS transcript_id, speaker, participant FROM wanted_voices
    ), chosen AS MATERIALIZED (
        SELECT coding.* FROM coding_now coding
        WHERE coding.code_id IN (SELECT unnest($codes)::UUID)
            AND coding.transcript_id IN (SELECT transcript_id FROM voices)
    ), heard AS (
        SELECT coding_id, participant FROM chosen JOIN voices USING (transcript_id, speaker)
        UNION
        SELECT coding_id, participant FROM chosen
        JOIN turns ON turns.transcript_id = chosen.transcript_id
            AND turns.start_offset < chosen.end_offset AND turns.end_offset > chosen.start_offset
        JOIN voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
        WHERE chosen.speaker = -1
    )
    SELECT coding_id::VARCHAR AS coding_id, chosen.transcript_id::VARCHAR AS transcript_id,
        transcripts.name AS transcript, who.participants, chosen.speaker, chosen.start_offset, chosen.end_offset,
        chosen.quote, chosen.code_id::VARCHAR AS code_id, accounts.name AS coder, coalesce(memos_now.text, '') AS memo
    FROM chosen
    JOIN (SELECT coding_id, string_agg(participant, ', ' ORDER BY participant) AS participants
        FROM heard GROUP BY coding_id) who USING (coding_id)
    JOIN transcripts ON transcripts.transcript_id = chosen.transcript_id
    LEFT JOIN accounts ON accounts.account_id = chosen.coder_id
    LEFT JOIN memos_now USING (coding_id)
    ORDER BY transcripts.name, chosen.start_offset, coding_id LIMIT $most
"""


def _voices(cursor: Cursor, year: int | None) -> pa.Table:
    """Each voice of a participant: transcript_id, speaker, person (0 …), participant (code), age, subgroups.

    They are also laid down as the temporary table `theme_voices` of this cursor, for the queries that follow.
    """
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE theme_voices AS
        SELECT voice.transcript_id, voice.speaker, voice.participant_id,
            dense_rank() OVER (ORDER BY voice.participant_id)::INTEGER - 1 AS person
        FROM speaker_participants_now voice
        JOIN speakers ON speakers.transcript_id = voice.transcript_id AND speakers.speaker = voice.speaker
        WHERE speakers.role = 'participant'"""
    )
    return cursor.execute(
        """SELECT voices.transcript_id, speaker, person, participant.code AS participant,
            coalesce(participant.age, $year - participant.birth_year) AS age, participant.subgroups
        FROM theme_voices voices JOIN participants_now participant USING (participant_id)""",
        {"year": year or date.today().year},
    ).to_arrow_table()


def _groups(voices: pa.Table, bands: Sequence[AgeGroup]) -> Groups:
    """Who is in which group, each participant once."""
    _, first = np.unique(voices["person"].to_numpy(), return_index=True)
    people = voices.select(["age", "subgroups"]).take(pa.array(first))
    ages = people["age"].to_pandas().to_numpy(dtype=float)
    return groups_of(ages, people["subgroups"].to_pylist(), bands)


def _spoken(cursor: Cursor, persons: int, code_ids: Sequence[str]) -> Spoken:
    """What was coded now: everything ever coded in one voice less what was taken back, and the codings in several."""
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE theme_codes AS
        SELECT unnest($codes)::UUID AS code_id, generate_subscripts($codes, 1)::INTEGER - 1 AS number""",
        {"codes": list(code_ids)},
    )
    width = len(code_ids)
    places = cursor.execute(PLACES, {"width": width}).to_arrow_table()["place"].to_numpy()
    passages = np.bincount(places[places >= 0], minlength=persons * width)
    passages -= np.bincount(-1 - places[places < 0], minlength=persons * width)
    together = cursor.execute(TOGETHER).fetchnumpy()
    several = np.column_stack([together["coding"], together["person"], together["number"]])
    return Spoken(passages.reshape(persons, width), several.astype(np.int64))


# Where each coding counts in the table of persons and codes, and as -1 - place where one was taken back. Two million
# codings come out as one column of whole numbers; subtracting spares an anti-join over all of them.
PLACES = """
    SELECT person * $width::INTEGER + number AS place FROM codings coding
    JOIN theme_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    UNION ALL
    SELECT -1 - (person * $width::INTEGER + number)
    FROM (SELECT DISTINCT coding_id, transcript_id, speaker, code_id FROM take_backs) back
    JOIN theme_voices voices ON voices.transcript_id = back.transcript_id AND voices.speaker = back.speaker
    JOIN theme_codes codes ON codes.code_id = back.code_id
"""
# (coding, person, code) for every participant whose turns a coding in several voices touches.
TOGETHER = """
    WITH several AS MATERIALIZED (
        SELECT row_number() OVER () AS coding, transcript_id, start_offset, end_offset, number
        FROM (SELECT * FROM codings WHERE speaker = -1) coding
        JOIN theme_codes USING (code_id)
        ANTI JOIN (SELECT coding_id FROM take_backs WHERE speaker = -1) back ON back.coding_id = coding.coding_id
    )
    SELECT DISTINCT several.coding, voices.person, several.number FROM several
    JOIN turns ON turns.transcript_id = several.transcript_id
        AND turns.start_offset < several.end_offset AND turns.end_offset > several.start_offset
    JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
"""
