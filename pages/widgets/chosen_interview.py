"""The interview that a page was opened for, and the way back."""

from __future__ import annotations

import streamlit as st

from corpus.accounts import Account
from corpus.ids import checked_id
from pages.frame.language import _
from pages.frame.menu import first_address, link


def chosen_interview(account: Account, title: str) -> str | None:
    """The transcript's id in the link; without one, a page with this title that says what to do, and None."""
    st.page_link(
        link(first_address(account.role), account.role), label=_("Back"), icon=":material/arrow_back:"
    )
    if "id" in st.query_params:
        return checked_id(st.query_params["id"])
    st.title(title)
    st.info(_("Choose an interview first."))
    return None
