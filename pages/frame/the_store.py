"""The one store of this process, and the example study that can stand in for it while there is no study yet."""

from __future__ import annotations

import threading
from pathlib import Path

from coding.actions.fill_example import fill_example
from coding.actions.withdraw import finish_withdrawals
from corpus.accounts import SHELL
from corpus.settings import Settings, settings
from corpus.store.accounts import any_account
from corpus.store.database import LAKE, Store, open_store
from corpus.store.intake import IntakePlace
from corpus.store.study import setting

_changing = threading.Lock()
_open: Store | None = None


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


def open_example() -> None:
    """Put the example study in the place of a study that has nobody in it yet."""
    global _open
    current = the_store()
    with _changing:
        with current.cursor() as cursor:
            if any_account(cursor):
                return
        current.close()
        _open = None
        _open = _example_store()


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
    return _example_store()


def _example_store() -> Store:
    """The example, made anew when it is not whole."""
    file = example_file(settings())
    store = open_store(str(file))
    with store.cursor() as cursor:
        if setting(cursor, "example", False):
            return store
    store.close()
    file.unlink()
    store = open_store(str(file))
    with store.cursor() as cursor:
        fill_example(cursor, SHELL)
    return store
