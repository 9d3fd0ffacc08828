"""Work that takes long, done beside the pages: it goes on when its page is left, and its result is picked up later.

In this process alone: after a restart it is simply asked for again. Nothing is given before all of it is there, and what
was being made while somebody withdrew is thrown away.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from corpus.errors import N_, Conflict, MeerstemError
from corpus.store.database import Cursor
from corpus.store.wishes import wishes_state
from pages.frame.errors import note_bug
from pages.frame.the_store import the_store

MOST = 24  # pieces of work that are kept, the latest ones; each may hold a file
Tell = Callable[[float], None]  # how far it is, from 0 to 1
Key = tuple[str, str]  # whose work, and what
Wishes = tuple[object, ...] | None  # what wishes_state gave when the work began
WITHDRAWN = N_(
    "While this was being made, or since, somebody changed what their words may be used for, or left the study. "
    "So it was thrown away. Make it again."
)
BROKEN = N_("This could not be made, and it is not your fault. What you saved is safe. Number: {number}")


@dataclass(frozen=True)
class Made:
    """A finished file."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Work:
    """A piece of work as it stands: how far it is, and then what came of it (`made`) or what went wrong (`error`)."""

    number: int
    part: float = 0.0
    made: Made | None = None
    error: MeerstemError | None = None
    wishes: Wishes = None

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return self.made is not None or self.error is not None


Make = Callable[[Cursor, Tell], Made]
_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
_works: OrderedDict[Key, Work] = OrderedDict()
_lock = threading.Lock()
_started = 0


def begin(key: Key, make: Make) -> None:
    """Have this made in its turn; what was made under the same key before is forgotten. `make` says how far it is."""
    global _started
    with _lock:
        _started += 1
        work = Work(_started)
        _works.pop(key, None)
        _works[key] = work
        while len(_works) > MOST:
            _works.popitem(last=False)
    _WORKERS.submit(_do, key, work, make)


def work_on(key: Key) -> Work | None:
    """The work under this key, when there is any."""
    with _lock:
        return _works.get(key)


def picked_up(cursor: Cursor, key: Key) -> Made | None:
    """The finished file, None while there is none; raises what went wrong, and then forgets the work.

    Raises Conflict when somebody withdrew since the work began: then the file is no longer there.
    """
    work = work_on(key)
    if work is None or not work.done:
        return None
    error = work.error
    if error is None and work.wishes != wishes_state(cursor):
        error = Conflict(WITHDRAWN)
    if error is not None:
        forget(key)
        raise error
    return work.made


def forget(key: Key) -> None:
    """Let go of the work under this key; what is still being made is thrown away when it is ready."""
    with _lock:
        _works.pop(key, None)


def _do(key: Key, work: Work, make: Make) -> None:
    def tell(part: float) -> None:
        _change(key, work.number, part=part)

    before: Wishes = None
    try:
        with the_store().cursor() as cursor:
            before = wishes_state(cursor)
            made = make(cursor, tell)
        _end(key, work.number, before, made=made)
    except MeerstemError as error:
        _end(key, work.number, before, error=error)
    except Exception as error:
        _end(key, work.number, before, error=MeerstemError(BROKEN, number=note_bug(error)))


def _end(
    key: Key, number: int, before: Wishes, made: Made | None = None, error: MeerstemError | None = None
) -> None:
    """Keep what came of it; also what went wrong is only told when nobody withdrew meanwhile, for that breaks work off."""
    try:
        with the_store().cursor() as cursor:
            same = before == wishes_state(cursor)
    except Exception as failure:
        same, made, error = True, None, MeerstemError(BROKEN, number=note_bug(failure))
    if not same:
        made, error = None, Conflict(WITHDRAWN)
    _change(key, number, part=1.0, made=made, error=error, wishes=before)


def _change(key: Key, number: int, **changes: object) -> None:
    with _lock:
        standing = _works.get(key)
        if standing is not None and standing.number == number:
            _works[key] = replace(standing, **changes)  # type: ignore[arg-type]
