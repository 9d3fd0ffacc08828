"""Who a cookie belongs to, and whether the study has anybody yet."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from corpus.credentials import hash_token
from corpus.sessions import Session
from corpus.store.accounts import any_account
from corpus.store.database import Store
from pages.frame.cookies import SESSION
from pages.frame.known_sessions import look_up, remembered
from pages.frame.the_store import the_store
from pages.gate.security import cookie

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


async def somebody_has_an_account() -> bool:
    """Whether the study has been set up; once it has, this is not asked again."""
    return (_begun is not None and _begun is the_store()) or await run_in_threadpool(_ask_whether_begun)


def _ask_whether_begun() -> bool:
    global _begun
    store = the_store()
    with store.cursor() as cursor:
        begun = any_account(cursor)
    _begun = store if begun else None
    return begun
