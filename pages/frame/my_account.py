"""One's own account: language, how it looks, pass-phrase, and signing out on every device."""

from __future__ import annotations

import html

import streamlit as st

from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.backgrounds import show_backgrounds
from pages.frame.credit_wish import show_credit_wish
from pages.frame.furniture import FormButton, form_buttons, language_buttons
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.session import page
from pages.frame.the_store import is_example


def show(cursor: Cursor, account: Account) -> None:
    """What one can change of one's own account; the gate's forms do it, for only the gate sets cookies."""
    st.title(_("My account"))
    st.write(_("You are signed in as {name}.").format(name=literal(account.name)))
    form_buttons(FormButton("/sign-out", "everywhere", "", _("Sign out here")))
    st.subheader(_("Language"))
    st.write(_("You see the app in the language that you choose. The interviews stay in Dutch."))
    form_buttons(*language_buttons(account))
    st.subheader(_("How it looks"))
    st.write(
        _("Larger letters, more space, calm or high contrast, and how fast it reads aloud. On each page: Aa.")
    )
    st.html(
        f'<button type="button" class="house-link house-open-looks">{html.escape(_("Choose how it looks"))}</button>'
    )
    show_backgrounds(cursor, account)
    show_credit_wish(cursor, account)
    if is_example():
        return
    st.subheader(_("On all devices"))
    st.write(_("Did you leave a tablet or computer signed in somewhere? Sign out everywhere at once."))
    form_buttons(FormButton("/sign-out", "everywhere", "1", _("Sign out everywhere")))
    st.subheader(_("Pass-phrase"))
    st.html(f'<a href="/change-passphrase" target="_self">{html.escape(_("Choose another pass-phrase"))}</a>')


page(show)
