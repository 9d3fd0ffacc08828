"""What can be done with one code: put it elsewhere, merge, divide, translate, retire."""

from __future__ import annotations

import streamlit as st

from coding.actions.change_codebook import retire_code
from coding.actions.merge_codes import merge_codes
from coding.actions.move_code import move_code
from coding.actions.split_code import split_code
from coding.actions.translate_code import translate_code
from coding.code_languages import CodeWords
from coding.codebook import Code, descendants
from coding.store.code_languages import translations
from corpus.accounts import LANGUAGES, Account
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import LANGUAGE_NAMES, _
from pages.frame.literal import literal
from pages.frame.notes import note

SAID = "codebook-said"
OWN = "nl"  # codes are written in the language of the interviews
LARGEST = 200  # characters of a name


def change_one(cursor: Cursor, account: Account, code: Code, codes: list[Code]) -> None:
    """Everything besides its words, each in a part that opens."""
    with show_errors():
        _order(cursor, account, code, codes)
    with st.expander(_("Merge it with another code")), show_errors():
        _merge(cursor, account, code, codes)
    if code.codable:
        with st.expander(_("Divide it into parts")), show_errors():
            _divide(cursor, account, code)
    with st.expander(_("In other languages")), show_errors():
        _translate(cursor, account, code)
    if st.button(
        _("Retire this code"),
        key=f"retire-{code.code_id}",
        help=_("The passages it was given keep it, unseen. It can come back."),
    ):
        with show_errors():
            retire_code(cursor, account, code.code_id)
            say(_("The code is retired."))


def say(words: str) -> None:
    """Show the page anew, with these words."""
    st.session_state[SAID] = words
    st.rerun()


def _order(cursor: Cursor, account: Account, code: Code, codes: list[Code]) -> None:
    row = sorted((one for one in codes if one.parent_id == code.parent_id), key=lambda one: one.position)
    ids = [one.code_id for one in row]
    place = ids.index(code.code_id)
    with st.container(horizontal=True):
        if st.button(
            _("Higher"), key=f"up-{code.code_id}", icon=":material/arrow_upward:", disabled=place == 0
        ):
            move_code(cursor, account, code.code_id, code.parent_id, ids[place - 1])
            say(_("Moved: {name}").format(name=literal(code.name)))
        last = place == len(ids) - 1
        if st.button(_("Lower"), key=f"down-{code.code_id}", icon=":material/arrow_downward:", disabled=last):
            before = ids[place + 2] if place + 2 < len(ids) else None
            move_code(cursor, account, code.code_id, code.parent_id, before)
            say(_("Moved: {name}").format(name=literal(code.name)))


def _merge(cursor: Cursor, account: Account, code: Code, codes: list[Code]) -> None:
    below = descendants(codes, code.code_id) | {code.code_id}
    choice = {one.code_id: one.name for one in codes if one.code_id not in below}
    st.write(
        _("Its passages count for the other code from then on. Nothing is lost, and it can be taken back.")
    )
    with st.form(f"merge-{code.code_id}", border=False, enter_to_submit=False):
        into = st.selectbox(
            _("It goes into"),
            list(choice),
            index=None,
            format_func=lambda key: choice[key],
            key=f"merge-into-{code.code_id}",
            filter_mode=None,
            placeholder=_("Choose"),
        )
        reason = st.text_area(_("Why?"), key=f"merge-why-{code.code_id}", height=90)
        if st.form_submit_button(_("Merge"), key=f"merge-it-{code.code_id}") and into:
            merge_codes(cursor, account, code.code_id, into, reason)
            say(
                _("“{name}” went into “{other}”.").format(
                    name=literal(code.name), other=literal(choice[into])
                )
            )


def _divide(cursor: Cursor, account: Account, code: Code) -> None:
    st.write(
        _(
            "It becomes a group, with the parts under it. Its passages wait there until you sort them, one by one."
        )
    )
    with st.form(f"divide-{code.code_id}", border=False, enter_to_submit=False):
        names = st.text_area(_("The parts, one name on each line"), key=f"parts-{code.code_id}", height=110)
        reason = st.text_area(_("Why?"), key=f"divide-why-{code.code_id}", height=90)
        if st.form_submit_button(_("Divide"), key=f"divide-it-{code.code_id}"):
            parts = [Code("", name.strip()) for name in names.splitlines() if name.strip()]
            split_code(cursor, account, code.code_id, parts, reason)
            say(_("“{name}” was divided. Now sort its passages.").format(name=literal(code.name)))


def _translate(cursor: Cursor, account: Account, code: Code) -> None:
    key = st.selectbox(
        _("Language"),
        [one for one in LANGUAGES if one != OWN],
        format_func=lambda one: LANGUAGE_NAMES[one],
        key=f"translate-into-{code.code_id}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    if key is None:
        return
    words = translations(cursor, key).get(code.code_id, CodeWords())
    note(_("What stays empty is read in the code's own words."))
    with st.form(f"translate-{key}-{code.code_id}", border=False, enter_to_submit=False):
        made = CodeWords(
            st.text_input(
                _("Name in everyday words"), words.plain_name, LARGEST, key=f"words-name-{key}-{code.code_id}"
            ),
            *(
                st.text_area(label, text, key=f"words-{number}-{key}-{code.code_id}", height="content")
                for number, (label, text) in enumerate(
                    (
                        (_("What it means"), words.definition),
                        (_("What belongs to it"), words.belongs),
                        (_("What does not"), words.belongs_not),
                        (_("An example in plain words"), words.example),
                    )
                )
            ),
        )
        if st.form_submit_button(_("Keep the translation"), key=f"keep-words-{key}-{code.code_id}"):
            translate_code(cursor, account, code.code_id, key, made)
            say(_("Saved: {name}").format(name=literal(code.name)))
