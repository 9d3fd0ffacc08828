"""The SQL of who speaks where: the participants that themes count, their ages and subgroups, and their voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from coding.store.ledger_state import Kept, LedgerState, ledger_state
from coding.themes.counting import (
    AGE_GROUP,
    NONE,
    SUB_STUDY,
    SUBGROUP,
    UNKNOWN,
    Groups,
    age_members,
    groups_of,
    value_members,
)
from corpus.groupings import Grouping, attribute_of, is_dimension
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor
from corpus.store.groupings import groupings, json_pointer


@dataclass(frozen=True)
class People:
    """Every participant who has a voice in a transcript, by number (0 …), and their voices.

    `voices` has columns transcript_id (text), speaker, participant_id (text), person; `details` age, birth_year,
    subgroups, attributes (JSON) and person, in the order of their numbers.
    """

    voices: pa.Table
    details: pa.Table

    def __len__(self) -> int:
        return len(self.details)

    @cached_property
    def person_of(self) -> dict[tuple[str, int], int]:
        """The number of the participant behind each voice (transcript id, speaker)."""
        ids, speakers, persons = (self.voices[name] for name in ("transcript_id", "speaker", "person"))
        return dict(
            zip(zip(ids.to_pylist(), speakers.to_pylist(), strict=True), persons.to_pylist(), strict=True)
        )


def people(cursor: Cursor, state: LedgerState | None = None) -> People:
    """Everybody whom themes count. Their voices become the temporary table `theme_voices` of this cursor too."""
    found = everybody(cursor, state)
    lay_voices(cursor, found)
    return found


def everybody(cursor: Cursor, state: LedgerState | None = None) -> People:
    """Everybody whom themes count."""
    state = ledger_state(cursor) if state is None else state
    return _KEPT.answer(state.people, lambda: _people(cursor))


def lay_voices(cursor: Cursor, found: People) -> None:
    """Lay the voices beside the study, as the temporary table `theme_voices` of this cursor."""
    cursor.register("kept_voices", found.voices)
    try:
        cursor.execute(
            """CREATE OR REPLACE TEMP TABLE theme_voices AS
            SELECT transcript_id::UUID AS transcript_id, speaker, participant_id::UUID AS participant_id, person
            FROM kept_voices"""
        )
    finally:
        cursor.unregister("kept_voices")


def groups(
    cursor: Cursor,
    found: People,
    bands: Sequence[AgeGroup],
    year: int | None = None,
    dimensions: Sequence[str] = (AGE_GROUP, SUBGROUP),
    wanted: Mapping[str, Grouping] | None = None,
) -> Groups:
    """Who is in which group of these dimensions, as the study groups them (or as `wanted`), everybody first.

    `year`: in which ages are reckoned from years of birth, this one by default. Somebody is in every sub-study in which
    they have a voice.
    """
    wanted = groupings(cursor) if wanted is None else wanted
    members: dict[str, dict[str, np.ndarray]] = {}
    for key in filter(is_dimension, dimensions):
        if key == AGE_GROUP:
            members[key] = age_members(_ages(found, year), bands)
            continue
        values = _subgroups(found) if key == SUBGROUP else _values(cursor, found, key)
        outside = UNKNOWN if attribute_of(key) else NONE
        members[key] = value_members(values, len(found), wanted.get(key, Grouping(key)), outside)
    return groups_of(len(found), members)


def grouping_state(cursor: Cursor, dimensions: Sequence[str]) -> tuple[object, ...]:
    """What the groups of these dimensions rest on besides participants and voices, to tell whether they are still so."""
    moved = cursor.execute(MOVED).fetchone() if SUB_STUDY in dimensions else None
    return (*dimensions, moved, repr([one for key, one in groupings(cursor).items() if key in dimensions]))


def voices_in(
    cursor: Cursor,
    group: tuple[str, str],
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
) -> pa.Table:
    """The voices of the participants in one group (dimension, name), none if it is not there.

    Columns: transcript_id, speaker, participant (their code), age.
    """
    found = people(cursor)
    known = groups(cursor, found, bands, year, [group[0]])
    members = known.members[known.names.index(group)] if group in known.names else np.zeros(0)
    return cursor.execute(
        """SELECT voices.transcript_id, speaker, participant.code AS participant,
            coalesce(participant.age, $year - participant.birth_year) AS age
        FROM theme_voices voices JOIN participants_now participant USING (participant_id)
        WHERE person IN (SELECT unnest($persons))""",
        {"year": year or date.today().year, "persons": np.flatnonzero(members).tolist()},
    ).to_arrow_table()


def group_names(
    cursor: Cursor,
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    dimensions: Sequence[str] = (AGE_GROUP, SUBGROUP),
) -> tuple[tuple[str, str], ...]:
    """Every group of these dimensions as (dimension, name), everybody first."""
    return groups(cursor, people(cursor), bands, dimensions=dimensions).names


def _ages(found: People, year: int | None) -> np.ndarray:
    """Years; NaN where no age is known."""
    reckoned = pc.subtract(year or date.today().year, found.details["birth_year"])
    ages: np.ndarray = pc.coalesce(found.details["age"], reckoned).cast(pa.float64()).to_numpy()
    return ages


def _subgroups(found: People) -> dict[str, np.ndarray]:
    subgroups = found.details["subgroups"].combine_chunks()
    return _by_value(subgroups.flatten(), pc.list_parent_indices(subgroups).to_numpy())


def _values(cursor: Cursor, found: People, key: str) -> dict[str, np.ndarray]:
    """The numbers of the participants with each value of an attribute, or in each sub-study."""
    if key == SUB_STUDY:
        lay_voices(cursor, found)
        rows = cursor.execute(SUB_STUDIES).to_arrow_table()
    else:
        cursor.register("kept_details", found.details)
        try:
            asked = {"pointer": json_pointer(attribute_of(key) or "")}
            rows = cursor.execute(ATTRIBUTES, asked).to_arrow_table()
        finally:
            cursor.unregister("kept_details")
    return _by_value(rows["value"].combine_chunks(), rows["person"].to_numpy())


def _by_value(values: pa.Array, persons: np.ndarray) -> dict[str, np.ndarray]:
    names = values.dictionary_encode()
    order = np.argsort(names.indices.to_numpy(zero_copy_only=False), kind="stable")
    sizes = np.bincount(names.indices.to_numpy(zero_copy_only=False), minlength=len(names.dictionary))
    parts = np.split(persons[order], np.cumsum(sizes)[:-1])
    return dict(zip(map(str, names.dictionary.to_pylist()), parts, strict=False))


_KEPT: Kept[People] = Kept(most=4)


def _people(cursor: Cursor) -> People:
    voices = cursor.execute(VOICES).to_arrow_table()
    everybody = cursor.execute(
        """SELECT participant_id::VARCHAR AS participant_id, age, birth_year, subgroups, attributes
           FROM participants_now"""
    ).to_arrow_table()
    _, first = np.unique(voices["person"].to_numpy(), return_index=True)
    ids = voices["participant_id"].take(first)  # in the order of their numbers
    details = everybody.take(pc.index_in(ids, everybody["participant_id"])).drop_columns("participant_id")
    numbers = pa.array(np.arange(len(details), dtype=np.int32))
    return People(voices, details.append_column("person", numbers))


VOICES = """
    SELECT voice.transcript_id::VARCHAR AS transcript_id, voice.speaker, voice.participant_id::VARCHAR AS participant_id,
        dense_rank() OVER (ORDER BY voice.participant_id)::INTEGER - 1 AS person
    FROM speaker_participants_now voice
    JOIN speakers ON speakers.transcript_id = voice.transcript_id AND speakers.speaker = voice.speaker
    WHERE speakers.role = 'participant'
"""
ATTRIBUTES = """
    SELECT person, value FROM (
        SELECT person, trim(json_extract_string(attributes, $pointer)) AS value FROM kept_details WHERE attributes <> '{}'
    ) WHERE value <> ''
"""
SUB_STUDIES = """
    SELECT DISTINCT voices.person, details.sub_study AS value FROM theme_voices voices
    JOIN transcript_details_now details USING (transcript_id) WHERE details.sub_study IS NOT NULL
"""
MOVED = "SELECT count(*), max(made_at), max(fact_id)::VARCHAR FROM transcript_details"
