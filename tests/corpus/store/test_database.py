"""The store opens, migrates and refuses as promised, in each of its homes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from corpus.errors import Conflict, MeerstemError
from corpus.ids import new_id
from corpus.store.database import MIGRATIONS, Cursor, Store, open_store, transaction


def _settings(cursor: Cursor) -> int:
    row = cursor.execute("SELECT count(*) FROM study_settings").fetchone()
    assert row is not None
    return int(row[0])


def _add_setting(cursor: Cursor) -> None:
    cursor.execute(
        "INSERT INTO study_settings VALUES ($id, 'name', '\"x\"', TIMESTAMP '2026-11-22', $id)",
        {"id": new_id()},
    )


@pytest.mark.parametrize("prefix", ["", "ducklake:"])
def test_what_was_written_is_there_after_opening_again(tmp_path: Path, prefix: str) -> None:
    address = f"{prefix}{tmp_path}/study.db"
    store = open_store(address)
    with store.cursor() as cursor, transaction(cursor):
        _add_setting(cursor)
    store.close()
    store = open_store(address)
    with store.cursor() as cursor:
        assert _settings(cursor) == 1
    store.close()


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with store.cursor() as cursor:
        with pytest.raises(ZeroDivisionError), transaction(cursor):
            _add_setting(cursor)
            _ = 1 // 0
        assert _settings(cursor) == 0
        with transaction(cursor):
            _add_setting(cursor)
        assert _settings(cursor) == 1


@pytest.mark.parametrize("prefix", ["", "ducklake:"])
def test_a_migration_that_fails_leaves_nothing_behind_and_a_copy_aside(tmp_path: Path, prefix: str) -> None:
    folder = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    address = f"{prefix}{tmp_path}/study.db"
    open_store(address, migrations=folder).close()
    (folder / "0900_half.sql").write_text(
        "CREATE TABLE half_done (x INTEGER); INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(duckdb.Error):
        open_store(address, migrations=folder)
    assert (tmp_path / "study.db.before-0900_half").exists()
    (folder / "0900_half.sql").unlink()
    store = open_store(address, migrations=folder)
    with store.cursor() as cursor:
        tables = {name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        applied = {name for (name,) in cursor.execute("SELECT name FROM schema_versions").fetchall()}
    store.close()
    assert "half_done" not in tables
    assert applied == {file.name for file in MIGRATIONS.glob("*.sql")}


def test_an_old_study_reaches_today_and_keeps_its_facts(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    shutil.copy(MIGRATIONS / "0001_corpus.sql", folder)
    store = open_store(f"{tmp_path}/study.db", migrations=folder)
    with store.cursor() as cursor:
        _add_setting(cursor)
    store.close()
    store = open_store(f"{tmp_path}/study.db")
    with store.cursor() as cursor:
        assert _settings(cursor) == 1
        assert cursor.execute("SELECT count(*) FROM coding_now").fetchall() == [(0,)]
    store.close()


def test_an_encrypted_study_cannot_be_read_without_its_key(tmp_path: Path) -> None:
    path = tmp_path / "study.duckdb"
    store = open_store(str(path), key="een goede sleutel")
    with store.cursor() as cursor:
        cursor.execute(
            "INSERT INTO study_settings VALUES ($id, 'zeldzaamwoord', '1', TIMESTAMP '2026-11-22', $id)",
            {"id": new_id()},
        )
    store.close()
    assert b"zeldzaamwoord" not in path.read_bytes()
    for key in (None, "een andere sleutel"):
        with pytest.raises(MeerstemError, match="encrypted"):
            open_store(str(path), key=key)
    open_store(str(path), key="een goede sleutel").close()


def test_a_file_that_is_no_study_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "study.duckdb"
    path.write_bytes(b"geen databank" * 1000)
    with pytest.raises(MeerstemError, match="cannot be opened as a study"):
        open_store(str(path))
    assert path.read_bytes() == b"geen databank" * 1000


def test_a_second_process_is_told_plainly_that_the_app_is_running(tmp_path: Path) -> None:
    store = open_store(f"{tmp_path}/study.duckdb")
    program = f"from corpus.store.database import open_store\nopen_store({str(tmp_path / 'study.duckdb')!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    store.close()
    assert done.returncode != 0
    assert f"{Conflict.__name__}: The app is running and keeps" in done.stderr


def test_each_cursor_of_a_thread_is_its_own(store: Store) -> None:
    with store.cursor() as one, store.cursor() as other:
        with transaction(one):
            _add_setting(one)
            assert _settings(other) == 0
        assert _settings(other) == 1
