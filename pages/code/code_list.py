"""The codes, explained in plain words, for who wants to read about them at ease."""

from __future__ import annotations

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.code_languages import codebook_in
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, language
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.code_meaning import show_meaning


def show(cursor: Cursor, account: Account) -> None:
    """Every code with what it is for; groups as headings."""
    st.title(_("The codes"))
    live(account, "codebook")
    codes = in_tree_order(codebook_in(cursor, language()))
    if not codes:
        st.info(_("There are no codes yet. A researcher makes the first ones."))
        return
    st.write(_("A code is a name for something that people tell. You can put it on a piece of text."))
    for depth, code in codes:
        if code.codable:
            _explain(code, account)
        else:
            (st.subheader if depth == 0 else st.markdown)(_called(code))


def _explain(code: Code, account: Account) -> None:
    with st.expander(_called(code)):
        show_meaning(code)
        if st.button(_("More about this code"), key=f"more-{code.code_id}", icon=":material/arrow_forward:"):
            st.switch_page(link("code", account.role), query_params={"id": code.code_id})


def _called(code: Code) -> str:
    return f"{literal(code.pictogram)} {literal(code.plain_name or code.name)}".strip()


page(show)
