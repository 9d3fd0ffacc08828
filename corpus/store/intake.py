"""The intake: a file of its own, always encrypted, in which raw texts wait for the review of their names.

It is opened for each use and closed again: it is never in the way of a second process for longer than a moment, and
it can be rewritten after a release, because DuckDB leaves deleted bytes readable in a file.
"""

from __future__ import annotations

import functools
import json
import os
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from corpus.clock import now
from corpus.errors import N_, Conflict, MeerstemError, NotFound
from corpus.ids import new_id
from corpus.kinds import TranscriptDetails
from corpus.review import NameDecision
from corpus.store.database import Cursor, attach_file
from corpus.transcripts import Reading, Speaker, SpokenTurn

_opening = threading.Lock()

TABLES = """
CREATE TABLE IF NOT EXISTS waiting (intake_id UUID NOT NULL, name VARCHAR NOT NULL, file_hash VARCHAR NOT NULL,
    text VARCHAR NOT NULL, turns VARCHAR NOT NULL, speakers VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (fact_id UUID NOT NULL, intake_id UUID NOT NULL, item VARCHAR NOT NULL,
    spot INTEGER, kind VARCHAR NOT NULL, replaced BOOLEAN NOT NULL, placeholder VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE IF NOT EXISTS waiting_details (intake_id UUID NOT NULL, kind VARCHAR NOT NULL, sub_study VARCHAR,
    series VARCHAR, step VARCHAR, held_on DATE);
CREATE TABLE IF NOT EXISTS known_names (fact_id UUID NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    dropped BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
"""


@dataclass(frozen=True)
class Waiting:
    """A raw text that waits, with what is known of its speakers (by label)."""

    intake_id: str
    name: str
    file_hash: str
    reading: Reading
    speakers: Mapping[str, Speaker]
    made_at: datetime


@functools.cache
def _engine() -> Cursor:
    """One connection per process: loading the encryption takes 100 ms, attaching the file afterwards 1 ms."""
    return duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})


@dataclass(frozen=True)
class IntakePlace:
    """Where the intake is and what opens it; without a key in the environment a key file beside it is used."""

    path: Path
    key: str | None

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """The open intake, for one use; raises MeerstemError when it cannot be opened."""
        with _opening:
            connection = _engine()
            self._open(connection, self.path, "intake")
            try:
                connection.execute("USE intake")
                connection.execute(TABLES)
                yield connection
            finally:
                connection.execute("USE memory")
                connection.execute("DETACH DATABASE IF EXISTS intake")

    def rewrite(self) -> None:
        """Write the file anew without what was deleted, and put the new one in the place of the old."""
        fresh = self.path.with_name(self.path.name + ".fresh")
        fresh.unlink(missing_ok=True)
        with self.cursor() as connection:
            self._open(connection, fresh, "fresh")
            connection.execute("COPY FROM DATABASE intake TO fresh")
            connection.execute("USE memory")
            connection.execute("DETACH fresh")
            connection.execute("DETACH intake")
            os.replace(fresh, self.path)
            self.path.with_name(self.path.name + ".wal").unlink(missing_ok=True)

    def _open(self, connection: Cursor, path: Path, name: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            attach_file(connection, path, name, self.key or self._key_from_file())
        except duckdb.Error as error:
            if "lock" in str(error):
                raise Conflict(
                    N_("The intake is in use by another process. Try again in a moment.")
                ) from error
            raise MeerstemError(
                N_(
                    "The waiting texts cannot be opened: the key in MEERSTEM_INTAKE_KEY or intake.key does not fit."
                )
            ) from error

    def _key_from_file(self) -> str:
        file = self.path.with_name("intake.key")
        if file.exists():
            return file.read_text(encoding="ascii").strip()
        if self.path.exists():
            raise MeerstemError(
                N_("The key of the waiting texts, intake.key, is missing. Put it back from your copy.")
            )
        key = secrets.token_urlsafe(32)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(key)
        return key


def add_waiting(
    cursor: Cursor, name: str, file_hash: str, reading: Reading, speakers: Mapping[str, Speaker], author: str
) -> str:
    """Put a raw text in the intake; gives its id there."""
    intake_id = new_id()
    cursor.execute(
        """INSERT INTO waiting VALUES
           ($intake_id, $name, $file_hash, $text, $turns, $speakers, $made_at, $made_by)""",
        {
            "intake_id": intake_id,
            "name": name,
            "file_hash": file_hash,
            "text": reading.text,
            "turns": json.dumps([asdict(turn) for turn in reading.turns]),
            "speakers": json.dumps({label: asdict(speaker) for label, speaker in speakers.items()}),
            "made_at": now(),
            "made_by": author,
        },
    )
    return intake_id


def waiting_list(cursor: Cursor) -> list[tuple[str, str, str, datetime]]:
    """Id, name, file hash and time of arrival of every text that waits, oldest first; no text."""
    return cursor.execute(
        "SELECT intake_id::VARCHAR, name, file_hash, made_at FROM waiting ORDER BY made_at, intake_id"
    ).fetchall()


def waiting_text(cursor: Cursor, intake_id: str) -> Waiting:
    """One raw text; raises NotFound when it was released or thrown away."""
    row = cursor.execute(
        """SELECT intake_id::VARCHAR, name, file_hash, text, turns, speakers, made_at
           FROM waiting WHERE intake_id = $intake_id""",
        {"intake_id": intake_id},
    ).fetchone()
    if row is None:
        raise NotFound(N_("This text does not wait any more: it was released or thrown away."))
    key, name, file_hash, text, turns, speakers, made_at = row
    reading = Reading(text, tuple(SpokenTurn(**turn) for turn in json.loads(turns)))
    known = {label: Speaker(**speaker) for label, speaker in json.loads(speakers).items()}
    return Waiting(key, name, file_hash, reading, known, made_at)


def set_speakers(cursor: Cursor, intake_id: str, speakers: Mapping[str, Speaker]) -> None:
    """Write who speaks in a raw text, by label; what was known before is replaced."""
    written = json.dumps({label: asdict(speaker) for label, speaker in speakers.items()})
    cursor.execute(
        "UPDATE waiting SET speakers = $speakers WHERE intake_id = $intake_id",
        {"speakers": written, "intake_id": intake_id},
    )


def set_details(cursor: Cursor, intake_id: str, details: TranscriptDetails) -> None:
    """Keep what a raw text is, until it is released; what was kept before is replaced."""
    cursor.execute("DELETE FROM waiting_details WHERE intake_id = $intake_id", {"intake_id": intake_id})
    cursor.execute(
        "INSERT INTO waiting_details VALUES ($intake_id, $kind, $sub_study, $series, $step, $held_on)",
        {"intake_id": intake_id, **asdict(details)},
    )


def waiting_details(cursor: Cursor) -> dict[str, TranscriptDetails]:
    """What every text that waits is, by its id, as far as it was said."""
    rows = cursor.execute(
        "SELECT intake_id::VARCHAR, kind, sub_study, series, step, held_on FROM waiting_details"
    ).fetchall()
    return {intake_id: TranscriptDetails(*details) for intake_id, *details in rows}


def drop_waiting(cursor: Cursor, intake_id: str) -> None:
    """Take a raw text and all that was decided of it out; `rewrite` afterwards removes its bytes."""
    asked = {"intake_id": intake_id}
    cursor.execute("DELETE FROM waiting WHERE intake_id = $intake_id", asked)
    cursor.execute("DELETE FROM waiting_details WHERE intake_id = $intake_id", asked)
    cursor.execute("DELETE FROM decisions WHERE intake_id = $intake_id", asked)


def add_decisions(cursor: Cursor, intake_id: str, decisions: Sequence[NameDecision], author: str) -> None:
    """Write what was decided of names in a text."""
    for decision in decisions:
        cursor.execute(
            """INSERT INTO decisions VALUES
               ($fact_id, $intake_id, $item, $spot, $kind, $replaced, $placeholder, $made_at, $made_by)""",
            {
                "fact_id": new_id(),
                "intake_id": intake_id,
                "made_at": now(),
                "made_by": author,
                **asdict(decision),
            },
        )


def decisions_now(cursor: Cursor, intake_id: str) -> list[NameDecision]:
    """The decision in force per name and per place, in the order in which they were first made."""
    rows = cursor.execute(
        """SELECT item, spot, kind, replaced, placeholder FROM decisions WHERE intake_id = $intake_id
           QUALIFY row_number() OVER (PARTITION BY item, spot ORDER BY made_at DESC, fact_id DESC) = 1
           ORDER BY made_at, fact_id""",
        {"intake_id": intake_id},
    ).fetchall()
    return [NameDecision(*row) for row in rows]


def review_stamps(cursor: Cursor) -> dict[str, int]:
    """Per text that waits a number that grows with every decision on it and every change of the register."""
    rows = cursor.execute(
        """SELECT w.intake_id::VARCHAR, (SELECT count(*) FROM known_names) + count(d.fact_id) FROM waiting w
           LEFT JOIN decisions d USING (intake_id) GROUP BY w.intake_id"""
    ).fetchall()
    return dict(rows)


def known_names(cursor: Cursor) -> list[tuple[str, str]]:
    """The study's register of names: name and kind, by name."""
    return cursor.execute(
        """SELECT name, kind FROM (SELECT * FROM known_names
               QUALIFY row_number() OVER (PARTITION BY lower(name) ORDER BY made_at DESC, fact_id DESC) = 1)
           WHERE NOT dropped ORDER BY name"""
    ).fetchall()


def note_known_name(cursor: Cursor, name: str, kind: str, dropped: bool, author: str) -> None:
    """Put a name in the register, or take it out."""
    cursor.execute(
        "INSERT INTO known_names VALUES ($fact_id, $name, $kind, $dropped, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "name": name,
            "kind": kind,
            "dropped": dropped,
            "made_at": now(),
            "made_by": author,
        },
    )
