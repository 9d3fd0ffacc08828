"""Writing a note, and changing one: what about, the words, for whom."""

from __future__ import annotations

import streamlit as st

from coding.actions.write_memo import write_memo
from coding.actions.write_note import change_note, remove_note, write_note
from coding.codebook import in_tree_order
from coding.notes import CODE, LONGEST_NOTE, RESEARCHERS, STUDY, TRANSCRIPT, Note, Subject
from coding.store.assignments import my_interviews
from coding.store.codes import codebook
from corpus.accounts import RESEARCHER, Account
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript_names
from pages.code.note_words import about_names, audience_names
from pages.frame.language import _

_NEW = "notes-new"  # the id of the note that is being written; there while the form is open
SAID = "notes-said"


def interviews_to_note(cursor: Cursor, account: Account) -> dict[str, str]:
    """The names of the interviews that somebody may write about, by id."""
    if account.role == RESEARCHER:
        return {key: name for name, key in sorted(transcript_names(cursor).items())}
    return {one.transcript_id: one.name for one in my_interviews(cursor, account.account_id)}


def new_note(cursor: Cursor, account: Account, interview: str | None, code: str | None) -> None:
    """A button, and after it the form; `interview` or `code` is the one that is proposed."""
    if _NEW not in st.session_state:
        if st.button(_("Write a note"), key="notes-write", type="primary", icon=":material/edit_note:"):
            st.session_state[_NEW] = new_id()
            st.rerun()
        return
    note_id = st.session_state[_NEW]
    with st.container(border=True):
        st.subheader(_("Write a note"))
        about = _about(cursor, account, interview, code, note_id)
        text, audience = _words(note_id, "", RESEARCHERS)
        with st.container(horizontal=True):
            kept = st.button(_("Save"), key=f"notes-save-{note_id}", type="primary")
            if st.button(_("Cancel"), key=f"notes-cancel-{note_id}"):
                del st.session_state[_NEW]
                st.rerun()
        if kept:
            write_note(cursor, account, note_id, about, text, audience)
            del st.session_state[_NEW]
            _say(_("The note is saved."))


def change(cursor: Cursor, account: Account, note: Note, done: str) -> None:
    """The form that changes a note; `done` is the key in the session that stands while it is open."""
    text, audience = _words(note.note_id, note.text, note.audience)
    with st.container(horizontal=True):
        kept = st.button(_("Save"), key=f"notes-save-{note.note_id}", type="primary")
        left = st.button(_("Cancel"), key=f"notes-cancel-{note.note_id}")
    if kept:
        rewrite(cursor, account, note, text, audience)
        del st.session_state[done]
        _say(_("The note is saved."))
    elif left:
        del st.session_state[done]
        st.rerun()


def rewrite(cursor: Cursor, account: Account, note: Note, text: str, audience: str) -> None:
    """Let a note or memo say this from now on, for these people."""
    if note.coding_id is not None:
        write_memo(cursor, account, new_id(), note.coding_id, text, audience)
    else:
        change_note(cursor, account, note.note_id, text, audience)


def take_away(cursor: Cursor, account: Account, note: Note) -> None:
    """Remove a note, or the memo on a mark."""
    if note.coding_id is not None:
        write_memo(cursor, account, new_id(), note.coding_id, "", note.audience)
    else:
        remove_note(cursor, account, note.note_id)


def bring_back(cursor: Cursor, account: Account, note: Note) -> None:
    """Undo `take_away`."""
    if note.coding_id is not None:
        write_memo(cursor, account, new_id(), note.coding_id, note.text, note.audience)
    else:
        remove_note(cursor, account, note.note_id, removed=False)


def _about(
    cursor: Cursor, account: Account, interview: str | None, code: str | None, note_id: str
) -> Subject:
    interviews = interviews_to_note(cursor, account)
    codes = {code.code_id: code.plain_name or code.name for _depth, code in in_tree_order(codebook(cursor))}
    possible = [STUDY, *([TRANSCRIPT] if interviews else []), *([CODE] if codes else [])]
    names = about_names()
    likely = CODE if code in codes else TRANSCRIPT if interview in interviews else STUDY
    about = st.radio(
        _("What is your note about?"),
        possible,
        index=possible.index(likely),
        format_func=names.__getitem__,
        key=f"notes-about-{note_id}",
        horizontal=True,
    )
    if about == TRANSCRIPT:
        asked = list(interviews).index(interview) if interview in interviews else 0
        return Subject(TRANSCRIPT, _one_of(_("Which interview?"), interviews, asked, f"notes-text-{note_id}"))
    if about == CODE:
        asked = list(codes).index(code) if code in codes else 0
        return Subject(CODE, code_id=_one_of(_("Which code?"), codes, asked, f"notes-code-{note_id}"))
    return Subject(STUDY)


def _one_of(label: str, names: dict[str, str], index: int, key: str) -> str:
    return str(
        st.selectbox(
            label,
            list(names),
            index=index,
            format_func=names.__getitem__,
            key=key,
            filter_mode=None,
            placeholder=_("Choose"),
        )
    )


def _words(note_id: str, text: str, audience: str) -> tuple[str, str]:
    said = st.text_area(
        _("Your note"), text, key=f"notes-words-{note_id}", max_chars=LONGEST_NOTE, height=120
    )
    names = audience_names()
    chosen = st.radio(
        _("For whom?"),
        list(names),
        index=list(names).index(audience),
        format_func=names.__getitem__,
        key=f"notes-for-{note_id}",
        horizontal=True,
    )
    return said or "", str(chosen)


def _say(sentence: str) -> None:
    st.session_state[SAID] = sentence
    st.rerun()
