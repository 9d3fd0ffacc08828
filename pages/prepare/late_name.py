"""A name that was found after the release: where it stands, what comes in its place, and what that does to the marks."""

from __future__ import annotations

import re
from contextlib import suppress

import streamlit as st

from coding.actions.replace_late_name import LateName, preview_late_name, replace_late_name
from coding.actions.withdraw import finish_withdrawals
from coding.store.late_names import texts_with_name
from coding.withdrawals import COUNTED
from corpus.accounts import RESEARCHER, Account, require
from corpus.errors import Conflict
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.frame.the_store import the_intake, the_store
from pages.widgets.name_items import kind_names

_DONE = "late-name-done"


def show(cursor: Cursor, account: Account) -> None:
    """The name, the texts in which it stands, what would happen, and the button."""
    require(account, RESEARCHER)
    _back(account)
    st.title(_("A name found late"))
    if done := st.session_state.pop(_DONE, None):
        _told(done)
    st.write(
        _(
            "A name is put out of the texts, and out of notes and all else that people wrote here. Marks move along. "
            "The files are written anew, so that nothing of it is left in them."
        )
    )
    name = st.text_input(_("The name, as it stands in the text"), key="late-name", max_chars=80).strip()
    if not name:
        return
    found = texts_with_name(cursor, name)
    if not found:
        st.info(_("This name stands in no interview. Look how it is written there."))
        return
    texts = _texts(found)
    if texts:
        _replacing(cursor, account, name, texts)


def _back(account: Account) -> None:
    asked = st.query_params.get("id", "")
    if asked:
        label = _("Back to the interview")
        st.page_link(
            link("interview", account.role),
            label=label,
            icon=":material/arrow_back:",
            query_params={"id": asked},
        )


def _texts(found: dict[str, tuple[str, int]]) -> list[str]:
    st.subheader(_("Where it stands"))
    asked = st.query_params.get("id", "")
    return [
        key
        for key, (called, count) in found.items()
        if st.checkbox(
            f"{literal(called)} · {ngettext('{count} time', '{count} times', count).format(count=count)}",
            value=key == asked or asked not in found,
            key=f"late-text-{key}",
        )
    ]


def _replacing(cursor: Cursor, account: Account, name: str, texts: list[str]) -> None:
    kinds = kind_names()
    kind = st.selectbox(
        _("What kind of name is it?"),
        list(kinds),
        format_func=lambda one: kinds[one],
        key="late-kind",
        filter_mode=None,
    )
    instead = st.text_input(
        _("What comes in its place"),
        _free_placeholder(cursor, texts),
        key=f"late-instead-{len(texts)}",
        max_chars=42,
    ).strip()
    found = preview_late_name(cursor, account, name, instead, texts)
    _what_happens(found)
    if st.button(_("Take the name out for good"), type="primary", key="late-do"):
        with st.spinner(_("It is taken out. This can take half a minute.")):
            st.session_state[_DONE] = replace_late_name(
                cursor, account, the_intake(), name, instead, kind or "name", texts
            )
            with suppress(
                Conflict
            ):  # others were busy: it is done at the next start, or on the page of withdrawals
                finish_withdrawals(cursor, account, the_store(), the_intake())
        st.session_state.pop("late-name", None)
        st.rerun()


def _free_placeholder(cursor: Cursor, texts: list[str]) -> str:
    """The first number of a name that stands in none of these texts; Dutch, as the text is."""
    numbers = [
        int(number)
        for one in texts
        for number in re.findall(r"\[naam (\d{1,4})\]", transcript(cursor, one)[1].text)
    ]
    return f"[naam {max(numbers, default=0) + 1}]"


def _what_happens(found: LateName) -> None:
    st.subheader(_("What will happen"))
    places = ngettext("It stands in {count} place.", "It stands in {count} places.", found.places)
    st.write(places.format(count=found.places))
    if found.elsewhere:
        said = ngettext(
            "It stands in {count} other text that people wrote, and goes there too.",
            "It stands in {count} other texts that people wrote, and goes there too.",
            found.elsewhere,
        )
        st.write(said.format(count=found.elsewhere))
    if found.lost:
        st.warning(
            _("These are about a part of the name alone and cannot be kept: {what}").format(what=_lost(found))
        )
    else:
        note(_("All marks can be kept."))


def _told(done: LateName) -> None:
    st.success(_("The name is gone, and it is in the register of names."))
    if done.lost:
        st.warning(_("These could not be kept: {what}").format(what=_lost(done)))


def _lost(found: LateName) -> str:
    return ", ".join(f"{_(COUNTED[kind][0])}: {count}" for kind, count in found.lost.items())


page(show)
