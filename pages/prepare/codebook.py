"""The codebook: see it, add and change codes, bring one in, give it back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from coding.actions.change_codebook import add_code, bring_in_codebook, change_code
from coding.codebook import Code, descendants, in_tree_order, with_looks
from coding.exchange.codebook_csv import read_codebook, write_codebook
from coding.exchange.qdc import read_qdc, write_qdc
from coding.store.codes import codebook
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.prepare.codebook_away import gone_codes, waiting_to_be_sorted
from pages.prepare.codebook_changes import SAID, change_one, say
from pages.widgets.code_tree import code_tree
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files

_FILE = "codebook-file"
_NEW = ""  # the code_id of a code that is not there yet


def show(cursor: Cursor, account: Account) -> None:
    """The tree on the left; on the right one code to change, and the files."""
    st.title(_("Codebook"))
    live(account, "codebook", "proposals")
    codes = [code for _depth, code in in_tree_order(codebook(cursor))]
    if not codes:
        st.info(_("There are no codes yet. Make the first one here, or bring in a codebook from a file."))
    waiting_to_be_sorted(cursor, account)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if codes:
            st.html(code_tree(codes))
        gone_codes(cursor, account)
        st.page_link(
            link("codebook-then", account.role),
            label=_("The codebook on another day"),
            icon=":material/history:",
        )
    with right:
        _edit(cursor, account, codes)
        _files(cursor, account, codes)


def _edit(cursor: Cursor, account: Account, codes: list[Code]) -> None:
    by_id = {code.code_id: code for code in codes}
    chosen = st.selectbox(
        _("Add or change a code"),
        [_NEW, *by_id],
        format_func=lambda key: by_id[key].name if key else _("+ A new code"),
        key="code-to-change",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    before = by_id.get(chosen) or with_looks([*codes, Code(_NEW, "")])[-1]
    with st.form(f"code-{chosen}", enter_to_submit=False):
        after = _fields(before, codes)
        if st.form_submit_button(_("Save"), type="primary", key="codebook-save"):
            (change_code if chosen else add_code)(cursor, account, after)
            say(_("Saved: {name}").format(name=literal(after.name)))
    if chosen:
        change_one(cursor, account, before, codes)
    if said := st.session_state.pop(SAID, ""):
        st.success(said)


def _fields(before: Code, codes: list[Code]) -> Code:
    key = before.code_id or f"new-{len(codes)}"  # another key, and so empty fields, once a code was added
    below = descendants(codes, before.code_id) | {before.code_id}
    parents = {code.code_id: code.name for code in codes if code.code_id not in below}
    options = [None, *parents]
    return replace(
        before,
        name=st.text_input(_("Name"), before.name, key=f"name-{key}", max_chars=200),
        plain_name=st.text_input(
            _("Name in everyday words"), before.plain_name, key=f"plain-{key}", max_chars=200
        ),
        parent_id=st.selectbox(
            _("Under"),
            options,
            index=options.index(before.parent_id) if before.parent_id in parents else 0,
            format_func=lambda one: parents[one] if one else _("nothing: it stands at the top"),
            key=f"parent-{key}",
            filter_mode=None,
            placeholder=_("Choose"),
        ),
        definition=st.text_area(_("What it means"), before.definition, key=f"definition-{key}"),
        belongs=st.text_area(_("What belongs to it"), before.belongs, key=f"belongs-{key}", height="content"),
        belongs_not=st.text_area(_("What does not"), before.belongs_not, key=f"not-{key}", height="content"),
        example=st.text_area(
            _("An example in plain words"), before.example, key=f"example-{key}", height="content"
        ),
        pictogram=st.text_input(
            _("Pictogram (one emoji)"), before.pictogram, key=f"pictogram-{key}", max_chars=16
        ),
        colour=st.color_picker(_("Colour"), before.colour, key=f"colour-{key}"),
        codable=st.checkbox(
            _("Can be put on passages (else it only groups others)"), before.codable, key=f"codable-{key}"
        ),
    )


def _files(cursor: Cursor, account: Account, codes: list[Code]) -> None:
    st.subheader(_("From and to a file"))
    for file in choose_files(
        _("Codebook from a file (CSV, Excel or REFI-QDA .qdc)"),
        endings=(".csv", ".xlsx", ".qdc", ".qde"),
        key=_FILE,
    ):
        with show_errors():
            _bring_in(cursor, account, file)
    if codes:
        with st.container(horizontal=True):
            st.download_button(
                _("As CSV"), write_codebook(codes), "codebook.csv", "text/csv", key="codebook-csv"
            )
            st.download_button(
                _("As REFI-QDA"), write_qdc(codes), "codebook.qdc", "application/xml", key="codebook-qdc"
            )


def _bring_in(cursor: Cursor, account: Account, file: ChosenFile) -> None:
    read = read_qdc if file.name.lower().endswith((".qdc", ".qde")) else read_codebook
    found = read(file.name, file.content())
    st.write(
        ngettext("{count} code in {file}", "{count} codes in {file}", len(found)).format(
            count=len(found), file=literal(file.name)
        )
    )
    if st.button(_("Bring in"), key=f"bring-in-{file.file_id}", type="primary"):
        added, there = bring_in_codebook(cursor, account, found)
        forget_files(_FILE, [file])
        say(_("{added} codes added; {there} were there already.").format(added=added, there=there))


page(show)
