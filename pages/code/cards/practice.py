"""The card that invites to practise: large for who has not yet, a small link afterwards."""

from __future__ import annotations

import streamlit as st

from coding.actions.practise import skip_practice
from coding.practice import FINISHED
from coding.store.practice import latest_run, needs_no_practice
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.menu import link


def show_card(cursor: Cursor, account: Account) -> None:
    """Invite to practise, or to go on with it; a link once it was finished, skipped, or codes were given already."""
    run = latest_run(cursor, account.account_id)
    if needs_no_practice(cursor, account.account_id):
        again = run is not None and run.how == FINISHED
        label = _("Practise again") if again else _("Practising")
        st.page_link(link("practice", account.role), label=label, icon=":material/school:")
        return
    begun = run is not None and bool(run.answers)
    with st.container(border=True):
        st.subheader(_("You are in the middle of practising") if begun else _("First practise a little"))
        st.write(_("In about fifteen minutes you learn how it works. Nothing in it counts."))
        if st.button(
            _("Go on practising") if begun else _("Begin to practise"),
            type="primary",
            icon=":material/school:",
            key="practise",
            width="stretch",
        ):
            st.switch_page(link("practice", account.role))
        if st.button(_("Skip this for now"), type="tertiary", key="practise-skip"):
            skip_practice(cursor, account)
            st.rerun()
