"""Read an interview and put codes on what people tell."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from coding.codebook import in_tree_order
from coding.store.assignments import require_readable
from coding.store.code_languages import codebook_in
from coding.store.reading_wishes import person_to_call
from corpus.accounts import RESEARCHER, Account
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript_name
from pages.frame.language import _, language
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.chosen_interview import chosen_interview
from pages.widgets.passage_marker import passage_marker


def show(cursor: Cursor, account: Account) -> None:
    """The passage marker for the interview in the link, when this person may read it."""
    transcript_id = chosen_interview(account, _("Interview"))
    if transcript_id is None:
        return
    require_readable(cursor, account, transcript_id)
    name = transcript_name(cursor, transcript_id)
    st.title(literal(name))
    notes = link("notes", account.role)
    label = _("Notes about this interview")
    st.page_link(notes, label=label, icon=":material/edit_note:", query_params={"interview": transcript_id})
    if account.role == RESEARCHER:
        late = link("late-name", account.role)
        label = _("There is still a name in it")
        st.page_link(late, label=label, icon=":material/person_off:", query_params={"id": transcript_id})
    codes = [code for _depth, code in in_tree_order(codebook_in(cursor, language()))]
    if not any(code.codable for code in codes):
        st.info(_("There are no codes yet. You can read, and mark once a researcher has made codes."))
    passage_marker(transcript_id, codes, account, title=name, call=asdict(person_to_call(cursor)))
    live(account, "my_proposals", "assigned", quiet=True)


page(show)
