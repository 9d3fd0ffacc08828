"""The codebook as it stood on a day, and what changed since."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import streamlit as st

from coding.store.codebook_history import codebook_history
from coding.store.codes import codebook_as_it_stood
from corpus.accounts import Account
from corpus.clock import now
from corpus.store.database import Cursor
from pages.frame.language import _, day, ngettext
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.code_history import history_html
from pages.widgets.code_tree import code_tree

DAYS_BACK = 30


def show(cursor: Cursor, account: Account) -> None:
    """A day to choose; the tree at the end of that day; then every change after it."""
    st.page_link(link("codebook", account.role), label=_("Codebook"), icon=":material/arrow_back:")
    st.title(_("The codebook on a day"))
    today = now().date()
    chosen = st.date_input(
        _("Day"), today - timedelta(days=DAYS_BACK), max_value=today, format="DD/MM/YYYY", key="codebook-day"
    )
    moment = datetime.combine(chosen, time.max)
    codes = codebook_as_it_stood(cursor, moment)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("At the end of {day}").format(day=day(chosen)))
        if codes:
            note(ngettext("{count} code", "{count} codes", len(codes)).format(count=len(codes)))
            st.html(code_tree(codes))
        else:
            st.info(_("There were no codes yet on that day."))
    with right:
        st.subheader(_("What changed since"))
        since = codebook_history(cursor, since=moment)
        if since:
            st.html(history_html(since))
        else:
            st.info(_("Nothing has changed since that day."))


page(show)
