"""What participants agreed to: one or many at once, from a table, with what was noted before."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from coding.actions.save_consents import bring_in_consents, change_consent_default, save_consents
from corpus.accounts import RESEARCHER, Account, require
from corpus.consent import LONGEST_TAKEN_BY, OTHERWISE, USES, WAYS, Consent
from corpus.reading.consents import read_consents
from corpus.store.consents import consents_now, default_uses, history
from corpus.store.database import Cursor
from corpus.store.participants import Participant, participants
from pages.frame.errors import show_errors
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files
from pages.widgets.tables import show_table

_SAID, _FILE, _ROUND = "consents-said", "consents-file", "consents-round"


def show(cursor: Cursor, account: Account) -> None:
    """Everybody's consent, then noting one or many, then what holds for the others, then a table to bring in."""
    require(account, RESEARCHER)
    st.page_link(
        link("participants", account.role), label=_("All participants"), icon=":material/arrow_back:"
    )
    st.title(_("What participants agreed to"))
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    st.write(
        _(
            "Nothing is used beyond what somebody agreed to. When it becomes less, readers lose the interview at once."
        )
    )
    known = participants(cursor)
    if not known:
        st.info(_("There are no participants yet. Bring in a table, or add the first one by hand."))
        return
    label = _("Somebody withdraws")
    st.page_link(link("withdraw", account.role), label=label, icon=":material/logout:")
    consents = consents_now(cursor)
    _table(known, consents)
    _note(cursor, account, known, consents)
    _default(cursor, account)
    _from_file(cursor, account)


def _table(known: list[Participant], consents: dict[str, Consent]) -> None:
    heads = (_("Participant"), *(_(words) for words in USES.values()), _("When and how"))
    rows = [
        (one.code, *_uses(consents[one.participant_id]), _when(consents[one.participant_id])) for one in known
    ]
    show_table(heads, rows)


def _uses(consent: Consent) -> tuple[str, ...]:
    return tuple(_("yes") if consent.allows(use) else _("no") for use in USES)


def _when(consent: Consent) -> str:
    if not consent.recorded:
        return _("nothing noted: as everybody")
    pieces = [
        day(consent.agreed_on) if consent.agreed_on else "",
        "" if consent.how == OTHERWISE else _(WAYS[consent.how]).lower(),
        _("noted by {name}").format(name=consent.taken_by) if consent.taken_by else "",
    ]
    return ", ".join(filter(None, pieces)) or _("noted")


def _note(cursor: Cursor, account: Account, known: list[Participant], consents: dict[str, Consent]) -> None:
    st.header(_("Note what somebody agreed to"))
    names = {one.participant_id: one.code for one in known}
    turn = st.session_state.setdefault(_ROUND, 0)
    key = f"consents-whom-{turn}"
    if st.button(_("Choose everybody"), key="consents-everybody"):
        st.session_state[key] = list(names)
    chosen = st.multiselect(
        _("For whom? One or more"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        select_all=False,
        placeholder=_("Choose"),
    )
    if not chosen:
        return
    first = consents[chosen[0]]
    key = f"{turn}-{'-'.join(chosen)}"
    with st.form(f"consent-{key}", enter_to_submit=False):
        given = _fields(first, key)
        if st.form_submit_button(_("Save"), type="primary", key="consents-save"):
            done = save_consents(cursor, account, chosen, *given)
            st.session_state[_SAID] = " ".join([_("Saved."), _ended(done.ended)]).strip()
            st.session_state[_ROUND] = turn + 1
            st.rerun()
    if len(chosen) == 1:
        _history(cursor, chosen[0])


def _fields(first: Consent, key: str) -> tuple[list[str], date | None, str, str]:
    st.write(_("They agree that their words are:"))
    uses = [
        use
        for use, words in USES.items()
        if st.checkbox(_(words), value=first.allows(use), key=f"consent-{use}-{key}")
    ]
    agreed_on: Any = st.date_input(
        _("When they said so"),
        first.agreed_on,
        min_value=date(1950, 1, 1),
        max_value=date.today(),
        format="DD-MM-YYYY",
        key=f"consent-day-{key}",
    )
    how = st.radio(
        _("How they said so"),
        list(WAYS),
        index=list(WAYS).index(first.how),
        format_func=lambda way: _(WAYS[way]),
        key=f"consent-how-{key}",
    )
    by = st.text_input(
        _("Who noted it at the time"), first.taken_by, max_chars=LONGEST_TAKEN_BY, key=f"consent-by-{key}"
    )
    return uses, agreed_on, how or OTHERWISE, by


def _history(cursor: Cursor, participant_id: str) -> None:
    facts = history(cursor, participant_id)
    if not facts:
        return
    st.subheader(_("What was noted before"))
    heads = (_("Noted in the app"), *(_(words) for words in USES.values()), _("When and how"), _("By"))
    rows = [(day(one.made_at), *_uses(one.consent), _when(one.consent), one.account or "–") for one in facts]
    show_table(heads, rows)


def _default(cursor: Cursor, account: Account) -> None:
    st.header(_("For whom nothing is noted"))
    now = default_uses(cursor)
    with st.form("consents-default", enter_to_submit=False):
        st.write(_("Everybody agreed to this, unless something else is noted above:"))
        uses = [
            use
            for use, words in USES.items()
            if st.checkbox(_(words), value=use in now, key=f"consents-default-{use}")
        ]
        if st.form_submit_button(_("Save"), key="consents-default-save"):
            ended = change_consent_default(cursor, account, uses)
            st.session_state[_SAID] = " ".join([_("Saved."), _ended(ended)]).strip()
            st.rerun()


def _from_file(cursor: Cursor, account: Account) -> None:
    st.header(_("From a table"))
    st.write(
        _(
            "A CSV or Excel file with a row for each person: a code, and columns with yes or no, named “lezen”, "
            "“citaten binnen”, “citaten buiten” and “archief”. If you like also “datum”, “hoe” and “door”."
        )
    )
    for file in choose_files(_("Table of consents"), endings=(".csv", ".xlsx"), key=_FILE):
        with show_errors():
            _bring_in(cursor, account, file)


def _bring_in(cursor: Cursor, account: Account, file: ChosenFile) -> None:
    rows = read_consents(file.name, file.content())
    said = ngettext("{count} participant in {file}", "{count} participants in {file}", len(rows))
    note(said.format(count=len(rows), file=literal(file.name)))
    if st.button(_("Bring in"), key=f"bring-in-{file.file_id}", type="primary"):
        done = bring_in_consents(cursor, account, rows)
        forget_files(_FILE, [file])
        counts = _("{noted} noted, {unchanged} as they were.").format(
            noted=done.noted, unchanged=done.unchanged
        )
        st.session_state[_SAID] = " ".join([counts, _ended(done.ended)]).strip()
        st.rerun()


def _ended(count: int) -> str:
    said = ngettext(
        "{count} reader has an interview no longer.", "{count} readers have an interview no longer.", count
    )
    return said.format(count=count) if count else ""


page(show)
