"""On the first page: new codes that wait for this person's opinion, and what became of their own."""

from __future__ import annotations

import html

import streamlit as st

from coding.actions.speak_about_proposal import see_decision
from coding.code_proposals import ProposalNow
from coding.store.code_proposals import proposals
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.code.proposal_views import STYLE, decision_html
from pages.frame.language import _, ngettext
from pages.frame.menu import link


def show_card(cursor: Cursor, account: Account) -> None:
    """First what was decided about one's own proposals, then how many wait; nothing when nothing does."""
    found = proposals(cursor)
    for one in found:
        own = one.proposal.proposer_id == account.account_id
        if own and one.decision and not one.decision.seen:
            _decided(cursor, account, one)
    count = sum(
        one.decision is None
        and one.proposal.proposer_id != account.account_id
        and one.voice_of(account.account_id) is None
        for one in found
    )
    if not count:
        return
    with st.container(border=True):
        sentence = ngettext(
            "{count} new code is proposed. What do you think?",
            "{count} new codes are proposed. What do you think?",
            count,
        )
        st.subheader(sentence.format(count=count))
        if st.button(_("Look"), key="see-proposals", icon=":material/arrow_forward:", width="stretch"):
            st.switch_page(link("proposals", account.role))


def _decided(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    with st.container(border=True):
        name = f'<bdi dir="auto">{html.escape(one.proposal.name)}</bdi>'
        said = html.escape(_("Your proposal “{name}”")).replace("{name}", name)
        st.html(
            f'{STYLE}<article class="house-proposal"><h3>{said}</h3>{decision_html(cursor, one)}</article>'
        )
        if st.button(_("I have seen it"), key=f"seen-{one.proposal.proposal_id}", icon=":material/check:"):
            see_decision(cursor, account, one.proposal.proposal_id)
            st.rerun()
