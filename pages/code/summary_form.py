"""The form in which a summary is written: a few points, each about one theme or about none."""

from __future__ import annotations

import streamlit as st

from coding.actions.give_summary_back import write_summary
from coding.codebook import in_tree_order
from coding.store.codes import codebook
from coding.store.summaries import own_passages
from coding.summaries import LONGEST_POINT, MOST_POINTS, PointText, Told, draft_points
from corpus.accounts import Account
from corpus.catalogue import Speech
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.notes import note
from pages.widgets.figures import titled

_DRAFT, _SAVED = "summary-draft", "summary-saved"
_NO_THEME = ""


def show_form(cursor: Cursor, account: Account, told: Told) -> None:
    """The points as they stand, room for one more, and whether it can be read together."""
    st.subheader(_("What did you hear?"))
    if st.session_state.pop(_SAVED, False):
        st.success(_("Saved."))
    codes = codebook(cursor)
    names = {code.code_id: code.plain_name or code.name for code in codes}
    points = [PointText(one.text, one.code_id) for one in told.summary.points] if told.summary else []
    drafted = st.session_state.get(_DRAFT) == told.participant_id
    if not points and not drafted:
        passages = own_passages(cursor, account, told.participant_id)
        if passages and st.button(_("Begin with a first draft"), key="summary-draft-begin"):
            st.session_state[_DRAFT] = told.participant_id
            st.rerun()
    elif not points:
        points = draft_points(own_passages(cursor, account, told.participant_id), names, Speech())
        note(_("The computer made this from the marks. Change every point into your own plain words."))
    else:
        note(_("One or two short sentences a point. Write as you would say it to the person."))
    themes = {_NO_THEME: _("about no theme")} | {
        code.code_id: titled(code, names[code.code_id]) for _depth, code in in_tree_order(codes)
    }
    _form(cursor, account, told, points, themes)


def _form(
    cursor: Cursor, account: Account, told: Told, points: list[PointText], themes: dict[str, str]
) -> None:
    standing = told.summary.summary_id if told.summary else None
    key = f"summary-{told.participant_id}-{standing or 'new'}-{len(points)}"
    room = [*points, PointText("")][:MOST_POINTS]
    with st.form(key, enter_to_submit=False):
        written = [_point(f"{key}-{place}", place + 1, one, themes) for place, one in enumerate(room)]
        ready = st.checkbox(
            _("This is ready to be read together"),
            bool(told.summary and told.summary.ready),
            key=f"{key}-ready",
        )
        if st.form_submit_button(_("Save"), type="primary", key=f"{key}-save"):
            write_summary(cursor, account, told.participant_id, written, ready, standing)
            st.session_state.pop(_DRAFT, None)
            st.session_state[_SAVED] = True
            st.rerun()


def _point(key: str, number: int, point: PointText, themes: dict[str, str]) -> PointText:
    text = st.text_area(
        _("Point {number}").format(number=number),
        point.text,
        key=f"{key}-text",
        max_chars=LONGEST_POINT,
        height=90,
    )
    values = list(themes)
    code_id = st.selectbox(
        _("About which theme?"),
        values,
        index=values.index(point.code_id) if point.code_id in themes else 0,
        format_func=themes.__getitem__,
        key=f"{key}-theme",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    return PointText(text or "", code_id or None)
