"""What somebody tells about themselves as a reader, if they want to; a part of their own page."""

from __future__ import annotations

import streamlit as st

from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.actions.give_background import give_background
from corpus.backgrounds import BackgroundQuestion
from corpus.store.backgrounds import background_questions, backgrounds_of
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.literal import literal

_NOTHING = ""


def show_backgrounds(cursor: Cursor, account: Account) -> None:
    """The study's questions with what this reader answered; nothing when the study asks nothing, or not of them."""
    questions = background_questions(cursor)
    if not questions or account.role not in (CO_RESEARCHER, RESEARCHER):
        return
    st.subheader(_("About you, if you want"))
    st.write(
        _(
            "You need not answer. We only use it to see whether groups of readers mark differently. "
            "A group of one person is never shown."
        )
    )
    told = backgrounds_of(cursor, account.account_id)
    for number, question in enumerate(questions):
        _ask(cursor, account, question, told.get(question.name, _NOTHING), f"background-{number}")


def _ask(cursor: Cursor, account: Account, question: BackgroundQuestion, told: str, key: str) -> None:
    """One question; what is chosen is saved at once, and can be taken away again in the same place."""
    options = [_NOTHING, *question.answers]
    chosen = st.radio(
        literal(question.name),
        options,
        index=options.index(told) if told in options else 0,
        format_func=lambda one: literal(one) if one else _("I would rather not say"),
        key=key,
    )
    if chosen is not None and chosen != (told if told in options else _NOTHING):
        give_background(cursor, account, question.name, chosen)
        st.write(
            _("Saved. You can change this at any time.")
            if chosen
            else _("Taken away. We do not use it any more.")
        )
