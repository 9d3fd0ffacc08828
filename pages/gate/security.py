"""What keeps other sites out: headers, the content security policy, cookies, where a request came from."""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Message, Scope, Send

from corpus.credentials import new_token
from corpus.settings import settings
from pages.frame.cookies import cookie_name

FORM_COOKIE = "meerstem_form"
A_YEAR = 365 * 24 * 3600

# Streamlit runs under this; blob: and wasm are for its tables and plotly, inline styles for its components.
PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "media-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# The gate's own pages have no script at all.
HOUSE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def is_secure(scope: Scope) -> bool:
    """Whether people reach the app by https, by this request or by the address that was set."""
    return scope.get("scheme") in ("https", "wss") or settings().address.startswith("https://")


def with_headers(scope: Scope, send: Send, policy: str) -> Send:
    """`send`, with the security headers on every response; nothing is kept by browsers unless a route says so."""
    extra = {**ALWAYS, "content-security-policy": policy}
    if is_secure(scope):
        extra["strict-transport-security"] = f"max-age={A_YEAR}"

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", ())}
            mine = {**extra} if b"cache-control" in present else {**extra, "cache-control": "no-store"}
            kept = [
                (name, value)
                for name, value in message.get("headers", ())
                if name.lower().decode() not in mine
            ]
            message = {**message, "headers": kept + [(n.encode(), v.encode()) for n, v in mine.items()]}
        await send(message)

    return sending


def set_cookie(
    response: Response, scope: Scope, name: str, value: str, lasts: int, samesite: str = "lax"
) -> None:
    """Set a cookie that no script can read, for `lasts` seconds; 0 takes it away."""
    secure = is_secure(scope)
    response.set_cookie(
        cookie_name(name, secure),
        value,
        max_age=lasts,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict" if samesite == "strict" else "lax",
    )


def cookie(cookies: Mapping[str, str], name: str, secure: bool) -> str:
    """The cookie's value, "" when it is not there."""
    return cookies.get(cookie_name(name, secure), "")


def is_same_origin(scope: Scope) -> bool:
    """Whether a browser says that this request was made by a page of this app.

    Sec-Fetch-Site is sent by https (and localhost) only, so on a plain local network Origin has to do.
    """
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site")
    if site is not None and scope["type"] == "http":
        return site == "same-origin"
    origin = headers.get("origin")
    if not origin:
        return False
    allowed = {headers.get("host", "").lower(), urlsplit(settings().address).netloc.lower()} - {""}
    return urlsplit(origin).netloc.lower() in allowed


def form_token(connection: HTTPConnection) -> str:
    """The token that forms carry: the one in the cookie, so that several tabs work, or a new one."""
    known = cookie(connection.cookies, FORM_COOKIE, is_secure(connection.scope))
    return known if re.fullmatch(r"[\w-]{43}", known) else new_token()


def form_fits(connection: HTTPConnection, sent: str) -> bool:
    """Whether the token in a form is the one in the cookie (double submit)."""
    known = cookie(connection.cookies, FORM_COOKIE, is_secure(connection.scope))
    return bool(known) and hmac.compare_digest(known.encode(), sent.encode())


def safe_next(path: str) -> str:
    """The path to go on to if it is one inside this app, else "/"."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    parts = urlsplit(path) if plain else urlsplit("")
    return path if plain and not parts.scheme and not parts.netloc and len(path) < 1000 else "/"


def client_address(scope: Scope) -> str:
    """Where a request comes from; of IPv6 the network of one household, for its addresses change at will."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
