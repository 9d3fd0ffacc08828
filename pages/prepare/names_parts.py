"""The parts of the page on which names are removed: the names, a missed one, the text, who speaks, the register."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from corpus.accounts import Account
from corpus.actions.decide_names import decide_names
from corpus.actions.map_speakers import map_speakers
from corpus.actions.note_names import drop_name, note_name
from corpus.actions.save_participants import save_participants
from corpus.participants import ParticipantRow
from corpus.review import NameDecision, NameItem, key_of_missed, with_names_removed
from corpus.store.database import Cursor
from corpus.store.intake import known_names
from corpus.store.participants import participant_ids
from corpus.store.reviews import OpenText
from pages.frame.language import _, number
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.frame.the_store import the_intake
from pages.widgets.name_items import kind_names, review_item, styled
from pages.widgets.speaker_choice import choose_speakers, with_new

Shown = TypeVar("Shown")

ITEMS_A_SCREEN = 15
TURNS_A_SCREEN = 60


def review_names(cursor: Cursor, account: Account, found: OpenText) -> None:
    """The names, those to decide on first, some at a time; every change is kept at once."""
    if not found.items:
        st.info(_("Nothing was found that may be a name. Read the text through, and add what was missed."))
        return
    _accept_the_rest(cursor, account, found)
    numbers, ordered = _in_order(found)
    intake_id = found.waiting.intake_id
    screen = f"names-screen-{intake_id}"
    decisions: list[NameDecision] = []
    for item in _on_this_screen(ordered, ITEMS_A_SCREEN, screen):
        reviewed = review_item(found.waiting.reading, item, f"name-{intake_id}-{numbers[item.key]}")
        decisions += reviewed.decisions
        if reviewed.keep:
            note_name(
                cursor, account, the_intake(), item.text, "name" if item.kind == "capital" else item.kind
            )
            st.session_state["names-said"] = _("Kept in the register.")
            st.rerun()
    if decisions:  # before the buttons below, which start the page anew themselves
        decide_names(cursor, account, the_intake(), intake_id, decisions)
        st.rerun()
    _turn_over(len(ordered), ITEMS_A_SCREEN, screen)


def add_missed_name(cursor: Cursor, account: Account, found: OpenText) -> None:
    """A form for a name that was not proposed: it goes wherever it stands, and perhaps into the register."""
    with (
        st.expander(_("Add a name that was missed"), icon=":material/add:"),
        st.form("names-missed", clear_on_submit=True, border=False, enter_to_submit=False),
    ):
        text = st.text_input(_("The name as it stands in the text"), key="names-missed-text", max_chars=80)
        kinds = kind_names()
        kind = st.selectbox(
            _("What is it?"),
            list(kinds),
            format_func=lambda one: kinds[one],
            key="names-missed-kind",
            filter_mode=None,
            placeholder=_("Choose"),
        )
        register = st.checkbox(
            _("Also keep it in the study's register, so that it is found in other texts"),
            key="names-missed-keep",
        )
        if st.form_submit_button(_("Add"), key="names-missed-add"):
            decision = NameDecision(key_of_missed(found.waiting.reading, text), None, kind, True)
            decide_names(cursor, account, the_intake(), found.waiting.intake_id, [decision])
            if register:
                note_name(cursor, account, the_intake(), text, kind)
            st.session_state["names-said"] = _("Added: it is replaced wherever it stands.")
            st.rerun()


def read_through(cursor: Cursor, found: OpenText) -> None:
    """The text as it will be, what comes instead of names marked."""
    codes = {participant_id: code for code, participant_id in participant_ids(cursor).items()}
    content = with_names_removed(found.waiting.reading, found.waiting.speakers, found.items, codes)
    instead = {html.escape(item.placeholder) for item in found.items if item.replaced}
    marked = re.compile("|".join(map(re.escape, sorted(instead, key=len, reverse=True))) or r"(?!)")
    note(_("So it will be in the study. What comes instead of a name is marked."))
    paragraphs = []
    for turn in _on_this_screen(content.turns, TURNS_A_SCREEN, f"names-pages-{found.waiting.intake_id}"):
        said = marked.sub(
            lambda match: f"<mark>{match.group()}</mark>", html.escape(content.text[turn.start : turn.end])
        )
        label = html.escape(content.speakers[turn.speaker].label)
        paragraphs.append(f"<p><strong>{label}</strong>{' ' if label else ''}{said}</p>")
    styled(f'<div class="names-text" lang="nl">{"".join(paragraphs)}</div>')
    _turn_over(len(content.turns), TURNS_A_SCREEN, f"names-pages-{found.waiting.intake_id}")


def who_speaks(cursor: Cursor, account: Account, found: OpenText) -> None:
    """Who the labels in the text are, as far as it is known; their labels become their codes."""
    waiting, ids = found.waiting, participant_ids(cursor)
    key = f"names-who-{waiting.intake_id}"
    choices = choose_speakers(waiting.speakers, waiting.reading.turns, ids, key)
    if st.button(_("Save who speaks"), key="names-who-save"):
        new = {code for code in choices.new_codes.values() if code} - set(ids)
        if new:
            rows = [ParticipantRow(code, None, None, (), {}, None, 0) for code in sorted(new)]
            save_participants(cursor, account, rows)
        speakers = with_new(choices, participant_ids(cursor))
        map_speakers(cursor, account, the_intake(), waiting.intake_id, speakers)
        st.session_state.pop(f"{key}-kept", None)
        st.session_state["names-said"] = _("Saved.")
        st.rerun()


def show_register(cursor: Cursor, account: Account) -> None:
    """The names that are proposed as sure in every text; they are kept in the encrypted intake only."""
    with the_intake().cursor() as intake:
        names = known_names(intake)
    title = _("The study's register of names: {count}").format(count=number(len(names)))
    with st.expander(title, icon=":material/menu_book:"):
        st.write(
            _("A name in the register is replaced in every text that still waits. It is kept encrypted.")
        )
        kinds = kind_names()
        with st.form("names-register", clear_on_submit=True, border=False, enter_to_submit=False):
            name = st.text_input(_("Name"), key="names-register-name", max_chars=80)
            kind = st.selectbox(
                _("What is it?"),
                list(kinds),
                format_func=lambda one: kinds[one],
                key="names-register-kind",
                filter_mode=None,
                placeholder=_("Choose"),
            )
            if st.form_submit_button(_("Add to the register"), key="names-register-add"):
                note_name(cursor, account, the_intake(), name, kind)
                st.rerun()
        for place, (known, known_kind) in enumerate(names):
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.markdown(f"{literal(known)} · {kinds[known_kind]}")
            if right.button(_("Take out"), key=f"names-register-{place}", width="stretch"):
                drop_name(cursor, account, the_intake(), known)
                st.rerun()


def _accept_the_rest(cursor: Cursor, account: Account, found: OpenText) -> None:
    rest = [item for item in found.items if item.waits]
    if not rest:
        return
    label = _("Accept the rest as proposed: replace {count}").format(count=number(len(rest)))
    if st.button(label, icon=":material/done_all:", key="names-accept"):
        decisions = [NameDecision(item.key, None, item.kind, True, item.typed) for item in rest]
        decide_names(cursor, account, the_intake(), found.waiting.intake_id, decisions)
        st.rerun()


def _in_order(found: OpenText) -> tuple[dict[str, int], list[NameItem]]:
    """A number for every name and an order, both of which stay while one works: what was added later comes first."""
    key = f"names-order-{found.waiting.intake_id}"
    items = {item.key: item for item in found.items}
    if key not in st.session_state:
        st.session_state[key] = (sorted(items, key=lambda name: not items[name].waits), [])
    first, later = st.session_state[key]
    known = {*first, *later}
    later += [name for name in items if name not in known]
    numbers = {name: place for place, name in enumerate([*first, *later])}
    return numbers, [items[name] for name in [*reversed(later), *first] if name in items]


def _on_this_screen(everything: Sequence[Shown], most: int, key: str) -> Sequence[Shown]:
    screen = min(st.session_state.get(key, 0), max(0, len(everything) - 1) // most)
    st.session_state[key] = screen
    return everything[screen * most : (screen + 1) * most]


def _turn_over(count: int, most: int, key: str) -> None:
    """Backward and forward through what does not fit on one screen."""
    screen, last = st.session_state[key], max(0, count - 1) // most
    if not last:
        return
    left, middle, right = st.columns([1, 1, 1], vertical_alignment="center")
    if left.button(_("Back"), disabled=screen == 0, key=f"{key}-back", width="stretch"):
        st.session_state[key] = screen - 1
        st.rerun()
    middle.markdown(
        _("Part {part} of {parts}").format(part=screen + 1, parts=last + 1), text_alignment="center"
    )
    if right.button(_("Further"), disabled=screen == last, key=f"{key}-further", width="stretch"):
        st.session_state[key] = screen + 1
        st.rerun()
