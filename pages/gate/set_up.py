"""The first start: the code from the terminal, then the first researcher; or a look at the example."""

from __future__ import annotations

import hmac
import secrets
import sys
import threading
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from coding.exchange.set_up_folder import is_there
from coding.set_ups import EXAMPLES
from corpus.accounts import SHELL
from corpus.actions.set_up_first_researcher import set_up_first_researcher
from corpus.errors import N_, BadInput, MeerstemError
from corpus.settings import settings
from pages.frame.the_store import example_on_its_way
from pages.gate.doing import come_in, read_own_form, with_cursor
from pages.gate.example import on_its_way_page
from pages.gate.pages_html import Field, Say, alert, fields, form, form_page, language_of, say_error, say_of
from pages.gate.who import somebody_has_an_account

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
LENGTH = 8
TRIES = 5

_lock = threading.Lock()
_code = ""
_tries = 0


def set_up_code() -> str:
    """The code that proves that somebody can read this terminal; made and printed once."""
    global _code
    with _lock:
        if not _code:
            _code = _new_code()
        return _code


def check_code(sent: str) -> None:
    """Raise BadInput when this is not the code; after TRIES wrong ones there is a new code."""
    global _code, _tries
    known = set_up_code()
    tidy = "".join(letter for letter in sent.upper() if letter.isalnum())
    with _lock:
        if hmac.compare_digest(tidy.encode(), known.encode()):
            return
        _tries += 1
        if _tries % TRIES == 0:
            _code = _new_code()
            raise BadInput(N_("That was wrong too often. The terminal shows a new code: use that one."))
    raise BadInput(N_("This is not the code in the terminal. Look there and type it again."))


async def show_set_up(request: Request) -> Response:
    """The two doors of an empty installation."""
    if (far := example_on_its_way()) is not None:
        return on_its_way_page(request, *far)
    if await somebody_has_an_account():
        return RedirectResponse("/sign-in", 303)
    set_up_code()
    return _page(request)


async def do_set_up(request: Request) -> Response:
    """Make the first researcher, who is signed in at once."""
    sent: dict[str, str] = {}
    try:
        sent = await read_own_form(request)
        if await somebody_has_an_account():
            return RedirectResponse("/sign-in", 303)
        check_code(sent.get("code", ""))
        if sent.get("passphrase") != sent.get("again"):
            raise BadInput(N_("The two pass-phrases are not the same. Type them again."))
        name, passphrase, language = sent.get("name", ""), sent.get("passphrase", ""), language_of(request)
        signed_in = await with_cursor(
            lambda cursor: set_up_first_researcher(cursor, SHELL, name, passphrase, language)
        )
    except MeerstemError as error:
        return _page(request, sent, say_error(request, error), 400)
    return come_in(request, signed_in)


def _new_code() -> str:
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    half = LENGTH // 2
    print(
        f"\n  Meerstem · {settings().address}/set-up\n  Code · code: {code[:half]}-{code[half:]}\n",
        file=sys.stderr,
        flush=True,
    )
    return code


def _page(
    request: Request, sent: dict[str, str] | None = None, wrong: str = "", status: int = 200
) -> Response:
    _ = say_of(request)

    def build(token: str) -> str:
        example = form("/open-example", token, _examples(_), _("Look at the example study"), quiet=True)
        about = _(
            "See what the app does, with invented people and interviews. You can start your own study afterwards."
        )
        own = form("/set-up", token, fields(_asked(_, sent or {}), bool(wrong)), _("Set up your own study"))
        begin = _("There is no study here yet. How do you want to begin?")
        return (
            f"<h1>{escape(_('Welcome to Meerstem'))}</h1><p>{escape(begin)}</p>"
            f'{alert(wrong)}<div class="doors"><section class="card"><h2>{escape(_("Look around first"))}</h2>'
            f"<p>{escape(about)}</p>{example}</section>"
            f'<section class="card"><h2>{escape(_("Your own study"))}</h2>'
            f"<p>{escape(_('You become its first researcher. Afterwards you invite the others.'))}</p>{own}</section></div>"
        )

    return form_page(request, _("Welcome to Meerstem"), build, status=status, wide=True)


def _examples(_: Say) -> str:
    """The examples to choose from, the first one chosen."""
    there = [one for one in EXAMPLES if is_there(one.key)]
    lines = "".join(
        f'<div class="tick"><input type="radio" id="example-{one.key}" name="example" value="{one.key}"'
        f'{" checked" if one == there[0] else ""} aria-describedby="example-{one.key}-hint">'
        f'<label for="example-{one.key}">{escape(_(one.title))}</label>'
        f'<p class="hint" id="example-{one.key}-hint">{escape(_(one.about))}</p></div>'
        for one in there
    )
    return f'<fieldset class="examples"><legend>{escape(_("Which example?"))}</legend>{lines}</fieldset>'


def _asked(_: Say, sent: dict[str, str]) -> tuple[Field, ...]:
    return (
        Field(
            "code",
            _("The code in the terminal"),
            hint=_("The window in which the app was started shows it."),
            value=sent.get("code", ""),
            extra='class="code" maxlength="12" spellcheck="false" autocapitalize="characters"',
        ),
        Field(
            "name",
            _("Your name"),
            autocomplete="username",
            value=sent.get("name", ""),
            extra='maxlength="60"',
        ),
        Field(
            "passphrase",
            _("A pass-phrase"),
            "password",
            "new-password",
            _("10 characters or more. A few words in a row are easy to remember and hard to guess."),
        ),
        Field("again", _("The pass-phrase again"), "password", "new-password"),
    )
