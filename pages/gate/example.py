"""The example study's door: who would you like to be?"""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from coding.set_ups import EXAMPLES
from corpus.accounts import CO_RESEARCHER, GATE, RESEARCHER, WORK_GROUP, AccountNow
from corpus.actions.sign_in_example import sign_in_example
from corpus.errors import MeerstemError
from corpus.store.accounts import list_accounts
from pages.frame.the_store import close_example, is_example, open_example
from pages.gate.doing import come_in, in_thread, read_form, read_own_form, with_cursor
from pages.gate.pages_html import Say, alert, form, form_page, hidden, page, say_error, say_of

PATIENCE = 2.5  # seconds after which a visitor is shown how far the example is
_OPENING: set[asyncio.Future[Any]] = set()  # so that the loop does not let go of them


async def choose_page(request: Request, wrong: str = "", status: int = 200) -> Response:
    """Three ways in, one for each role, without a pass-phrase."""
    _ = say_of(request)
    people = [one for one in await with_cursor(list_accounts) if not one.closed]

    def build(token: str) -> str:
        own = form("/close-example", token, "", _("Another example, or your own study"), quiet=True)
        return (
            f'<p class="banner" role="note">{escape(_("This is an example study; everybody in it is invented."))}</p>'
            f"<h1>{escape(_('Who would you like to be?'))}</h1>{alert(wrong)}"
            f'<div class="doors three">{_doors(_, people, token)}</div><div class="other">{own}</div>'
        )

    return form_page(request, _("The example study"), build, status=status, wide=True)


async def do_choose(request: Request) -> Response:
    """Come in as the invented person who was chosen."""
    try:
        sent = await read_own_form(request)
        chosen = sent.get("account_id", "")
        signed_in = await with_cursor(lambda cursor: sign_in_example(cursor, GATE, chosen))
    except MeerstemError as error:
        if await in_thread(is_example):
            return await choose_page(request, say_error(request, error), 400)
        return RedirectResponse("/sign-in", 303)
    return come_in(request, signed_in)


async def do_open(request: Request) -> Response:
    """Look at an example, while there is no study yet; what takes longer goes on while the visitor sees how far it is."""
    sent = await read_form(request)
    opening = asyncio.ensure_future(in_thread(lambda: open_example(sent.get("example", EXAMPLES[0].key))))
    done, _waiting = await asyncio.wait([opening], timeout=PATIENCE)
    if not done:
        _OPENING.add(opening)
        opening.add_done_callback(_OPENING.discard)
    elif (error := opening.exception()) is not None and not isinstance(error, MeerstemError):
        raise error
    return RedirectResponse("/sign-in" if done else "/set-up", 303)


def on_its_way_page(request: Request, done: int, of: int) -> Response:
    """How far the example is; the page looks again by itself."""
    _ = say_of(request)
    title = _("The example is being made ready")
    far = _("{done} of {count} conversations").format(done=done, count=of) if of else _("One moment …")
    bar = f'<progress max="{max(of, 1)}" value="{done}" aria-label="{escape(title)}"></progress>'
    body = f'<h1>{escape(title)}</h1><p role="status">{escape(far)}</p>{bar}'
    response = page(request, title, body)
    response.headers["refresh"] = "2"
    return response


async def do_close(_request: Request) -> Response:
    """Throw the example away and go on to the study itself."""
    await in_thread(close_example)
    return RedirectResponse("/sign-in", 303)


def _doors(_: Say, people: list[AccountNow], token: str) -> str:
    doors = (
        (CO_RESEARCHER, _("A resident"), _("You read interviews and mark what stands out to you.")),
        (
            RESEARCHER,
            _("A researcher"),
            _("You prepare the interviews, manage the study and look at everything."),
        ),
        (
            WORK_GROUP,
            _("In the work group"),
            _("You see what the study says, in figures, pictures and quotes."),
        ),
    )
    return "".join(_door(_, role, title, about, people, token) for role, title, about in doors)


def _door(_: Say, role: str, title: str, about: str, people: list[AccountNow], token: str) -> str:
    here = [one.account for one in people if one.account.role == role]
    if role != CO_RESEARCHER:
        here = here[:1]
    buttons = "".join(
        form("/example", token, hidden("account_id", one.account_id), _("I am {name}").format(name=one.name))
        for one in here
    )
    return f'<section class="card people"><h2>{escape(title)}</h2><p>{escape(about)}</p>{buttons}</section>'
