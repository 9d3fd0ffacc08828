"""Writing the study's file anew without what was deleted: DuckDB leaves deleted bytes readable, also after a checkpoint.

A lake keeps what was deleted in older snapshots, and its catalogue is such a file. Copies that were made before a
migration still hold what was taken out since: they are deleted. What is in the middle when the process is killed is
begun again at the next start (see corpus/store/erasing.py): the file at its path is the old or the new one, never half.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from corpus.store.database import BEFORE, Cursor, Home, Store, attach_file

# In this order; each leaves more to take away for the next. DuckLake 1.5: see its own documentation of maintenance.
LAKE_CLEANING = (
    "CALL ducklake_flush_inlined_data('study')",
    "CALL ducklake_rewrite_data_files('study', delete_threshold => 0)",
    "CALL ducklake_merge_adjacent_files('study')",
    "CALL ducklake_expire_snapshots('study', older_than => now())",
    "CALL ducklake_cleanup_old_files('study', cleanup_all => true)",
    "CALL ducklake_delete_orphaned_files('study', cleanup_all => true)",
)
# The least and the greatest value that a column ever had are kept in the catalogue, also of text; unknown is allowed.
FORGET_VALUES = (
    "UPDATE fresh.ducklake_table_column_stats SET min_value = NULL, max_value = NULL, extra_stats = NULL",
    "UPDATE fresh.ducklake_file_column_stats SET min_value = NULL, max_value = NULL, extra_stats = NULL",
)


def rewrite(store: Store, patience: float, first: Callable[[Cursor], None]) -> None:
    """Leave nothing in the study's files that is not in its tables; raises Conflict while others use it too long.

    `first` may take out more, while nobody else can write any more.
    """
    home = store.home

    def before(cursor: Cursor) -> None:
        first(cursor)
        for statement in LAKE_CLEANING if home.is_lake else ():
            cursor.execute(statement)

    with store.set_aside(patience, before) as cursor:
        _write_anew(cursor, home)
    remove_copies(home)


def remove_copies(home: Home) -> None:
    """Delete what the app itself once put beside the study: copies from before a migration, a copy half made."""
    for copy in (*home.path.parent.glob(f"{home.path.name}{BEFORE}*"), _fresh(home), _log(_fresh(home))):
        copy.unlink(missing_ok=True)


def _write_anew(cursor: Cursor, home: Home) -> None:
    fresh = _fresh(home)
    for left in (fresh, _log(fresh)):
        left.unlink(missing_ok=True)
    attach_file(cursor, home.path, "old", home.key)
    attach_file(cursor, fresh, "fresh", home.key)
    cursor.execute("COPY FROM DATABASE old TO fresh")
    if home.is_lake:
        for statement in FORGET_VALUES:
            cursor.execute(statement)
        cursor.execute("CHECKPOINT fresh")
    cursor.execute("DETACH fresh")
    cursor.execute("DETACH old")  # and with it the log is gone: all of it was in the file that was copied
    _log(home.path).unlink(missing_ok=True)
    _to_disk(fresh)
    os.replace(fresh, home.path)
    _to_disk(home.path.parent)


def _fresh(home: Home) -> Path:
    return home.path.with_name(f"{home.path.name}.fresh")


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
