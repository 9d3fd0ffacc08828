"""Sessions that were looked up lately: asked for at every request and every run of a page, so remembered for a while.

Whatever ends a session in this process says so and it is forgotten at once. A study in a file is this process's alone, so
nothing else can end one; in a store that other servers share, an end that was written there shows after REMEMBERED.
"""

from __future__ import annotations

import threading
import time

from corpus.clock import now
from corpus.sessions import Session, when_account_changes
from corpus.store.database import Store
from corpus.store.sessions import find_session
from pages.frame.the_store import the_store

REMEMBERED = 3.0  # seconds, when other servers write in the store too
REMEMBERED_ALONE = 60.0
MOST = 10_000

_lock = threading.Lock()
_known: dict[str, tuple[float, Session]] = {}
_known_in: Store | None = None
_changes = 0


def session_of(token_hash: str) -> Session | None:
    """The valid session of this token, from memory or from the store."""
    return remembered(token_hash) or look_up(token_hash)


def remembered(token_hash: str) -> Session | None:
    """The session if the store was asked lately and it has not expired since."""
    store, found = the_store(), _known.get(token_hash)
    if found is None or found[1].expires_at <= now() or _known_in is not store:
        return None
    lasts = REMEMBERED if store.shared else REMEMBERED_ALONE
    return found[1] if time.monotonic() - found[0] <= lasts else None


def look_up(token_hash: str) -> Session | None:
    """The session as the store has it, remembered from now on."""
    global _known_in
    store, changes_before = the_store(), _changes
    with store.cursor() as cursor:
        found = find_session(cursor, token_hash, now())
    with _lock:
        if _known_in is not store or len(_known) >= MOST:
            _known.clear()
            _known_in = store
        _known.pop(token_hash, None)
        # Not when somebody signed out while the store was answering.
        if found is not None and changes_before == _changes:
            _known[token_hash] = (time.monotonic(), found)
    return found


def changes() -> int:
    """A number that changes whenever this process may have ended a session."""
    return _changes


def forget(account_id: str) -> None:
    """Ask the store again about everybody with this account."""
    global _changes
    with _lock:
        _changes += 1
        for token_hash in [
            key for key, (_, found) in _known.items() if found.account.account_id == account_id
        ]:
            del _known[token_hash]


when_account_changes(forget)
