"""The SQL of taking out for good: rows by the register, passages of a changed text, words quoted elsewhere.

Names of tables and columns come from the register (coding/store/erased.py), never from outside.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

import pyarrow as pa

from coding.store.erased import ERASED, FREE_TEXT, OF_PERSON, PASSAGES, Follows, Passages
from corpus.clock import now
from corpus.erasing import moved
from corpus.ids import new_id
from corpus.placeholders import Replacement, Shift
from corpus.store.database import Cursor
from corpus.store.text_changes import change_text


@dataclass(frozen=True)
class Moved:
    """What became of the passages of a changed text: how many moved along or stayed, and how many could not, by table."""

    kept: Counter[str]
    lost: Counter[str]


def take_out_rows(cursor: Cursor, texts: Collection[str], people: Collection[str]) -> Counter[str]:
    """Delete all rows of these texts and participants, and what follows them; gives how many by table."""
    gone: Counter[str] = Counter()
    for table, ways in ERASED.items():
        for way in ways:
            if isinstance(way, Follows):
                gone[table] += _delete_followers(cursor, table, way)
            elif ids := (people if way == OF_PERSON else texts):
                gone[table] += _delete(cursor, table, way, ids)
    return +gone


def change_passages(
    cursor: Cursor, transcript_id: str, replacements: list[Replacement], keep_replaced: bool
) -> Moved:
    """Put other words in a text and move all that is kept of its offsets along; what is about words that are gone, goes.

    See `corpus.erasing.moved` for `keep_replaced`. The caller holds the transaction, and deletes the followers of what
    went (`take_out_rows`).
    """
    before = {table: _passages(cursor, table, one, transcript_id) for table, one in PASSAGES.items()}
    text, shift = change_text(cursor, transcript_id, replacements)
    found = Moved(Counter(), Counter())
    for table, rows in before.items():
        places = {key: moved(shift, start, end, keep_replaced) for key, start, end in rows}
        lost = [key for key, place in places.items() if place is None]
        kept = [(key, *place) for key, place in places.items() if place is not None]
        found.lost[table] += _delete(cursor, table, PASSAGES[table].key, lost) if lost else 0
        found.kept[table] += len(kept)
        if kept:
            _move(cursor, table, PASSAGES[table], kept, text)
    _quotes_changed(cursor, transcript_id, shift, before["quotes"])
    _reached(cursor, transcript_id, shift)
    return found


def change_words(cursor: Cursor, changed: Callable[[str], str]) -> Counter[str]:
    """Rewrite what people wrote in words of their own wherever `changed` gives other words; gives how many by table."""
    found: Counter[str] = Counter()
    for table, columns in FREE_TEXT.items():
        key = _first_column(cursor, table)
        for column in columns:
            rows = cursor.execute(
                f'SELECT "{key}"::VARCHAR, "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
            )
            others = [(own, new) for own, old in rows.fetchall() if (new := _other(old, changed)) != old]
            for own, new in others:
                cursor.execute(
                    f'UPDATE "{table}" SET "{column}" = $new WHERE "{key}" = $own', {"new": new, "own": own}
                )
            found[table] += len(others)
    return +found


def _delete(cursor: Cursor, table: str, column: str, ids: Collection[str]) -> int:
    return _count(
        cursor.execute(
            f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT unnest($ids::UUID[]))', {"ids": list(ids)}
        )
    )


def _delete_followers(cursor: Cursor, table: str, way: Follows) -> int:
    condition = (
        f'"{way.column}" IS NOT NULL AND "{way.column}" NOT IN (SELECT "{way.key}" FROM "{way.parent}")'
    )
    return _count(cursor.execute(f'DELETE FROM "{table}" WHERE {condition}'))


def _count(done: Cursor) -> int:
    row = done.fetchone()
    return int(row[0]) if row else 0


def _passages(cursor: Cursor, table: str, one: Passages, transcript_id: str) -> list[tuple[str, int, int]]:
    return cursor.execute(
        f'SELECT "{one.key}"::VARCHAR, "{one.start}", "{one.end}" FROM "{table}"'
        f' WHERE {one.text_of} = $transcript_id AND "{one.start}" IS NOT NULL',
        {"transcript_id": transcript_id},
    ).fetchall()


def _move(cursor: Cursor, table: str, one: Passages, places: list[tuple[str, int, int]], text: str) -> None:
    keys, starts, ends = zip(*places, strict=True)
    columns = {"own": keys, "starts": pa.array(starts, pa.int32()), "ends_at": pa.array(ends, pa.int32())}
    quotes = [text[start:end] for _, start, end in places]
    cursor.register("moved_passages", pa.table({**columns, "quote": quotes}))
    quote = f', "{one.quote}" = m.quote' if one.quote else ""
    cursor.execute(
        f'UPDATE "{table}" SET "{one.start}" = m.starts, "{one.end}" = m.ends_at{quote} FROM moved_passages m'
        f' WHERE "{table}"."{one.key}" = m.own::UUID'
    )
    cursor.unregister("moved_passages")


def _quotes_changed(
    cursor: Cursor, transcript_id: str, shift: Shift, quotes: list[tuple[str, int, int]]
) -> None:
    """A released quote in which words changed is shown again only after somebody has looked at it anew."""
    for quote_id, start, end in quotes:
        if any(first < end and start < last for first, last, _, _ in shift.places):
            cursor.execute(
                """INSERT INTO quote_changes SELECT $fact_id::UUID, quote_id, transcript_id, $made_at::TIMESTAMP, made_by
                   FROM quotes WHERE quote_id = $quote_id AND transcript_id = $transcript_id""",
                {"fact_id": new_id(), "made_at": now(), "quote_id": quote_id, "transcript_id": transcript_id},
            )


def _reached(cursor: Cursor, transcript_id: str, shift: Shift) -> None:
    """How far readers were."""
    rows = cursor.execute(
        "SELECT fact_id::VARCHAR, reached FROM readings WHERE transcript_id = $transcript_id",
        {"transcript_id": transcript_id},
    ).fetchall()
    for fact_id, reached in rows:
        cursor.execute(
            "UPDATE readings SET reached = $reached WHERE fact_id = $fact_id",
            {"reached": shift.shifted(reached), "fact_id": fact_id},
        )


def _first_column(cursor: Cursor, table: str) -> str:
    row = cursor.execute(
        """SELECT column_name FROM duckdb_columns() WHERE database_name = current_database()
           AND table_name = $table ORDER BY column_index LIMIT 1""",
        {"table": table},
    ).fetchone()
    return str(row[0]) if row else ""


def _other(value: object, changed: Callable[[str], str]) -> object:
    """The value with its words changed: a text, a list of texts, or such things written as JSON."""
    if isinstance(value, list):
        return [_other(one, changed) for one in value]
    if isinstance(value, dict):
        return {key: _other(one, changed) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    if value[:1] in ("{", "[") and value[-1:] in ("}", "]"):
        try:
            read = json.loads(value)
        except ValueError:
            return changed(value)
        other = _other(read, changed)
        return value if other == read else json.dumps(other, ensure_ascii=False, sort_keys=True)
    return changed(value)
