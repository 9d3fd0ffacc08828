"""Quotes for the team: what one proposed oneself and what became of it, what waits for a researcher, what is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from coding.actions.propose_quote import take_quote_back
from coding.actions.see_quote_decision import see_quote_decision
from coding.codebook import Code
from coding.quotes import TEAM, Quote, QuoteNow
from coding.store.assignments import my_interviews
from coding.store.code_languages import codebook_in
from coding.store.proposed_quotes import quotes
from coding.store.quotes import released_quotes
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import _, language, ngettext, number
from pages.frame.live import live
from pages.frame.menu import first_address, link
from pages.frame.session import page
from pages.widgets.linked_choice import linked_choice
from pages.widgets.quote_view import (
    STYLE,
    decision_html,
    proposal_html,
    quote_html,
    theme_names,
    trouble_words,
)

AT_ONCE = 20
_ALL = ""


def show(cursor: Cursor, account: Account) -> None:
    """First what waits, then one's own, then what is used."""
    if account.role == CO_RESEARCHER:
        st.page_link(
            link(first_address(account.role), account.role), label=_("Back"), icon=":material/arrow_back:"
        )
    st.title(_("Quotes"))
    live(account, "quotes")
    st.write(
        _(
            "A quote shows what somebody said, in their own words. While reading, choose some words in an interview and "
            "press “Propose as a quote”. A researcher looks whether nobody can be recognised by it."
        )
    )
    st.html(STYLE)
    found = quotes(cursor)
    codes = {code.code_id: code for code in codebook_in(cursor, language())}
    if account.role == RESEARCHER:
        _waiting(account, [one for one in found if one.waits])
    _own(cursor, account, [one for one in found if one.proposer_id == account.account_id])
    _used(cursor, codes, account)
    if account.role == RESEARCHER:
        _decided(account, [one for one in found if one.decision and not one.waits])


def _waiting(account: Account, waiting: Sequence[QuoteNow]) -> None:
    if not waiting:
        st.subheader(_("No quote waits for you."))
        return
    told = ngettext("{count} quote waits for you", "{count} quotes wait for you", len(waiting))
    st.subheader(told.format(count=number(len(waiting))))
    for one in sorted(waiting, key=lambda one: one.made_at):
        with st.container(border=True):
            st.html(proposal_html(one))
            if one.trouble:
                st.warning(trouble_words(one.trouble), icon=":material/info:")
            _decide_link(account, one, _("Look at it and decide"))


def _decide_link(account: Account, one: QuoteNow, label: str) -> None:
    if st.button(label, key=f"decide-{one.quote_id}", icon=":material/arrow_forward:"):
        st.switch_page(link("quote", account.role), query_params={"id": one.quote_id})


def _own(cursor: Cursor, account: Account, mine: Sequence[QuoteNow]) -> None:
    if not mine:
        return
    st.subheader(_("What you proposed"))
    for one in mine:
        with st.container(border=True):
            st.html(proposal_html(one, decision_html(one.decision) if one.decision else ""))
            if one.decision is None and st.button(
                _("Take my proposal back"), key=f"withdraw-{one.quote_id}", icon=":material/undo:"
            ):
                with show_errors():
                    take_quote_back(cursor, account, one.quote_id)
                    st.rerun()
            see_quote_decision(cursor, account, one.quote_id)


def _used(cursor: Cursor, codes: Mapping[str, Code], account: Account) -> None:
    st.subheader(_("What the team may use"))
    released = released_quotes(cursor, None, TEAM)
    if not released:
        st.info(_("There are no quotes yet."))
        return
    used = [code for code in codes if any(code in one.themes for one in released)]
    themes = {_ALL: _("all"), **dict(zip(used, theme_names(used, codes), strict=True))}
    theme = linked_choice(_("Choose a theme"), "theme", themes, "quotes-theme")
    fitting = [one for one in released if not theme or theme in one.themes]
    most = st.session_state.setdefault("quotes-most", AT_ONCE)
    readable = None
    if account.role == CO_RESEARCHER:
        readable = {mine.transcript_id for mine in my_interviews(cursor, account.account_id)}
    shown = [_placed(one, readable) for one in fitting[:most]]
    st.html("".join(quote_html(one, codes, with_themes=True) for one in shown))
    rest = len(fitting) - most
    if rest > 0:
        label = ngettext("{count} more quote", "{count} more quotes", rest).format(count=number(rest))
        if st.button(label, key="quotes-more", width="stretch"):
            st.session_state["quotes-most"] = most + AT_ONCE
            st.rerun()


def _placed(one: Quote, readable: set[str] | None) -> Quote:
    """The quote with its place only when that interview may be read (None: every one)."""
    hidden = one.place and readable is not None and one.place.transcript_id not in readable
    return replace(one, place=None) if hidden else one


def _decided(account: Account, decided: Sequence[QuoteNow]) -> None:
    """Everything decided, to change its level or take it back; what is not shown says why."""
    if not decided:
        return
    with st.expander(_("What was decided about each")):
        for one in decided:
            st.html(proposal_html(one, decision_html(one.decision) if one.decision else ""))
            if one.trouble:
                st.warning(trouble_words(one.trouble), icon=":material/info:")
            _decide_link(account, one, _("Change this"))


page(show)
