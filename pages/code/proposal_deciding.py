"""Where a researcher decides about a proposed code."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from coding.actions.decide_proposal import decide_proposal
from coding.code_proposals import ACCEPTED, DECIDED, DECISIONS, JOINED, NOT_NOW, ProposalNow, alike, code_from
from coding.codebook import Code
from coding.store.codes import codebook
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.code.proposal_views import support_sentence
from pages.frame.errors import show_errors
from pages.frame.language import _, filled
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.frame.the_store import the_store

_MINE = "proposals-decided-here"


def say_who_was_first(found: list[ProposalNow]) -> None:
    """Tell somebody who was about to decide that somebody else did, and what."""
    for one in found:
        if one.decision is None or one.decision.decision_id == st.session_state.get(_MINE):
            continue
        begun = f"decision-{one.proposal.proposal_id}-"
        open_here = [key for key, value in st.session_state.items() if str(key).startswith(begun) and value]
        if open_here and _open_key(one) not in open_here:
            st.warning(
                filled(DECIDED[one.decision.decision], {"name": literal(one.decision.name)}),
                icon=":material/info:",
            )


def _open_key(one: ProposalNow) -> str:
    """The name of the choice between decisions: another once something was decided."""
    return f"decision-{one.proposal.proposal_id}-{one.decision.decision_id if one.decision else ''}"


def decide(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    """Accept, join with a code, or not now; with a reason that the proposer reads."""
    key = one.proposal.proposal_id
    codes = codebook(cursor)
    names = {ACCEPTED: _("Make it a code"), JOINED: _("Join it with a code"), NOT_NOW: _("Not now")}
    note(support_sentence(one))
    if same := alike(one.proposal.name, codes):
        note(_("There is a code with this name already: {name}.").format(name=literal(same.name)))
    made = st.segmented_control(
        _("What becomes of it?"), DECISIONS, format_func=lambda kind: names[kind], key=_open_key(one)
    )
    if made is None:
        return
    with st.form(f"decide-{key}", border=False, enter_to_submit=False):
        code = _code(one, made, codes)
        reason = st.text_area(
            _("Why? {name} reads this.").format(name=literal(one.proposal.proposer)),
            key=f"reason-{key}",
            height=90,
        )
        if st.form_submit_button(_("Decide"), type="primary", key=f"decide-it-{key}"):
            with show_errors():
                follows = one.decision.decision_id if one.decision else None
                with the_store().writing:  # of two researchers who press at once, one comes first
                    decided = decide_proposal(cursor, account, key, made, reason, code, follows)
                st.session_state[_MINE] = decided.decision_id
                st.session_state["proposals-said"] = _("Decided: {name}").format(
                    name=literal(one.proposal.name)
                )
                st.rerun()


def _code(one: ProposalNow, made: str, codes: list[Code]) -> Code | None:
    key = one.proposal.proposal_id
    if made == ACCEPTED:
        return _new_code(one, codes)
    if made == JOINED:
        choice = [code for code in codes if code.codable]
        return st.selectbox(
            _("With which code?"),
            choice,
            index=None,
            format_func=lambda code: code.name,
            key=f"join-{key}",
            filter_mode=None,
            placeholder=_("Choose"),
        )
    return None


def _new_code(one: ProposalNow, codes: list[Code]) -> Code:
    key = one.proposal.proposal_id
    parents = {code.code_id: code.name for code in codes}
    parent_id = st.selectbox(
        _("Under"),
        [None, *parents],
        format_func=lambda key: parents[key] if key else _("nothing: it stands at the top"),
        key=f"accept-under-{key}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    name = st.text_input(
        _("Name"), one.proposal.name, max_chars=200, key=f"accept-name-{key}",
        help=_("The proposer's own words stay its name in everyday words."),
    )  # fmt: skip
    return replace(code_from(one.proposal, "", parent_id), name=name)
