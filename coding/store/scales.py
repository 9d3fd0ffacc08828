"""The SQL of scales and waves: what was asked in numbers, and when."""

from __future__ import annotations

from collections.abc import Sequence

from coding.scales import Scale, read_scale, written
from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor


def scales(cursor: Cursor) -> dict[str, Scale]:
    """The scales in use by id, in the order in which they came."""
    rows = cursor.execute(
        "SELECT scale_id::VARCHAR, definition FROM scales_now ORDER BY made_at, scale_id"
    ).fetchall()
    return {scale_id: read_scale(definition) for scale_id, definition in rows}


def scale_of(cursor: Cursor, scale_id: str) -> Scale:
    """One scale in use; raises NotFound."""
    found = scales(cursor).get(scale_id)
    if found is None:
        raise NotFound(N_("This scale is not there (any more)."))
    return found


def waves(cursor: Cursor) -> dict[str, str]:
    """The names of the waves by id, in the order of their time."""
    return dict(
        cursor.execute("SELECT wave_id::VARCHAR, name FROM waves_now ORDER BY position, wave_id").fetchall()
    )


def add_scale(cursor: Cursor, scale: Scale, author: str) -> str:
    """Write that there is a scale; gives its id."""
    scale_id = new_id()
    cursor.execute(
        "INSERT INTO scales VALUES ($scale_id, $made_at, $made_by)",
        {"scale_id": scale_id, "made_at": now(), "made_by": author},
    )
    describe_scale(cursor, scale_id, scale, author)
    return scale_id


def describe_scale(cursor: Cursor, scale_id: str, scale: Scale, author: str, retired: bool = False) -> None:
    """Write how a scale is from now on, or that it is out of use."""
    cursor.execute(
        """INSERT INTO scale_details VALUES
           ($fact_id, $scale_id, $name, $definition, $retired, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "scale_id": scale_id,
            "name": scale.name,
            "definition": written(scale),
            "retired": retired,
            "made_at": now(),
            "made_by": author,
        },
    )


def write_waves(cursor: Cursor, names: Sequence[str], author: str) -> None:
    """Write that these are the study's waves, in this order; those of the same name stay the same wave."""
    known = {name.casefold(): wave_id for wave_id, name in waves(cursor).items()}
    for position, name in enumerate(names):
        wave_id = known.pop(name.casefold(), None) or _add_wave(cursor, author)
        _describe_wave(cursor, wave_id, name, position, False, author)
    for wave_id in known.values():
        _describe_wave(cursor, wave_id, "", 0, True, author)


def _add_wave(cursor: Cursor, author: str) -> str:
    wave_id = new_id()
    cursor.execute(
        "INSERT INTO waves VALUES ($wave_id, $made_at, $made_by)",
        {"wave_id": wave_id, "made_at": now(), "made_by": author},
    )
    return wave_id


def _describe_wave(
    cursor: Cursor, wave_id: str, name: str, position: int, retired: bool, author: str
) -> None:
    cursor.execute(
        "INSERT INTO wave_details VALUES ($fact_id, $wave_id, $name, $position, $retired, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "wave_id": wave_id,
            "name": name,
            "position": position,
            "retired": retired,
            "made_at": now(),
            "made_by": author,
        },
    )
