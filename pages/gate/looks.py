"""How the app looks: chosen in one place, kept for the account and on the device, and there before the first paint.

Everything hangs on attributes of <html>, which the gate writes; house/looks.css does the rest. The same choices are a
panel on Streamlit's pages (house/looks.js) and a form without script here, for before sign-in too.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.actions.change_preferences import change_preferences
from corpus.errors import N_, BadInput, MeerstemError
from corpus.preferences import NORMAL, WIDE, Preferences, as_words, from_words
from corpus.store.preferences import find_preferences
from pages.frame.cookies import LOOKS
from pages.gate.doing import read_form, with_cursor
from pages.gate.pages_html import chosen_looks, form_page, say_error, say_of
from pages.gate.security import A_YEAR, safe_next, set_cookie

Say = Callable[[str], str]
TITLE = N_("How it looks")
OFF_ON = (("", N_("Off")), ("1", N_("On")))
GROUPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "text_size",
        N_("Text size"),
        (
            ("100", N_("Normal")),
            ("115", N_("Larger")),
            ("135", N_("Large")),
            ("160", N_("Very large")),
            ("200", N_("Largest")),
        ),
    ),
    ("spacing", N_("Space between lines and letters"), ((NORMAL, N_("Normal")), (WIDE, N_("More space")))),
    ("calm", N_("Calm: nothing moves, fewer colours"), OFF_ON),
    ("high_contrast", N_("High contrast: black on white"), OFF_ON),
    (
        "speech_speed",
        N_("How fast it reads aloud"),
        (("0.6", N_("Very slowly")), ("0.8", N_("Slowly")), ("1", N_("Normal")), ("1.25", N_("Fast"))),
    ),
)


def groups(say: Say) -> list[dict[str, Any]]:
    """What can be chosen, in words: each group with its name, label and options (value, label)."""
    return [
        {"name": name, "label": say(label), "options": [[value, say(words)] for value, words in options]}
        for name, label, options in GROUPS
    ]


async def show_looks(request: Request) -> Response:
    """The choices as a form, for pages without script."""
    return _page(request)


async def do_change_looks(request: Request) -> Response:
    """Take the choices: for the account of who is signed in, and on this device; then back to where they were."""
    sent = await read_form(request)
    try:
        chosen = from_words(sent)
        account = getattr(request.state, "account", None)
        if account is not None:
            await with_cursor(lambda cursor: change_preferences(cursor, account, chosen))
    except MeerstemError as error:
        return _page(request, say_error(request, error), 400 if isinstance(error, BadInput) else 403)
    where = safe_next(sent.get("next", "/"))
    response = Response(status_code=204) if "script" in sent else RedirectResponse(where, 303)
    set_cookie(response, request.scope, LOOKS, "-".join(as_words(chosen).values()), A_YEAR)
    return response


def _page(request: Request, wrong: str = "", status: int = 200) -> Response:
    _ = say_of(request)
    now = as_words(chosen_looks(request) or Preferences())
    sets = "".join(_field_set(group, now[group["name"]]) for group in groups(_))
    where = escape(safe_next(request.query_params.get("next", "/")))

    def build(_token: str) -> str:
        said = f'<p class="alert" role="alert">{escape(wrong)}</p>' if wrong else ""
        return (
            f"<h1>{escape(_(TITLE))}</h1>{said}"
            f'<form class="card" method="post" action="/looks"><input type="hidden" name="next" value="{where}">'
            f"{sets}<button>{escape(_('Save'))}</button></form>"
        )

    return form_page(request, _(TITLE), build, status=status)


def _field_set(group: dict[str, Any], now: str) -> str:
    name = group["name"]
    choices = "".join(
        f'<label class="choice"><input type="radio" name="{name}" value="{value}"{" checked" if value == now else ""}>'
        f"<span>{escape(words)}</span></label>"
        for value, words in group["options"]
    )
    return f"<fieldset><legend>{escape(group['label'])}</legend><div>{choices}</div></fieldset>"


async def looks_of(account_id: str) -> Preferences | None:
    """What this account chose; None when it never chose."""
    return await with_cursor(lambda cursor: find_preferences(cursor, account_id))
