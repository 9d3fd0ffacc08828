"""Receipts of what was taken out: to print for whom it concerns, without a word about who that is."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from coding.withdrawals import COUNTED
from corpus.erasing import LATE_NAME, SCOPES, Receipt
from pages.frame.language import _, day
from pages.frame.notes import note
from pages.widgets.tables import show_table

_PRINT = """<style>
.house-receipt { border: 1px solid #D9D0BF; border-radius: 0.6rem; padding: 1rem 1.3rem; max-width: 38rem; }
.house-receipt dl { display: grid; grid-template-columns: auto 1fr; gap: 0.3rem 1.2rem; margin: 0.6rem 0; }
.house-receipt dt { color: #5A554C; } .house-receipt dd { margin: 0; overflow-wrap: anywhere; }
@media print {
  [data-testid='stSidebar'], [data-testid='stHeader'], .stButton, .stPageLink, .stAlert {
    display: none !important; }
}
</style>"""


def show_receipt(receipt: Receipt) -> None:
    """One receipt, as it is printed."""
    st.success(_("It is gone for good.") if receipt.done else _("It is out of the study."))
    rows = [
        (_("Number"), receipt.number),
        (_("Day"), day(receipt.made_at)),
        (_("What"), _called(receipt)),
        *((_(COUNTED[kind][0]), str(count)) for kind, count in receipt.removed.items() if kind in COUNTED),
        (_("Code to check"), receipt.code),
    ]
    told = "".join(f"<dt>{html.escape(head)}</dt><dd>{html.escape(value)}</dd>" for head, value in rows)
    words = html.escape(
        _(
            "This was taken out of the study for good. Nothing on this paper says who it was. Keep the number and the code."
        )
    )
    title = html.escape(_("Receipt"))
    st.html(f'{_PRINT}<div class="house-receipt"><h2>{title}</h2><p>{words}</p><dl>{told}</dl></div>')
    note(_("Print this page for the participant (Ctrl+P). With number and code you can find it here again."))


def list_receipts(made: Sequence[Receipt]) -> None:
    """All receipts, to look one up when somebody asks."""
    if not made:
        return
    st.header(_("Withdrawn before"))
    heads = (_("Number"), _("Day"), _("What"), _("Code to check"), _("Files cleaned"))
    rows = [
        (one.number, day(one.made_at), _called(one), one.code, _("yes") if one.done else _("not yet"))
        for one in made
    ]
    show_table(heads, rows)


def _called(receipt: Receipt) -> str:
    return _("A name that was found late") if receipt.kind == LATE_NAME else _(SCOPES[receipt.scope])
