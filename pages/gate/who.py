"""Who a cookie belongs to: sessions from the store, remembered for a few seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from corpus.clock import now
from corpus.credentials import hash_token
from corpus.sessions import Session, when_account_changes
from corpus.store.accounts import any_account
from corpus.store.database import Store
from corpus.store.sessions import find_session
from pages.frame.cookies import SESSION
from pages.frame.the_store import the_store
from pages.gate.security import cookie

REMEMBERED = 3.0  # seconds; another server's sign-out shows here at most this much later
MOST = 10_000

_lock = threading.Lock()
_known: dict[str, tuple[float, Session]] = {}
_known_in: Store | None = None
_changes = 0
_begun: Store | None = None  # the store that is known to have accounts


async def find_by_cookie(cookies: Mapping[str, str], secure: bool) -> tuple[str, Session | None]:
    """The session's token among the cookies ("" when there is none), and its session while that is valid."""
    token = cookie(cookies, SESSION, secure)
    return token, await find(token)


async def find(token: str) -> Session | None:
    """The valid session of this token; asks the store in a thread when it is not remembered."""
    if not token:
        return None
    token_hash = hash_token(token)
    return remembered(token_hash) or await run_in_threadpool(look_up, token_hash)


def remembered(token_hash: str) -> Session | None:
    """The session if the store was asked a moment ago and it has not expired since."""
    found = _known.get(token_hash)
    if found is None or time.monotonic() - found[0] > REMEMBERED or found[1].expires_at <= now():
        return None
    return found[1] if _known_in is the_store() else None


def look_up(token_hash: str) -> Session | None:
    """The session as the store has it, remembered from now on."""
    global _known_in
    store, changes = the_store(), _changes
    with store.cursor() as cursor:
        found = find_session(cursor, token_hash, now())
    with _lock:
        if _known_in is not store or len(_known) >= MOST:
            _known.clear()
            _known_in = store
        _known.pop(token_hash, None)
        if (
            found is not None and changes == _changes
        ):  # else somebody signed out while the store was answering
            _known[token_hash] = (time.monotonic(), found)
    return found


async def somebody_has_an_account() -> bool:
    """Whether the study has been set up; once it has, this is not asked again."""
    return (_begun is not None and _begun is the_store()) or await run_in_threadpool(_ask_whether_begun)


def changes() -> int:
    """A number that changes whenever a session of this process may have ended."""
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


def _ask_whether_begun() -> bool:
    global _begun
    store = the_store()
    with store.cursor() as cursor:
        begun = any_account(cursor)
    _begun = store if begun else None
    return begun


when_account_changes(forget)
