"""Giving back: for each person who was interviewed what was heard, to be read together, and what they answered."""

from __future__ import annotations

from datetime import date

import streamlit as st

from coding.exchange.summary_pdf import write_summary_pdf
from coding.store.summaries import told_to
from coding.summaries import NOT_QUITE, TAKE_OUT, YES, GivenBack, Told, given_back
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.catalogue import Speech
from corpus.store.database import Cursor
from pages.code.summary_answers import show_answers
from pages.code.summary_form import show_form
from pages.frame.language import _, day, number
from pages.frame.literal import literal
from pages.frame.menu import first_address, link
from pages.frame.session import page
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import Link, show_table

_NOBODY = ""


def show(cursor: Cursor, account: Account) -> None:
    """How far it is, a person, and then what can be done with what was heard of them."""
    back = first_address(account.role) if account.role == CO_RESEARCHER else "participants"
    st.page_link(link(back, account.role), label=_("Back"), icon=":material/arrow_back:")
    st.title(_("Giving back"))
    st.write(
        _(
            "Write for each person what you heard them say. Read it together, at the kitchen table. The person says "
            "whether it is right, and that counts in the study."
        )
    )
    people = told_to(cursor, account)
    if not people:
        st.info(_("There is nobody yet. First read an interview to the end."))
        return
    if account.role == RESEARCHER:
        _counts(given_back(people))
    by_id = {one.participant_id: one for one in people}
    names = {_NOBODY: _("Choose a person")} | {key: one.code for key, one in by_id.items()}
    chosen = linked_choice(_("For whom?"), "person", names, "giving-back-person")
    if chosen in by_id:
        _person(cursor, account, by_id[chosen])
    else:
        rows = [(Link(one.code, f"giving-back?person={one.participant_id}"), _state(one)) for one in people]
        show_table((_("Person"), _("Summary")), rows, stack=False)


def _counts(found: GivenBack) -> None:
    st.write(
        _("Summaries: {written} of {people}. Read together: {read}. Agreed with everything: {agreed}.").format(
            written=number(found.written), people=number(found.people), read=number(found.read),
            agreed=number(found.agreed),
        )
    )  # fmt: skip
    if found.read:
        st.write(
            _("Points: {yes} times yes, {not_quite} times not quite, {take_out} times take this out.").format(
                yes=number(found.points.get(YES, 0)),
                not_quite=number(found.points.get(NOT_QUITE, 0)),
                take_out=number(found.points.get(TAKE_OUT, 0)),
            )
        )


def _person(cursor: Cursor, account: Account, told: Told) -> None:
    st.header(literal(told.code))
    st.write(_("Interviews: {names}").format(names=literal(", ".join(told.interviews))))
    summary = told.summary
    if summary and summary.ready:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                link("read-together", account.role),
                label=_("Read together"),
                icon=":material/record_voice_over:",
                query_params={"person": told.participant_id},
            )
            st.download_button(
                _("Print it large"),
                write_summary_pdf(summary, date.today(), Speech()),
                f"{_('summary')}.pdf",
                "application/pdf",
                key="giving-back-print",
                on_click="ignore",
                icon=":material/print:",
            )
        if summary.read_on:
            st.write(_("Read together on {day}.").format(day=day(summary.read_on)))
    if account.role == RESEARCHER and summary:
        show_answers(cursor, account, told, summary)
    show_form(cursor, account, told)


def _state(one: Told) -> str:
    """How far the summary for a person is."""
    if one.summary is None or not one.summary.points:
        return _("no summary yet")
    if one.summary.read_on:
        return _("read together")
    return _("can be read") if one.summary.ready else _("being written")


page(show)
