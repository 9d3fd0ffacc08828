"""What the study is: its name, its age groups, and below how many people nothing is shown to work groups."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.accounts import Account
from corpus.actions.change_study import change_study
from corpus.backgrounds import read_questions, written
from corpus.participants import AgeGroup, age_group_label, age_group_of, read_age_groups
from corpus.store.backgrounds import BACKGROUNDS, background_questions
from corpus.store.database import Cursor
from corpus.store.participants import participants
from corpus.store.study import age_groups, setting, threshold
from pages.frame.language import _
from pages.frame.menu import link
from pages.frame.session import page
from pages.prepare.person_to_call import show_person_to_call
from pages.widgets.tables import show_table


def show(cursor: Cursor, account: Account) -> None:
    """One form; below it how many people fall in each age group as it stands."""
    st.title(_("The study"))
    groups = age_groups(cursor)
    with st.form("study", enter_to_submit=False):
        name = st.text_input(
            _("Name of the study"), setting(cursor, "name", ""), key="study-name", max_chars=120
        )
        bands = st.text_input(
            _("Age groups, from young to old, with commas"),
            ", ".join(map(age_group_label, groups)),
            key="study-age-groups",
            help=_("For example: 18-34, 35-49, 50-64, 65-74, 75+"),
        )
        least = st.number_input(
            _("Smallest number of people that work groups get to see"),
            3,
            50,
            threshold(cursor),
            key="study-threshold",
            help=_("Smaller numbers are hidden, and so is what they could be computed from."),
        )
        if st.form_submit_button(_("Save"), type="primary", key="study-save"):
            changes = {"name": name.strip(), "age_groups": read_age_groups(bands), "threshold": int(least)}
            change_study(cursor, account, changes)
            st.session_state["study-saved"] = True
            st.rerun()
    if st.session_state.pop("study-saved", False):
        st.success(_("Saved."))
    _preview(cursor, groups)
    st.page_link(
        link("groupings", account.role),
        label=_("Change how people are grouped"),
        icon=":material/workspaces:",
    )
    _about_readers(cursor, account)
    show_person_to_call(cursor, account)


def _about_readers(cursor: Cursor, account: Account) -> None:
    """The questions that readers may answer about themselves, a line each."""
    st.subheader(_("What readers may tell about themselves"))
    st.write(
        _(
            "Readers answer these on their own page if they want to. The answers are only used to compare how groups "
            "of two readers or more mark. Leave this empty to ask nothing."
        )
    )
    with st.form("study-readers", enter_to_submit=False):
        questions = st.text_area(
            _("One question on each line, with its answers"),
            written(background_questions(cursor)),
            key="study-backgrounds",
            placeholder=_("How long have you lived here: less than 10 years, 10 years or more"),
        )
        if st.form_submit_button(_("Save the questions"), key="study-backgrounds-save"):
            found = [[one.name, list(one.answers)] for one in read_questions(questions)]
            change_study(cursor, account, {BACKGROUNDS: found})
            st.session_state["study-readers-saved"] = True
            st.rerun()
    if st.session_state.pop("study-readers-saved", False):
        st.success(_("Saved."))


def _preview(cursor: Cursor, groups: Sequence[AgeGroup]) -> None:
    known = participants(cursor)
    if not known:
        return
    st.subheader(_("How many participants fall in each group"))
    ages = [age_group_of(one.age, groups) for one in known]
    labels = [age_group_label(group) for group in groups]
    rows: list[tuple[str, int]] = [(label, ages.count(label)) for label in labels]
    rows.append((_("unknown"), ages.count(None)))
    show_table((_("Age group"), _("Participants")), rows, numbers=(1,))


page(show)
