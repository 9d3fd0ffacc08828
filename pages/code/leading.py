"""What who leads the evening can do: put passages on the table, ask for votes, show them, write the decision."""

from __future__ import annotations

import streamlit as st

from coding.actions.decide_passage import decide_passage, take_back_decision
from coding.actions.lead_meeting import end_meeting, go_on_with, put_on_table, seat
from coding.meeting import LONGEST_REASON, SHOWN, TALKING, VOTING, majority
from coding.store.agenda import agenda
from coding.store.meetings import could_sit
from coding.store.table_now import OnTable
from corpus.accounts import RESEARCHER, Account
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.widgets.table_talk import called

_STYLE = """<style>
[data-testid=stForm] [data-testid=stButtonGroup] button { min-height: 44px; padding-inline: 1rem; }
</style>"""


def lead(cursor: Cursor, account: Account, seen: OnTable, where: str) -> None:
    """The steps of the talk about a passage, and the way to the one before and after; `where`: "table" or "big"."""
    items = [one.item_id for one in agenda(cursor, seen.meeting.meeting_id)]
    with st.container(horizontal=True, vertical_alignment="center", key=f"lead-{where}"):
        if st.button(
            _("Previous"), key=f"previous-{where}", disabled=seen.number < 2, icon=":material/arrow_back:"
        ):
            _put(cursor, account, seen, items, -1)
        _steps(cursor, account, seen, where)
        if st.button(
            _("Next"), key=f"next-{where}", disabled=seen.number >= seen.of, icon=":material/arrow_forward:"
        ):
            _put(cursor, account, seen, items, 1)
    if where == "big":  # the screen says it in large letters
        return
    voted = ngettext("{count} person has voted", "{count} people have voted", len(seen.votes))
    note(voted.format(count=len(seen.votes)) + " · " + _at_table(len(seen.present)))


def decide(cursor: Cursor, account: Account, seen: OnTable) -> None:
    """Write the decision, or take it back."""
    if seen.decision is not None:
        if st.button(_("Take this decision back"), key="decision-back", icon=":material/undo:"):
            take_back_decision(cursor, account, seen.decision.decision_id)
            st.rerun()
        return
    st.html(_STYLE)
    st.subheader(_("What does the group decide?"))
    key = seen.item.item_id
    other = _other_code(seen)
    options = [*seen.suggested, *([other] if other else [])]
    with st.form(f"decide-{key}", enter_to_submit=False):
        chosen = st.pills(
            _("The codes that the group chooses. Choose nothing when no code fits."),
            options,
            selection_mode="multi",
            default=[one for one in options if one in majority(seen.votes) or one == other],
            format_func=lambda one: literal(called(seen.codes[one])),
            key=f"decide-codes-{key}-{len(seen.votes)}-{other}",
        )
        reason = st.text_area(
            _("Why? In a few words"), key=f"decide-reason-{key}", max_chars=LONGEST_REASON, placeholder=""
        )
        if st.form_submit_button(_("Write down the decision"), type="primary", key="decide-save"):
            decide_passage(cursor, account, key, chosen, reason)
            st.rerun()


def end_evening(cursor: Cursor, account: Account, seen: OnTable) -> None:
    """Who sits there, who should not see the passage, and the end of the evening."""
    with st.expander(_("The evening"), key="evening-more"):
        people = ", ".join(map(literal, seen.present.values())) or _("nobody yet")
        st.write(_("At the table: {names}").format(names=people))
        _seats(cursor, account, seen)
        knowing = [name for one, name in seen.names.items() if one in seen.knowing]
        if knowing and account.role == RESEARCHER:
            said = _("Know the person in this passage: {names}")
            st.write(said.format(names=", ".join(map(literal, knowing))))
        st.write(_("You can end the evening and open it again later. What was decided is kept."))
        if st.button(_("End the evening"), key="evening-end"):
            end_meeting(cursor, account, seen.meeting.meeting_id)
            st.rerun()


def _seats(cursor: Cursor, account: Account, seen: OnTable) -> None:
    """Tick who is there without a tablet of their own."""
    st.write(_("Tick who sits here without a tablet:"))
    with st.container(horizontal=True):
        for one in could_sit(cursor):
            here = one.account_id in seen.present
            key = f"seat-{one.account_id}-{here}"  # of its own for each state, so that it follows what others do
            if st.checkbox(literal(one.name), value=here, key=key) != here:
                seat(cursor, account, seen.meeting.meeting_id, one.account_id, not here)
                st.rerun()


def _steps(cursor: Cursor, account: Account, seen: OnTable, where: str) -> None:
    if seen.decision is not None:
        return
    steps = {
        TALKING: ((_("Ask for votes"), VOTING),),
        VOTING: ((_("Show the votes"), SHOWN), (_("Go on talking"), TALKING)),
        SHOWN: ((_("Vote again"), VOTING),),
    }
    for label, state in steps[seen.state]:
        onward = state in (VOTING, SHOWN)
        if st.button(label, key=f"step-{state}-{where}", type="primary" if onward else "secondary"):
            go_on_with(cursor, account, seen.item.item_id, state)
            st.rerun()


def _put(cursor: Cursor, account: Account, seen: OnTable, items: list[str], steps: int) -> None:
    place = seen.number - 1 + steps
    if 0 <= place < len(items):
        put_on_table(cursor, account, items[place], instead_of=seen.item.item_id)
    st.rerun()


def _at_table(count: int) -> str:
    return ngettext("{count} at the table", "{count} at the table", count).format(count=count)


def _other_code(seen: OnTable) -> str | None:
    """A code that nobody chose or voted for yet; outside the form, so that it joins the choice at once."""
    rest = [one for one, code in seen.codes.items() if code.codable and one not in seen.suggested]
    return st.selectbox(
        _("Another code"),
        rest,
        index=None,
        format_func=lambda one: called(seen.codes[one]),
        key=f"decide-other-{seen.item.item_id}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
