"""One code: what it is for, passages with it, who uses it, how well people agree on it, and how it came to be."""

from __future__ import annotations

import html

import streamlit as st

from coding.agreement_sentences import basis_sentence, together_sentence
from coding.code_languages import in_words
from coding.codebook import Code
from coding.store.agreement import agreement_of_code, finished_by_all
from coding.store.code_languages import translations
from coding.store.code_use import CodeUse, examples_of_code, standing_for, use_of_code
from coding.store.codebook_history import codebook_history
from coding.store.codes import codes_ever
from coding.store.passages import FoundPassage
from coding.store.standing import standing_codes
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.errors import N_, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from pages.frame.language import _, language, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.agreement import said
from pages.widgets.code_history import history_html
from pages.widgets.code_meaning import show_meaning
from pages.widgets.passage_list import STYLE, passage_html

EXAMPLES = 5


def show(cursor: Cursor, account: Account) -> None:
    """The code in the link, or the one that it was merged into."""
    back = "codes" if account.role == CO_RESEARCHER else "codebook"
    st.page_link(link(back, account.role), label=_("All codes"), icon=":material/arrow_back:")
    if "id" not in st.query_params:
        st.title(_("Code"))
        st.info(_("Choose a code first."))
        return
    asked = checked_id(st.query_params["id"])
    ever = codes_ever(cursor)
    code_id = standing_codes(cursor).get(asked, asked)
    if code_id not in ever:
        raise NotFound(N_("This code is not in the codebook (any more). Choose another."))
    code, retired = ever[code_id]
    (code,) = in_words([code], translations(cursor, language()))
    st.title(f"{literal(code.pictogram)} {literal(code.plain_name or code.name)}".strip())
    label, notes = _("Notes about this code"), link("notes", account.role)
    st.page_link(notes, label=label, icon=":material/edit_note:", query_params={"code": code.code_id})
    if asked != code_id:
        st.info(_("“{name}” went into this code.").format(name=literal(ever[asked][0].name)))
    if retired:
        st.info(_("This code is out of use. Its marks were kept."))
    _meaning(code)
    ids = standing_for(cursor, code_id)
    _examples(cursor, account, ids)
    _use(cursor, account, ids)
    _agreement(cursor, account, code_id)
    st.subheader(_("How it came to be"))
    st.html(history_html(codebook_history(cursor, code_id)))


def _meaning(code: Code) -> None:
    if code.plain_name and code.plain_name != code.name:
        note(_("Researchers call it: {name}").format(name=literal(code.name)))
    show_meaning(code)


def _examples(cursor: Cursor, account: Account, ids: list[str]) -> None:
    st.subheader(_("Passages with this code"))
    if account.role == RESEARCHER:
        found = examples_of_code(cursor, ids, EXAMPLES)
    else:
        note(_("From the interviews that you read. Marks of others appear once all readers have finished."))
        found = examples_of_code(cursor, ids, EXAMPLES, account.account_id, finished_by_all(cursor))
    if not found:
        st.write(_("There is nothing here yet."))
        return
    pieces = []
    for one in found:
        _name, content = transcript(cursor, one.transcript_id)
        passage = FoundPassage(one.transcript_id, one.transcript, one.start, one.end, (), ())
        pieces.append(passage_html(passage, content, {}, ()))
    st.html(STYLE + "".join(pieces))


def _use(cursor: Cursor, account: Account, ids: list[str]) -> None:
    st.subheader(_("Who uses it"))
    use = use_of_code(cursor, ids)
    if not use:
        st.write(_("Nobody has used this code yet."))
    elif account.role == RESEARCHER:
        lines = (f"<li><bdi>{html.escape(one.coder)}</bdi>: {html.escape(_often(one))}</li>" for one in use)
        st.html(f"<ul>{''.join(lines)}</ul>")
    else:
        st.write(_for_everybody(use, account))


def _often(one: CodeUse) -> str:
    marks = ngettext("{count} mark", "{count} marks", one.marks).format(count=one.marks)
    interviews = ngettext("in {count} interview", "in {count} interviews", one.interviews)
    return f"{marks} {interviews.format(count=one.interviews)}"


def _for_everybody(use: list[CodeUse], account: Account) -> str:
    """Without names, for marks of others are nobody else's business while people still read."""
    people = ngettext(
        "{count} person has used this code.", "{count} people have used this code.", len(use)
    ).format(count=len(use))
    own = sum(one.marks for one in use if one.coder_id == account.account_id)
    mine = ngettext("You gave it {count} time.", "You gave it {count} times.", own).format(count=own)
    return f"{people} {mine}" if own else people


def _agreement(cursor: Cursor, account: Account, code_id: str) -> None:
    among = None if account.role == RESEARCHER else finished_by_all(cursor)
    found = agreement_of_code(cursor, code_id, among=among)
    if found is None:
        return
    st.subheader(_("How well people agree"))
    st.write(said(together_sentence(found.together, found.kind)))
    note(said(basis_sentence(found.units, found.interviews, found.kind)))


page(show)
