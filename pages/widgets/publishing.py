"""Of which day the figures are that the work group sees, and publishing those of now."""

from __future__ import annotations

import streamlit as st

from coding.actions.publish_figures import publish_figures
from coding.themes.tables import ThemeTable
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, day


def publishing(cursor: Cursor, account: Account, table: ThemeTable) -> None:
    """The day of what is published, and the button for a researcher; what cannot be published is said in a sentence."""
    if table.as_of is None:
        st.write(_("Nothing is published yet: there is no figure that may be shown."))
    else:
        st.write(
            _(
                "These are the figures of {day}. What was read since waits until you publish it: two tables with a few "
                "people between them would point at those people."
            ).format(day=day(table.as_of))
        )
    if st.button(_("Publish the figures of now"), key="publish-figures"):
        publish_figures(cursor, account)
        st.rerun()
