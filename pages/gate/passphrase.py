"""Choosing another pass-phrase, for who is signed in with one: every other device is signed out."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from corpus.actions.change_own_account import change_passphrase
from corpus.errors import MeerstemError
from corpus.sign_in_limits import TooManyTries
from pages.gate.doing import come_in, read_own_form, with_cursor
from pages.gate.pages_html import Field, alert, fields, form, form_page, say_error, say_of

HERE = "/change-passphrase"


async def show_change(request: Request) -> Response:
    """The form."""
    return _page(request)


async def do_change(request: Request) -> Response:
    """Check the old one, take the new one, and go on with a new session; or the form again with what is wrong."""
    try:
        sent = await read_own_form(request)
        old, new = sent.get("old", "")[:1000], sent.get("new", "")[:1000]
        signed_in = await with_cursor(
            lambda cursor: change_passphrase(cursor, request.state.account, old, new)
        )
    except MeerstemError as error:
        return _page(request, say_error(request, error), 429 if isinstance(error, TooManyTries) else 400)
    return come_in(request, signed_in)


def _page(request: Request, wrong: str = "", status: int = 200) -> Response:
    _ = say_of(request)
    asked = (
        Field("old", _("Your pass-phrase until now"), "password", "current-password"),
        Field(
            "new",
            _("Your new pass-phrase: at least 10 characters, a few words are best"),
            "password",
            "new-password",
        ),
    )

    def build(token: str) -> str:
        back = f'<p class="foot"><a href="/account">{escape(_("Back"))}</a></p>'
        return (
            f"<h1>{escape(_('Choose another pass-phrase'))}</h1>{alert(wrong)}"
            f'<div class="card">{form(HERE, token, fields(asked, bool(wrong)), _("Save"))}</div>{back}'
        )

    return form_page(request, _("Choose another pass-phrase"), build, status=status)
