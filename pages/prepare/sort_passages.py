"""Give each passage of a divided code to one of its parts."""

from __future__ import annotations

import streamlit as st

from coding.actions.sort_passage import sort_passage
from coding.codebook import Code
from coding.store.code_changes import split_parts
from coding.store.codes import codebook, codes_ever
from coding.store.passages import FoundPassage
from coding.store.sorting import ToSort, divided_codes, sorted_last, to_sort
from coding.store.standing import standing_codes
from corpus.accounts import Account
from corpus.errors import N_, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from pages.frame.errors import show_errors
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.passage_list import STYLE, passage_html

AT_ONCE = 3


def show(cursor: Cursor, account: Account) -> None:
    """The next passages of the divided code in the link, each with a button per part."""
    st.page_link(link("codebook", account.role), label=_("Codebook"), icon=":material/arrow_back:")
    if "id" not in st.query_params:
        st.title(_("Sort passages"))
        st.info(_("Choose a divided code on the page of the codebook."))
        return
    code_id = checked_id(st.query_params["id"])
    parts = _parts(cursor, code_id)
    if code_id not in codes_ever(cursor) or not parts:
        raise NotFound(N_("This code was not divided. Choose one on the page of the codebook."))
    st.title(_("Sort the passages of “{name}”").format(name=literal(codes_ever(cursor)[code_id][0].name)))
    st.write(_("A passage stays the mark of whoever made it. You can put each one back."))
    left = divided_codes(cursor).get(code_id, 0)
    if left:
        words = ngettext("{count} passage to sort", "{count} passages to sort", left)
        note(words.format(count=left))
    else:
        st.success(_("Every passage has been sorted."))
    st.html(STYLE)
    for one in to_sort(cursor, code_id, AT_ONCE):
        _one(cursor, account, one, parts)
    _last(cursor, account, code_id)


def _parts(cursor: Cursor, code_id: str) -> list[Code]:
    """The parts as they stand now: merged ones are one, retired ones are left out."""
    standing, codes = standing_codes(cursor), {code.code_id: code for code in codebook(cursor)}
    found = [
        standing.get(part, part)
        for whole, parts in split_parts(cursor).items()
        if standing.get(whole, whole) == code_id
        for part in parts
    ]
    return [codes[part] for part in dict.fromkeys(found) if part in codes and codes[part].codable]


def _one(cursor: Cursor, account: Account, one: ToSort, parts: list[Code]) -> None:
    with st.container(border=True):
        _name, content = transcript(cursor, one.transcript_id)
        passage = FoundPassage(one.transcript_id, one.transcript, one.start, one.end, (), ())
        st.html(passage_html(passage, content, {}, ()))
        note(_("Marked by {name}").format(name=literal(one.coder)))
        with st.container(horizontal=True), show_errors():
            for part in parts:
                label = f"{literal(part.pictogram)} {literal(part.plain_name or part.name)}".strip()
                if st.button(label, key=f"to-{one.coding_id}-{part.code_id}"):
                    sort_passage(cursor, account, one.coding_id, part.code_id)
                    st.rerun()


def _last(cursor: Cursor, account: Account, code_id: str) -> None:
    done = sorted_last(cursor, code_id)
    if not done:
        return
    st.subheader(_("Sorted last"))
    ever = codes_ever(cursor)
    for one in done:
        _name, content = transcript(cursor, one.transcript_id)
        with st.container(horizontal=True, vertical_alignment="center"):
            words = literal(content.text[one.start : one.end][:120])
            st.markdown(f"“{words}” → **{literal(ever[one.code_id][0].name)}**", width="stretch")
            if st.button(_("Put back"), key=f"unsort-{one.coding_id}", icon=":material/undo:"):
                with show_errors():
                    sort_passage(cursor, account, one.coding_id, code_id)
                    st.rerun()


page(show)
