"""The sign-in page."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.accounts import GATE
from corpus.actions.sign_in import sign_in
from corpus.errors import MeerstemError
from corpus.sign_in_limits import TooManyTries
from pages.frame.the_store import is_example
from pages.gate.doing import come_in, in_thread, read_own_form, with_cursor
from pages.gate.example import choose_page
from pages.gate.pages_html import (
    Field,
    alert,
    check_box,
    fields,
    form,
    form_page,
    hidden,
    say_error,
    say_of,
)
from pages.gate.security import client_address, safe_next


async def show_sign_in(request: Request) -> Response:
    """The form; in the example study the choice who to be; for somebody who is in already the way on."""
    where = safe_next(request.query_params.get("next", "/"))
    if getattr(request.state, "account", None) is not None:
        return RedirectResponse(where, 303)
    if await in_thread(is_example):
        return await choose_page(request)
    return _page(request, where)


async def do_sign_in(request: Request) -> Response:
    """Check name and pass-phrase; in by a cookie, or the form again with what is wrong."""
    sent: dict[str, str] = {}
    try:
        sent = await read_own_form(request)
        name, passphrase, shared = (
            sent.get("name", "")[:200],
            sent.get("passphrase", "")[:1000],
            "shared" in sent,
        )
        address = client_address(request.scope)
        signed_in = await with_cursor(
            lambda cursor: sign_in(cursor, GATE, name, passphrase, address, shared=shared)
        )
    except MeerstemError as error:
        status = 429 if isinstance(error, TooManyTries) else 400
        return _page(
            request, safe_next(sent.get("next", "/")), sent.get("name", ""), say_error(request, error), status
        )
    return come_in(request, signed_in, safe_next(sent.get("next", "/")))


def _page(request: Request, where: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
    _ = say_of(request)
    asked = (
        Field(
            "name",
            _("Your name"),
            autocomplete="username",
            value=name,
            extra='autocapitalize="words" spellcheck="false"',
        ),
        Field("passphrase", _("Your pass-phrase"), "password", "current-password"),
    )
    shared = check_box(
        "shared",
        _("Other people use this device too"),
        _("Then you are signed out by yourself after half a day."),
    )

    def build(token: str) -> str:
        inside = hidden("next", where) + fields(asked, bool(wrong)) + shared
        help_ = _("Forgot your pass-phrase, or no account yet? Ask a researcher of the study for a link.")
        card = _("Do you have a card with a square code? Scan it with the camera of your tablet.")
        ended = _("You were signed out. What you saved is safe. Sign in, and you go on where you were.")
        said = f"<p>{escape(ended)}</p>" if "ended" in request.query_params else ""
        return (
            f"<h1>{escape(_('Sign in'))}</h1>{said}{alert(wrong)}"
            f'<div class="card">{form("/sign-in", token, inside, _("Sign in"))}</div>'
            f'<p class="foot">{escape(card)}</p><p class="foot">{escape(help_)}</p>'
        )

    return form_page(request, _("Sign in"), build, status=status)
