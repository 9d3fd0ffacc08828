"""How the study groups its participants, and by what its work group gets to see themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from coding.store.theme_people import groups, people
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.actions.change_groupings import change_groupings
from corpus.actions.change_study import change_study
from corpus.errors import MeerstemError
from corpus.groupings import AGE_GROUP, Grouping, checked_grouping, read_joined, written_joined
from corpus.participants import AgeGroup, age_group_label, check_age_groups, read_age_groups
from corpus.store.database import Cursor
from corpus.store.groupings import Values, dimensions, grouping, values_of
from corpus.store.study import age_groups
from pages.frame.language import _, ngettext, number, said
from pages.frame.session import page
from pages.widgets.figures import dimension_name, group_name
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import show_table

SHOWN = 40  # rows of a table of values or groups
FEW = 12  # more groups than this are hard to read in a picture
_SAID = "groupings-said"


def show(cursor: Cursor, account: Account) -> None:
    """A dimension, its groups as they would become, and how many participants fall where."""
    st.title(_("How people are grouped"))
    st.write(
        _(
            "Choose by what themes are told apart. Values can be joined into groups of your own; what participants "
            "told stays as it is. Below you see how many fall where, before you save."
        )
    )
    if told := st.session_state.pop(_SAID, ""):
        st.success(told)
    known = {one.key: one for one in dimensions(cursor, RESEARCHER)}
    names = {key: dimension_name(key, one.name) for key, one in known.items()}
    key = linked_choice(_("Which grouping?"), "dimension", names, "groupings-dimension")
    if key == AGE_GROUP:
        _ages(cursor, account)
    else:
        _values(cursor, account, key)
    _opened(cursor, names)


def _ages(cursor: Cursor, account: Account) -> None:
    written = ", ".join(map(age_group_label, age_groups(cursor)))
    typed = st.text_input(
        _("Age groups, from young to old, with commas"),
        written,
        key="groupings-ages",
        help=_("For example: 18-34, 35-49, 50-64, 65-74, 75+"),
    )
    opened = _open_to_work_group(grouping(cursor, AGE_GROUP))
    try:
        bands = read_age_groups(typed)
        check_age_groups(bands)
    except MeerstemError as error:
        st.error(said(error), icon=":material/info:")
        return
    _preview(cursor, Grouping(AGE_GROUP), bands)
    if st.button(_("Save"), type="primary", key="groupings-save-ages"):
        change_study(cursor, account, {"age_groups": bands})
        _save(cursor, account, replace(grouping(cursor, AGE_GROUP), open=opened))


def _values(cursor: Cursor, account: Account, key: str) -> None:
    before, values = grouping(cursor, key), values_of(cursor, key)
    left, right = st.columns(2, gap="large")
    name = left.text_input(
        _("What you call this grouping"), before.name, max_chars=60, key=f"groupings-name-{key}"
    )
    rest = right.text_input(
        _("All other values together are called"),
        before.rest,
        max_chars=60,
        key=f"groupings-rest-{key}",
        placeholder=_("each value stays by itself"),
    )
    lines = st.text_area(
        _("Groups, one on each line: a name, a colon, and the values with semicolons between them"),
        written_joined(before.joined),
        key=f"groupings-joined-{key}",
        placeholder=_("North: Oosterdiep; Zandwijk"),
        height=150,
    )
    opened = _open_to_work_group(before)
    try:
        after = checked_grouping(Grouping(key, name.strip(), read_joined(lines), rest.strip(), opened))
    except MeerstemError as error:
        st.error(said(error), icon=":material/info:")
        _there_are(values)
        return
    _preview(cursor, after, age_groups(cursor))
    _nobody_has(after, values)
    if st.button(_("Save"), type="primary", key=f"groupings-save-{key}"):
        _save(cursor, account, after)
    _there_are(values)


def _open_to_work_group(before: Grouping) -> bool:
    return st.toggle(
        _("The work group may see themes by this"),
        before.open,
        key=f"groupings-open-{before.key}",
        help=_("Figures about too few people stay hidden, also here."),
    )


def _save(cursor: Cursor, account: Account, after: Grouping) -> None:
    change_groupings(cursor, account, [after])
    st.session_state[_SAID] = _("Saved.")
    st.rerun()


def _preview(cursor: Cursor, after: Grouping, bands: Sequence[AgeGroup]) -> None:
    """How many participants with a voice in an interview fall in each group, as it would become."""
    st.subheader(_("How many participants fall in each group"))
    found = people(cursor)
    known = groups(cursor, found, bands, dimensions=[after.key], wanted={after.key: after})
    counts = [int(count) for count in known.members.sum(axis=1)] if len(found) else []
    rows = [
        (group_name(after.key, group), number(count))
        for (dimension, group), count in zip(known.names, counts, strict=False)
        if dimension == after.key
    ]
    if not rows:
        st.info(_("Nobody speaks in an interview yet, so every group is empty."))
        return
    if len(rows) > FEW:
        st.warning(
            ngettext("{count} group", "{count} groups", len(rows)).format(count=number(len(rows)))
            + ": "
            + _(
                "too many to compare at a glance, and most are too small to show. Join values into a few groups."
            )
        )
    show_table((_("Group"), _("Participants")), rows[:SHOWN], numbers=(1,), stack=False)
    if len(rows) > SHOWN:
        st.write(
            _("The table shows the first {shown} of {count}.").format(shown=SHOWN, count=number(len(rows)))
        )


def _nobody_has(after: Grouping, values: Values) -> None:
    there = {value.casefold() for value, _count in values}
    missing = [value for joined in after.joined.values() for value in joined if value.casefold() not in there]
    if missing:
        st.info(_("Nobody has these values (yet): {values}").format(values=", ".join(missing[:SHOWN])))


def _there_are(values: Values) -> None:
    if not values:
        return
    label = ngettext("{count} value as told", "{count} values as told", len(values))
    with st.expander(label.format(count=number(len(values)))):
        rows = [(value, number(count)) for value, count in values]
        show_table((_("Value"), _("Participants")), rows, numbers=(1,), stack=False)


def _opened(cursor: Cursor, names: Mapping[str, str]) -> None:
    st.subheader(_("What the work group sees"))
    opened = [names[one.key] for one in dimensions(cursor, WORK_GROUP) if one.key in names]
    if opened:
        st.write(_("Themes {groupings}.").format(groupings=", ".join(name.lower() for name in opened)))
    else:
        st.write(_("No grouping is open to the work group: it sees themes of everybody together."))


page(show)
