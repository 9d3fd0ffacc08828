"""What a visitor of the gate does: come with a cookie, look at a page, fill in its form."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from starlette.testclient import TestClient

from corpus.accounts import Account
from corpus.sessions import SignedIn

Result = TypeVar("Result")
ORIGIN = {"origin": "http://testserver"}
PAGE = {"accept": "text/html,application/xhtml+xml"}
WORDS = "vier groene fietsen"


def use(client: TestClient, signed_in: SignedIn) -> Account:
    """Give the browser this session's cookie."""
    client.cookies.clear()
    client.cookies.set("meerstem_session", signed_in.token)
    return signed_in.session.account


def form_token(client: TestClient, path: str) -> str:
    """The token in the form on a page; its cookie is in the browser now."""
    found = re.search(r'name="form_token" value="([\w-]+)"', client.get(path, headers=PAGE).text)
    assert found, path
    return found[1]


def send(client: TestClient, path: str, page: str = "", **sent: str):  # type: ignore[no-untyped-def]
    """Fill in the form on a page and post it, as a browser does."""
    token = form_token(client, page or path)
    return client.post(path, data={"form_token": token, **sent}, headers={**ORIGIN, **PAGE})


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run this to its end in a thread of its own: a browser test in the same process may hold a loop in this one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()
