"""What every conversation is: its kind, sub-study, series, step and day, for one, for many at once, or from a table."""

from __future__ import annotations

import streamlit as st

from corpus.accounts import Account
from corpus.actions.describe_transcripts import (
    check_transcript_table,
    describe_as,
    describe_from_table,
    order_steps,
)
from corpus.reading.transcript_table import read_transcript_table
from corpus.store.database import Cursor
from corpus.store.transcript_details import details_now, steps
from corpus.store.transcripts import transcripts
from pages.frame.errors import show_errors
from pages.frame.language import _, day, ngettext, number
from pages.frame.literal import literal
from pages.frame.session import page
from pages.prepare.conversation_parts import Conversation, choose_some, describe_some, voices_of
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files
from pages.widgets.kinds import kind_names
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import show_table

A_PAGE = 100
MOST_NAMED = 4  # participants in a row of the table
SAID, _FILE = "conversations-said", "conversations-file"


def show(cursor: Cursor, account: Account) -> None:
    """A search, the table of what it finds, and then the ways to change it."""
    st.title(_("Conversations"))
    if said := st.session_state.pop(SAID, ""):
        st.success(said)
    details = details_now(cursor)
    everything = [Conversation(one, details[one.transcript_id]) for one in transcripts(cursor)]
    if not everything:
        st.info(_("There are no interviews in the study yet. Bring them in and release them first."))
        return
    st.write(
        _(
            "Say of every text what it is. A series is one case over time, such as all conversations about one initiative; "
            "a step says which of them it is, such as start or follow-up."
        )
    )
    found = _search(everything)
    _table(found)
    st.header(_("Set for one or many at once"))
    chosen = choose_some(found)
    if chosen:
        _change(cursor, account, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        _from_file(cursor, account)
    with right:
        _order(cursor, account)


def _search(everything: list[Conversation]) -> list[Conversation]:
    left, right = st.columns(2, gap="large")
    words = left.text_input(
        _("Search by name, sub-study, series, step or participant"), key="conversations-search"
    )
    with right:
        kinds = {"": _("all kinds"), **kind_names()}
        kind = linked_choice(_("Kind"), "kind", kinds, "conversations-kind")
    return [
        one
        for one in everything
        if (not kind or one.details.kind == kind)
        and all(word in one.words for word in words.casefold().split())
    ]


def _table(found: list[Conversation]) -> None:
    kinds = kind_names()
    rows = [
        (
            one.info.name,
            kinds[one.details.kind],
            one.details.sub_study,
            one.details.series,
            one.details.step,
            day(one.details.held_on) if one.details.held_on else "",
            _people(one.info.participants),
        )
        for one in found[:A_PAGE]
    ]
    count = ngettext("{count} conversation", "{count} conversations", len(found)).format(
        count=number(len(found))
    )
    if len(found) > A_PAGE:
        count += " · " + _("the first {shown} are shown; search to find the others").format(shown=A_PAGE)
    heads = (_("Name"), _("Kind"), _("Sub-study"), _("Series"), _("Step"), _("Day"), _("Participants"))
    used = [place for place in range(len(heads)) if place < 2 or any(row[place] for row in rows)]
    show_table(
        [heads[place] for place in used], [[row[place] for place in used] for row in rows], caption=count
    )


def _people(codes: tuple[str, ...]) -> str:
    more = f" +{len(codes) - MOST_NAMED}" if len(codes) > MOST_NAMED else ""
    return ", ".join(codes[:MOST_NAMED]) + more


def _change(cursor: Cursor, account: Account, chosen: list[Conversation]) -> None:
    told = describe_some(chosen, steps(cursor))
    if told is not None:
        changed = describe_as(cursor, account, told)
        st.session_state[SAID] = ngettext(
            "{count} conversation changed.", "{count} conversations changed.", changed
        ).format(count=number(changed))
        st.rerun()
    if len(chosen) == 1:
        voices_of(cursor, account, chosen[0], SAID)


def _from_file(cursor: Cursor, account: Account) -> None:
    st.header(_("From a table"))
    st.write(
        _(
            "A CSV or Excel file with a row for each conversation and columns such as file, kind, sub_study, series, step, "
            "date and participant (whose voice it is, or whom it is about). An empty cell leaves what was there."
        )
    )
    for file in choose_files(_("Table of conversations"), endings=(".csv", ".xlsx"), key=_FILE):
        with show_errors():
            _bring_in(cursor, account, file)


def _bring_in(cursor: Cursor, account: Account, file: ChosenFile) -> None:
    rows = read_transcript_table(file.name, file.content())
    told = check_transcript_table(cursor, account, rows, file.name)
    count = len(told.details)
    found = ngettext("{count} conversation in {file}", "{count} conversations in {file}", count)
    st.write(found.format(count=number(count), file=literal(file.name)))
    if st.button(_("Bring in"), key=f"conversations-{file.file_id}", type="primary"):
        changed, unchanged = describe_from_table(cursor, account, rows, file.name)
        forget_files(_FILE, [file])
        st.session_state[SAID] = _("{changed} changed, {unchanged} as they were.").format(
            changed=number(changed), unchanged=number(unchanged)
        )
        st.rerun()


def _order(cursor: Cursor, account: Account) -> None:
    st.header(_("The order of the steps"))
    with st.form("conversations-steps", enter_to_submit=False):
        typed = st.text_input(
            _("The steps of a series from first to last, with commas between them"),
            ", ".join(steps(cursor)),
            key="conversations-steps-order",
            placeholder=_("start, advice, follow-up"),
        )
        if st.form_submit_button(_("Save"), key="conversations-steps-save"):
            order_steps(cursor, account, typed.split(","))
            st.session_state[SAID] = _("Saved.")
            st.rerun()


page(show)
