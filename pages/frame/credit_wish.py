"""The part of my account where somebody says whether they wish to be named as one of the authors, and how."""

from __future__ import annotations

import streamlit as st

from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.actions.wish_to_be_named import LONGEST_CREDIT_NAME, wish_to_be_named
from corpus.store.credit import CreditWish, credit_wishes
from corpus.store.database import Cursor
from pages.frame.language import _

_SAVED = "credit-saved"


def show_credit_wish(cursor: Cursor, account: Account) -> None:
    """The question, the name when the answer is yes, and a button; nothing for who neither reads nor researches."""
    if account.role not in (CO_RESEARCHER, RESEARCHER):
        return
    st.subheader(_("Your name with the study"))
    st.write(
        _(
            "What we find may be written up: in a report or an article. You helped to make it. "
            "Do you want your name to be there? You can change this later."
        )
    )
    wish = credit_wishes(cursor).get(account.account_id, CreditWish())
    answers = {False: _("No, do not name me"), True: _("Yes, name me")}
    named = st.radio(
        _("Name me as one of the authors?"),
        list(answers),
        index=int(wish.named),
        format_func=answers.__getitem__,
        key="credit-named",
    )
    name = wish.name
    if named:
        name = st.text_input(
            _("Write your name as it should stand there"),
            wish.name,
            key="credit-name",
            max_chars=LONGEST_CREDIT_NAME,
        )
    if st.button(_("Save"), key="credit-save"):
        wish_to_be_named(cursor, account, bool(named), name or "")
        st.session_state[_SAVED] = True
        st.rerun()
    if st.session_state.pop(_SAVED, False):
        st.success(_("Saved."))
