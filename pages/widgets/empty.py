"""What pages with figures say while there is nothing to count: what is to be done first, and where."""

from __future__ import annotations

import streamlit as st

from coding.store.begun import begun
from corpus.accounts import RESEARCHER, Account
from corpus.errors import N_
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.menu import link

_TEXTS = N_("There are no interviews yet. First bring in the interviews.")
_CODES = N_("There are no codes yet. First make the codebook.")
_MARKS = N_("Nobody has marked a passage yet. First give interviews to co-researchers, who mark them.")
_PEOPLE = N_(
    "It is not known yet who speaks in the interviews. First bring in the participants, "
    "with the file of each one's interview."
)


def nothing_yet(cursor: Cursor, account: Account, people_needed: bool = True) -> bool:
    """Whether there is nothing to count yet; says then what to do first (a work group can only wait)."""
    step = _first_step(cursor, people_needed)
    if step is None:
        return False
    sentence, address = step
    if account.role == RESEARCHER:
        st.info(_(sentence))
        st.page_link(link(address, account.role), label=_("Do this first"), icon=":material/arrow_forward:")
    else:
        st.info(
            _(
                "There is nothing to see yet. The figures come here when the interviews have been read and marked."
            )
        )
    return True


def _first_step(cursor: Cursor, people_needed: bool) -> tuple[str, str] | None:
    there = begun(cursor)
    if not there.texts:
        return _TEXTS, "import"
    if not there.codes:
        return _CODES, "codebook"
    if not there.marks:
        return _MARKS, "assignments"
    if people_needed and not there.people:
        return _PEOPLE, "participants"
    return None
