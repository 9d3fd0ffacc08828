"""The gate's own small pages: server-rendered HTML without script, in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from corpus.accounts import LANGUAGES
from corpus.errors import BadInput, MeerstemError
from corpus.preferences import Preferences, as_words, from_words
from pages.frame.cookies import LANGUAGE, LOOKS
from pages.frame.direction import direction
from pages.frame.language import DEFAULT, LANGUAGE_NAMES, translator
from pages.gate.security import (
    A_YEAR,
    FORM_COOKIE,
    cookie,
    form_token,
    is_secure,
    set_cookie,
)

Say = Callable[[str], str]
LETTERS = "Aa"  # the sign of "How it looks", the same in every language

LOGO = (
    '<svg class="logo" viewBox="0 0 48 40" aria-hidden="true" focusable="false">'
    '<path d="M4 4h24a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H14l-7 6v-6H4a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z"/>'
    '<path class="second" d="M36 14h8a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-2v6l-7-6H24a4 4 0 0 1-4-4v-2h8a8 8 0 0 0 8-8z"/>'
    "</svg>"
)


@dataclass(frozen=True)
class Field:
    """One line to fill in; `kind` is the input's type, `extra` further attributes as HTML that we wrote ourselves."""

    name: str
    label: str
    kind: str = "text"
    autocomplete: str = "off"
    hint: str = ""
    value: str = ""
    extra: str = ""


def language_of(connection: HTTPConnection) -> str:
    """The visitor's language: from the address, the cookie, the invitation they came with, else Dutch."""
    asked = connection.query_params.get("language", "")
    known = cookie(connection.cookies, LANGUAGE, is_secure(connection.scope))
    invited = connection.scope.get("state", {}).get("invited_in", "")
    return next((one for one in (asked, known, invited) if one in LANGUAGES), DEFAULT)


def chosen_looks(connection: HTTPConnection) -> Preferences | None:
    """How the visitor wants the app to look: the account's choice, else the device's; None when nobody chose."""
    if (own := connection.scope.get("state", {}).get("looks")) is not None:
        return own
    known = cookie(connection.cookies, LOOKS, is_secure(connection.scope))
    try:
        return (
            from_words(dict(zip(as_words(Preferences()), known.split("-"), strict=True))) if known else None
        )
    except (BadInput, ValueError):
        return None


def html_attributes(language: str, looks: Preferences | None) -> str:
    """What stands on <html>: the language, its direction, and what somebody chose that is not usual."""
    turned = ' dir="rtl"' if direction(language) == "rtl" else ""
    if looks is None:
        return f'lang="{language}"{turned}'
    usual = as_words(Preferences())
    other = {name: value for name, value in as_words(looks).items() if value != usual[name]}
    chosen = "".join(f' data-{name.replace("_", "-")}="{value}"' for name, value in other.items())
    return f'lang="{language}"{turned} data-looks="own"{chosen}'


def say_of(connection: HTTPConnection) -> Say:
    """The translator for this visitor."""
    return translator(language_of(connection))


def say_error(connection: HTTPConnection, error: MeerstemError) -> str:
    """What an error says, in the visitor's language."""
    return say_of(connection)(error.sentence).format(**error.details)


def page(
    connection: HTTPConnection, title: str, body: str, *, status: int = 200, wide: bool = False
) -> HTMLResponse:
    """A whole page; remembers the language that was asked for."""
    language = language_of(connection)
    response = HTMLResponse(_document(connection, language, title, body, wide), status)
    set_cookie(response, connection.scope, LANGUAGE, language, A_YEAR)
    return response


def form_page(
    connection: HTTPConnection,
    title: str,
    build: Callable[[str], str],
    *,
    status: int = 200,
    wide: bool = False,
) -> HTMLResponse:
    """A page with forms; `build` gets the token that each of its forms has to carry."""
    token = form_token(connection)
    response = page(connection, title, build(token), status=status, wide=wide)
    set_cookie(response, connection.scope, FORM_COOKIE, token, 24 * 3600, "strict")
    return response


def trouble_page(
    connection: HTTPConnection, status: int, sentence: str, details: dict[str, object]
) -> HTMLResponse:
    """A page with one calm sentence and the way back."""
    _ = say_of(connection)
    said = escape(_(sentence).format(**details))
    title = _("That did not work")
    body = f'<h1>{escape(title)}</h1><p>{said}</p><p><a class="button" href="/">{escape(_("To the start"))}</a></p>'
    return page(connection, title, body, status=status)


def form(action: str, token: str, inside: str, button: str, *, quiet: bool = False) -> str:
    """A form that is posted to `action`; `inside` is HTML, `button` plain words."""
    style = ' class="quiet"' if quiet else ""
    return (
        f'<form method="post" action="{escape(action)}"><input type="hidden" name="form_token" value="{escape(token)}">'
        f"{inside}<button{style}>{escape(button)}</button></form>"
    )


def fields(found: Sequence[Field], wrong: bool = False) -> str:
    """The lines of a form, each with its label and hint; `wrong` ties them to the alert above the form."""
    return "".join(_field(one, wrong) for one in found)


def check_box(name: str, label: str, hint: str) -> str:
    """A box to tick."""
    return (
        f'<div class="tick"><input type="checkbox" id="{name}" name="{name}" value="1" aria-describedby="{name}-hint">'
        f'<label for="{name}">{escape(label)}</label><p class="hint" id="{name}-hint">{escape(hint)}</p></div>'
    )


def hidden(name: str, value: str) -> str:
    """A value that travels along."""
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def alert(said: str) -> str:
    """What went wrong, read aloud at once; nothing when there is nothing to say."""
    return f'<p class="alert" id="wrong" role="alert">{escape(said)}</p>' if said else ""


def _field(one: Field, wrong: bool) -> str:
    described = " ".join([f"{one.name}-hint"] * bool(one.hint) + ["wrong"] * wrong)
    about = f' aria-describedby="{described}"' if described else ""
    invalid = ' aria-invalid="true"' if wrong else ""
    hint = f'<p class="hint" id="{one.name}-hint">{escape(one.hint)}</p>' if one.hint else ""
    return (
        f'<div class="field"><label for="{one.name}">{escape(one.label)}</label>{hint}'
        f'<input id="{one.name}" name="{one.name}" type="{one.kind}" autocomplete="{one.autocomplete}" '
        f'value="{escape(one.value)}" required{about}{invalid}{" " + one.extra if one.extra else ""}></div>'
    )


def _document(connection: HTTPConnection, language: str, title: str, body: str, wide: bool) -> str:
    return (
        f'<!DOCTYPE html><html {html_attributes(language, chosen_looks(connection))}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{escape(title)} · Meerstem</title><link rel="icon" href="/house/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/house/house.css"><link rel="stylesheet" href="/house/looks.css"></head>'
        f'<body class="gate{" wide" if wide else ""}"><header><p class="name">{LOGO}<span>Meerstem</span></p>'
        f"{_ways(connection, language)}</header><main>{body}</main></body></html>"
    )


def _ways(connection: HTTPConnection, language: str) -> str:
    """The links at the top: how it looks, and the other languages."""
    _ = translator(language)
    kept = {name: value for name, value in connection.query_params.items() if name != "language"}
    here = connection.url.path + (f"?{urlencode(kept)}" if kept else "")
    looks = f'<a href="/looks?next={escape(quote(here, safe="/"))}" aria-label="{escape(_("How it looks"))}">{LETTERS}</a>'
    links = " ".join(
        f'<a href="?{escape(urlencode({**kept, "language": one}))}" lang="{one}" hreflang="{one}">{LANGUAGE_NAMES[one]}</a>'
        for one in LANGUAGES
        if one != language
    )
    label = escape(_("Looks and language"))
    return f'<nav aria-label="{label}">{"" if connection.url.path == "/looks" else looks} {links}</nav>'
