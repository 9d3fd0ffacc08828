"""The report for the municipality: what it holds, and the file, made beside the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from coding.actions.choose_outline import choose_outline
from coding.codebook import in_tree_order
from coding.quotes import PUBLIC, WORK_GROUP
from coding.report import LONGEST_LINE, MOST_FIGURES, PARTS, Outline, figures_in, themes_that_fit
from coding.store.codes import codebook
from coding.store.report import made_report, main_themes, outline_now
from corpus.accounts import RESEARCHER, Account
from corpus.accounts import WORK_GROUP as OF_THE_WORK_GROUP
from corpus.catalogue import COMPLETE, DEFAULT
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import setting
from pages.frame.background import Made, Tell
from pages.frame.language import _, language, number
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import dimension_name, titled
from pages.widgets.made_beside import offer_made

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SAVED = "report-saved"


def show(cursor: Cursor, account: Account) -> None:
    """What the report is, the files, and for researchers what it holds."""
    st.title(_("Report"))
    if nothing_yet(cursor, account):
        return
    st.write(
        _(
            "A short report for the municipality: how the study was done, who took part, the themes with figures and "
            "quotes, what the group recommends, and what cannot be said. It can be read aloud by a computer. Figures "
            "that could point at somebody are left out."
        )
    )
    outline = outline_now(cursor)
    _files(cursor, account, outline)
    if account.role == RESEARCHER:
        _more_words(account)
        _outline(cursor, account, outline)
    st.page_link(link("cards", account.role), label=_("Conversation cards"), icon=":material/style:")


def _files(cursor: Cursor, account: Account, outline: Outline) -> None:
    st.header(_("The report as a file"))
    spoken = language() if language() in COMPLETE else DEFAULT
    labels = {"pdf": _("Make a PDF, to print and to send"), "docx": _("Make a Word file, to work on")}
    name = _("report")
    for kind, label in labels.items():

        def make(writing: Cursor, tell: Tell, kind: str = kind) -> Made:
            content = made_report(writing, account, kind, spoken, date.today(), tell)
            return Made(f"{name}.{kind}", KINDS[kind], content)

        what = f"report-{kind}-{spoken}-{hash(outline) & 0xFFFFFF:06x}"
        offer_made(cursor, (account.account_id, what), label, make)


def _more_words(account: Account) -> None:
    st.write(
        _("What helps, what the group recommends and what cannot be said is written by the study itself:")
    )
    st.page_link(
        link("own-words", account.role), label=_("The study's own words"), icon=":material/edit_note:"
    )


def _outline(cursor: Cursor, account: Account, now: Outline) -> None:
    """The form in which researchers choose what the report holds."""
    st.header(_("What the report holds"))
    codes = {code.code_id: titled(code, code.name) for _depth, code in in_tree_order(codebook(cursor))}
    groups = {one.key: dimension_name(one.key, one.name) for one in dimensions(cursor, OF_THE_WORK_GROUP)}
    themes = [one for one in now.themes if one in codes]
    with st.form("report-outline", enter_to_submit=False):
        title = st.text_input(
            _("Title"), now.title, key="report-title", max_chars=LONGEST_LINE,
            placeholder=str(setting(cursor, "name") or ""),
        )  # fmt: skip
        for_whom = st.text_input(
            _("For whom"), now.for_whom, key="report-for", max_chars=LONGEST_LINE,
            placeholder=_("Report of a study by and with residents"),
        )  # fmt: skip
        parts = _chosen(_("Parts"), {part: _(name) for part, name in PARTS.items()}, now.parts, "parts")
        chosen = _chosen(
            _("Themes with a part of their own (none: the main themes)"), codes, themes, "themes"
        )
        by = _chosen(_("Figures by"), groups, [one for one in now.dimensions if one in groups], "groups")
        levels = {
            PUBLIC: _("only quotes that everybody may read"),
            WORK_GROUP: _("also quotes that are for the work group: then pass the report on to nobody else"),
        }
        level = st.radio(
            _("Quotes"), list(levels), index=list(levels).index(now.level), format_func=levels.__getitem__,
            key="report-level",
        )  # fmt: skip
        if st.form_submit_button(_("Save"), type="primary", key="report-save"):
            wanted = Outline(title, for_whom, tuple(parts), tuple(chosen), tuple(by), str(level))
            choose_outline(cursor, account, wanted)
            st.session_state[_SAVED] = True
            st.rerun()
    if st.session_state.pop(_SAVED, False):
        st.success(_("Saved."))
    _how_many(cursor, replace(now, themes=tuple(themes)))


def _chosen(label: str, names: dict[str, str], now: tuple[str, ...] | list[str], key: str) -> list[str]:
    return st.multiselect(
        label,
        list(names),
        list(now),
        format_func=names.__getitem__,
        key=f"report-{key}",
        placeholder=_("None"),
        filter_mode=None,
        select_all=False,
    )


def _how_many(cursor: Cursor, outline: Outline) -> None:
    """How many figures the report has; and when not all themes fit, that the last have none."""
    themes = list(outline.themes) or main_themes(codebook(cursor))
    fitting = themes_that_fit(outline, themes)
    said = _("The report has {figures} figures at most; there is room for {most}.").format(
        figures=number(figures_in(outline, fitting)), most=MOST_FIGURES
    )
    if len(fitting) < len(themes):
        said += " " + _("{count} themes do not fit. Choose the ones that matter most.").format(
            count=number(len(themes) - len(fitting))
        )
    st.write(said)


page(show)
