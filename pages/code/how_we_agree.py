"""Do we choose the same? For co-researchers, in plain sentences: only interviews that all their readers have finished."""

from __future__ import annotations

import html
from collections.abc import Sequence
from math import isnan

import streamlit as st

from coding.agreement import TOGETHER, Estimates, estimate, sums_among
from coding.agreement_sentences import FEW_MARKS, alike, basis_sentence, tenths_of, together_sentence
from coding.codebook import Code
from coding.store.agreement import coded_units, finished_by_all
from coding.store.codes import codebook
from coding.units import TURN, only_transcripts
from corpus.accounts import Account
from corpus.errors import N_
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.session import page
from pages.widgets.agreement import said

# From how many out of ten on, from most alike to least.
GROUPS = (
    (7, N_("Here we often choose the same")),
    (4, N_("Here we choose the same about half of the time")),
    (0, N_("Here we often choose differently: good to talk about")),
)
_STYLE = """<style>
ul.house-alike { list-style: none; margin: 0 0 1.5rem; padding: 0; max-width: 42rem; }
ul.house-alike > li { border: 1px solid #D9D0BF; border-left: 0.5rem solid; border-radius: 0.75rem; padding: 0.8rem 1rem;
  margin: 0 0 0.6rem; overflow-wrap: anywhere; }
.house-alike b { display: block; color: #2B2A28; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """All codes together in two sentences, then each code under what fits it."""
    st.title(_("Do we choose the same?"))
    st.write(
        _(
            "You choose on your own which code fits. If somebody else chooses another code, that is no mistake."
        )
    )
    units = only_transcripts(coded_units(cursor, TURN), finished_by_all(cursor))
    found = estimate(sums_among(units), units.spans.transcript, resamples=0)
    if not found.units or isnan(found.values[-1, TOGETHER]):
        st.info(
            _(
                "There is nothing to see yet. This page fills when two people have finished the same interview."
            )
        )
        return
    st.write(f"**{said(together_sentence(found.values[-1, TOGETHER], TURN, all_codes=True))}**")
    codes = {code.code_id: code for code in codebook(cursor)}
    st.html(_STYLE)
    upper = 11
    for least, heading in GROUPS:
        rows = [row for row in _most_alike(found) if least <= tenths_of(found.values[row, TOGETHER]) < upper]
        _group(_(heading), rows, found, [codes[code] for code in units.codes])
        upper = least
    st.write(said(basis_sentence(found.units, found.interviews, TURN)))


def _most_alike(found: Estimates) -> list[int]:
    """The numbers of the codes given often enough to tell, most alike first."""
    together = found.values[:-1, TOGETHER]
    told = [row for row in range(len(together)) if found.used[row] >= FEW_MARKS and not isnan(together[row])]
    return sorted(told, key=lambda row: -together[row])


def _group(heading: str, rows: Sequence[int], found: Estimates, codes: Sequence[Code]) -> None:
    if not rows:
        return
    st.header(heading)
    items = "".join(_item(codes[row], found.values[row, TOGETHER]) for row in rows)
    st.html(f'<ul class="house-alike">{items}</ul>')


def _item(code: Code, together: float) -> str:
    name = f"{code.pictogram} {code.plain_name or code.name}".strip()
    return (
        f'<li style="border-left-color: {html.escape(code.colour or "#8A857C")}"><b>{html.escape(name)}</b>'
        f"{html.escape(said(alike(together)))}</li>"
    )


page(show)
