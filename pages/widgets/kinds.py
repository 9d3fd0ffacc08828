"""What kinds of conversation are called, and the fields that say what one is."""

from __future__ import annotations

import streamlit as st

from corpus.kinds import (
    ADVICE_CONVERSATION,
    EVALUATION,
    FOCUS_GROUP,
    FOLLOW_UP_CALL,
    INTERVIEW,
    WRITTEN_ADVICE,
    TranscriptDetails,
    checked_details,
)
from corpus.reading.transcript_table import read_day
from pages.frame.language import _


def kind_names() -> dict[str, str]:
    """Each kind as people call it."""
    return {
        INTERVIEW: _("interview"),
        FOCUS_GROUP: _("focus group"),
        ADVICE_CONVERSATION: _("advice conversation"),
        WRITTEN_ADVICE: _("written advice"),
        FOLLOW_UP_CALL: _("follow-up call"),
        EVALUATION: _("evaluation"),
    }


def choose_details(key: str) -> TranscriptDetails | None:
    """What the texts that come in are, all alike; None when nothing is said. Raises BadInput."""
    if not st.toggle(_("Say what kind of conversations these are"), key=key):
        return None
    kinds = kind_names()
    left, right = st.columns(2, gap="large")
    kind = left.selectbox(
        _("Kind"),
        list(kinds),
        format_func=kinds.__getitem__,
        key=f"{key}-kind",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    sub_study = left.text_input(_("Sub-study"), key=f"{key}-sub-study")
    held_on = left.text_input(_("Day, such as 31-3-2026"), key=f"{key}-day").strip()
    series = right.text_input(_("Series (no name of a person)"), key=f"{key}-series")
    step = right.text_input(_("Step"), key=f"{key}-step")
    day = read_day(held_on) if held_on else None
    return checked_details(TranscriptDetails(kind, sub_study, series, step, day))
