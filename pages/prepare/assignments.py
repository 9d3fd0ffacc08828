"""Who reads what: interviews given to people, and how far they are."""

from __future__ import annotations

import streamlit as st

from coding.actions.assign import assign
from coding.actions.end_assignment import end_assignment
from coding.assignments import Assignment
from coding.store.assignments import assignments
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, AccountNow
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from corpus.store.transcripts import TranscriptInfo, transcripts
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.prepare.fair_proposal import readings, show_proposal
from pages.prepare.told_by_readers import show_quiet, show_told
from pages.widgets.tables import show_table


def show(cursor: Cursor, account: Account) -> None:
    """What readers told, a fair proposal, giving by hand per person; below it, who reads each interview."""
    st.title(_("Who reads what"))
    live(account, "reading")
    texts = transcripts(cursor)
    people = [
        one
        for one in list_accounts(cursor)
        if one.account.role in (CO_RESEARCHER, RESEARCHER) and not one.closed
    ]
    if not texts:
        st.info(_("There is no released interview yet. Bring in interviews first."))
        st.page_link(link("import", account.role), label=_("Bring in interviews"))
        return
    given = assignments(cursor)
    show_told(cursor, account)
    show_proposal(cursor, account, readings(cursor, texts, [one.account for one in people], given))
    st.subheader(_("By hand"))
    _give(cursor, account, texts, people, given)
    show_quiet(cursor)
    _overview(texts, given)


def _give(
    cursor: Cursor,
    account: Account,
    texts: list[TranscriptInfo],
    people: list[AccountNow],
    given: list[Assignment],
) -> None:
    chosen = st.selectbox(
        _("For whom?"),
        people,
        format_func=lambda one: one.account.name,
        key="reader",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    if chosen is None:
        return
    has = {one.transcript_id for one in given if one.account_id == chosen.account.account_id}
    names = {one.transcript_id: one.name for one in texts}
    with st.form(f"give-{chosen.account.account_id}", enter_to_submit=False):
        wanted = st.pills(
            _("Interviews for {name}").format(name=literal(chosen.account.name)),
            list(names),
            selection_mode="multi",
            default=[one for one in names if one in has],
            format_func=lambda one: literal(names[one]),
            key=f"interviews-{chosen.account.account_id}",
        )
        note(_("Marks that somebody made stay, also when you take the interview back."))
        if st.form_submit_button(_("Save"), type="primary", key="assignments-save"):
            for transcript_id in set(wanted) - has:
                assign(cursor, account, transcript_id, chosen.account.account_id)
            for transcript_id in has - set(wanted):
                end_assignment(cursor, account, transcript_id, chosen.account.account_id)
            st.session_state["assignments-saved"] = True
            st.rerun()
    if st.session_state.pop("assignments-saved", False):
        st.success(_("Saved."))


def _overview(texts: list[TranscriptInfo], given: list[Assignment]) -> None:
    st.subheader(_("How far everybody is"))
    rows = []
    for text in texts:
        readers = [one for one in given if one.transcript_id == text.transcript_id]
        rows.append((text.name, ", ".join(map(_reader, readers)) or _("nobody yet"), text.words))
    show_table((_("Interview"), _("Read by"), _("Words")), rows, numbers=(2,))


def _reader(one: Assignment) -> str:
    if one.finished:
        return _("{name} (finished)").format(name=one.account_name)
    return _("{name} (begun)").format(name=one.account_name) if one.reached else one.account_name


page(show)
