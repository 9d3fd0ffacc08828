"""The table, on a tablet: the passage that the group talks about now, one's vote, and for who leads the next step."""

from __future__ import annotations

import streamlit as st

from coding.actions.lead_meeting import leave_table, open_meeting, sit_down
from coding.meeting import ENDED, KNOWS_PERSON, NOT_AGREED, OPEN, PLANNED, Meeting, may_lead
from coding.store.meetings import current_meeting, meeting, meetings
from coding.store.table_now import OnTable, table_now
from corpus.accounts import RESEARCHER, Account
from corpus.clock import now
from corpus.ids import checked_id
from corpus.store.database import Cursor
from pages.code.leading import decide, end_evening, lead
from pages.code.voting import can_vote, keep_late_tap, vote
from pages.frame.language import _, day
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.table_talk import chosen_html, decision_html, passage_html, show_talk, votes_html

_SEEN = "table-evening"  # the evening that this session saw last


def show(cursor: Cursor, account: Account) -> None:
    """The evening that is open, or that is asked for in the link; without one, the evenings there were."""
    st.title(_("The table"))
    live(account, "table", "evenings")
    found = _asked(cursor)
    if found is None:
        st.info(_("No evening is planned now. You hear it here when there is one."))
    else:
        _evening(cursor, account, found)
    _earlier(cursor, account, found)


def _asked(cursor: Cursor) -> Meeting | None:
    if "evening" in st.query_params:
        return meeting(cursor, checked_id(st.query_params["evening"]))
    # An evening that ends while its page is open is told about there, until the next one is planned.
    found = current_meeting(cursor, now().date())
    seen = st.session_state.get(_SEEN)
    if found is None and seen is not None:
        return next((one for one in meetings(cursor) if one.meeting_id == seen), None)
    st.session_state[_SEEN] = found.meeting_id if found else None
    return found


def _evening(cursor: Cursor, account: Account, found: Meeting) -> None:
    note(f"{literal(found.title)} · {day(found.held_on)}")
    seen = table_now(cursor, found) if found.state == OPEN else None
    keep_late_tap(cursor, account, seen)
    if found.state == PLANNED:
        _planned(cursor, account, found)
    elif found.state == ENDED:
        _ended(cursor, account, found)
    elif seen is None:
        st.info(_("There is nothing on the table now. Who leads puts a passage on it."))
        _begin(cursor, account, found, _("Put the first passage on the table"))
    else:
        _open(cursor, account, seen)


def _open(cursor: Cursor, account: Account, seen: OnTable) -> None:
    here = account.account_id in seen.present
    leads = may_lead(seen.meeting, account)
    if not here:
        _welcome(cursor, account, seen, leads)
    if here or leads:
        _talk(cursor, account, seen, here)
    if leads:
        lead(cursor, account, seen, "table")
        decide(cursor, account, seen)
        end_evening(cursor, account, seen)
        _open_link("big-screen", _("Open the big screen"), "tv", seen.meeting, account)
    _open_link("decisions", _("What was decided"), "gavel", seen.meeting, account)
    if here and st.button(_("I leave the table"), key="table-leave"):
        leave_table(cursor, account, seen.meeting.meeting_id)
        st.rerun()


def _welcome(cursor: Cursor, account: Account, seen: OnTable, leads: bool) -> None:
    st.write(_("The table is open. The group talks about pieces of interviews, and chooses codes together."))
    if st.button(
        _("I am at the table"),
        type="secondary" if leads else "primary",
        key="table-sit",
        width="content" if leads else "stretch",
    ):
        sit_down(cursor, account, seen.meeting.meeting_id)
        st.rerun()


def _talk(cursor: Cursor, account: Account, seen: OnTable, here: bool) -> None:
    st.subheader(_("Passage {number} of {of}").format(number=seen.number, of=seen.of))
    hidden = seen.hidden_from(account)
    if hidden == NOT_AGREED:
        st.info(
            _(
                "The person in this passage does not want this any more. So it is not shown. Go on with the next one."
            )
        )
        return
    if hidden == KNOWS_PERSON:
        st.info(
            _(
                "You said that you know this person. So this passage is not shown to you. The others talk about it. "
                "You join in again with the next one."
            )
        )
        return
    if hidden:
        st.info(
            _(
                "You are still reading this interview. So this passage is not shown to you yet. "
                "You join in again with the next one."
            )
        )
        return
    if here and seen.known_here and account.role == RESEARCHER:
        st.warning(
            _("Somebody at the table knows the person in this passage. Let them step out for a moment.")
        )
    show_talk(passage_html(seen), chosen_html(seen), decision_html(seen))
    if can_vote(seen) and here:
        vote(cursor, account, seen)
    elif seen.decision is None and here:
        st.info(_("The group talks about this passage now. You can vote in a moment."))
    if seen.votes_open:
        show_talk(votes_html(seen))


def _planned(cursor: Cursor, account: Account, found: Meeting) -> None:
    st.write(_("The table is not open yet. It opens on {day}.").format(day=day(found.held_on)))
    _begin(cursor, account, found, _("Open the table"))


def _ended(cursor: Cursor, account: Account, found: Meeting) -> None:
    st.info(_("This evening has ended. Everything you answered is saved."))
    _open_link("decisions", _("What was decided"), "gavel", found, account)
    _begin(cursor, account, found, _("Open the table again"))


def _begin(cursor: Cursor, account: Account, found: Meeting, label: str) -> None:
    if may_lead(found, account) and st.button(label, type="primary", key="table-open"):
        open_meeting(cursor, account, found.meeting_id)
        st.rerun()


def _earlier(cursor: Cursor, account: Account, now_shown: Meeting | None) -> None:
    others = [
        one
        for one in meetings(cursor)
        if one != now_shown and (one.state != PLANNED or one.held_on >= now().date())
    ]
    if not others:
        return
    with st.expander(_("Other evenings"), key="table-others"):
        for one in others:
            label = f"{literal(one.title)} · {day(one.held_on)}"
            _open_link("decisions" if one.state == ENDED else "table", label, "event", one, account)


def _open_link(address: str, label: str, icon: str, of: Meeting, account: Account) -> None:
    st.page_link(
        link(address, account.role),
        label=label,
        icon=f":material/{icon}:",
        query_params={"evening": of.meeting_id},
    )


page(show)
