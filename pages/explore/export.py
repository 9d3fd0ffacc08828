"""Take the study's data away as files, for researchers: codings, notes, codebook, theme tables."""

from __future__ import annotations

import io
from collections.abc import Callable

import streamlit as st

from coding.exchange.codebook_csv import write_codebook
from coding.exchange.qdc import write_qdc
from coding.exchange.tables import export_codings, export_decisions, export_notes
from coding.exchange.themes_csv import write_themes
from coding.store.codes import codebook
from coding.store.exports import codings_frame
from coding.store.group_codings import any_decision, decisions_frame
from coding.store.notes import notes_frame
from coding.store.theme_tables import themes_for
from coding.themes.tables import DIMENSIONS
from corpus.accounts import RESEARCHER, WORK_GROUP, Account, require
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from pages.explore.archive_part import show_archive
from pages.frame.language import _, number
from pages.frame.session import page
from pages.widgets.empty import nothing_yet

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES = {"csv": CSV, "xlsx": XLSX, "parquet": "application/vnd.apache.parquet"}
_READY = "export-ready"  # the one file made last: (what, name, mime, bytes)
Made = tuple[str, str, bytes]  # file name, mime, bytes


def show(cursor: Cursor, account: Account) -> None:
    """Its parts, each with its files; a file is made when somebody asks for it."""
    require(account, RESEARCHER)
    st.title(_("Take away"))
    if nothing_yet(cursor, account, people_needed=False):
        return
    st.warning(
        _("These files hold words of participants. Keep them where only the research team can reach them."),
        icon=":material/lock:",
    )
    kind = _codings(cursor, account)
    _decisions(cursor, kind)
    _notes(cursor, account, kind)
    _codebook(cursor)
    _themes(cursor, account)
    show_archive(cursor, account)


def _codings(cursor: Cursor, account: Account) -> str:
    st.header(_("All marks"))
    st.write(
        _("A row for each mark: interview, participant, age group, code, who marked it, the words, the note.")
    )
    kinds = {
        "csv": _("CSV: opens everywhere"),
        "xlsx": _("Excel, with the codebook, the notes and the decisions on sheets of their own"),
        "parquet": _("Parquet: for R and Python"),
    }
    kind = st.radio(_("Kind of file"), list(kinds), format_func=kinds.__getitem__, key="export-kind")

    def make() -> Made:
        target = io.BytesIO()
        frame = codings_frame(cursor, age_groups(cursor), account)
        notes, decisions = notes_frame(cursor, account), decisions_frame(cursor)
        export_codings(frame, target, kind, codebook(cursor), notes, decisions)
        return f"{_('marks')}.{kind}", MIMES[kind], target.getvalue()

    _offer(f"codings-{kind}", _("Prepare the file"), make)
    return kind


def _decisions(cursor: Cursor, kind: str) -> None:
    if not any_decision(cursor):
        return
    st.header(_("What the group decided"))
    st.write(
        _("A row for each code that the group gave a passage: the evening, the words, the code, and why.")
    )

    def make() -> Made:
        target = io.BytesIO()
        export_decisions(decisions_frame(cursor), target, kind)
        return f"{_('decisions')}.{kind}", MIMES[kind], target.getvalue()

    _offer(f"decisions-{kind}", _("Prepare the file of decisions"), make)


def _notes(cursor: Cursor, account: Account, kind: str) -> None:
    st.header(_("Notes"))
    st.write(
        _(
            "A row for each note on a passage, a code, an interview or the study, also those on marks. Notes that "
            "others wrote for themselves alone are never in a file."
        )
    )

    def make() -> Made:
        target = io.BytesIO()
        export_notes(notes_frame(cursor, account), target, kind)
        return f"{_('notes')}.{kind}", MIMES[kind], target.getvalue()

    _offer(f"notes-{kind}", _("Prepare the file of notes"), make)


def _codebook(cursor: Cursor) -> None:
    st.header(_("Codebook"))
    st.write(_("CSV for a spreadsheet; REFI-QDA (.qdc) for ATLAS.ti, MAXQDA, NVivo and others."))
    with st.container(horizontal=True):
        _offer("codebook-csv", _("As CSV"), lambda: ("codebook.csv", CSV, write_codebook(codebook(cursor))))
        _offer(
            "codebook-qdc",
            _("As REFI-QDA"),
            lambda: ("codebook.qdc", "application/xml", write_qdc(codebook(cursor))),
        )


def _themes(cursor: Cursor, account: Account) -> None:
    st.header(_("Theme tables"))
    st.write(
        _(
            "How many participants spoke of each theme, by age group and subgroup. With all figures, for the research "
            "team only; or as the work group sees them, to pass on."
        )
    )

    def make(audience: str, name: str) -> Made:
        return name, CSV, write_themes([themes_for(cursor, account, one, audience) for one in DIMENSIONS])

    with st.container(horizontal=True):
        _offer(
            "themes-all", _("With all figures"), lambda: make(RESEARCHER, f"{_('themes-all-figures')}.csv")
        )
        _offer(
            "themes-work-group",
            _("As the work group sees them"),
            lambda: make(WORK_GROUP, f"{_('themes-work-group')}.csv"),
        )


def _offer(what: str, label: str, make: Callable[[], Made]) -> None:
    """A button that makes the file, and then one to download it; only the last file is kept."""
    if st.button(label, key=f"export-{what}"):
        with st.spinner(_("The file is being made…")):
            st.session_state[_READY] = (what, *make())
    ready = st.session_state.get(_READY)
    if ready and ready[0] == what:
        _what, name, mime, content = ready
        st.download_button(
            _("Download {name} ({size} kB)").format(name=name, size=number(max(1, len(content) // 1000))),
            content,
            name,
            mime,
            key=f"download-{what}",
            type="primary",
            on_click="ignore",
            icon=":material/download:",
        )


page(show)
