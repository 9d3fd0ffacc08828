"""The part of "Who reads what" that tells researchers what readers said, and where it is stuck."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from coding.actions.give_back import give_back
from coding.answers import KNOWS_PERSON, Told
from coding.assignments import QuietReading
from coding.store.answers import told
from coding.store.quiet_readings import quiet_readings
from corpus.accounts import Account
from corpus.clock import now
from corpus.store.database import Cursor
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note

QUIET, NEW = timedelta(days=14), timedelta(days=7)
NEWEST = 6


def show_told(cursor: Cursor, account: Account) -> None:
    """Who knows a person, and who handed an interview back; nothing when nobody did."""
    if st.session_state.pop("given-back", False):
        st.success(_("The interview and the marks are given back."))
    found = told(cursor)
    if not found:
        return
    st.subheader(_("Told to you"))
    for one in found[:NEWEST]:
        _tell(cursor, account, one)
    if found[NEWEST:]:
        with st.expander(_("Told earlier")):
            for one in found[NEWEST:]:
                _tell(cursor, account, one)


def show_new(cursor: Cursor, account: Account) -> None:
    """On the page where a researcher arrives: that readers told something this week; nothing when they did not."""
    count = sum(one.made_at > now() - NEW for one in told(cursor))
    if not count:
        return
    sentence = ngettext(
        "This week {count} reader knows the person or handed an interview back.",
        "This week {count} readers know the person or handed an interview back.",
        count,
    )
    st.info(sentence.format(count=count))
    st.page_link(
        link("assignments", account.role), label=_("Look who reads what"), icon=":material/arrow_forward:"
    )


def _tell(cursor: Cursor, account: Account, one: Told) -> None:
    with st.container(border=True):
        st.markdown(_sentence(one))
        label = _("It was a mistake: give the interview and the marks back")
        if one.kind == KNOWS_PERSON and st.button(label, key=f"give-back-{one.answer_id}"):
            give_back(cursor, account, one.answer_id)
            st.session_state["given-back"] = True
            st.rerun()


def show_quiet(cursor: Cursor) -> None:
    """The readings in which nothing has happened for two weeks; nothing when there are none."""
    quiet = quiet_readings(cursor, now() - QUIET)
    if not quiet:
        return
    st.subheader(_("Where nothing has happened for two weeks"))
    note(_("Perhaps a call helps, or somebody else can read it."))
    st.markdown("\n".join(f"- {_quiet(one)}" for one in quiet))


def _sentence(one: Told) -> str:
    places = {
        "name": literal(one.reader),
        "interview": literal(one.interview),
        "day": day(one.made_at),
    }
    if one.kind == KNOWS_PERSON:
        said = _("**{name}** knows the person in **{interview}** ({day}). It has left their list.")
        marks = ngettext("{count} mark is set aside.", "{count} marks are set aside.", one.marks)
        return f"{said.format(**places)} {marks.format(count=one.marks) if one.marks else ''}"
    said = _("**{name}** handed **{interview}** back ({day}). The marks stay.").format(**places)
    return f"{said} {_('It was given to them again since.')}" if one.reads_again else said


def _quiet(one: QuietReading) -> str:
    sentence = (
        _("{interview}: {name} began, and last worked on it on {day}.")
        if one.begun
        else _("{interview}: {name} got it on {day} and has not begun.")
    )
    return sentence.format(interview=literal(one.interview), name=literal(one.reader), day=day(one.last_at))
