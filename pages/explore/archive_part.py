"""The part of the downloads that makes the package for an archive."""

from __future__ import annotations

import streamlit as st

from coding.store.archive import made_archive
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.background import Made, Tell
from pages.frame.language import _
from pages.widgets.made_beside import offer_made


def show_archive(cursor: Cursor, account: Account) -> None:
    """What is in it, and the button that has it made."""
    st.header(_("For the archive"))
    st.write(
        _(
            "One package (zip) with the codebook, the marks, the decisions and the texts, and what tells what everything "
            "is. Only of conversations of which everybody who speaks agreed to the archive."
        )
    )

    def make(writing: Cursor, tell: Tell) -> Made:
        return Made("meerstem-archive.zip", "application/zip", made_archive(writing, tell))

    offer_made(cursor, (account.account_id, "archive"), _("Make the package"), make)
