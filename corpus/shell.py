"""What the commands of the shell share: the study they work on, how they tell results and failures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import N_, BadInput, MeerstemError
from corpus.settings import settings
from corpus.store.database import Cursor, Store, open_store

Command = Callable[[argparse.Namespace], dict[str, object] | list[dict[str, object]]]
LARGEST = 60 * 1024 * 1024  # bytes; no transcript or table comes near it


def run(parser: argparse.ArgumentParser, arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; gives the exit code: 0, or 1 after a sentence on the error stream that says what is wrong."""
    asked = parser.parse_args(arguments)
    try:
        result = asked.command(asked)
    except MeerstemError as error:
        tell_problem(str(error))
        if asked.json:
            print(json.dumps({"problems": [str(error)]}, ensure_ascii=False))
        return 1
    if asked.json:
        print(json.dumps(result, ensure_ascii=False, default=str))
    elif isinstance(result, list):
        print_rows(result)
    else:
        print(str(result.get("said", "")))
    return 1 if isinstance(result, dict) and result.get("problems") else 0


def add_command(
    commands: argparse._SubParsersAction, name: str, what: str, command: Command
) -> argparse.ArgumentParser:
    """A subcommand with --help and --json."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(command=command)
    return parser


@contextmanager
def study() -> Iterator[Cursor]:
    """A cursor on the study that the environment names."""
    with open_study() as store, store.cursor() as cursor:
        yield cursor


@contextmanager
def open_study() -> Iterator[Store]:
    """The study that the environment names; raises Conflict while the app has it open."""
    found = settings()
    store = open_store(found.store, found.key)
    try:
        yield store
    finally:
        store.close()


def read_file(path: Path) -> bytes:
    """The bytes of a file; BadInput when there is none or it is far too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(
                N_("{file}: larger than {limit} MB. Split it, or look whether it is the right file."),
                file=path.name,
                limit=LARGEST >> 20,
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            N_("{file}: cannot be read ({why})."), file=str(path), why=error.strerror or "error"
        ) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say plainly when the file cannot be written there; raises BadInput."""
    try:
        yield
    except OSError as error:
        raise BadInput(
            N_("{file}: cannot be written ({why})."), file=str(path), why=error.strerror or "error"
        ) from error


def tell_problem(sentence: str) -> None:
    """A sentence on the error stream."""
    print(sentence, file=sys.stderr)


def print_rows(rows: Sequence[dict[str, object]]) -> None:
    """Rows as tab-separated lines, for people and for `cut`."""
    for row in rows:
        print("\t".join("" if value is None else str(value) for value in row.values()))
