"""What every page has besides its own: the example's banner, the language switch, the way out."""

from __future__ import annotations

import html

import streamlit as st

from corpus.accounts import LANGUAGES, Account
from pages.frame.language import LANGUAGE_NAMES, _

# Small forms, because only the gate can set or clear the cookie, and it answers to forms; plain HTML needs no script.
_FORM = '<form method="post" action="{action}"><button class="house-link" name="{name}" value="{value}"{lang}>{text}</button></form>'
_STYLE = """<style>
.house-link { font: inherit; color: inherit; background: none; border: 0; padding: 0.6rem 0; min-height: 44px;
  text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
.house-link:focus-visible { outline: 3px solid #0B6E69; outline-offset: 2px; border-radius: 4px; }
</style>"""


def example_banner(account: Account) -> None:
    """Say on every page of the example that it is one, and lead out of it."""
    text = _("This is an example study. Everybody in it is invented. You are looking as {name}.")
    other = _FORM.format(action="/sign-out", name="everywhere", value="", lang="", text=html.escape(_("Be somebody else")))
    own = _FORM.format(
        action="/close-example", name="close", value="1", lang="", text=html.escape(_("Start your own study"))
    )
    with st.container(border=True):
        st.markdown(f":material/theater_comedy: {text.format(name=account.name)}")
        st.html(f'{_STYLE}<div style="display:flex;gap:1.5rem;flex-wrap:wrap">{other}{own}</div>')


def foot_of_menu(account: Account) -> None:
    """Who is signed in, the other language, and the way out."""
    other = next(code for code in LANGUAGES if code != account.language)
    switch = _FORM.format(
        action="/language", name="language", value=other, lang=f' lang="{other}"', text=LANGUAGE_NAMES[other]
    )
    leave = _FORM.format(action="/sign-out", name="everywhere", value="", lang="", text=html.escape(_("Sign out")))
    with st.sidebar:
        st.caption(_("Signed in as {name}").format(name=account.name))
        st.html(_STYLE + switch + leave)


def signed_out() -> None:
    """Said when the session ended while the page was open."""
    st.navigation([st.Page(_nothing, title="Meerstem")], position="hidden")
    st.info(_("You are signed out. What you saved is safe."))
    st.html(f'<a href="/sign-in" target="_self">{html.escape(_("Sign in again"))}</a>')


def _nothing() -> None:
    """The page of somebody who is signed out."""
