"""Somebody withdraws: first what will go, then typing their code, then a receipt to give them."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from coding.actions.withdraw import finish_withdrawals, preview_withdrawal, withdraw
from coding.store.withdrawing import voices_of
from coding.withdrawals import COUNTED, TakenOut, Voice, Withdrawal
from corpus.accounts import RESEARCHER, Account, require
from corpus.erasing import EVERYTHING, ONE_TEXT, SCOPES
from corpus.errors import Conflict
from corpus.store.database import Cursor
from corpus.store.erasing import receipts
from corpus.store.participants import Participant, participants
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.frame.the_store import the_intake, the_store
from pages.widgets.receipts import list_receipts, show_receipt
from pages.widgets.tables import show_table

_DONE = "withdraw-done"


def show(cursor: Cursor, account: Account) -> None:
    """Who and what, the preview, the code to type; below it the receipts of before."""
    require(account, RESEARCHER)
    st.page_link(
        link("consents", account.role), label=_("What participants agreed to"), icon=":material/arrow_back:"
    )
    st.title(_("Somebody withdraws"))
    made = receipts(cursor)
    _unfinished(cursor, account, [one.made_at for one in made if not one.done])
    if done := st.session_state.get(_DONE):
        if receipt := next((one for one in made if one.erasure_id == done), None):
            show_receipt(receipt)
        if st.button(_("Somebody else withdraws"), key="withdraw-again"):
            del st.session_state[_DONE]
            st.rerun()
        return
    st.write(
        _("What is withdrawn is gone for good: from the study, its files and the copies that the app made.")
    )
    known = participants(cursor)
    if known:
        _ask(cursor, account, known)
    else:
        st.info(_("There are no participants yet. Bring in a table, or add the first one by hand."))
    list_receipts(made)


def _unfinished(cursor: Cursor, account: Account, due: list[object]) -> None:
    """What could not be cleaned yet, as others were busy: once more, or at the next start."""
    if not due:
        return
    st.warning(
        _(
            "What was withdrawn is out of the study, but its bytes are still in the file: others were using it."
        )
    )
    if st.button(_("Clean the file now"), key="withdraw-finish"):
        finish_withdrawals(cursor, account, the_store(), the_intake())
        st.rerun()


def _ask(cursor: Cursor, account: Account, known: list[Participant]) -> None:
    names = {one.participant_id: one.code for one in known}
    asked = st.query_params.get("person")  # from the page on which they said so
    who = st.selectbox(
        _("Who withdraws?"),
        list(names),
        index=list(names).index(asked) if asked in names else None,
        format_func=names.__getitem__,
        key="withdraw-who",
        placeholder=_("Choose"),
        filter_mode=None,
    )
    if who is None:
        return
    scope = st.radio(
        _("What do they withdraw?"),
        list(SCOPES),
        format_func=lambda one: _(SCOPES[one]),
        key=f"withdraw-what-{who}",
    )
    wanted = _chosen(voices_of(cursor, who), who, scope or EVERYTHING)
    if wanted is None:
        return
    found = preview_withdrawal(cursor, account, the_intake(), wanted)
    _preview(found)
    _confirm(cursor, account, wanted, names[who])


def _chosen(voices: list[Voice], who: str, scope: str) -> Withdrawal | None:
    """The withdrawal as it is chosen so far; None while a choice is missing."""
    text = None
    if scope == ONE_TEXT:
        if not voices:
            st.info(_("This person speaks in no interview."))
            return None
        names = {one.transcript_id: one.name for one in voices}
        text = st.selectbox(
            _("Which interview?"),
            list(names),
            format_func=names.__getitem__,
            key=f"withdraw-text-{who}",
            filter_mode=None,
        )
        voices = [one for one in voices if one.transcript_id == text]
    whole = set()
    for one in voices if scope in (EVERYTHING, ONE_TEXT) else ():
        label = _("Take out the whole of “{name}”, also what the others said").format(name=literal(one.name))
        if not one.alone and st.checkbox(label, key=f"withdraw-whole-{one.transcript_id}"):
            whole.add(one.transcript_id)
    return Withdrawal(who, scope, text, frozenset(whole))


def _preview(found: TakenOut) -> None:
    st.header(_("What will go"))
    if found.counts:
        rows = [(_(COUNTED[kind][0]), count) for kind, count in found.counts.items()]
        show_table((_("What"), _("How many")), rows, numbers=(1,), stack=False)
    else:
        st.write(_("No words go. From now on they are not used for this any more."))
    if found.texts:
        st.write(_("These go altogether: {names}").format(names=_names(found.texts)))
    if found.own_words:
        st.write(
            _("In these only their own words go, the others' stay: {names}").format(
                names=_names(found.own_words)
            )
        )
        note(_("What others said about them stays. Read it through, and take names out where they stand."))
    note(
        _(
            "The codebook stays. That somebody withdrew stays too, without who it was. Files that somebody took away "
            "before are not in the app: delete them yourself."
        )
    )


def _names(voices: tuple[Voice, ...]) -> str:
    return ", ".join(literal(one.name) for one in voices)


def _confirm(cursor: Cursor, account: Account, wanted: Withdrawal, code: str) -> None:
    with st.form(f"withdraw-{wanted.participant_id}-{wanted.scope}", enter_to_submit=False):
        typed = st.text_input(
            _("Type {code} to confirm. It cannot be undone.").format(code=literal(code)),
            key=f"withdraw-typed-{code}",
        )
        if not st.form_submit_button(_("Take it out for good"), type="primary", key="withdraw-do"):
            return
        with st.spinner(_("It is taken out. This can take half a minute.")):
            st.session_state[_DONE] = withdraw(cursor, account, the_intake(), wanted, typed)
            with suppress(Conflict):  # others were busy: the page says so, with a button
                finish_withdrawals(cursor, account, the_store(), the_intake())
        st.rerun()


page(show)
