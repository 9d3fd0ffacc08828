"""Every quote that was released to the work group, of one theme or of all."""

from __future__ import annotations

import streamlit as st

from coding.store.quotes import released_quotes
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext, number
from pages.frame.menu import link
from pages.frame.session import page
from pages.share.said import begin, said_by
from pages.widgets.empty import nothing_yet
from pages.widgets.linked_choice import linked_choice
from pages.widgets.quote_view import STYLE, quote_html

AT_ONCE = 20
_ALL = ""


def show(cursor: Cursor, account: Account) -> None:
    """A choice of themes, then the quotes, twenty at a time."""
    st.page_link(link("dashboard", account.role), label=_("All themes"), icon=":material/arrow_back:")
    st.title(_("In their own words"))
    begin(account)
    if nothing_yet(cursor, account):
        return
    st.write(
        _(
            "These are words of people who were interviewed, just as they said them. Where words were left out stands […]. "
            "Who said it stands there only where nobody can be recognised by it."
        )
    )
    released = released_quotes(cursor)
    if not released:
        st.info(_("There are no quotes yet."))
        return
    said = said_by(cursor, account)
    used = [one for one in said.themes if any(one in quote.themes for quote in released)]
    options = {_ALL: _("all"), **{one: "\u2003" * said.depths[one] + said.title(one) for one in used}}
    theme = linked_choice(_("Choose a theme"), "theme", options, "words-theme")
    fitting = [one for one in released if not theme or theme in one.themes]
    most = st.session_state.setdefault("words-most", AT_ONCE)
    st.html(STYLE + "".join(quote_html(one, said.codes, with_themes=True) for one in fitting[:most]))
    rest = len(fitting) - most
    if rest > 0:
        label = ngettext("{count} more quote", "{count} more quotes", rest).format(count=number(rest))
        if st.button(label, key="words-more", width="stretch"):
            st.session_state["words-most"] = most + AT_ONCE
            st.rerun()


page(show)
