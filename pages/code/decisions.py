"""What the group decided on an evening, to read again and to print."""

from __future__ import annotations

import streamlit as st

from coding.meeting import AgendaItem, Decision, Meeting
from coding.store.agenda import agenda
from coding.store.decisions import decisions_of
from coding.store.meetings import meeting, people_at
from coding.store.table_now import OnTable, passage_of
from corpus.accounts import Account
from corpus.ids import checked_id
from corpus.store.database import Cursor
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.table_talk import decision_html, passage_html, show_talk, votes_html

AROUND = 120  # characters on each side
_PRINT = """<style>
.st-key-decisions [data-testid=stHtml] { break-inside: avoid; }
@media print {
  [data-testid=stSidebar], .st-key-decisions-links { display: none !important; }
  html { font-size: 13px !important; }
  .talk { break-inside: avoid; max-width: none; }
  .stHeading { break-after: avoid; }
}
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The evening in the link: who was there, then passage by passage what was decided and why."""
    if "evening" not in st.query_params:
        st.title(_("What was decided"))
        st.info(_("Choose an evening first. You find them with the table."))
        st.page_link(link("table", account.role), label=_("To the table"), icon=":material/arrow_back:")
        return
    found = meeting(cursor, checked_id(st.query_params["evening"]))
    st.html(_PRINT)
    with st.container(key="decisions-links"):
        st.page_link(
            link("table", account.role),
            label=_("To the table"),
            icon=":material/arrow_back:",
            query_params={"evening": found.meeting_id},
        )
    st.title(literal(found.title))
    live(account, "table")
    items, decided = agenda(cursor, found.meeting_id), decisions_of(cursor, found.meeting_id)
    _head(cursor, found, len(decided), len(items))
    with st.container(key="decisions"):
        for number, item in enumerate(items, start=1):
            if item.item_id in decided:
                _decided(cursor, account, passage_of(cursor, found, item, (number, len(items))))
    _left_open(items, decided)


def _head(cursor: Cursor, found: Meeting, decided: int, of: int) -> None:
    people = people_at(cursor, found.meeting_id)
    there = ngettext("{count} person was there", "{count} people were there", len(people)).format(
        count=len(people)
    )
    if people and not found.anonymous:
        there += ": " + ", ".join(map(literal, people.values()))
    st.write(f"{day(found.held_on)} · {there}")
    if not decided:
        st.info(_("The group has not decided about a passage yet."))
        return
    st.write(_("Decided about {decided} of {of} passages.").format(decided=decided, of=of))


def _decided(cursor: Cursor, account: Account, seen: OnTable) -> None:
    st.subheader(f"{seen.number}. {literal(seen.transcript)}")
    if seen.hidden_from(account):
        note(
            _(
                "This passage is not shown to you, because you know the person or are still reading the interview."
            )
        )
        return
    votes = votes_html(seen) if seen.votes else ""
    show_talk(passage_html(seen, AROUND), decision_html(seen), votes)


def _left_open(items: list[AgendaItem], decided: dict[str, Decision]) -> None:
    rest = len(items) - len(decided)
    if decided and rest:
        said = ngettext(
            "{count} passage is still open. It can come on the table again.",
            "{count} passages are still open. They can come on the table again.",
            rest,
        )
        note(said.format(count=rest))


page(show)
