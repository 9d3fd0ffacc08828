"""The SQL of what transcripts are: their kind, sub-study, series, step and day."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from corpus.clock import now
from corpus.ids import new_id
from corpus.kinds import INTERVIEW, TranscriptDetails, steps_in_order
from corpus.store.database import Cursor
from corpus.store.study import setting

STEPS = "steps"  # the study's setting: names of steps, in their order


def details_now(cursor: Cursor) -> dict[str, TranscriptDetails]:
    """What every transcript is, by its id; those of which nothing was said are interviews by themselves."""
    rows = cursor.execute(
        """SELECT t.transcript_id::VARCHAR, coalesce(d.kind, $kind), d.sub_study, d.series, d.step, d.held_on
           FROM transcripts t LEFT JOIN transcript_details_now d USING (transcript_id)""",
        {"kind": INTERVIEW},
    ).fetchall()
    return {transcript_id: TranscriptDetails(*details) for transcript_id, *details in rows}


def describe_transcripts(cursor: Cursor, details: Mapping[str, TranscriptDetails], author: str) -> None:
    """Write what these transcripts (by id) are from now on; the caller holds the transaction."""
    ids, rows = list(details), list(details.values())
    fresh = pa.table(
        {
            "fact_id": [new_id() for _ in ids],
            "transcript_id": ids,
            "kind": [one.kind for one in rows],
            **{name: pa.array([getattr(one, name) for one in rows], pa.string()) for name in _NAMES},
            "held_on": pa.array([one.held_on for one in rows], pa.date32()),
        }
    )
    cursor.register("fresh", fresh)
    try:
        cursor.execute(
            """INSERT INTO transcript_details SELECT fact_id::UUID, transcript_id::UUID, kind, sub_study, series, step,
                   held_on, $made_at::TIMESTAMP, $made_by::UUID FROM fresh""",
            {"made_at": now(), "made_by": author},
        )
    finally:
        cursor.unregister("fresh")


def steps(cursor: Cursor) -> list[str]:
    """The names of the study's steps, in their order: the order it set, then what is in use besides."""
    used = cursor.execute(
        "SELECT step, min(held_on) FROM transcript_details_now WHERE step IS NOT NULL GROUP BY step"
    ).fetchall()
    return steps_in_order(setting(cursor, STEPS, []), used)


def sub_studies(cursor: Cursor) -> list[str]:
    """The names of the sub-studies that transcripts belong to, by name."""
    rows = cursor.execute(
        "SELECT DISTINCT sub_study FROM transcript_details_now WHERE sub_study IS NOT NULL ORDER BY 1"
    ).fetchall()
    return [str(name) for (name,) in rows]


_NAMES = ("sub_study", "series", "step")
