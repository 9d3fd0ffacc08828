"""Start a study from a ready-made set-up: what each one holds, and the button that lays it down."""

from __future__ import annotations

import streamlit as st

from coding.actions.start_from_set_up import SET_UP, start_from_set_up
from coding.codebook import in_tree_order
from coding.exchange.set_up_folder import folder_of, is_there, read_parts
from coding.set_ups import SET_UPS, SetUp, set_up_of
from coding.store.codes import codebook
from corpus.accounts import Account
from corpus.participants import age_group_label
from corpus.store.database import Cursor
from corpus.store.study import setting
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.figures import dimension_name
from pages.widgets.kinds import kind_names
from pages.widgets.tables import show_table


def show(cursor: Cursor, account: Account) -> None:
    """The set-up that the study started from, or the ones to choose from."""
    st.title(_("Ready-made set-ups"))
    begun = setting(cursor, SET_UP)
    if begun:
        _begun(account, str(begun))
    elif codebook(cursor):
        st.info(
            _(
                "This study has a codebook already, so it cannot start from a set-up any more. You can look at them."
            )
        )
    else:
        st.write(
            _(
                "A set-up gives a new study its codebook, groupings, kinds of conversation, scales and the outline of "
                "its report. You can change everything afterwards."
            )
        )
    for one in SET_UPS:
        if is_there(one.key):
            _set_up(cursor, account, one, open_to_choose=not begun and not codebook(cursor))


def _begun(account: Account, key: str) -> None:
    title = next((_(one.title) for one in SET_UPS if one.key == key), key)
    st.success(_("This study started from “{title}”.").format(title=literal(title)))
    with st.container(horizontal=True):
        for address, label in (
            ("codebook", _("Codebook")),
            ("groupings", _("How people are grouped")),
            ("study", _("The study")),
            ("participants", _("Participants")),
        ):
            st.page_link(link(address, account.role), label=label)


def _set_up(cursor: Cursor, account: Account, one: SetUp, open_to_choose: bool) -> None:
    with st.container(border=True):
        st.subheader(_(one.title))
        st.write(_(one.about))
        box = st.expander(_("What is in it"), on_change="rerun", key=f"set-up-{one.key}")
        with box:
            if box.open:
                _parts(one)
        if open_to_choose and st.button(_("Start from this one"), key=f"start-from-{one.key}"):
            start_from_set_up(cursor, account, set_up_of(one.key).key)
            st.rerun()


def _parts(one: SetUp) -> None:
    parts, codes = read_parts(folder_of(one.key))
    kinds = kind_names()
    usable = sum(code.codable for code in codes)
    said = ngettext("{count} code", "{count} codes", usable).format(count=number(usable))
    tree = ", ".join(code.name for depth, code in in_tree_order(codes) if depth == 0)
    groups = ", ".join(dimension_name(one.key, one.name) for one in parts.groupings)
    rows = [
        (_("Codebook"), f"{said}: {tree}"),
        (_("Themes are told apart"), groups),
        (_("Age groups"), ", ".join(map(age_group_label, parts.age_groups))),
        (
            _("Columns for participants"),
            "; ".join(f"{name}: {what}" for name, what in parts.attributes.items()),
        ),
        (_("Kinds of conversation"), ", ".join(kinds[kind] for kind in parts.kinds)),
        (_("Steps of a case"), " → ".join(parts.steps)),
        (_("Scales"), "; ".join(_(scale.name) for scale in parts.scales)),
        (_("Waves"), " → ".join(parts.waves)),
        (_("The report is for"), parts.outline.for_whom if parts.outline else ""),
    ]
    show_table((_("Part"), _("In this set-up")), [row for row in rows if row[1]])


page(show)
