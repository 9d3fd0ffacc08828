"""What a participant answered to their summary, and what a researcher does about it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from coding.actions.give_summary_back import settle_answer, take_point_out
from coding.store.taking_out import decided_for
from coding.summaries import LONGEST_ANSWER, NOT_QUITE, TAKE_OUT, Point, PointAnswer, Summary, Told
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.widgets.tables import Link, show_table

_SAID = "summary-answers-said"


def show_answers(cursor: Cursor, account: Account, told: Told, summary: Summary) -> None:
    """The points that were not simply right, each with what to do; nothing when there are none."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    wanting = [
        (point, point.answer)
        for point in summary.points
        if point.answer and point.answer.answer in (NOT_QUITE, TAKE_OUT)
    ]
    if not wanting:
        return
    st.subheader(_("What this person answered"))
    for point, answer in wanting:
        with st.container(border=True, key=f"answer-{answer.answer_id}"):
            st.write(f"“{literal(point.text)}”")
            kind = _("Not quite") if answer.answer == NOT_QUITE else _("Take this out")
            st.write(f"**{kind}** " + (f"“{literal(answer.text)}”" if answer.text else ""))
            _what_to_do(cursor, account, told, point, answer)


def _what_to_do(cursor: Cursor, account: Account, told: Told, point: Point, answer: PointAnswer) -> None:
    if answer.outcome:
        st.write(_("What came of it: {words}").format(words=literal(answer.outcome)))
    if point.code_id:
        asked = urlencode({"theme": point.code_id})
        words = Link(_("The passages of this theme"), f"passages?{asked}")
        show_table((_("To look at"),), [(words,)], stack=False)
    if answer.answer == TAKE_OUT:
        _take_out(cursor, account, told, point, answer)
    with st.form(f"settle-{answer.answer_id}", enter_to_submit=False, border=False):
        outcome = st.text_input(
            _("What came of it?"),
            answer.outcome,
            key=f"settle-{answer.answer_id}-text",
            max_chars=LONGEST_ANSWER,
        )
        if st.form_submit_button(_("Save what came of it"), key=f"settle-{answer.answer_id}-save"):
            settle_answer(cursor, account, told.participant_id, answer.answer_id, outcome)
            _say(_("Saved."))


def _take_out(cursor: Cursor, account: Account, told: Told, point: Point, answer: PointAnswer) -> None:
    """Either the marks of this theme in this person's words, or their words themselves."""
    if (
        point.code_id
        and not answer.outcome
        and st.button(
            _("Take back all marks of this theme in this person's words"),
            key=f"out-{answer.answer_id}",
            icon=":material/undo:",
        )
    ):
        outcome = _("The marks of this theme were taken back.")
        count = take_point_out(cursor, account, told.participant_id, answer.answer_id, outcome)
        _say(
            ngettext("{count} mark was taken back.", "{count} marks were taken back.", count).format(
                count=number(count)
            )
        )
    if point.code_id and (decided := decided_for(cursor, told.participant_id, point.code_id)):
        st.write(
            _("The group decided about passages with this theme: {count}. Take that up at the table.").format(
                count=number(decided)
            )
        )
    st.page_link(
        link("withdraw", account.role),
        label=_("Take their words themselves out of the study"),
        icon=":material/person_remove:",
    )


def _say(sentence: str) -> None:
    st.session_state[_SAID] = sentence
    st.rerun()
