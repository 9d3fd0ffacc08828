"""From one way of looking at themes to the others."""

from __future__ import annotations

import streamlit as st

from corpus.accounts import Account
from corpus.errors import N_
from pages.frame.language import _
from pages.frame.menu import link

VIEWS = {
    "themes": N_("Themes"),
    "crosstab": N_("Themes crossed"),
    "together": N_("Which themes come together"),
    "course": N_("Themes over time"),
}


def other_views(account: Account, here: str) -> None:
    """Links to the other views of themes, in a row."""
    with st.container(horizontal=True):
        for address, words in VIEWS.items():
            if address != here:
                st.page_link(link(address, account.role), label=_(words), icon=":material/arrow_forward:")
