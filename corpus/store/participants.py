"""The SQL of participants: their codes, ages, subgroups and other attributes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

FILE = "file"  # the attribute that keeps which file somebody's interview is in


@dataclass(frozen=True)
class Participant:
    """Somebody who was interviewed, by code; age in years, or the year of birth, or neither."""

    participant_id: str
    code: str
    age: int | None
    birth_year: int | None
    subgroups: tuple[str, ...]
    attributes: Mapping[str, str]
    transcripts: int = 0


def participants(cursor: Cursor) -> list[Participant]:
    """All participants by code, with the number of transcripts in which they speak."""
    rows = cursor.execute(
        """SELECT p.participant_id::VARCHAR, p.code, p.age, p.birth_year, p.subgroups, p.attributes,
               count(DISTINCT s.transcript_id)
           FROM participants_now p LEFT JOIN speaker_participants_now s ON s.participant_id = p.participant_id
           GROUP BY ALL ORDER BY p.code"""
    ).fetchall()
    return [Participant(i, c, age, year, tuple(g), json.loads(a), n) for i, c, age, year, g, a, n in rows]


def participant_ids(cursor: Cursor) -> dict[str, str]:
    """Every participant's id by code."""
    return dict(cursor.execute("SELECT code, participant_id::VARCHAR FROM participants").fetchall())


def add_participant(cursor: Cursor, code: str, author: str) -> str:
    """Write that there is a participant with this code; gives the id."""
    participant_id = new_id()
    cursor.execute(
        "INSERT INTO participants VALUES ($participant_id, $code, $made_at, $made_by)",
        {"participant_id": participant_id, "code": code, "made_at": now(), "made_by": author},
    )
    return participant_id


def describe_participant(
    cursor: Cursor,
    participant_id: str,
    age: int | None,
    birth_year: int | None,
    subgroups: Sequence[str],
    attributes: Mapping[str, str],
    author: str,
) -> None:
    """Write what is known of a participant from now on."""
    cursor.execute(
        """INSERT INTO participant_details VALUES
           ($fact_id, $participant_id, $age, $birth_year, $subgroups, $attributes, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "participant_id": participant_id,
            "age": age,
            "birth_year": birth_year,
            "subgroups": list(subgroups),
            "attributes": json.dumps(attributes, ensure_ascii=False, sort_keys=True),
            "made_at": now(),
            "made_by": author,
        },
    )


def files_of(known: Sequence[Participant]) -> dict[str, str]:
    """The code of a participant by the name of their file, in lower case and without its ending.

    A file of several participants (a focus group) says nothing of whose voice is whose, and is left out.
    """
    files = [
        (PurePath(one.attributes[FILE]).stem.casefold(), one.code)
        for one in known
        if one.attributes.get(FILE)
    ]
    times = Counter(file for file, _ in files)
    return {file: code for file, code in files if times[file] == 1}
