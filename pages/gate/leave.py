"""Signing out, the language, and whether somebody is still signed in."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.actions.change_own_account import change_language
from corpus.actions.sign_out import sign_out, sign_out_everywhere
from corpus.store.database import Cursor
from pages.frame.cookies import LANGUAGE, SESSION
from pages.gate.doing import read_form, with_cursor
from pages.gate.security import A_YEAR, safe_next, set_cookie


async def do_sign_out(request: Request) -> Response:
    """End this session, or with `everywhere` all of this person's, and take the cookie away."""
    session = getattr(request.state, "session", None)
    if session is not None:
        everywhere = bool((await read_form(request)).get("everywhere"))

        def leave(cursor: Cursor) -> None:
            if everywhere:
                sign_out_everywhere(cursor, session.account)
            else:
                sign_out(cursor, session.account, session.session_id)

        await with_cursor(leave)
    response = RedirectResponse("/sign-in", 303)
    set_cookie(response, request.scope, SESSION, "", 0)
    return response


async def do_change_language(request: Request) -> Response:
    """Speak another language to this person, then back to where they were."""
    sent = await read_form(request)
    language = sent.get("language", "")
    await with_cursor(lambda cursor: change_language(cursor, request.state.account, language))
    response = RedirectResponse(_back(request, sent.get("next", "")), 303)
    set_cookie(response, request.scope, LANGUAGE, language, A_YEAR)
    return response


async def still_here(_request: Request) -> Response:
    """Nothing, to whoever is signed in; the gate says 401 to everybody else."""
    return Response(status_code=204)


def _back(request: Request, asked: str) -> str:
    came_from = urlsplit(request.headers.get("referer", ""))
    return safe_next(asked or came_from.path + (f"?{came_from.query}" if came_from.query else ""))
