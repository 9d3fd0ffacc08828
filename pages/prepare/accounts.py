"""The people of the study: inviting them, new links for who forgot, closing and opening accounts."""

from __future__ import annotations

import html

import segno
import streamlit as st

from corpus.accounts import (
    CO_RESEARCHER,
    LANGUAGES,
    LONGEST_NAME,
    RESEARCHER,
    WORK_GROUP,
    Account,
    AccountNow,
)
from corpus.actions.close_account import close_account, reopen_account
from corpus.actions.invite import invite_again, make_account
from corpus.actions.withdraw_invitation import withdraw_invitation
from corpus.clock import now
from corpus.errors import N_
from corpus.invitations import DAYS, LONGEST, NewInvitation
from corpus.settings import settings
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from corpus.store.invitations import open_invitations
from pages.frame.language import LANGUAGE_NAMES, _, day
from pages.frame.literal import literal
from pages.frame.session import page

ROLE_NAMES = {
    CO_RESEARCHER: N_("co-researcher"),
    RESEARCHER: N_("researcher"),
    WORK_GROUP: N_("member of the work group"),
}
_COUNT = "invitations-made"
_LINK = "overflow-wrap: anywhere; user-select: all"  # one click chooses the whole link
_MADE = "invitation-made"  # the link is kept nowhere but here, until the researcher puts the card away


def show(cursor: Cursor, account: Account) -> None:
    """The card just made, the form for a new one, and everybody with what can be done."""
    st.title(_("People and invitations"))
    made = st.session_state.get(_MADE)
    if made is not None:
        _card(*made)
    _invite(cursor, account)
    _open_invitations(cursor, account)
    st.subheader(_("Everybody"))
    for one in list_accounts(cursor):
        _person(cursor, account, one)


def _invite(cursor: Cursor, account: Account) -> None:
    st.subheader(_("Invite somebody"))
    count = st.session_state.setdefault(_COUNT, 0)  # another key, and so an empty name, after each invitation
    with st.form("invite", enter_to_submit=False):
        name = st.text_input(
            _("Name by which this person signs in"), key=f"invite-name-{count}", max_chars=LONGEST_NAME
        )
        role = st.radio(
            _("Role"), tuple(ROLE_NAMES), format_func=lambda one: _(ROLE_NAMES[one]), key="invite-role"
        )
        language = st.radio(
            _("Language"),
            LANGUAGES,
            format_func=LANGUAGE_NAMES.__getitem__,
            horizontal=True,
            key="invite-language",
        )
        days = st.number_input(_("Days that the link is valid"), 1, LONGEST, DAYS, key="invite-days")
        if st.form_submit_button(_("Make an invitation"), type="primary", key="accounts-invite"):
            st.session_state[_MADE] = (make_account(cursor, account, name, role, language, int(days)), name)
            st.session_state[_COUNT] = count + 1
            st.rerun()


def _card(made: NewInvitation, name: str) -> None:
    """The invitation to print or send; whoever holds it can come in, so it is shown once."""
    link = made.link(settings().address)
    square = segno.make(link, error="m").svg_data_uri(scale=5, border=2, light="#ffffff")
    with st.container(border=True):
        st.subheader(_("Invitation for {name}").format(name=literal(name)))
        scan, send = _("Scan this with the camera of a tablet or phone"), _("Or send this link:")
        picture = f'<img src="{html.escape(square)}" alt="{html.escape(_("The link as a square code"))}">'
        st.html(f"<p>{html.escape(scan)}:</p>{picture}<p>{html.escape(send)}</p>")
        st.html(f'<p><code style="{_LINK}">{html.escape(link)}</code></p>')
        st.write(
            _("The link works once, until {day}. Print or send it now: it is not shown again.").format(
                day=day(made.expires_at)
            )
        )
        st.download_button(
            _("Save the card to print"),
            _printable(link, name, made),
            file_name="meerstem.html",
            mime="text/html",
            key="print-card",
        )
        if st.button(_("Done, put the card away"), key="card-done"):
            del st.session_state[_MADE]
            st.rerun()


def _printable(link: str, name: str, made: NewInvitation) -> str:
    """A page of its own with the card, to print and hand over."""
    picture = segno.make(link, error="m").svg_inline(scale=6)
    sentences = (
        _("Scan the square with the camera of your tablet or phone, or type the link."),
        _("The link works once, until {day}.").format(day=day(made.expires_at)),
        _("Do you use a PIN? Then keep this card: you scan it each time."),
    )
    text = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in sentences)
    return (
        f'<!doctype html><meta charset="utf-8"><title>Meerstem</title><body style="font:18px/1.5 sans-serif;max-width:32rem;'
        f'margin:2rem auto"><h1>Meerstem</h1><h2>{html.escape(name)}</h2>{picture}'
        f'<p style="overflow-wrap:anywhere">{html.escape(link)}</p>{text}</body>'
    )


def _open_invitations(cursor: Cursor, account: Account) -> None:
    waiting = open_invitations(cursor, now())
    if not waiting:
        return
    st.subheader(_("Invitations not used yet"))
    for one in waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{literal(one.name)}**  \n" + _("valid until {day}").format(day=day(one.expires_at))
            )
            if st.button(_("Withdraw"), key=f"withdraw-{one.invitation_id}"):
                withdraw_invitation(cursor, account, one.invitation_id)
                st.rerun()


def _person(cursor: Cursor, account: Account, one: AccountNow) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        state = _("closed") if one.closed else _("has not signed in yet") if one.secret_kind is None else ""
        told = " · ".join(part for part in (_(ROLE_NAMES[one.account.role]), state) if part)
        st.markdown(f"**{literal(one.account.name)}**  \n{told}")
        key = one.account.account_id
        if one.closed:
            if st.button(_("Open again"), key=f"reopen-{key}"):
                reopen_account(cursor, account, key)
                st.rerun()
            return
        if st.button(_("New link"), key=f"again-{key}", help=_("For who forgot the pass-phrase or PIN")):
            st.session_state[_MADE] = (invite_again(cursor, account, key), one.account.name)
            st.rerun()
        if st.button(
            _("Close"),
            key=f"close-{key}",
            help=_("This person cannot sign in any more. What they marked stays."),
        ):
            close_account(cursor, account, key)
            st.rerun()


page(show)
