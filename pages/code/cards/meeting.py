"""The card of the evening: when it is, or that the table is open now."""

from __future__ import annotations

import streamlit as st

from coding.meeting import OPEN
from coding.store.agenda import agenda
from coding.store.meetings import current_meeting
from corpus.accounts import Account
from corpus.clock import now
from corpus.store.database import Cursor
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link


def show_card(cursor: Cursor, account: Account) -> None:
    """The next evening, or the table that is open; nothing when no evening is planned."""
    found = current_meeting(cursor, now().date())
    if found is None:
        return
    with st.container(border=True):
        if found.state == OPEN:
            st.subheader(_("The table is open now"))
        else:
            st.subheader(_("Round the table on {day}").format(day=day(found.held_on)))
        passages = len(agenda(cursor, found.meeting_id))
        talk = ngettext("{count} passage to talk about", "{count} passages to talk about", passages)
        st.write(
            f"{literal(found.title)} · {talk.format(count=passages)}" if passages else literal(found.title)
        )
        label = _("Go to the table") if found.state == OPEN else _("See more")
        if st.button(
            label,
            type="primary" if found.state == OPEN else "secondary",
            key="card-meeting",
            icon=":material/groups:",
            width="stretch",
        ):
            st.switch_page(link("table", account.role))
