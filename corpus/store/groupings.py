"""The SQL of the study's groupings: by what participants can be grouped, and which values there are."""

from __future__ import annotations

from corpus.accounts import RESEARCHER
from corpus.groupings import (
    AGE_GROUP,
    ATTRIBUTE,
    SUB_STUDY,
    SUBGROUP,
    Dimension,
    Grouping,
    attribute_of,
    from_settings,
)
from corpus.store.database import Cursor
from corpus.store.participants import FILE
from corpus.store.study import setting

GROUPINGS = "groupings"  # the study's setting, as corpus.groupings.as_settings writes it
ATTRIBUTES = "attributes"  # a setting too: what each column of the participants says, by its name
Values = tuple[tuple[str, int], ...]  # a value, and how many participants have it


def groupings(cursor: Cursor) -> dict[str, Grouping]:
    """What the study wants of its dimensions, by key; the ones it said nothing of are not in it."""
    return from_settings(setting(cursor, GROUPINGS, []))


def grouping(cursor: Cursor, key: str) -> Grouping:
    """What the study wants of one dimension."""
    return groupings(cursor).get(key, Grouping(key))


def dimensions(cursor: Cursor, audience: str) -> tuple[Dimension, ...]:
    """By what participants can be grouped: for a researcher everything there is, for others what the study opened to them.

    Age groups and subgroups are always there, sub-studies and attributes when something belongs to one.
    """
    known = groupings(cursor)
    there = [AGE_GROUP, SUBGROUP, *_in_use(cursor)]
    if audience != RESEARCHER:
        there = [key for key in there if key in known and known[key].open]
    return tuple(Dimension(key, _name(key, known)) for key in there)


def values_of(cursor: Cursor, key: str) -> Values:
    """The values of a dimension (not the age groups) with how many participants have each, the most frequent first."""
    if key == SUBGROUP:
        rows = cursor.execute(SUBGROUPS).fetchall()
    elif key == SUB_STUDY:
        rows = cursor.execute(SUB_STUDIES).fetchall()
    else:
        asked = {"pointer": json_pointer(attribute_of(key) or "")}
        rows = cursor.execute(ATTRIBUTE_VALUES, asked).fetchall()
    return tuple((str(value), int(count)) for value, count in rows)


def attributes(cursor: Cursor) -> dict[str, str]:
    """What each attribute of participants says ("" when nobody wrote that), by name: the study's, then others in use."""
    written: dict[str, str] = setting(cursor, ATTRIBUTES, {})
    used = [name for key in _in_use(cursor) if (name := attribute_of(key))]
    return {**written, **{name: "" for name in used if name not in written}}


def json_pointer(attribute: str) -> str:
    """Where an attribute stands in the JSON of a participant's attributes."""
    return "/" + attribute.replace("~", "~0").replace("/", "~1")  # a JSON pointer (RFC 6901)


def _in_use(cursor: Cursor) -> list[str]:
    rows = cursor.execute(IN_USE, {"file": FILE}).fetchall()
    return [SUB_STUDY if name is None else ATTRIBUTE + name for (name,) in rows]


def _name(key: str, known: dict[str, Grouping]) -> str:
    return (known[key].name if key in known else "") or attribute_of(key) or ""


# Sub-studies are the row without a name.
IN_USE = """
    (SELECT NULL AS name FROM transcript_details_now WHERE sub_study IS NOT NULL LIMIT 1)
    UNION ALL
    SELECT name FROM (SELECT DISTINCT unnest(json_keys(attributes)) AS name FROM participants_now
        WHERE attributes <> '{}')
    WHERE name <> $file
    ORDER BY name NULLS FIRST
"""
ATTRIBUTE_VALUES = """
    SELECT value, count(*) FROM (SELECT json_extract_string(attributes, $pointer) AS value FROM participants_now)
    WHERE value <> '' GROUP BY value ORDER BY count(*) DESC, value
"""
SUBGROUPS = """
    SELECT value, count(*) FROM (SELECT DISTINCT participant_id, unnest(subgroups) AS value FROM participants_now)
    GROUP BY value ORDER BY count(*) DESC, value
"""
SUB_STUDIES = """
    SELECT sub_study, count(DISTINCT participant_id) FROM transcript_details_now
    JOIN speaker_participants_now USING (transcript_id) WHERE sub_study IS NOT NULL
    GROUP BY sub_study ORDER BY count(DISTINCT participant_id) DESC, sub_study
"""
