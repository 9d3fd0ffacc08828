"""Where researchers write what the study found in their own sentences, beside those that the figures give."""

from __future__ import annotations

import streamlit as st

from coding.actions.write_findings import write_findings
from coding.store.findings import findings_by_rule, still_fits, written_findings
from coding.themes.findings import basis_of
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.frame.language import _, language
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.empty import nothing_yet
from pages.widgets.finding_words import finding_words


def show(cursor: Cursor, account: Account) -> None:
    """The sentences by rule, then one's own."""
    require(account, RESEARCHER)
    st.page_link(
        link("dashboard", account.role), label=_("What the study says"), icon=":material/arrow_back:"
    )
    st.title(_("What the study found so far"))
    if nothing_yet(cursor, account):
        return
    if said := st.session_state.pop("findings-said", ""):
        st.success(said)
    by_rule, written = findings_by_rule(cursor), written_findings(cursor, language())
    sentences = [finding_words(one) for one in by_rule]
    st.subheader(_("What the figures say"))
    st.markdown("\n".join(f"{place}. {literal(one)}" for place, one in enumerate(sentences, start=1)))
    st.subheader(_("In your own sentences"))
    note(
        _(
            "Name no figures that do not stand above. Your sentences are shown as long as the figures stay as they are; "
            "after that those above, until you have looked again."
        )
    )
    if written and not still_fits(written, by_rule):
        st.warning(_("The figures have changed since you wrote this. Look whether it still fits, then save."))
    with st.form("findings", enter_to_submit=False):
        text = st.text_area(
            _("Your sentences, each on a line of its own"),
            "\n".join(written.sentences if written else sentences),
            key=f"findings-text-{language()}",
            height=240,
        )
        if st.form_submit_button(_("Save"), type="primary", key="findings-save"):
            write_findings(cursor, account, language(), text, basis_of(by_rule))
            _done(_("Saved."))
    if written and st.button(_("Use the sentences of the figures again"), key="findings-rule"):
        write_findings(cursor, account, language(), "", basis_of(by_rule))
        st.session_state.pop(f"findings-text-{language()}", None)
        _done(_("The sentences come from the figures again."))


def _done(said: str) -> None:
    st.session_state["findings-said"] = said
    st.rerun()


page(show)
