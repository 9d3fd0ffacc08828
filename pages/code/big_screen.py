"""The table on one big screen for all: the passage in large letters, what each chose, and the votes when they are open."""

from __future__ import annotations

import streamlit as st

from coding.meeting import OPEN, VOTING, require_leader
from coding.store.meetings import meeting
from coding.store.table_now import OnTable, table_now
from corpus.accounts import Account
from corpus.ids import checked_id
from corpus.store.database import Cursor
from pages.code.leading import lead
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.table_talk import chosen_html, decision_html, passage_html, show_talk, votes_html

AROUND = 160  # characters; what fits on the screen in large letters
LONG = 380  # characters of a passage from which the letters are smaller, so that it fits
_STYLE = """<style>
[data-testid=stSidebar], [data-testid=stExpandSidebarButton], .house-banner { display: none !important; }
[data-testid=stMainBlockContainer] { max-width: 100rem; padding-top: 2.5rem; }
.st-key-big-passage .talk { max-width: 60rem; font-size: clamp(1.3rem, 1rem + 1.1vw, 2.4rem); }
.st-key-big-side .talk, .st-key-big-side p { font-size: clamp(1.15rem, 0.9rem + 0.8vw, 1.9rem); }
.st-key-big-long .talk { max-width: 64rem; font-size: clamp(1.15rem, 0.9rem + 0.7vw, 1.75rem); }
:is(.st-key-big-passage, .st-key-big-long, .st-key-big-side) .talk :is(p, ul, li, h3) { font-size: inherit; }
.st-key-big-side .talk h3:first-child { margin-top: 0; }
.st-key-lead-big button, .st-key-lead-big p { font-size: 1.15rem; }
.st-key-big-foot { border-top: 1px solid #D9D0BF; padding: 0.8rem 0; position: sticky; bottom: 0; background: #FFFDF8; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The open evening in the link, for who leads it."""
    st.html(_STYLE)
    if "evening" not in st.query_params:
        st.title(_("The table"))
        st.page_link(link("table", account.role), label=_("To the table"), icon=":material/arrow_back:")
        return
    found = meeting(cursor, checked_id(st.query_params["evening"]))
    require_leader(found, account)
    live(account, "table", "evenings")
    seen = table_now(cursor, found) if found.state == OPEN else None
    if seen is None:
        st.title(literal(found.title))
        st.info(_("The table is not open now. What was said and decided is kept."))
        st.page_link(
            link("table", account.role), label=_("To the table"), query_params={"evening": found.meeting_id}
        )
        return
    st.title(_("Passage {number} of {of}").format(number=seen.number, of=seen.of))
    if _may_be_shown(seen):
        _show(seen)
    _foot(cursor, account, seen)


def _may_be_shown(seen: OnTable) -> bool:
    """Whether the passage may stand on the screen: somebody who knows the person first has time to step out."""
    if not seen.agreed:
        st.info(
            _(
                "The person in this passage does not want this any more. So it is not shown. Go on with the next one."
            )
        )
        return False
    key = f"big-anyway-{seen.item.item_id}"
    if not seen.known_here or st.session_state.get(key):
        return True
    st.info(
        _(
            "Somebody at the table knows the person in this passage. Give them time to step out, or choose another passage."
        )
    )
    if st.button(_("Show the passage"), key=f"{key}-button", type="primary"):
        st.session_state[key] = True
        st.rerun()
    return False


def _show(seen: OnTable) -> None:
    left, right = st.columns([3, 2], gap="large")
    long = len(seen.item.quote) > LONG
    with left, st.container(key="big-long" if long else "big-passage"):
        show_talk(passage_html(seen, AROUND // 2 if long else AROUND))
    with right, st.container(key="big-side"):
        show_talk(chosen_html(seen), votes_html(seen) if seen.votes_open else "", decision_html(seen))
        if seen.state == VOTING and not seen.votes_open:
            voted = len({one.account_id for one in seen.votes} & seen.present.keys())
            st.subheader(_("Vote on your tablet"))
            st.write(_("Voted: {voted} of {count}").format(voted=voted, count=len(seen.present)))


def _foot(cursor: Cursor, account: Account, seen: OnTable) -> None:
    with st.container(key="big-foot", horizontal=True, vertical_alignment="center"):
        lead(cursor, account, seen, "big")
        st.page_link(
            link("table", account.role),
            label=_("Decide, or end the evening"),
            icon=":material/edit_note:",
            query_params={"evening": seen.meeting.meeting_id},
        )


page(show)
