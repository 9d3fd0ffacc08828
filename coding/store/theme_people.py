"""The SQL of who speaks where: the participants that themes count, their ages and subgroups, and their voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from coding.store.ledger_state import Kept, LedgerState, ledger_state
from coding.themes.counting import Groups, groups_of
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor


@dataclass(frozen=True)
class People:
    """Every participant who has a voice in a transcript, by number (0 …), and their voices.

    `voices` has columns transcript_id (text), speaker, participant_id (text), person; `details` age, birth_year and
    subgroups, in the order of their numbers.
    """

    voices: pa.Table
    details: pa.Table

    def __len__(self) -> int:
        return len(self.details)


def people(cursor: Cursor, state: LedgerState | None = None) -> People:
    """Everybody whom themes count. Their voices become the temporary table `theme_voices` of this cursor too."""
    state = ledger_state(cursor) if state is None else state
    found = _KEPT.answer(state.people, lambda: _people(cursor))
    cursor.register("kept_voices", found.voices)
    try:
        cursor.execute(
            """CREATE OR REPLACE TEMP TABLE theme_voices AS
            SELECT transcript_id::UUID AS transcript_id, speaker, participant_id::UUID AS participant_id, person
            FROM kept_voices"""
        )
    finally:
        cursor.unregister("kept_voices")
    return found


def groups(found: People, bands: Sequence[AgeGroup], year: int | None = None) -> Groups:
    """Who is in which group; `year`: in which ages are reckoned from years of birth, this one by default."""
    reckoned = pc.subtract(year or date.today().year, found.details["birth_year"])
    ages = pc.coalesce(found.details["age"], reckoned).cast(pa.float64())
    subgroups = found.details["subgroups"].combine_chunks()
    names = subgroups.flatten().dictionary_encode()
    persons = pc.list_parent_indices(subgroups).to_numpy()
    numbers = names.indices.to_numpy(zero_copy_only=False)
    members = {
        str(name): persons[numbers == number] for number, name in enumerate(names.dictionary.to_pylist())
    }
    return groups_of(ages.to_numpy(), members, bands)  # NaN where no age is known


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
    known = groups(found, bands, year)
    members = known.members[known.names.index(group)] if group in known.names else np.zeros(0)
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
    return groups(people(cursor), bands).names


_KEPT: Kept[People] = Kept(most=4)


def _people(cursor: Cursor) -> People:
    voices = cursor.execute(VOICES).to_arrow_table()
    everybody = cursor.execute(
        "SELECT participant_id::VARCHAR AS participant_id, age, birth_year, subgroups FROM participants_now"
    ).to_arrow_table()
    _, first = np.unique(voices["person"].to_numpy(), return_index=True)
    ids = voices["participant_id"].take(first)  # in the order of their numbers
    details = everybody.take(pc.index_in(ids, everybody["participant_id"])).drop_columns("participant_id")
    return People(voices, details)


VOICES = """
    SELECT voice.transcript_id::VARCHAR AS transcript_id, voice.speaker, voice.participant_id::VARCHAR AS participant_id,
        dense_rank() OVER (ORDER BY voice.participant_id)::INTEGER - 1 AS person
    FROM speaker_participants_now voice
    JOIN speakers ON speakers.transcript_id = voice.transcript_id AND speakers.speaker = voice.speaker
    WHERE speakers.role = 'participant'
"""
