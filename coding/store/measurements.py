"""The SQL of measurements: what each participant answered to a scale in a wave, and the scores that come of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from coding.exchange.scores_csv import ANSWERS
from coding.scales import Scale
from coding.scoring import scores
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor

NONE = "none"  # the kind of a measurement that takes away what was there
Key = tuple[str, str]  # participant, wave
Said = tuple[str, tuple[float | None, ...]]  # the kind, and the numbers


@dataclass(frozen=True)
class Measured:
    """The scores of one scale in one wave: a row for each participant who has any (by id), a column for each part.

    NaN where a part cannot be worked out, because too many answers are missing.
    """

    participants: tuple[str, ...]
    scores: np.ndarray


def measured(cursor: Cursor, scale_id: str, scale: Scale, wave_id: str) -> Measured:
    """The scores of everybody in this wave, from their answers or as they came, in the order of their ids."""
    rows = cursor.execute(
        """SELECT participant_id::VARCHAR AS participant_id, kind, numbers FROM measurements_now
           WHERE scale_id = $scale_id AND wave_id = $wave_id ORDER BY participant_id""",
        {"scale_id": scale_id, "wave_id": wave_id},
    ).to_arrow_table()
    answered = np.array(rows["kind"]) == ANSWERS
    found = np.full((len(rows), len(scale.parts)), np.nan)
    for kind, wide in ((True, len(scale.items)), (False, len(scale.parts))):
        chosen = np.flatnonzero(answered == kind)
        if len(chosen):
            numbers = _matrix(rows["numbers"].take(pa.array(chosen)), wide)
            found[chosen] = scores(scale, numbers) if kind else numbers
    return Measured(tuple(rows["participant_id"].to_pylist()), found)


def measurements(cursor: Cursor, scale_id: str) -> dict[Key, Said]:
    """All that there is of one scale, by participant and wave."""
    rows = cursor.execute(
        """SELECT participant_id::VARCHAR, wave_id::VARCHAR, kind, numbers FROM measurements_now
           WHERE scale_id = $scale_id""",
        {"scale_id": scale_id},
    ).fetchall()
    return {(participant, wave): (kind, tuple(numbers)) for participant, wave, kind, numbers in rows}


def how_many(cursor: Cursor) -> dict[tuple[str, str], int]:
    """How many participants have something of a scale in a wave, by both ids."""
    rows = cursor.execute(
        "SELECT scale_id::VARCHAR, wave_id::VARCHAR, count(*) FROM measurements_now GROUP BY ALL"
    ).fetchall()
    return {(scale_id, wave_id): int(count) for scale_id, wave_id, count in rows}


def add_measurements(cursor: Cursor, scale_id: str, new: dict[Key, Said], author: str) -> None:
    """Write what counts from now on for these participants and waves; the caller holds the transaction."""
    table = pa.table(
        {
            "measurement_id": [new_id() for _ in new],
            "participant_id": [participant for participant, _wave in new],
            "wave_id": [wave for _participant, wave in new],
            "kind": [kind for kind, _numbers in new.values()],
            "numbers": pa.array([list(numbers) for _kind, numbers in new.values()], pa.list_(pa.float64())),
        }
    )
    cursor.register("new_measurements", table)
    try:
        cursor.execute(
            """INSERT INTO measurements SELECT measurement_id::UUID, participant_id::UUID, $scale_id::UUID,
                   wave_id::UUID, kind, numbers, $made_at::TIMESTAMP, $made_by::UUID FROM new_measurements""",
            {"scale_id": scale_id, "made_at": now(), "made_by": author},
        )
    finally:
        cursor.unregister("new_measurements")


def _matrix(lists: pa.ChunkedArray, wide: int) -> np.ndarray:
    flat = lists.combine_chunks().flatten().to_numpy(zero_copy_only=False)
    return np.asarray(flat, dtype=float).reshape(-1, wide)
