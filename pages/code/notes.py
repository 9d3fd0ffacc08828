"""Notes on passages, codes, interviews and the study: write, see, look for, change and remove them."""

from __future__ import annotations

import streamlit as st

from coding.notes import Note, WantedNotes, search_words
from coding.store.codes import codebook
from coding.store.notes import find_notes, note_writers
from corpus.accounts import CO_RESEARCHER, Account
from corpus.ids import checked_id
from corpus.store.database import Cursor
from pages.code.note_form import SAID, bring_back, change, interviews_to_note, new_note, take_away
from pages.code.note_words import about_names, foot, heading, paragraphs
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import first_address, link
from pages.frame.notes import note as remark
from pages.frame.session import page
from pages.widgets.linked_choice import linked_choice

A_PAGE = 25
LONGEST_QUOTE = 300  # characters shown of a passage
_SHOWN, _REMOVED, _CHANGING = "notes-shown", "notes-removed", "notes-changing"
_ANY = ""


def show(cursor: Cursor, account: Account) -> None:
    """Writing one, looking for some, and the notes that this person may see, the newest first."""
    if account.role == CO_RESEARCHER:
        back = link(first_address(account.role), account.role)
        st.page_link(back, label=_("Back"), icon=":material/arrow_back:")
    st.title(_("Notes"))
    st.write(
        _(
            "Here you keep what strikes you. You choose who can read it. "
            "A note on words in an interview you write while you read it."
        )
    )
    interviews = interviews_to_note(cursor, account)
    asked = st.query_params.get("code")
    code = checked_id(asked) if asked else None
    new_note(cursor, account, st.query_params.get("interview"), code)
    _after_removing(cursor, account)
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check_circle:")
    wanted = _wanted(cursor, account, interviews, code)
    most = st.session_state.setdefault(_SHOWN, A_PAGE)
    found = find_notes(cursor, account, wanted, most + 1)
    _list(cursor, account, found[:most], wanted, more=len(found) > most)
    if len(found) > most and st.button(_("Show more"), key="notes-more"):
        st.session_state[_SHOWN] = most + A_PAGE
        st.rerun()


def _wanted(cursor: Cursor, account: Account, interviews: dict[str, str], code: str | None) -> WantedNotes:
    """What is looked for; what it is about and by whom stand in the link, the words do not."""
    asked = st.text_input(
        _("Look for words in notes"), key="notes-words", icon=":material/search:", max_chars=200
    )
    with st.expander(_("Choose which notes"), expanded=any(one in st.query_params for one in _LINKED)):
        about = linked_choice(_("About what"), "about", {_ANY: _("all"), **about_names()}, "notes-about")
        texts = {_ANY: _("all"), **interviews}
        interview = linked_choice(_("Which interview?"), "interview", texts, "notes-interview")
        people = {_ANY: _("all"), account.account_id: _("me"), **note_writers(cursor, account)}
        writer = linked_choice(_("Written by"), "by", people, "notes-by")
    if code is not None:
        _only_one_code(cursor, code)
    return WantedNotes(search_words(asked or ""), about or None, writer or None, interview or None, code)


def _only_one_code(cursor: Cursor, code_id: str) -> None:
    """Say that only notes on one code are shown, with the way to all."""
    name = next((one.plain_name or one.name for one in codebook(cursor) if one.code_id == code_id), "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _("Only notes about the code {name}.").format(name=f"**{literal(name)}**"), width="stretch"
        )
        if st.button(_("Show all notes"), key="notes-all"):
            del st.query_params["code"]
            st.rerun()


_LINKED = ("about", "interview", "by")


def _list(cursor: Cursor, account: Account, found: list[Note], wanted: WantedNotes, more: bool) -> None:
    if not found:
        st.info(
            _("There are no notes here.") if wanted == WantedNotes() else _("No note fits what you look for.")
        )
        return
    told = ngettext("{count} note", "{count} notes", len(found))
    if more:
        told = _("The newest {count} notes")
    st.subheader(told.format(count=number(len(found))))
    for one in found:
        with st.container(border=True):
            _one(cursor, account, one)


def _one(cursor: Cursor, account: Account, one: Note) -> None:
    st.markdown(f"**{heading(one)}**")
    if one.quote:
        st.markdown(
            f"“{literal(one.quote if len(one.quote) <= LONGEST_QUOTE else one.quote[:LONGEST_QUOTE] + '…')}”"
        )
    if st.session_state.get(_CHANGING) == one.note_id:
        change(cursor, account, one, _CHANGING)
        return
    st.markdown(paragraphs(one.text))
    remark(foot(one, account))
    with st.container(horizontal=True):
        if one.transcript_id and st.button(_("Open the interview"), key=f"notes-open-{one.note_id}"):
            place = {} if one.start is None else {"at": str(one.start)}
            st.switch_page(link("interview", account.role), query_params={"id": one.transcript_id, **place})
        if one.author_id != account.account_id:
            return
        if st.button(_("Change"), key=f"notes-change-{one.note_id}"):
            st.session_state[_CHANGING] = one.note_id
            st.rerun()
        if st.button(_("Remove"), key=f"notes-remove-{one.note_id}"):
            take_away(cursor, account, one)
            st.session_state[_REMOVED] = one
            st.rerun()


def _after_removing(cursor: Cursor, account: Account) -> None:
    """Say that a note was removed, with the way back, until something else was done."""
    removed: Note | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(_("The note is removed."), width="stretch")
        if st.button(_("Undo"), key="notes-undo", icon=":material/undo:"):
            bring_back(cursor, account, removed)
            del st.session_state[_REMOVED]
            st.rerun()
        if st.button(_("Close"), key="notes-undo-close"):
            del st.session_state[_REMOVED]
            st.rerun()


page(show)
