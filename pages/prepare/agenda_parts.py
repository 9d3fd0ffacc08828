"""The agenda of an evening: what is on it, what the app proposes, and words of one's own choice."""

from __future__ import annotations

import streamlit as st

from coding.actions.set_agenda import add_to_agenda, move_on_agenda, take_off_agenda
from coding.meeting import ADDED, DIFFER, DONT_KNOW, ENDED, LETS_TALK, AgendaItem, Meeting, TalkPassage
from coding.store.agenda import agenda, could_be_talked_over, find_words, unfinished, who_knows
from coding.store.decisions import decisions_of
from corpus.accounts import Account
from corpus.errors import N_
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript, transcript_names
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.notes import note

SOURCES = {
    LETS_TALK: N_("A reader wants to talk about this."),
    DONT_KNOW: N_("A reader did not know what to choose here."),
    DIFFER: N_("Readers chose different codes here."),
    ADDED: N_("You put this on the agenda yourself."),
}
AN_EVENING = 8  # passages: about as many as a group talks over in two hours
SHOWN_AT_ONCE = 10
SHORT = 220  # characters of a passage in a list


def agenda_now(cursor: Cursor, account: Account, found: Meeting) -> None:
    """What is on the agenda, with the order to change."""
    st.subheader(_("The agenda"))
    items, names = agenda(cursor, found.meeting_id), _names(cursor)
    decided = decisions_of(cursor, found.meeting_id)
    if not items:
        st.info(_("There is nothing on the agenda yet. Choose passages below."))
    for place, item in enumerate(items):
        with st.container(border=True):
            st.markdown(f"**{place + 1}. {literal(names.get(item.transcript_id, ''))}**")
            st.markdown(literal(_short(item.quote)))
            told = [_(SOURCES[item.source])]
            if item.item_id in decided:
                told.append(_("The group has decided about it."))
            if knowing := len(who_knows(cursor, item.transcript_id)):
                said = ngettext(
                    "{count} reader knows this person.", "{count} readers know this person.", knowing
                )
                told.append(said.format(count=knowing))
            note(" ".join(told))
            if found.state != ENDED:
                _change(cursor, account, item, (place, len(items)), item.item_id in decided)


def _change(
    cursor: Cursor, account: Account, item: AgendaItem, place: tuple[int, int], decided: bool
) -> None:
    with st.container(horizontal=True):
        key = item.item_id
        if st.button(_("Up"), key=f"up-{key}", disabled=place[0] == 0, icon=":material/arrow_upward:"):
            move_on_agenda(cursor, account, key, -1)
            st.rerun()
        last = place[0] == place[1] - 1
        if st.button(_("Down"), key=f"down-{key}", disabled=last, icon=":material/arrow_downward:"):
            move_on_agenda(cursor, account, key, 1)
            st.rerun()
        if not decided and st.button(_("Take off"), key=f"off-{key}", icon=":material/close:"):
            take_off_agenda(cursor, account, key)
            st.rerun()


def suggestions(cursor: Cursor, account: Account, found: Meeting) -> None:
    """What the table could talk about, first what readers asked for, then where they differ most."""
    st.subheader(_("Worth talking about"))
    wanted = could_be_talked_over(cursor)
    reading = len(unfinished(cursor))
    if reading:
        said = ngettext(
            "{count} interview is still being read. Its passages come here when all its readers have finished.",
            "{count} interviews are still being read. Their passages come here when all their readers have finished.",
            reading,
        )
        note(said.format(count=reading))
    if not wanted:
        st.info(
            _(
                "Nothing more to propose now. In what everybody has finished, readers agree, or it is planned already."
            )
        )
        return
    first = wanted[:AN_EVENING]
    said = ngettext("Put the first {count} on the agenda", "Put the first {count} on the agenda", len(first))
    if st.button(said.format(count=len(first)), type="primary", key="agenda-first"):
        add_to_agenda(cursor, account, found.meeting_id, first)
        st.rerun()
    names = _names(cursor)
    for number, one in enumerate(wanted[:SHOWN_AT_ONCE]):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            quote = _short(transcript(cursor, one.transcript_id)[1].text[one.start : one.end])
            words = f"**{literal(names.get(one.transcript_id, ''))}**  \n{literal(quote)}  \n{_(SOURCES[one.source])}"
            st.markdown(words, width="stretch")
            if st.button(_("Put on the agenda"), key=f"agenda-add-{number}-{one.start}"):
                add_to_agenda(cursor, account, found.meeting_id, [one])
                st.rerun()
    if len(wanted) > SHOWN_AT_ONCE:
        note(_("There are {count} in all; here are the first.").format(count=len(wanted)))


def words_of_ones_own(cursor: Cursor, account: Account, found: Meeting) -> None:
    """A passage that the researcher chooses, by its words."""
    with st.expander(_("Put another passage on the agenda"), key="agenda-own"):
        names = _names(cursor)
        with st.form("agenda-own-form", clear_on_submit=False, enter_to_submit=False):
            transcript_id = st.selectbox(
                _("Interview"),
                list(names),
                format_func=names.__getitem__,
                key="agenda-own-interview",
                filter_mode=None,
                placeholder=_("Choose"),
            )
            words = st.text_area(_("The words, just as they stand in the interview"), key="agenda-own-words")
            if st.form_submit_button(_("Put on the agenda"), key="agenda-own-add") and transcript_id:
                start, end = find_words(cursor, transcript_id, words)
                add_to_agenda(
                    cursor, account, found.meeting_id, [TalkPassage(transcript_id, start, end, ADDED)]
                )
                st.rerun()


def _names(cursor: Cursor) -> dict[str, str]:
    return {key: name for name, key in sorted(transcript_names(cursor).items())}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHORT else f"{text[:SHORT].rpartition(' ')[0]} …"
