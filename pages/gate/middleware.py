"""The gate itself: round everything, the WebSocket's handshake included; who is not signed in gets no further."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.accounts import ROLES
from corpus.errors import N_, MeerstemError
from corpus.sessions import Session
from pages.frame.errors import note_bug
from pages.frame.furniture import OF_OTHERS
from pages.frame.language import translator
from pages.frame.menu import addresses_of, first_address
from pages.gate.first_card import first_card
from pages.gate.index_page import NOT_PAGES, ask_whole, is_whole_page, rewriting, wants_page
from pages.gate.looks import looks_of
from pages.gate.packed import packed
from pages.gate.pages_html import language_of, trouble_page
from pages.gate.routes import gate_routes
from pages.gate.security import HOUSE_POLICY, PAGE_POLICY, is_same_origin, is_secure, with_headers
from pages.gate.sockets import SIGN_IN_AGAIN, serve_socket
from pages.gate.who import find_by_cookie, somebody_has_an_account

BODY_LIMIT = (
    1_000_000  # bytes; a full outbox of marks is the largest; Streamlit's uploads have their own limit
)
ALWAYS_OPEN = re.compile(r"/house/[\w.-]+|/_stcore/health|/favicon\.(ico|png)")
BEFORE_SET_UP = re.compile(r"/set-up|/open-example|/looks")
AT_THE_DOOR = re.compile(r"/sign-in|/sign-out|/set-up|/join/[\w-]{1,100}|/example|/close-example|/looks")
NO_PAGES = (
    "marks",
    "texts",
    "news",
    *(route.path.split("/")[1] for route in gate_routes()),
)  # routes, no Streamlit pages
SIGN_IN_FIRST = N_("You are not signed in any more. Sign in again.")
WRONG_ORIGIN = N_("This request did not come from this app, so it was refused.")
TOO_LARGE = N_("This is more than can be sent here.")
BUG = N_("Something went wrong here, and it is not your fault. What you saved is safe. Number: {number}")


class Gate:
    """ASGI middleware; behind it `scope["state"]` holds `account` and `session` of whoever is signed in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, send to the sign-in page, or refuse."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        token, session = await find_by_cookie(HTTPConnection(scope).cookies, is_secure(scope))
        if session is None or not is_same_origin(scope):
            await receive()
            await send(
                {"type": "websocket.close", "code": SIGN_IN_AGAIN}
            )  # before accepting: the server says 403
            return
        _tell(scope, session)
        await serve_socket(self.app, scope, receive, send, token, session)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        sending = with_headers(scope, send, HOUSE_POLICY if _is_ours(scope) else PAGE_POLICY)
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await sending(message)

        try:
            await self._admit(scope, receive, noting)
        except Exception as error:
            trouble = _told(scope, error)
            if not begun:
                await trouble(scope, receive, sending)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        if ALWAYS_OPEN.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        _token, session = await find_by_cookie(HTTPConnection(scope).cookies, is_secure(scope))
        refusal = _refused(scope) or (await _turned_away(scope) if session is None else None)
        body = receive
        if refusal is None and not scope["path"].startswith("/_stcore/"):
            whole = await _whole_body(receive)
            body, refusal = (whole, None) if whole else (receive, _trouble(scope, 413, TOO_LARGE))
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        if session is not None:
            _tell(scope, session)
            if is_whole_page(scope):
                scope["state"]["looks"] = await looks_of(session.account.account_id)
        if session is None or scope["path"].split("/")[1] in NO_PAGES:
            await self.app(scope, body, send)
        elif (file := await packed(scope)) is not None:
            await file(scope, receive, send)
        elif elsewhere := _elsewhere(scope, session.account.role):
            await RedirectResponse(elsewhere, 303)(scope, receive, send)
        else:
            first = await first_card(session.account) if is_whole_page(scope) and scope["path"] == "/" else ""
            sending = rewriting(send, scope, session.account.language, scope["state"].get("looks"), first)
            await self.app(ask_whole(scope), body, sending)


def _is_ours(scope: Scope) -> bool:
    """Whether this is one of the gate's own pages, not Streamlit's."""
    return bool(AT_THE_DOOR.fullmatch(scope["path"]) or BEFORE_SET_UP.fullmatch(scope["path"]))


def _elsewhere(scope: Scope, role: str) -> str:
    """Where a page lies that this role does not have here; "" when it has. Streamlit would say so in English only.

    A page of another role leads to somebody's own first page, which then says so (see pages/frame/furniture.py).
    """
    path = scope["path"]
    if not wants_page(scope) or path.startswith(NOT_PAGES) or path.split("/")[1] in NO_PAGES:
        return ""
    address = path.strip("/")
    if address == first_address(
        role
    ):  # Streamlit knows the page where somebody arrives by no other name than /
        query = scope.get("query_string", b"").decode("latin-1")
        return f"/?{query}" if query else "/"
    if address in {"", "index.html", *addresses_of(role)}:
        return ""
    return f"/?{OF_OTHERS}=1" if any(address in addresses_of(one) for one in ROLES) else "/"


def _tell(scope: Scope, session: Session) -> None:
    scope.setdefault("state", {}).update(account=session.account, session=session)


def _refused(scope: Scope) -> Response | None:
    if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not is_same_origin(scope):
        return _trouble(scope, 403, WRONG_ORIGIN)
    return None


async def _turned_away(scope: Scope) -> Response | None:
    """Where somebody who is not signed in goes instead; None when this is open to them."""
    begun = await somebody_has_an_account()
    if (AT_THE_DOOR if begun else BEFORE_SET_UP).fullmatch(scope["path"]):
        return None
    if not wants_page(scope):
        return _trouble(scope, 401, SIGN_IN_FIRST)
    if not begun:
        return RedirectResponse("/set-up", 303)
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse("/sign-in" if wanted == "/" else f"/sign-in?next={quote(wanted, safe='/')}", 303)


async def _whole_body(receive: Receive) -> Receive | None:
    """`receive` that has the whole body ready; None when it is more than BODY_LIMIT."""
    body = bytearray()
    message = await receive()
    while message["type"] == "http.request":
        body.extend(message.get("body", b""))
        if len(body) > BODY_LIMIT:
            return None
        if not message.get("more_body", False):
            break
        message = await receive()
    first: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def receiving() -> Message:
        return first.pop() if first else await receive()

    return receiving


def _told(scope: Scope, error: Exception) -> Response:
    if isinstance(error, MeerstemError):  # the study cannot be opened, for instance
        return _trouble(scope, 503, error.sentence, **error.details)
    return _trouble(scope, 500, BUG, number=note_bug(error))


def _trouble(scope: Scope, status: int, sentence: str, **details: object) -> Response:
    """A refusal as a page, or as JSON for a script that asked."""
    connection = HTTPConnection(scope)
    if wants_page(scope):
        return trouble_page(connection, status, sentence, details)
    said = translator(language_of(connection))(sentence).format(**details)
    return JSONResponse({"error": said}, status)
