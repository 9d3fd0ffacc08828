"""What the gate's routes share: a form read and checked, work in a thread with a cursor, a session's cookie set."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from corpus.clock import now
from corpus.errors import N_, BadInput
from corpus.sessions import SignedIn
from corpus.store.database import Cursor
from pages.frame.cookies import LANGUAGE, SESSION
from pages.frame.the_store import the_store
from pages.gate.security import A_YEAR, form_fits, set_cookie

Result = TypeVar("Result")

# Its own few threads: people waiting for their pass-phrase to be checked must not hold up everybody's pages.
_WORKERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="gate")


async def with_cursor(work: Callable[[Cursor], Result]) -> Result:
    """Do this in a thread, with a cursor on the store."""

    def working() -> Result:
        with the_store().cursor() as cursor:
            return work(cursor)

    return await asyncio.get_running_loop().run_in_executor(_WORKERS, working)


async def in_thread(work: Callable[[], Result]) -> Result:
    """Do this in a thread."""
    return await asyncio.get_running_loop().run_in_executor(_WORKERS, work)


async def read_form(request: Request) -> dict[str, str]:
    """The text fields of a posted form, without checking where it came from (the gate has)."""
    async with request.form(max_files=0, max_fields=20) as sent:
        return {name: value for name, value in sent.items() if isinstance(value, str)}


async def read_own_form(request: Request) -> dict[str, str]:
    """The text fields of a form of the gate's own; raises BadInput when its token is missing, old or forged."""
    sent = await read_form(request)
    if not form_fits(request, sent.get("form_token", "")):
        raise BadInput(N_("This page was open for too long. Fill it in once more."))
    return sent


def come_in(connection: HTTPConnection, signed_in: SignedIn, where: str = "/") -> Response:
    """The answer to whoever has just signed in: their cookie, their language, and on to the page they wanted."""
    response = RedirectResponse(where, 303)
    lasts = int((signed_in.session.expires_at - now()).total_seconds())
    set_cookie(response, connection.scope, SESSION, signed_in.token, lasts)
    set_cookie(response, connection.scope, LANGUAGE, signed_in.session.account.language, A_YEAR)
    return response
