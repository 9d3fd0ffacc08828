"""What the study says in its own words: what helps, what the group recommends, what cannot be said."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coding.actions.write_study_words import write_study_words
from coding.codebook import in_tree_order
from coding.meeting import Meeting
from coding.store.codes import codebook
from coding.store.meetings import meetings
from coding.store.study_words import Words, last_words, words_now
from coding.study_words import (
    CANNOT_SAY,
    HELPS,
    LONGEST_WORDS,
    MAKERS,
    METHOD,
    OF_A_THEME,
    RECOMMENDS,
)
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, day
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.figures import titled
from pages.widgets.linked_choice import linked_choice

_WHOLE = ""
_SAVED = "own-words-saved"


@dataclass(frozen=True)
class Place:
    """Where words are written: a part, and a theme or None for the study as a whole."""

    part: str
    code_id: str | None

    @property
    def key(self) -> str:
        """What the widgets of this place are called."""
        return f"own-words-{self.part}-{self.code_id or 'study'}"


def show(cursor: Cursor, account: Account) -> None:
    """A choice of the study or a theme, then a form for each part."""
    st.title(_("The study's own words"))
    st.write(
        _(
            "Figures do not say everything. Write here what people say that helps, what the group recommends and what "
            "this study cannot tell. It stands on the pages of the work group and in the report."
        )
    )
    subjects = {_WHOLE: _("The study as a whole")}
    for depth, code in in_tree_order(codebook(cursor)):
        subjects[code.code_id] = "\u2003" * depth + titled(code, code.name)
    chosen = linked_choice(_("About what?"), "theme", subjects, "own-words-theme") or None
    note(_("Begin a line with - to make it an item of a list. Do not write names of people."))
    words, evenings = words_now(cursor), meetings(cursor)
    parts = OF_A_THEME if chosen else (RECOMMENDS, HELPS, CANNOT_SAY, METHOD, MAKERS)
    for part in parts:
        _form(cursor, account, Place(part, chosen), words, evenings)


def _form(cursor: Cursor, account: Account, place: Place, words: Words, evenings: list[Meeting]) -> None:
    title, what = _named(place)
    st.subheader(title)
    st.write(what)
    seen = f"{place.key}-seen"
    if seen not in st.session_state:
        st.session_state[seen] = last_words(cursor, place.part, place.code_id)
    standing = words.get((place.part, place.code_id))
    with st.form(place.key, enter_to_submit=False):
        text = st.text_area(
            title,
            standing.text if standing else "",
            key=f"{place.key}-text",
            max_chars=LONGEST_WORDS,
            height=160,
            label_visibility="collapsed",
        )
        decided = _decided_on(place, standing.meeting_id if standing else None, evenings)
        if st.form_submit_button(_("Save"), key=f"{place.key}-save"):
            write_study_words(
                cursor, account, place.part, place.code_id, text, decided, st.session_state[seen]
            )
            st.session_state[seen] = last_words(cursor, place.part, place.code_id)
            st.session_state[_SAVED] = place.key
            st.rerun()
    if st.session_state.get(_SAVED) == place.key:
        del st.session_state[_SAVED]
        st.success(_("Saved."))


def _decided_on(place: Place, standing: str | None, evenings: list[Meeting]) -> str | None:
    """The evening on which the group decided it; None when a researcher writes it."""
    names = {None: _("A researcher")} | {
        one.meeting_id: _("The group, on {day}: {title}").format(
            day=day(one.held_on), title=literal(one.title)
        )
        for one in evenings
    }
    if len(names) == 1:
        return None
    values = list(names)
    return st.selectbox(
        _("Who says this?"),
        values,
        index=values.index(standing) if standing in names else 0,
        format_func=names.__getitem__,
        key=f"{place.key}-decided",
        filter_mode=None,
        placeholder=_("Choose"),
    )


def _named(place: Place) -> tuple[str, str]:
    if place.part == HELPS and place.code_id:
        return _("What helps"), _("What the people who spoke of this say that helps them.")
    return {
        HELPS: (_("What helps"), _("What people say that helps them, over all themes.")),
        RECOMMENDS: (_("What the group recommends"), _("To whom, and what to begin with.")),
        CANNOT_SAY: (
            _("What cannot be said"),
            _("Who was not reached, what was not asked, what these figures do not show."),
        ),
        METHOD: (
            _("How the study was done"),
            _(
                "How people were invited, where and when they were spoken with. The figures come by themselves."
            ),
        ),
        MAKERS: (
            _("Who made it"),
            _("Who took part in the making. Names only of those who wish to be named."),
        ),
    }[place.part]


page(show)
