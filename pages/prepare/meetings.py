"""Prepare an evening round the table: when it is, with or without names, and which passages come on the agenda."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st
from babel.dates import format_date

from coding.actions.lead_meeting import open_meeting
from coding.actions.prepare_meeting import change_meeting, drop_meeting, plan_meeting
from coding.meeting import ENDED, LONGEST_TITLE, OPEN, PLANNED, Meeting
from coding.store.agenda import agenda
from coding.store.meetings import meetings
from corpus.accounts import CO_RESEARCHER, Account
from corpus.clock import now
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from pages.frame.language import _, day, language
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.prepare.agenda_parts import agenda_now, suggestions, words_of_ones_own
from pages.widgets.linked_choice import linked_choice

_NEW = ""
AHEAD = 240  # days


def show(cursor: Cursor, account: Account) -> None:
    """A choice of evenings, the form of the one chosen, and its agenda."""
    st.title(_("Evenings round the table"))
    live(account, "evenings")
    st.write(
        _(
            "Plan an evening on which readers talk about passages. What the group decides there counts in the themes; "
            "what each reader marked stays as well."
        )
    )
    known = {one.meeting_id: one for one in meetings(cursor)}
    if st.session_state.pop("evening-made", False):
        st.success(_("Saved."))
    chosen = linked_choice(
        _("Which evening?"),
        "evening",
        {_NEW: _("a new evening"), **{key: _called(one) for key, one in known.items()}},
        "meetings-evening",
    )
    found = known.get(chosen)
    _form(cursor, account, found)
    if found is None:
        return
    _begin(cursor, account, found)
    agenda_now(cursor, account, found)
    if found.state != ENDED:
        suggestions(cursor, account, found)
        words_of_ones_own(cursor, account, found)


def _called(one: Meeting) -> str:
    states = {PLANNED: _("planned"), OPEN: _("open now"), ENDED: _("ended")}
    return f"{one.title} · {day(one.held_on)} · {states[one.state]}"


def _form(cursor: Cursor, account: Account, found: Meeting | None) -> None:
    key = found.meeting_id if found else "new"
    leaders = {None: _("researchers only")} | {
        one.account.account_id: one.account.name
        for one in list_accounts(cursor)
        if one.account.role == CO_RESEARCHER and not one.closed
    }
    with st.form(f"evening-{key}", enter_to_submit=False):
        title = st.text_input(
            _("Title"),
            found.title if found else "",
            key=f"evening-title-{key}",
            max_chars=LONGEST_TITLE,
        )
        days = _days(found)
        held_on = st.selectbox(
            _("Date"),
            days,
            index=days.index(found.held_on) if found else 7,
            format_func=lambda one: format_date(one, "full", locale=language()),
            key=f"evening-date-{key}",
            filter_mode=None,
            placeholder=_("Choose"),
        )
        names = {False: _("with names"), True: _("without names: how many people chose it")}
        anonymous = st.radio(
            _("How does the group want to see what each chose?"),
            list(names),
            index=int(found.anonymous) if found else 1,
            format_func=names.__getitem__,
            key=f"evening-names-{key}",
        )
        leader = st.selectbox(
            _("Who may lead, besides researchers?"),
            list(leaders),
            index=list(leaders).index(found.leader_id) if found and found.leader_id in leaders else 0,
            format_func=lambda one: leaders[one],
            key=f"evening-leader-{key}",
            filter_mode=None,
            placeholder=_("Choose"),
        )
        if st.form_submit_button(
            _("Save") if found else _("Plan this evening"), type="primary", key="evening-save"
        ):
            _save(cursor, account, found, title, held_on, anonymous, leader)


def _days(found: Meeting | None) -> list[date]:
    # A list and no calendar: Streamlit's speaks English only.
    today = now().date()
    coming = {today + timedelta(days=number) for number in range(AHEAD)}
    return sorted(coming | {found.held_on} if found else coming)


def _save(
    cursor: Cursor,
    account: Account,
    found: Meeting | None,
    title: str,
    held_on: date,
    anonymous: bool,
    leader: str | None,
) -> None:
    if found is None:
        made = plan_meeting(cursor, account, title, held_on, anonymous, leader)
        st.query_params["evening"] = made
    else:
        change_meeting(cursor, account, found.meeting_id, title, held_on, anonymous, leader)
    st.session_state["evening-made"] = True
    st.rerun()


def _begin(cursor: Cursor, account: Account, found: Meeting) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.state != OPEN and agenda(cursor, found.meeting_id):
            label = _("Open the table") if found.state == PLANNED else _("Open the table again")
            if st.button(label, key="meetings-open", icon=":material/play_arrow:"):
                open_meeting(cursor, account, found.meeting_id)
                st.switch_page(link("table", account.role), query_params={"evening": found.meeting_id})
        if found.state == PLANNED and st.button(_("Call this evening off"), key="meetings-drop"):
            drop_meeting(cursor, account, found.meeting_id)
            st.query_params.pop("evening", None)
            st.rerun()
        for address, label, icon in (
            ("table", _("To the table"), "groups"),
            ("decisions", _("What was decided"), "gavel"),
        ):
            if found.state != PLANNED:
                st.page_link(
                    link(address, account.role),
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"evening": found.meeting_id},
                )


page(show)
