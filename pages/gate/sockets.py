"""Open WebSockets: each is closed at once when its session ends."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.clock import now
from corpus.sessions import Session, when_account_changes
from pages.frame.errors import note_bug
from pages.gate.who import find

SIGN_IN_AGAIN = 4401  # the close code: 4000 and up are an application's own
ASK_EVERY = 30.0  # seconds; for a session that was ended on another server


@dataclass(eq=False)
class OpenSocket:
    """One connection: whose it is, the loop it lives in, and the sign to look at its session again."""

    token: str
    session: Session
    loop: asyncio.AbstractEventLoop
    look_again: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)


_lock = threading.Lock()
_open: set[OpenSocket] = set()


async def serve_socket(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, token: str, session: Session
) -> None:
    """Run the app on this connection for as long as the session lasts."""
    socket = OpenSocket(token, session, asyncio.get_running_loop())
    with _lock:
        _open.add(socket)
    watching = asyncio.create_task(_watch(socket, send))

    async def sending(message: Message) -> None:
        if not socket.ended.is_set():
            await send(message)

    try:
        await app(_with_own_origin(scope), _until_ended(socket, receive), sending)
    finally:
        with _lock:
            _open.discard(socket)
        watching.cancel()


def look_again(account_id: str) -> None:
    """Let the connections of this account look whether their session still holds; from any thread."""
    with _lock:
        concerned = [socket for socket in _open if socket.session.account.account_id == account_id]
    for socket in concerned:
        with contextlib.suppress(RuntimeError):  # its loop has stopped, and the connection with it
            socket.loop.call_soon_threadsafe(socket.look_again.set)


def _with_own_origin(scope: Scope) -> Scope:
    # The gate has checked the origin. Behind a proxy the app's host is another than the browser's, for which
    # Streamlit would refuse the connection, after asking an address on the internet what ours is.
    host = Headers(scope=scope).get("host", "")
    scheme = "https" if scope.get("scheme") in ("https", "wss") else "http"
    others = [pair for pair in scope["headers"] if pair[0].lower() != b"origin"]
    return {**scope, "headers": [*others, (b"origin", f"{scheme}://{host}".encode("latin-1"))]}


def _until_ended(socket: OpenSocket, receive: Receive) -> Receive:
    begun = False

    async def receiving() -> Message:
        nonlocal begun
        if not begun:  # the handshake itself
            begun = True
            return await receive()
        message = asyncio.ensure_future(receive())
        end = asyncio.ensure_future(socket.ended.wait())
        try:
            await asyncio.wait({message, end}, return_when=asyncio.FIRST_COMPLETED)
            if socket.ended.is_set():
                return {"type": "websocket.disconnect", "code": SIGN_IN_AGAIN}
            return message.result()
        finally:
            end.cancel()
            message.cancel()

    return receiving


async def _watch(socket: OpenSocket, send: Send) -> None:
    try:
        while await find(socket.token) is not None:
            left = (socket.session.expires_at - now()).total_seconds()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(socket.look_again.wait(), max(0.05, min(ASK_EVERY, left)))
            socket.look_again.clear()
    except Exception as error:  # who cannot be recognised is not let through
        note_bug(error)
    socket.ended.set()
    with contextlib.suppress(Exception):  # the other side may have gone already
        await send({"type": "websocket.close", "code": SIGN_IN_AGAIN})


when_account_changes(look_again)
