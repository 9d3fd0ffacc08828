"""New codes: what people propose, what others think of it, and what was decided."""

from __future__ import annotations

import streamlit as st

from coding.code_proposals import NOT_NOW, ProposalNow
from coding.store.code_proposals import proposals
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.store.database import Cursor
from pages.code.proposal_deciding import decide, say_who_was_first
from pages.code.proposal_views import decided_view, open_view
from pages.frame.language import _
from pages.frame.live import live
from pages.frame.menu import first_address, link
from pages.frame.session import page

DECIDED_SHOWN = 20


def show(cursor: Cursor, account: Account) -> None:
    """First what waits for this person, then the rest, then what was decided."""
    if account.role == CO_RESEARCHER:
        st.page_link(
            link(first_address(account.role), account.role), label=_("Back"), icon=":material/arrow_back:"
        )
    st.title(_("New codes"))
    live(account, "proposals")
    st.write(
        _(
            "While reading, anybody can propose a new code: choose some words in an interview and press "
            "“A new code…”. Here you see what others propose."
        )
    )
    if said := st.session_state.pop("proposals-said", ""):
        st.success(said)
    found = proposals(cursor)
    say_who_was_first(found)
    waiting = [one for one in found if one.decision is None]
    _list(cursor, account, _what_heading(waiting, account), waiting)
    later = [one for one in found if one.decision and one.decision.decision == NOT_NOW]
    done = [one for one in found if one.decision and one.decision.decision != NOT_NOW]
    _decided(cursor, account, later + done)


def _what_heading(waiting: list[ProposalNow], account: Account) -> str:
    if not waiting:
        return _("Nothing waits for you here.")
    if account.role == RESEARCHER:
        return _("To decide")
    return _("What do you think of these?")


def _list(cursor: Cursor, account: Account, heading: str, waiting: list[ProposalNow]) -> None:
    st.subheader(heading)
    for one in sorted(waiting, key=lambda one: _turn(one, account)):
        with st.container(border=True):
            open_view(cursor, account, one)
            if account.role == RESEARCHER:
                decide(cursor, account, one)


def _turn(one: ProposalNow, account: Account) -> int:
    """First what this person has not said anything about, then what is their own."""
    if one.proposal.proposer_id == account.account_id:
        return 1
    return 2 if one.voice_of(account.account_id) else 0


def _decided(cursor: Cursor, account: Account, decided: list[ProposalNow]) -> None:
    if not decided:
        return
    st.subheader(_("Decided"))
    own_first = sorted(decided, key=lambda one: one.proposal.proposer_id != account.account_id)
    for one in own_first[:DECIDED_SHOWN]:
        with st.container(border=True):
            decided_view(cursor, account, one)
            if account.role == RESEARCHER and one.decision and one.decision.decision == NOT_NOW:
                with st.expander(_("Decide again")):
                    decide(cursor, account, one)


page(show)
