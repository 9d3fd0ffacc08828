"""What every page has besides its own: the example's banner, the language switch, the way out."""

from __future__ import annotations

import html

import streamlit as st

from corpus.accounts import LANGUAGES, Account
from pages.frame.language import LANGUAGE_NAMES, _

_STYLE = """<style>
.house-link { font: inherit; color: #0B6E69; background: none; border: 0; padding: 0.4rem 0; min-height: 44px;
  text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; text-align: left; }
.house-link:focus-visible { outline: 3px solid #0B6E69; outline-offset: 2px; border-radius: 4px; }
</style>"""


def form_button(action: str, name: str, value: str, text: str, language: str = "") -> None:
    """A button that posts to the gate: only the gate can set or clear the cookie, and a form needs no script."""
    lang = f' lang="{language}"' if language else ""
    st.html(
        f'{_STYLE}<form method="post" action="{action}"><button class="house-link" name="{name}" value="{value}"{lang}>'
        f"{html.escape(text)}</button></form>"
    )


def example_banner(account: Account) -> None:
    """Say on every page of the example that it is one, and lead out of it."""
    text = _("This is an example study. Everybody in it is invented. You are looking as {name}.")
    with st.container(border=True):
        st.markdown(f":material/theater_comedy: {text.format(name=account.name)}")
        with st.container(horizontal=True, gap="medium"):
            form_button("/sign-out", "everywhere", "", _("Be somebody else"))
            form_button("/close-example", "close", "1", _("Start your own study"))


def foot_of_menu(account: Account) -> None:
    """Who is signed in, the other language, and the way out."""
    other = next(code for code in LANGUAGES if code != account.language)
    with st.sidebar:
        st.caption(_("Signed in as {name}").format(name=account.name))
        form_button("/language", "language", other, LANGUAGE_NAMES[other], other)
        form_button("/sign-out", "everywhere", "", _("Sign out"))


def signed_out() -> None:
    """Said when the session ended while the page was open."""
    st.navigation([st.Page(_nothing, title="Meerstem")], position="hidden")
    st.info(_("You are signed out. What you saved is safe."))
    st.html(f'<a href="/sign-in" target="_self">{html.escape(_("Sign in again"))}</a>')


def _nothing() -> None:
    """The page of somebody who is signed out."""
