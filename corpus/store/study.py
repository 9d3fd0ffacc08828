"""The SQL of the study's own settings: its name, its age groups, its threshold, each a JSON value under a name."""

from __future__ import annotations

import json
from typing import Any

from corpus.clock import now
from corpus.ids import new_id
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor

AGE_GROUPS = "age_groups"  # [[18, 34], …, [75, null]]
THRESHOLD = "threshold"  # a number of participants
DEFAULT_THRESHOLD = 5
LOWEST_THRESHOLD = 3


def setting(cursor: Cursor, name: str, default: Any = None) -> Any:
    """What the study has set under this name, or the default."""
    row = cursor.execute("SELECT value FROM study_settings_now WHERE name = $name", {"name": name}).fetchone()
    return default if row is None else json.loads(row[0])


def age_groups(cursor: Cursor) -> tuple[AgeGroup, ...]:
    """The study's age groups, in order."""
    return tuple((least, most) for least, most in setting(cursor, AGE_GROUPS, DEFAULT_AGE_GROUPS))


def threshold(cursor: Cursor) -> int:
    """The number of participants below which a work group sees no count; never under LOWEST_THRESHOLD."""
    return max(LOWEST_THRESHOLD, int(setting(cursor, THRESHOLD, DEFAULT_THRESHOLD)))


def set_setting(cursor: Cursor, name: str, value: object, author: str) -> None:
    """Write that the study's setting is this from now on; the caller holds the transaction."""
    cursor.execute(
        "INSERT INTO study_settings VALUES ($fact_id, $name, $value, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "name": name,
            "value": json.dumps(value, ensure_ascii=False),
            "made_at": now(),
            "made_by": author,
        },
    )
