"""The SQL of publications: the protected tables that the work group sees, and who was counted in those shown before."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import pyarrow as pa

from coding.themes.over_time import Former
from coding.themes.publication import Publication
from coding.themes.records import Records, sums_of
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

PEOPLE = {
    "participant_id": pa.string(),
    "groups": pa.list_(pa.int32()),
    "themes": pa.list_(pa.int32()),
    "said": pa.string(),
}
CELLS = {"theme": pa.int32(), "grouped": pa.int32(), "participants": pa.int32(), "passages": pa.int32()}


def publication_id_now(cursor: Cursor) -> str | None:
    """Which publication the work group sees now; None before the first, and where the last one was ended."""
    row = cursor.execute("SELECT publication_id::VARCHAR FROM publications_now").fetchone()
    return None if row is None else str(row[0])


def publication(cursor: Cursor, publication_id: str) -> Publication:
    """A publication that is there."""
    asked = {"id": publication_id}
    made_at, threshold, interviews, coders = cursor.execute(
        "SELECT made_at, threshold, interviews, coders FROM publications WHERE publication_id = $id", asked
    ).fetchall()[0]
    groups = cursor.execute(GROUPS, asked).fetchall()
    themes = cursor.execute(THEMES, asked).fetchall()
    figures = np.full((2, len(themes) + 1, len(groups)), -1, dtype=np.int64)
    for theme, group, participants, passages in cursor.execute(SHOWN, asked).fetchall():
        place = 0 if theme is None else theme + 1, group
        figures[0][place] = -1 if participants is None else participants
        figures[1][place] = -1 if passages is None else passages
    return Publication(
        publication_id,
        made_at,
        threshold,
        interviews,
        coders,
        tuple((dimension, name) for _, dimension, name in groups),
        tuple(code_id for _, code_id, _, _ in themes),
        tuple(name for _, _, name, _ in themes),
        tuple(parent for _, _, _, parent in themes),
        figures[0],
        figures[1],
    )


def formers(cursor: Cursor) -> list[Former]:
    """Every publication there ever was, from the first to the last, those that were ended too; see Former."""
    rows = cursor.execute(
        "SELECT publication_id::VARCHAR, people FROM publications ORDER BY made_at, publication_id"
    ).fetchall()
    return [_former(publication(cursor, key), people, cursor) for key, people in rows]


def ended_with(cursor: Cursor, participant_id: str) -> list[str]:
    """The publications that are shown or could be again, in which this participant is counted."""
    rows = cursor.execute(
        """SELECT publication_id::VARCHAR FROM publication_people WHERE participant_id = $id
           AND publication_id NOT IN (SELECT publication_id FROM publication_ends)""",
        {"id": participant_id},
    ).fetchall()
    return [key for (key,) in rows]


def end_publication(cursor: Cursor, publication_id: str, author: str) -> None:
    """Show it no longer; the caller holds the transaction."""
    cursor.execute(
        "INSERT INTO publication_ends VALUES ($fact_id, $publication_id, $made_at, $made_by)",
        {"fact_id": new_id(), "publication_id": publication_id, "made_at": now(), "made_by": author},
    )


def forget_participant(cursor: Cursor, participant_id: str) -> None:
    """Take somebody out of what is kept of publications; the caller holds the transaction."""
    cursor.execute("DELETE FROM publication_people WHERE participant_id = $id", {"id": participant_id})


def study_secret(cursor: Cursor, author: str, secret: str | None = None) -> str:
    """The study's secret for drawing lots; made (or this one taken) when there is none yet."""
    row = cursor.execute(FIRST_SECRET).fetchone()
    if row is None:
        cursor.execute(
            "INSERT INTO publication_lots VALUES ($fact_id, $secret, $made_at, $made_by)",
            {
                "fact_id": new_id(),
                "secret": secret or secrets.token_hex(32),
                "made_at": now(),
                "made_by": author,
            },
        )
        row = cursor.execute(FIRST_SECRET).fetchall()[0]
    return str(row[0])


def digests(records: Records, secret: str) -> tuple[str, ...]:
    """What tells, for each participant, whether the number of their passages of any theme has changed."""
    return tuple(
        hashlib.blake2b(
            repr([*zip(records.themes, row.tolist(), strict=True)]).encode(),
            digest_size=12,
            key=secret.encode(),
        ).hexdigest()
        for row in records.said
    )


def add_publication(
    cursor: Cursor, one: Publication, records: Records, said: tuple[str, ...], author: str
) -> None:
    """Write a publication and who is counted in it; the caller holds the transaction."""
    made = {"publication_id": one.publication_id, "made_at": one.made_at, "made_by": author}
    cursor.execute(
        """INSERT INTO publications VALUES ($publication_id, $threshold, $people, $interviews, $coders, $passages,
           $made_at, $made_by)""",
        {
            **made,
            "threshold": one.threshold,
            "people": len(records.participants),
            "interviews": one.interviews,
            "coders": one.coders,
            "passages": bool((one.passages >= 0).any()),
        },
    )
    for number, (dimension, name) in enumerate(one.groups):
        group = {"fact_id": new_id(), "number": number, "dimension": dimension, "name": name}
        cursor.execute(ADD_GROUP, {**made, **group})
    for number, code_id in enumerate(one.themes):
        theme = {"code_id": code_id, "name": one.names[number], "parent": one.parents[number]}
        cursor.execute(ADD_THEME, {**made, "fact_id": new_id(), "number": number, **theme})
    with _rows(cursor, CELLS, _cells(one)):
        cursor.execute(ADD_CELLS, made)
    with _rows(cursor, PEOPLE, _people(records, said)):
        cursor.execute(ADD_PEOPLE, made)


def _cells(one: Publication) -> dict[str, list[object]]:
    places = [(row, column) for row in range(len(one.themes) + 1) for column in range(len(one.groups))]
    return {
        "theme": [row - 1 if row else None for row, _ in places],
        "grouped": [column for _, column in places],
        "participants": [_or_none(one.participants[place]) for place in places],
        "passages": [_or_none(one.passages[place]) for place in places],
    }


def _people(records: Records, said: tuple[str, ...]) -> dict[str, list[object]]:
    return {
        "participant_id": list(records.participants),
        "groups": [np.flatnonzero(inside).tolist() for inside in records.members.T],
        "themes": [np.flatnonzero(told).tolist() for told in records.told],
        "said": list(said),
    }


def _or_none(figure: int) -> int | None:
    return None if figure < 0 else int(figure)


@contextmanager
def _rows(
    cursor: Cursor, types: Mapping[str, pa.DataType], rows: Mapping[str, list[object]]
) -> Iterator[None]:
    """Register these columns, with an id for each row, as the table `rows`."""
    many = len(next(iter(rows.values())))
    columns = {name: pa.array(rows[name], kind) for name, kind in types.items()}
    cursor.register("rows", pa.table({"fact_id": pa.array([new_id() for _ in range(many)]), **columns}))
    try:
        yield
    finally:
        cursor.unregister("rows")


def _former(one: Publication, counted: int, cursor: Cursor) -> Former:
    people = cursor.execute(COUNTED, {"id": one.publication_id}).fetchall()
    members = np.zeros((len(one.groups), len(people)), dtype=bool)
    told = np.zeros((len(people), len(one.themes)), dtype=bool)
    for number, (_, groups, themes, _) in enumerate(people):
        members[groups, number] = True
        told[number, themes] = True
    parents = {
        theme: None if above is None else one.themes[above]
        for theme, above in zip(one.themes, one.parents, strict=True)
    }
    records = Records(
        tuple(key for key, *_ in people),
        one.groups,
        members,
        one.themes,
        parents,
        told,
        np.zeros((0, len(one.themes)), dtype=np.int64),
        sums_of(one.groups),
    )
    said = tuple(digest for *_, digest in people)
    return Former(records, one.participants >= 0, one.threshold, counted - len(people), said)


FIRST_SECRET = "SELECT secret FROM publication_lots ORDER BY made_at, fact_id LIMIT 1"
GROUPS = "SELECT number, dimension, name FROM publication_groups WHERE publication_id = $id ORDER BY number"
THEMES = """SELECT number, code_id::VARCHAR, name, parent FROM publication_themes
    WHERE publication_id = $id ORDER BY number"""
SHOWN = """SELECT theme, grouped, participants, passages FROM publication_cells
    WHERE publication_id = $id AND (participants IS NOT NULL OR passages IS NOT NULL)"""
COUNTED = """SELECT participant_id::VARCHAR, groups, themes, said FROM publication_people
    WHERE publication_id = $id ORDER BY participant_id"""
ADD_GROUP = """INSERT INTO publication_groups
    VALUES ($fact_id, $publication_id, $number, $dimension, $name, $made_at, $made_by)"""
ADD_THEME = """INSERT INTO publication_themes
    VALUES ($fact_id, $publication_id, $number, $code_id, $name, $parent, $made_at, $made_by)"""
ADD_CELLS = """INSERT INTO publication_cells
    SELECT fact_id, $publication_id, theme, grouped, participants, passages, $made_at, $made_by FROM rows"""
ADD_PEOPLE = """INSERT INTO publication_people
    SELECT fact_id, $publication_id, participant_id, groups, themes, said, $made_at, $made_by FROM rows"""
