"""The one store of this process, and the example study that can stand in for it while there is no study yet."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from coding.actions.fill_example import fill_example
from coding.actions.withdraw import finish_withdrawals
from coding.set_ups import EXAMPLES, set_up_of
from corpus.accounts import SHELL
from corpus.settings import Settings, settings
from corpus.store.accounts import any_account
from corpus.store.database import LAKE, Store, open_store
from corpus.store.intake import IntakePlace
from corpus.store.study import setting

_changing = threading.Lock()
_making = threading.Lock()  # one example at a time is made ready
_open: Store | None = None
_on_its_way: tuple[int, int] | None = (
    None  # of an example that is made ready: how many texts are done, of how many
)


def the_store() -> Store:
    """The open store, opened at the first call; raises MeerstemError when it cannot be opened."""
    global _open
    if _open is None:
        with _changing:
            if _open is None:
                _open = _opened_first()
    return _open


def the_intake() -> IntakePlace:
    """Where raw texts wait for their review, beside the store."""
    found = settings()
    return IntakePlace(found.intake, found.intake_key)


def is_example() -> bool:
    """Whether the open store is the example study, in which visitors choose who they are."""
    with the_store().cursor() as cursor:
        return bool(setting(cursor, "example", False))


def open_example(key: str = EXAMPLES[0].key) -> None:
    """Put an example in the place of a study that has nobody in it yet; the study stays open until it is whole.

    Raises NotFound when there is no such example.
    """
    global _open, _on_its_way
    set_up_of(key, EXAMPLES)
    with _making:
        with the_store().cursor() as cursor:
            if any_account(cursor):
                return
        try:
            _on_its_way = (0, 0)
            made = _made_example(key)
        finally:
            _on_its_way = None
        with _changing:
            if _open is not None:
                _open.close()
            _open = None
            os.replace(made, example_file(settings()))
            _open = open_store(str(example_file(settings())))


def example_on_its_way() -> tuple[int, int] | None:
    """Of the example that is made ready: how many of its texts are done, of how many; None when none is."""
    return _on_its_way


def close_example() -> None:
    """Throw the example study away and go back to the study itself."""
    global _open
    if not is_example():
        return
    with _changing:
        if _open is not None:
            _open.close()
        _open = None
        example_file(settings()).unlink(missing_ok=True)
        _open = open_store(settings().store, settings().key)


def example_file(found: Settings) -> Path:
    """The example's own file: it never touches the study's."""
    return Path(found.store.removeprefix(LAKE)).with_name("example.duckdb")


def close_store() -> None:
    """Let go of the file, at the end of the process or of a test."""
    global _open
    with _changing:
        if _open is not None:
            _open.close()
        _open = None


def _opened_first() -> Store:
    found = settings()
    store = open_store(found.store, found.key)
    with store.cursor() as cursor:
        finish_withdrawals(cursor, SHELL, store, the_intake())  # what was begun before the last stop
        begun = any_account(cursor)
    if begun or not example_file(found).exists():
        return store
    store.close()
    example = open_store(str(example_file(found)))
    with example.cursor() as cursor:
        if setting(cursor, "example", False):
            return example
    example.close()  # of an older version, or damaged: the visitor chooses anew
    example_file(found).unlink()
    return open_store(found.store, found.key)


def _made_example(key: str) -> Path:
    """A file with the whole example, beside where it will be."""
    file = example_file(settings()).with_name("example.fresh.duckdb")
    for old in (file, file.with_name(f"{file.name}.wal")):
        old.unlink(missing_ok=True)
    store = open_store(str(file))
    try:
        with store.cursor() as cursor:
            fill_example(cursor, SHELL, key, _note_progress)
    finally:
        store.close()
    return file


def _note_progress(done: int, of: int) -> None:
    global _on_its_way
    _on_its_way = (done, of)
