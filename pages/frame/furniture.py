"""What every page has besides its own: the example's banner, the language switch, the way out."""

from __future__ import annotations

import html
from dataclasses import dataclass

import streamlit as st

from corpus.accounts import LANGUAGES, Account
from pages.frame.language import LANGUAGE_NAMES, _
from pages.frame.literal import literal
from pages.frame.notes import note

OF_OTHERS = "of-others"  # the parameter with which the gate leads here from a page of another role
_STYLE = """<style>
.house-row { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; }
.house-banner { border: 1px solid #E3CFA0; background: #FBF3DF; border-radius: 0.75rem; padding: 0.4rem 1rem; }
.house-banner span { padding: 0.4rem 0; margin-inline-end: auto; }
.house-row form { margin: 0; }
.house-link { font: inherit; color: #0B6E69; background: none; border: 0; padding: 0.4rem 0; min-height: 44px;
  text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; text-align: start; min-width: 44px; }
.house-link:focus-visible { outline: 3px solid #0B6E69; outline-offset: 2px; border-radius: 4px; }
@media print { .house-banner, .house-row { display: none; } }
</style>"""


@dataclass(frozen=True)
class FormButton:
    """A button that posts to the gate: only the gate can set or clear the cookie, and a form needs no script."""

    action: str
    name: str
    value: str
    text: str
    language: str = ""  # of the text, when it is not the page's

    def html(self) -> str:
        """The form as HTML."""
        lang = f' lang="{self.language}"' if self.language else ""
        return (
            f'<form method="post" action="{self.action}"><button class="house-link" name="{self.name}" '
            f'value="{self.value}"{lang}>{html.escape(self.text)}</button></form>'
        )


def form_buttons(*buttons: FormButton) -> None:
    """Buttons that post to the gate, in a row."""
    st.html(f'{_STYLE}<div class="house-row">{"".join(button.html() for button in buttons)}</div>')


def example_banner(account: Account) -> None:
    """Say on every page of the example that it is one, and lead out of it."""
    text = html.escape(
        _("This is an example study. Everybody in it is invented. You are looking as {name}.")
    ).format(name=f"<bdi>{html.escape(account.name)}</bdi>")
    other = FormButton("/sign-out", "everywhere", "", _("Be somebody else"))
    own = FormButton("/close-example", "close", "1", _("Start your own study"))
    st.html(
        f'{_STYLE}<div class="house-row house-banner" role="note"><span>{text}</span>'
        f"{other.html()}{own.html()}</div>"
    )


def led_elsewhere() -> None:
    """Say so when a link led to a page of others; what is there for this person stands under it."""
    if OF_OTHERS in st.query_params:
        st.info(
            _(
                "The link that you followed leads to a page for others in this study. Here is what there is for you."
            )
        )


def language_buttons(account: Account) -> list[FormButton]:
    """A button for each language that is not the one spoken now, in that language."""
    others = [one for one in LANGUAGES if one != account.language]
    return [FormButton("/language", "language", one, LANGUAGE_NAMES[one], one) for one in others]


def foot_of_menu(account: Account) -> None:
    """Who is signed in, the other language, and the way out."""
    with st.sidebar:
        note(_("Signed in as {name}").format(name=literal(account.name)))
        form_buttons(
            *language_buttons(account),
            FormButton("/sign-out", "everywhere", "", _("Sign out")),
        )


def signed_out() -> None:
    """Said when the session ended while the page was open."""
    st.navigation([st.Page(_nothing, title="Meerstem")], position="hidden")
    st.info(_("You are signed out. What you saved is safe."))
    st.html(f'<a href="/sign-in" target="_self">{html.escape(_("Sign in again"))}</a>')


def _nothing() -> None:
    """The page of somebody who is signed out."""
