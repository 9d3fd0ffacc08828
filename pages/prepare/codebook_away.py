"""Codes that were merged or retired, to bring them back; and divided ones whose passages wait to be sorted."""

from __future__ import annotations

import streamlit as st

from coding.actions.merge_codes import take_merge_back
from coding.actions.move_code import bring_back_code
from coding.store.code_changes import merges
from coding.store.codes import codes_ever
from coding.store.sorting import divided_codes
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.prepare.codebook_changes import say


def waiting_to_be_sorted(cursor: Cursor, account: Account) -> None:
    """A line for each divided code that still has passages of its own; nothing when none has."""
    ever = codes_ever(cursor)
    for code_id, count in divided_codes(cursor).items():
        words = ngettext(
            "{count} passage of “{name}” waits to be sorted.",
            "{count} passages of “{name}” wait to be sorted.",
            count,
        )
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(words.format(count=count, name=literal(ever[code_id][0].name)), width="stretch")
            if st.button(_("Sort"), key=f"sort-{code_id}", icon=":material/arrow_forward:"):
                st.switch_page(link("sort-passages", account.role), query_params={"id": code_id})


def gone_codes(cursor: Cursor, account: Account) -> None:
    """Merged codes with a button to take that back, retired ones with one to bring them back."""
    ever = codes_ever(cursor)
    merged = merges(cursor)
    into = {one.code_id for one in merged}
    retired = [code for code, gone in ever.values() if gone and code.code_id not in into]
    if not merged and not retired:
        return
    st.subheader(_("Merged and retired"))
    for merge in merged:
        name, other = literal(ever[merge.code_id][0].name), literal(ever[merge.into_id][0].name)
        said = _("“{name}” went into “{other}”, {day}.").format(
            name=name, other=other, day=day(merge.made_at)
        )
        reason = f"  \n{literal(merge.reason)}" if merge.reason else ""
        if _row(said + reason, _("Take back"), f"unmerge-{merge.merge_id}"):
            with show_errors():
                take_merge_back(cursor, account, merge.merge_id)
                say(_("“{name}” stands on its own again.").format(name=name))
    for code in retired:
        name = literal(code.name)
        if _row(_("“{name}” is out of use.").format(name=name), _("Bring back"), f"back-{code.code_id}"):
            with show_errors():
                bring_back_code(cursor, account, code.code_id)
                say(_("“{name}” is in use again.").format(name=name))


def _row(words: str, label: str, key: str) -> bool:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words, width="stretch")
        return st.button(label, key=key, icon=":material/undo:")
