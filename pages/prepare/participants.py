"""Who was interviewed: from a table, or one by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from corpus.accounts import Account
from corpus.actions.save_participants import save_participants
from corpus.errors import N_, Conflict
from corpus.participants import HIGHEST_AGE, AgeGroup, ParticipantRow, age_group_of
from corpus.reading.participants import read_participants
from corpus.store.database import Cursor
from corpus.store.groupings import attributes
from corpus.store.participants import Participant, participants
from corpus.store.study import age_groups
from pages.frame.errors import show_errors
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files
from pages.widgets.tables import show_table

MOST_ASKED = 12  # attributes in the form; a table may have more
_SAID, _FILE = "participants-said", "participants-file"


def show(cursor: Cursor, account: Account) -> None:
    """The table of everybody, a file to bring in, a form for one."""
    st.title(_("Participants"))
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    known = participants(cursor)
    if known:
        _table(known, age_groups(cursor))
        label = _("What participants agreed to")
        st.page_link(link("consents", account.role), label=label, icon=":material/handshake:")
        with st.container(horizontal=True):
            st.page_link(
                link("groupings", account.role),
                label=_("How people are grouped"),
                icon=":material/workspaces:",
            )
            st.page_link(
                link("conversations", account.role),
                label=_("What kind of conversations"),
                icon=":material/forum:",
            )
            st.page_link(
                link("giving-back", account.role),
                label=_("Giving back"),
                icon=":material/volunteer_activism:",
            )
    else:
        st.info(_("There are no participants yet. Bring in a table, or add the first one by hand."))
    st.page_link(link("scales", account.role), label=_("Scales and scores"), icon=":material/straighten:")
    left, right = st.columns(2, gap="large")
    with left:
        _from_file(cursor, account)
    with right:
        _by_hand(cursor, account, known)


def _table(known: list[Participant], groups: Sequence[AgeGroup]) -> None:
    rows = [
        (
            one.code,
            "" if one.age is None else one.age,
            age_group_of(one.age, groups) or _("unknown"),
            ", ".join(one.subgroups),
            one.transcripts,
        )
        for one in known
    ]
    heads = (_("Participant"), _("Age"), _("Age group"), _("Subgroups"), _("Interviews"))
    show_table(heads, rows, numbers=(1, 4))


def _from_file(cursor: Cursor, account: Account) -> None:
    st.subheader(_("From a table"))
    st.write(
        _(
            "A CSV or Excel file with a row for each person: a code, an age or year of birth, one or more subgroups."
        )
    )
    for file in choose_files(_("Table of participants"), endings=(".csv", ".xlsx"), key=_FILE):
        with show_errors():
            _bring_in(cursor, account, file)


def _bring_in(cursor: Cursor, account: Account, file: ChosenFile) -> None:
    rows = read_participants(file.name, file.content())
    st.write(
        ngettext("{count} participant in {file}", "{count} participants in {file}", len(rows)).format(
            count=len(rows), file=literal(file.name)
        )
    )
    if st.button(_("Bring in"), key=f"bring-in-{file.file_id}", type="primary"):
        saved = save_participants(cursor, account, rows)
        forget_files(_FILE, [file])
        st.session_state[_SAID] = _("{added} added, {changed} changed, {unchanged} as they were.").format(
            added=saved.added, changed=saved.changed, unchanged=saved.unchanged
        )
        st.rerun()


def _by_hand(cursor: Cursor, account: Account, known: list[Participant]) -> None:
    st.subheader(_("By hand"))
    by_code = {one.code: one for one in known}
    chosen = st.selectbox(
        _("Whom?"),
        ["", *by_code],
        format_func=lambda code: code or _("+ Somebody new"),
        key="participant-to-change",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    with st.form(f"participant-{chosen}", enter_to_submit=False):
        row = _fields(chosen, by_code.get(chosen), known, attributes(cursor))
        if st.form_submit_button(_("Save"), type="primary", key="participants-save"):
            if not chosen and row.code.casefold() in map(str.casefold, by_code):
                raise Conflict(N_("There is a participant {code} already. Choose them above."), code=row.code)
            save_participants(cursor, account, [row])
            st.session_state[_SAID] = _("Saved.")
            st.rerun()


def _fields(
    chosen: str, before: Participant | None, known: list[Participant], asked: Mapping[str, str]
) -> ParticipantRow:
    key = chosen or f"new-{len(known)}"  # another key, and so empty fields, once somebody was added
    code = chosen or st.text_input(_("Code (not a name)"), key=f"code-{key}", max_chars=40).strip()
    unknown = _("unknown")
    ages = before.age if before else None, before.birth_year if before else None
    age = st.number_input(_("Age"), 0, HIGHEST_AGE, ages[0], key=f"age-{key}", placeholder=unknown)
    this_year = date.today().year
    year = st.number_input(
        _("Or year of birth"),
        this_year - HIGHEST_AGE,
        this_year,
        ages[1],
        key=f"year-{key}",
        placeholder=unknown,
    )
    subgroups = st.text_input(
        _("Subgroups, with commas between them"),
        ", ".join(before.subgroups) if before else "",
        key=f"subgroups-{key}",
    )
    groups = sorted({group for one in known for group in one.subgroups})
    if groups:
        note(_("In use: {subgroups}").format(subgroups=literal(", ".join(groups))))
    given = dict.fromkeys(" ".join(group.split()) for group in subgroups.split(","))
    told = dict(before.attributes) if before else {}
    for name, about in list(asked.items())[:MOST_ASKED]:
        told[name] = st.text_input(
            literal(name),
            told.get(name, ""),
            key=f"attribute-{name}-{key}",
            help=literal(about) if about else None,
        ).strip()
    filled = {name: text for name, text in told.items() if text}
    return ParticipantRow(code, age, year, tuple(filter(None, given)), filled, None, 0)


page(show)
