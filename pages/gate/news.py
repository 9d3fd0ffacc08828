"""The route on which an open page waits for something new: it answers when there is, or after a while anyway.

One waiting request costs a timer; the store is asked at most once a second for all of them together, and not at all
while nothing was written (see pages/frame/news.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
import time
from types import FrameType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.accounts import Account
from pages.frame.known_sessions import changes
from pages.frame.language import translator
from pages.frame.news import news_for, noticed_for
from pages.gate.answers import SIGN_IN_AGAIN, answered, json_answer
from pages.gate.security import is_secure
from pages.gate.who import find_by_cookie

LONGEST = 25.0  # seconds that one request waits; then it passes the gate again
BETWEEN = 1.0  # seconds between two looks
MOST_TOPICS = 20

_ending = threading.Event()


async def wait_for_news(request: Request) -> Response:
    """GET /news/{topics}?since={counts}: {topic: count} as soon as it differs from `since`, both divided by commas.

    Without `since` at once. 401 when the session ends meanwhile; 403 for a topic that this role does not have.
    """
    topics = request.path_params["topics"].split(",")[:MOST_TOPICS]
    since = request.query_params.get("since")
    first = await answered(request, lambda account: news_for(account, topics))
    if first.status_code != 200 or since is None:
        return first
    account: Account = request.state.account
    until, signed_in = time.monotonic() + LONGEST, -1
    while True:
        found = await _now(account, topics)
        if ",".join(map(str, found.values())) != since or time.monotonic() > until or _ending.is_set():
            return json_answer(request, found)
        if await _gone(request):
            return Response(status_code=204)
        if changes() != signed_in:  # the first time in any case: it may have ended just before this began
            signed_in = changes()
            if (await find_by_cookie(request.cookies, is_secure(request.scope)))[1] is None:
                return json_answer(request, {"error": translator(account.language)(SIGN_IN_AGAIN)}, 401)


def end_with_the_server() -> None:
    """Let waiting requests answer when the server is told to stop: it waits for them."""
    _ending.clear()
    if threading.current_thread() is not threading.main_thread():
        return  # signals reach the main thread only; elsewhere it is a test's server
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def ending(sent: int, frame: FrameType | None, before: object = before) -> None:
            _ending.set()
            if callable(before):
                before(sent, frame)

        signal.signal(number, ending)


async def _now(account: Account, topics: list[str]) -> dict[str, int]:
    noticed = noticed_for(account, topics)
    return noticed if noticed is not None else await run_in_threadpool(news_for, account, topics)


async def _gone(request: Request) -> bool:
    """Wait a moment; whether the browser has left meanwhile."""
    with contextlib.suppress(TimeoutError):
        message = await asyncio.wait_for(request.receive(), BETWEEN)
        return bool(message["type"] == "http.disconnect")
    return False


routes = [Route("/news/{topics}", wait_for_news, methods=["GET"])]
