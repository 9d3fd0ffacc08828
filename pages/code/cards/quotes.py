"""On the first page: what became of quotes that this person proposed."""

from __future__ import annotations

import streamlit as st

from coding.actions.see_quote_decision import see_quote_decision
from coding.store.proposed_quotes import decided_unseen
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.widgets.quote_view import STYLE, decision_html, proposal_html


def show_card(cursor: Cursor, account: Account) -> None:
    """Each decision that its proposer has not seen yet, with its reason; nothing when there is none."""
    for one in decided_unseen(cursor, account.account_id):
        if one.decision is None:
            continue
        with st.container(border=True):
            st.subheader(_("Your quote"))
            st.html(STYLE + proposal_html(one, decision_html(one.decision)))
            if st.button(_("I have seen it"), key=f"seen-{one.quote_id}", icon=":material/check:"):
                see_quote_decision(cursor, account, one.quote_id)
                st.rerun()
