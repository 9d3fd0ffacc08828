"""The SQL of themes: who speaks in which transcript, what was coded in their voices, and the passages behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from coding.codebook import Code
from coding.store.codes import codebook
from coding.themes.counting import Groups, Spoken, count_themes, groups_of
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
    people = _people(cursor, year)
    spoken = _spoken(cursor, len(people), code_ids)
    return count_themes(
        spoken, _groups(people, bands), code_ids, {code.code_id: code.parent_id for code in codes}
    )


def voices_in(
    cursor: Cursor,
    group: tuple[str, str],
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
) -> pa.Table:
    """The voices of the participants in one group (dimension, name), none if it is not there.

    Columns: transcript_id, speaker, participant (their code), age.
    """
    groups = _groups(_people(cursor, year), bands)
    members = groups.members[groups.names.index(group)] if group in groups.names else np.zeros(0)
    return cursor.execute(
        """SELECT voices.transcript_id, speaker, participant.code AS participant,
            coalesce(participant.age, $year - participant.birth_year) AS age
        FROM theme_voices voices JOIN participants_now participant USING (participant_id)
        WHERE person IN (SELECT unnest($persons))""",
        {"year": year or date.today().year, "persons": np.flatnonzero(members).tolist()},
    ).to_arrow_table()


def group_names(
    cursor: Cursor, bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS
) -> tuple[tuple[str, str], ...]:
    """Every group there is as (dimension, name): everybody, the age groups, the subgroups."""
    return _groups(_people(cursor, None), bands).names


def _people(cursor: Cursor, year: int | None) -> pa.Table:
    """Every participant who has a voice in a transcript, by number (0 …): age and subgroups.

    Their voices are laid down as the temporary table `theme_voices` of this cursor, for the queries that follow.
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
        """SELECT coalesce(participant.age, $year - participant.birth_year)::DOUBLE AS age, participant.subgroups
        FROM (SELECT DISTINCT participant_id, person FROM theme_voices) voices
        JOIN participants_now participant USING (participant_id) ORDER BY person""",
        {"year": year or date.today().year},
    ).to_arrow_table()


def _groups(people: pa.Table, bands: Sequence[AgeGroup]) -> Groups:
    """Who is in which group."""
    ages = people["age"].to_numpy()  # NaN where unknown
    subgroups = people["subgroups"].combine_chunks()
    names = subgroups.flatten().dictionary_encode()
    persons = pc.list_parent_indices(subgroups).to_numpy()
    numbers = names.indices.to_numpy(zero_copy_only=False)
    members = {
        str(name): persons[numbers == number] for number, name in enumerate(names.dictionary.to_pylist())
    }
    return groups_of(ages, members, bands)


def _spoken(cursor: Cursor, persons: int, code_ids: Sequence[str]) -> Spoken:
    """What was coded now: everything ever coded in one voice less what was taken back, and the codings in several."""
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE theme_codes AS
        SELECT unnest($codes)::UUID AS code_id, generate_subscripts($codes, 1)::INTEGER - 1 AS number""",
        {"codes": list(code_ids)},
    )
    width = len(code_ids)
    size = persons * width
    places = cursor.execute(PLACES, {"width": width, "size": size}).to_arrow_table()["place"].to_numpy()
    counted = np.bincount(places, minlength=2 * size)
    passages = counted[:size] - counted[size:]
    together = cursor.execute(TOGETHER).fetchnumpy()
    several = np.column_stack([together["coding"], together["person"], together["number"]])
    return Spoken(passages.reshape(persons, width), several.astype(np.int64))


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
