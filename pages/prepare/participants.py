"""Who was interviewed: from a table, or one by hand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from corpus.store.study import age_groups

from corpus.accounts import Account
from corpus.actions.save_participants import save_participants
from corpus.participants import AgeGroup, ParticipantRow, age_group_of
from corpus.reading.participants import read_participants
from corpus.store.database import Cursor
from corpus.store.participants import Participant, participants
from pages.frame.language import _, ngettext
from pages.frame.session import page
from pages.widgets.file_chooser import choose_files
from pages.widgets.literal import literal
from pages.widgets.tables import show_table

_SAID = "participants-said"


def show(cursor: Cursor, account: Account) -> None:
    """The table of everybody, a file to bring in, a form for one."""
    st.title(_("Participants"))
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    known = participants(cursor)
    if known:
        _table(known, age_groups(cursor))
    else:
        st.info(_("There are no participants yet. Bring in a table, or add the first one by hand."))
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
    for file in choose_files(_("Table of participants"), endings=(".csv", ".xlsx"), key="participants-file"):
        rows = read_participants(file.name, file.content())
        st.write(
            ngettext("{count} participant in {file}", "{count} participants in {file}", len(rows)).format(
                count=len(rows), file=literal(file.name)
            )
        )
        if st.button(_("Bring in"), key=f"bring-in-{file.name}", type="primary"):
            saved = save_participants(cursor, account, rows)
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
        format_func=lambda code: code or _("＋ Somebody new"),
        key="participant-to-change",
    )
    before = by_code.get(chosen)
    groups = sorted({group for one in known for group in one.subgroups})
    with st.form(f"participant-{chosen}", clear_on_submit=not chosen, enter_to_submit=False):
        code = chosen or st.text_input(_("Code (not a name)"), key="participant-code", max_chars=40)
        age = st.number_input(
            _("Age"), 0, 120, before.age if before else None, key=f"age-{chosen}", placeholder=_("unknown")
        )
        year = st.number_input(
            _("Or year of birth"),
            1900,
            2030,
            before.birth_year if before else None,
            key=f"year-{chosen}",
            placeholder=_("unknown"),
        )
        subgroups = st.multiselect(
            _("Subgroups"),
            groups,
            default=list(before.subgroups) if before else [],
            accept_new_options=True,
            placeholder=_("Choose, or type a new one"),
            key=f"subgroups-{chosen}",
        )
        if st.form_submit_button(_("Save"), type="primary"):
            attributes = dict(before.attributes) if before else {}
            row = ParticipantRow(code, age, year, tuple(subgroups), attributes, None, 0)
            save_participants(cursor, account, [row])
            st.session_state[_SAID] = _("Saved.")
            st.rerun()


page(show)
