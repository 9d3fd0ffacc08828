"""A button that has a file made beside the page: with progress, to be left and picked up, given only when it is whole."""

from __future__ import annotations

import streamlit as st

from corpus.store.database import Cursor
from pages.frame.background import Key, Make, begin, forget, picked_up, work_on
from pages.frame.errors import show_errors
from pages.frame.language import _, number
from pages.frame.notes import note

_OFTEN = 1.0  # seconds between two looks at how far it is


def offer_made(cursor: Cursor, key: Key, label: str, make: Make) -> None:
    """The button; while the file is made its progress; then the button to download it. `key` is (whose, what)."""
    name = "-".join(("made", key[1]))
    work = work_on(key)
    if work is not None and not work.done:
        st.fragment(_progress, run_every=_OFTEN)(key, name)
        return
    with show_errors():
        made = picked_up(cursor, key)
        if made is not None:
            size = number(max(1, len(made.content) // 1000))
            st.download_button(
                _("Download {name} ({size} kB)").format(name=made.name, size=size),
                made.content,
                made.name,
                made.mime,
                key=f"{name}-download",
                type="primary",
                on_click="ignore",
                icon=":material/download:",
            )
            label = _("Make it again")
    if st.button(label, key=f"{name}-begin"):
        begin(key, make)
        st.rerun()


def _progress(key: Key, name: str) -> None:
    with show_errors():
        work = work_on(key)
        if work is None or work.done:
            st.rerun(scope="app")
        st.progress(work.part, text=_("This is being made: {part} %").format(part=round(100 * work.part)))
        note(_("You can leave this page meanwhile. It is here when you come back."))
        if st.button(_("Stop this"), key=f"{name}-stop"):
            forget(key)
            st.rerun(scope="app")
