"""What the marker's routes share: who asks, JSON answers, errors as sentences in the asker's language."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from coding.assignments import Withdrawn
from corpus.accounts import Account
from corpus.errors import N_, BadInput, Conflict, MeerstemError, NotAllowed, NotFound
from pages.frame.language import translator

SIGN_IN_AGAIN = N_("You are signed out. Sign in again; what you did is kept on this device.")
STATUS: tuple[tuple[type[MeerstemError], int], ...] = (
    (Withdrawn, 410),
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (BadInput, 400),
)
SMALL = 1_000  # bytes; below this compressing costs more than it saves


async def answered(request: Request, work: Callable[[Account], Any]) -> Response:
    """Do the work in a thread for the account that the gate let in, and answer with JSON; 401 without an
    account.
    """
    account = getattr(request.state, "account", None)
    if account is None:
        return json_answer(request, {"error": translator("nl")(SIGN_IN_AGAIN)}, 401)
    try:
        return json_answer(request, await run_in_threadpool(work, account))
    except MeerstemError as error:
        status = next((number for kind, number in STATUS if isinstance(error, kind)), 400)
        # The browser forgets what it kept of a text that is gone, as far as it listens.
        headers = {"clear-site-data": '"cache"'} if isinstance(error, Withdrawn) else None
        return json_answer(request, {"error": sentence(error, account)}, status, headers)


def json_answer(
    request: Request, content: Any, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Compact JSON that no cache keeps unless `headers` say otherwise; compressed when that helps."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    sent = {"cache-control": "no-store", **(headers or {})}
    if len(body) > SMALL:
        sent["vary"] = "accept-encoding, cookie"
        if "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, 5, mtime=0)
            sent["content-encoding"] = "gzip"
    return Response(body, status, sent, "application/json")


def sentence(error: MeerstemError, account: Account) -> str:
    """What an error says, in the language of the one who asked."""
    return translator(account.language)(error.sentence).format(**error.details)
