"""At the kitchen table: what was heard, in large letters, point by point, with room for what the person says."""

from __future__ import annotations

from datetime import date

import streamlit as st

from coding.actions.give_summary_back import answer_point, end_reading_together
from coding.store.summaries import told_to
from coding.summaries import LONGEST_ANSWER, NO_ANSWER, NOT_QUITE, TAKE_OUT, YES, Point, Told
from corpus.accounts import Account
from corpus.errors import N_, NotFound
from corpus.store.database import Cursor
from pages.frame.language import _, day
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page

_STYLE = """<style>
.st-key-read-together .stMarkdown p { font-size: 1.45rem; line-height: 1.55; }
.st-key-read-together button { min-height: 3.25rem; font-size: 1.15rem; }
.st-key-read-together button p { font-size: 1.15rem; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The points one under the other, each with three answers; then that it was read together."""
    asked = st.query_params.get("person", "")
    st.page_link(
        link("giving-back", account.role),
        label=_("Back"),
        icon=":material/arrow_back:",
        query_params={"person": asked} if asked else None,
    )
    st.title(_("What we heard you say"))
    if not asked:
        st.info(_("Choose first whose summary you read together."))
        return
    told = next((one for one in told_to(cursor, account) if one.participant_id == asked), None)
    if told is None or told.summary is None or not told.summary.ready:
        raise NotFound(N_("There is no summary to read together yet. Write it first."))
    st.html(_STYLE)
    with st.container(key="read-together"):
        st.write(_("We read this together. Is it right? You may always say no, and you need not say why."))
        for number, point in enumerate(told.summary.points, start=1):
            with st.container(border=True, key=f"point-{point.point_id}"):
                st.write(f"{number}\\. {literal(point.text)}")
                _answers(cursor, account, told, point)
        _end(cursor, account, told)


def _answers(cursor: Cursor, account: Account, told: Told, point: Point) -> None:
    """Three large buttons; the chosen one is filled, and pressing it again takes the answer back."""
    now = point.answer.answer if point.answer else NO_ANSWER
    choices = {
        YES: (_("Yes"), "check"),
        NOT_QUITE: (_("Not quite"), "edit"),
        TAKE_OUT: (_("Take this out"), "close"),
    }
    with st.container(horizontal=True):
        for answer, (words, icon) in choices.items():
            chosen = now == answer
            label = _("{answer} (chosen)").format(answer=words) if chosen else words
            if st.button(
                label,
                key=f"say-{answer}-{point.point_id}",
                type="primary" if chosen else "secondary",
                icon=f":material/{icon}:",
            ):
                said = point.answer.text if point.answer and not chosen else ""
                answer_point(
                    cursor,
                    account,
                    told.participant_id,
                    point.point_id,
                    NO_ANSWER if chosen else answer,
                    said,
                )
                st.rerun()
    if now in (NOT_QUITE, TAKE_OUT):
        _instead(cursor, account, told, point, now)


def _instead(cursor: Cursor, account: Account, told: Told, point: Point, now: str) -> None:
    label = (
        _("What should it be?")
        if now == NOT_QUITE
        else _("Do you want to say something about it? You need not.")
    )
    with st.form(f"instead-{point.point_id}", enter_to_submit=False, border=False):
        text = st.text_area(
            label,
            point.answer.text if point.answer else "",
            key=f"instead-{point.point_id}-{now}",
            max_chars=LONGEST_ANSWER,
            height=100,
        )
        if st.form_submit_button(_("Save"), key=f"instead-{point.point_id}-save"):
            answer_point(cursor, account, told.participant_id, point.point_id, now, text or "")
            st.rerun()


def _end(cursor: Cursor, account: Account, told: Told) -> None:
    summary = told.summary
    if summary and summary.read_on:
        st.success(_("Read together on {day}. Thank you!").format(day=day(summary.read_on)))
    elif st.button(
        _("We have read it together"), key="read-together-end", type="primary", icon=":material/done_all:"
    ):
        end_reading_together(cursor, account, told.participant_id, date.today())
        st.rerun()


page(show)
