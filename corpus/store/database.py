"""The study's store: one DuckDB file, or DuckLake; opened once per process, one cursor per use.

The process's connection is in memory and the study is attached to it, so that a plain file, an encrypted file
and a DuckLake are opened alike; every cursor therefore says `USE study` first.
"""

from __future__ import annotations

import importlib.util
import itertools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from corpus.errors import N_, Conflict, MeerstemError
from corpus.store.turns import Turns

Cursor = duckdb.DuckDBPyConnection
MIGRATIONS = Path(__file__).parent / "migrations"
LAKE = "ducklake:"
BEFORE = ".before-"  # in the names of the copies that are made before a migration

_counter = itertools.count(1)
_commits = 0
_inside: set[int] = set()  # the cursors that are in a transaction or a snapshot


@dataclass(frozen=True)
class Home:
    """Where a study is kept: its address as it was given, the file (of a lake: its catalogue), and the key."""

    address: str
    path: Path
    key: str | None

    @property
    def is_lake(self) -> bool:
        """Whether this is a DuckLake."""
        return self.address.startswith(LAKE)


class Store:
    """An open study; `cursor()` gives a cursor that already uses it. Threads share the Store, never a cursor."""

    def __init__(self, connection: Cursor, home: Home) -> None:
        self._connection = connection
        self.home = home
        self.shared = home.is_lake  # whether other servers may write in it too
        # One writer at a time: a commit is one fsync whatever the threads, and waiting in turn never conflicts.
        self.writing = threading.RLock()
        self._turns = Turns()

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor of its own for one script run, request or test; closed afterwards."""
        cursor = self._connection.cursor()
        with self._turns.using(cursor):
            try:
                cursor.execute("USE study")
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def set_aside(self, patience: float, before: Callable[[Cursor], None]) -> Iterator[Cursor]:
        """Take the study off its file while nobody else uses it, and put it back: meanwhile the file can be replaced.

        `before` is done first, also alone. Cursors of this thread go on with what lies at the path afterwards; those of
        others wait to begin. Raises Conflict when others have not finished after `patience` seconds.
        """
        with self._turns.alone(patience) as mine, self._connection.cursor() as cursor:
            cursor.execute("USE study")
            before(cursor)
            resting = (*mine, self._connection)
            for one in (*resting, cursor):
                one.execute(
                    "USE memory"
                )  # a statement of its own, so that no half-read answer holds the file
            cursor.execute("DETACH study")
            try:
                yield cursor
            finally:
                _attach(cursor, self.home)
                for one in resting:
                    one.execute("USE study")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_store(address: str, key: str | None = None, migrations: Path = MIGRATIONS) -> Store:
    """Open (or make) the study at `address` and bring it up to date.

    `address` is the path of a DuckDB file, or `ducklake:` and the path of a catalogue file; `key` encrypts a
    DuckDB file. Raises MeerstemError when another process has it open or the key does not fit.
    """
    path = Path(address.removeprefix(LAKE))
    home = Home(address, path, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    connection.execute("SET allow_community_extensions = false")
    # Packing the bits of ids saves nothing, they are random, and reading two million back takes 140 ms instead of 8.
    connection.execute("SET disabled_compression_methods = 'bitpacking'")
    try:
        _attach(connection, home)
        _migrate(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return Store(connection, home)


@contextmanager
def transaction(cursor: Cursor) -> Iterator[Cursor]:
    """All or nothing; somebody else's change in between becomes a Conflict that says so."""
    global _commits
    cursor.execute("BEGIN")
    _inside.add(id(cursor))
    try:
        yield cursor
        cursor.execute("COMMIT")
        _commits = next(_counter)
    except duckdb.TransactionException as error:
        _roll_back(cursor)
        raise Conflict(
            N_("Somebody else has just changed this. Nothing of yours was lost; look again, then save.")
        ) from error
    except BaseException:
        _roll_back(cursor)
        raise
    finally:
        _inside.discard(id(cursor))


def in_transaction(cursor: Cursor) -> bool:
    """Whether this cursor is in a transaction or a snapshot. (A second BEGIN would end the first one in an error.)"""
    return id(cursor) in _inside


@contextmanager
def snapshot(cursor: Cursor) -> Iterator[None]:
    """Let several questions see the same state of the store; in a transaction they do so anyway."""
    if in_transaction(cursor):
        yield
        return
    cursor.execute("BEGIN")
    _inside.add(id(cursor))
    try:
        yield
    finally:
        _inside.discard(id(cursor))
        _roll_back(cursor)


def commits() -> int:
    """A number that changes whenever this process has committed something."""
    return _commits


def load_extension(connection: Cursor, name: str) -> None:
    """Load a signed extension from its wheel, by path: nothing is downloaded or copied into a home folder."""
    package = importlib.util.find_spec(f"duckdb_extension_{name}")
    if package is None or package.origin is None:
        raise MeerstemError(
            N_("The DuckDB extension “{name}” is not installed. Run: make install"), name=name
        )
    files = sorted(Path(package.origin).parent.glob(f"extensions/*/{name}.duckdb_extension"))
    connection.load_extension(str(files[-1]))


def attach_file(connection: Cursor, path: Path, name: str, key: str | None) -> None:
    """Attach a DuckDB file under a name that the caller chose (never one from outside), encrypted when there is a key."""
    quoted = str(path).replace("'", "''")
    if key is None:
        connection.execute(f"ATTACH '{quoted}' AS {name}")
        return
    load_extension(connection, "httpfs")  # its OpenSSL: DuckDB refuses to write encrypted files without
    quoted_key = key.replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {name} (ENCRYPTION_KEY '{quoted_key}')")


def _attach(connection: Cursor, home: Home) -> None:
    try:
        if home.is_lake:
            load_extension(connection, "ducklake")
            # The files lie beside the catalogue, also after the folder was moved or copied.
            catalogue, data = (
                str(p).replace("'", "''") for p in (home.path, home.path.with_suffix(".files"))
            )
            connection.execute(
                f"ATTACH 'ducklake:{catalogue}' AS study (DATA_PATH '{data}', OVERRIDE_DATA_PATH true)"
            )
        else:
            attach_file(connection, home.path, "study", home.key)
    except duckdb.Error as error:
        raise _why_it_does_not_open(error, home.path) from error
    connection.execute("USE study")


def _why_it_does_not_open(error: duckdb.Error, path: Path) -> MeerstemError:
    said = str(error)
    if "lock" in said:
        return Conflict(
            N_("The app is running and keeps {file} open. Stop the app first, or do this on its pages."),
            file=str(path),
        )
    if "ncrypt" in said or "cipher" in said:
        return MeerstemError(
            N_("{file} is encrypted and the key in MEERSTEM_KEY is missing or does not fit."), file=str(path)
        )
    return MeerstemError(
        N_("{file} cannot be opened as a study: it is no DuckDB file, or damaged."), file=str(path)
    )


def _migrate(connection: Cursor, path: Path, migrations: Path) -> None:
    """Apply what is new, each file in one transaction with its own record; the store is copied aside first."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_versions (name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)"
    )
    applied = {name for (name,) in connection.execute("SELECT name FROM schema_versions").fetchall()}
    new = [file for file in sorted(migrations.glob("[0-9]*.sql")) if file.name not in applied]
    if new and applied:
        connection.execute("CHECKPOINT study")
        shutil.copy2(path, path.with_name(f"{path.name}{BEFORE}{new[0].stem}"))
    for file in new:
        with transaction(connection):
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute(
                "INSERT INTO schema_versions VALUES ($name, current_timestamp AT TIME ZONE 'UTC')",
                {"name": file.name},
            )
    if new:
        connection.execute("CHECKPOINT study")


def _roll_back(cursor: Cursor) -> None:
    with suppress(duckdb.TransactionException):  # DuckDB may have rolled back already
        cursor.execute("ROLLBACK")
