"""Who uses the store, thread by thread: so that once in a while somebody can have it alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from corpus.errors import N_, Conflict


class Turns:
    """The cursors in use by thread, and the one thread that has the store alone, if any."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._used: dict[int, list[duckdb.DuckDBPyConnection]] = {}
        self._alone: int | None = None

    @contextmanager
    def using(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Note that this thread uses a cursor; waits while another thread has the store alone or is about to."""
        me = threading.get_ident()
        with self._changed:
            # Who has a cursor already may have another: else the two would wait for each other.
            self._changed.wait_for(lambda: self._alone in (None, me) or me in self._used)
            self._used.setdefault(me, []).append(cursor)
        try:
            yield
        finally:
            with self._changed:
                self._used[me].remove(cursor)
                if not self._used[me]:
                    del self._used[me]
                self._changed.notify_all()

    @contextmanager
    def alone(self, patience: float) -> Iterator[list[duckdb.DuckDBPyConnection]]:
        """Have the store alone once all others have finished; gives this thread's own cursors.

        Raises Conflict when that takes longer than `patience` seconds; meanwhile nobody else begins.
        """
        me, until = threading.get_ident(), time.monotonic() + patience
        with self._changed:
            if not self._changed.wait_for(lambda: self._alone is None, patience):
                raise _busy()
            self._alone = me
            if not self._changed.wait_for(lambda: self._used.keys() <= {me}, until - time.monotonic()):
                self._give_back()
                raise _busy()
            mine = list(self._used.get(me, ()))
        try:
            yield mine
        finally:
            with self._changed:
                self._give_back()

    def _give_back(self) -> None:
        self._alone = None
        self._changed.notify_all()


def _busy() -> Conflict:
    return Conflict(N_("Others are using the study just now. Try again in a moment."))
