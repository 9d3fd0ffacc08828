"""The page behind an invitation link: choose a pass-phrase or a PIN; later, with a card, type the PIN."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from corpus.accounts import CO_RESEARCHER, GATE, RESEARCHER, WORK_GROUP
from corpus.actions.accept_invitation import DEAD_LINK, Secret, accept_invitation
from corpus.actions.sign_in import sign_in_with_card
from corpus.clock import now
from corpus.credentials import PASSPHRASE, PIN, hash_token
from corpus.errors import N_, BadInput, MeerstemError
from corpus.invitations import Invitation
from corpus.sign_in_limits import TooManyTries
from corpus.store.accounts import find_account
from corpus.store.database import Cursor
from corpus.store.invitations import find_invitation_by_token
from pages.gate.doing import come_in, read_own_form, with_cursor
from pages.gate.pages_html import (
    Field,
    Say,
    alert,
    check_box,
    fields,
    form,
    form_page,
    hidden,
    page,
    say_error,
    say_of,
)
from pages.gate.security import client_address

IS_CARD = "card"
ROLE_NAMES = {
    CO_RESEARCHER: N_("co-researcher"),
    RESEARCHER: N_("researcher"),
    WORK_GROUP: N_("work group member"),
}
PIN_INPUT = 'class="pin" inputmode="numeric" pattern="[0-9]{6}" maxlength="6"'


async def show_join(request: Request) -> Response:
    """What this link is good for now."""
    return await _page(request)


async def do_join(request: Request) -> Response:
    """Accept the invitation, or sign in with the card that it became."""
    token = request.path_params["token"]
    try:
        sent = await read_own_form(request)
        if sent.get("kind") == IS_CARD:
            pin, address = sent.get("pin", "")[:100], client_address(request.scope)
            signed_in = await with_cursor(lambda cursor: sign_in_with_card(cursor, GATE, token, pin, address))
        else:
            chosen, shared = _chosen(sent), "shared" in sent
            signed_in = await with_cursor(
                lambda cursor: accept_invitation(cursor, GATE, token, chosen, shared=shared)
            )
    except MeerstemError as error:
        return await _page(
            request, say_error(request, error), 429 if isinstance(error, TooManyTries) else 400
        )
    return come_in(request, signed_in)


def _chosen(sent: dict[str, str]) -> Secret:
    kind = PIN if sent.get("kind") == PIN else PASSPHRASE
    if sent.get(kind) != sent.get("again"):
        if kind == PIN:
            raise BadInput(N_("The two PINs are not the same. Type them again."))
        raise BadInput(N_("The two pass-phrases are not the same. Type them again."))
    return Secret(kind, sent.get(kind, ""))


async def _page(request: Request, wrong: str = "", status: int = 200) -> Response:
    token = request.path_params["token"]
    invitation, is_card = await with_cursor(lambda cursor: _state(cursor, token))
    if invitation is not None:
        request.state.invited_in = invitation.language
    _ = say_of(request)
    if is_card:
        return form_page(
            request, _("Your card"), lambda form_token: _card(_, request, form_token, wrong), status=status
        )
    if invitation is None or not invitation.is_open(now()):
        words = escape(_(DEAD_LINK))
        way = f'<p><a class="button" href="/sign-in">{escape(_("To the sign-in page"))}</a></p>'
        return page(
            request, _("This link"), f"<h1>{escape(_('This link'))}</h1><p>{words}</p>{way}", status=404
        )
    with_pin = invitation.role == CO_RESEARCHER and request.query_params.get("with") == PIN
    build = _choose_pin if with_pin else _choose_passphrase
    return form_page(
        request,
        _("Welcome"),
        lambda form_token: (
            _greeting(_, invitation, wrong) + build(_, request, invitation, form_token, bool(wrong))
        ),
        status=status,
    )


def _state(cursor: Cursor, token: str) -> tuple[Invitation | None, bool]:
    """The invitation of this link, and whether it has become a card with a PIN."""
    found = find_invitation_by_token(cursor, hash_token(token))
    holder = find_account(cursor, found.used_by) if found and found.used_by and not found.withdrawn else None
    return found, holder is not None and holder.secret_kind == PIN


def _greeting(_: Say, invitation: Invitation, wrong: str) -> str:
    hello = escape(_("Welcome, {name}")).format(name=f"<bdi>{escape(invitation.name)}</bdi>")
    if invitation.again:
        about = _("Choose a new way to sign in. The old one stops working.")
    else:
        about = _("You are invited to this study as: {role}.").format(role=_(ROLE_NAMES[invitation.role]))
    return f"<h1>{hello}</h1><p>{escape(about)}</p>{alert(wrong)}"


def _choose_passphrase(_: Say, request: Request, invitation: Invitation, form_token: str, wrong: bool) -> str:
    asked = (
        Field(
            "passphrase",
            _("Choose a pass-phrase"),
            "password",
            "new-password",
            _("10 characters or more. A few words in a row are easy to remember and hard to guess."),
        ),
        Field("again", _("The pass-phrase again"), "password", "new-password"),
    )
    # Browsers that keep pass-phrases want to see whose it is.
    name = f'<input type="text" name="name" autocomplete="username" value="{escape(invitation.name)}" hidden>'
    inside = name + hidden("kind", PASSPHRASE) + fields(asked, wrong) + _shared(_)
    other = ""
    if invitation.role == CO_RESEARCHER:
        words = escape(_("I have a card and would rather choose a PIN"))
        other = f'<p class="other"><a href="?with=pin">{words}</a></p>'
    return f'<div class="card">{form(request.url.path, form_token, inside, _("Save and start"))}{other}</div>'


def _choose_pin(_: Say, request: Request, invitation: Invitation, form_token: str, wrong: bool) -> str:
    hint = _("Six digits that you remember. Not a row such as 123456, not your birthday.")
    asked = (
        Field("pin", _("Choose a PIN"), "password", "new-password", hint, extra=PIN_INPUT),
        Field("again", _("The PIN again"), "password", "new-password", extra=PIN_INPUT),
    )
    inside = hidden("kind", PIN) + fields(asked, wrong)
    keep = escape(_("Keep your card: next time you scan it again and type this PIN."))
    words = escape(_("I would rather choose a pass-phrase"))
    action = f"{request.url.path}?with=pin"
    return (
        f'<div class="card"><p>{keep}</p>{form(action, form_token, inside, _("Save and start"))}'
        f'<p class="other"><a href="{escape(request.url.path)}">{words}</a></p></div>'
    )


def _card(_: Say, request: Request, form_token: str, wrong: str) -> str:
    asked = (Field("pin", _("Your PIN"), "password", "current-password", _("Six digits"), extra=PIN_INPUT),)
    inside = hidden("kind", IS_CARD) + fields(asked, bool(wrong))
    lost = escape(_("Forgot your PIN? Ask a researcher of the study for a new card."))
    return (
        f"<h1>{escape(_('Your card'))}</h1>{alert(wrong)}"
        f'<div class="card">{form(request.url.path, form_token, inside, _("Start"))}</div><p class="foot">{lost}</p>'
    )


def _shared(_: Say) -> str:
    return check_box(
        "shared",
        _("Other people use this device too"),
        _("Then you are signed out by yourself after half a day."),
    )
