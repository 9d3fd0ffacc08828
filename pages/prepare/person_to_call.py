"""The part of the study's page that names whom a touched reader can call."""

from __future__ import annotations

import streamlit as st

from coding.actions.change_reading import name_person_to_call
from coding.answers import PersonToCall
from coding.store.reading_wishes import person_to_call
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _


def show_person_to_call(cursor: Cursor, account: Account) -> None:
    """A form of three fields."""
    st.subheader(_("Whom readers can call"))
    st.write(
        _(
            "A story can touch somebody who reads it. Then the app shows this person. "
            "Choose somebody who knows that they may be called, also in the evening."
        )
    )
    now = person_to_call(cursor)
    with st.form("study-person", enter_to_submit=False):
        name = st.text_input(_("Name of this person"), now.name, key="person-name", max_chars=75)
        phone = st.text_input(_("Telephone number"), now.phone, key="person-phone", max_chars=26)
        words = st.text_input(
            _("A sentence that readers see with it"), now.sentence, key="person-sentence", max_chars=300
        )
        if st.form_submit_button(_("Save this person"), key="person-save"):
            name_person_to_call(cursor, account, PersonToCall(name, phone, words))
            st.session_state["person-saved"] = True
            st.rerun()
    if st.session_state.pop("person-saved", False):
        st.success(_("Saved."))
