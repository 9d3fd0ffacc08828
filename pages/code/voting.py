"""Voting at the table: every tap is saved at once, so that nothing is lost when the table moves on or the page is left."""

from __future__ import annotations

import streamlit as st

from coding.actions.cast_vote import cast_vote
from coding.meeting import NO_OPINION, NONE_FITS, SHOWN, VOTING, Vote, after_tap
from coding.store.decisions import votes
from coding.store.table_now import OnTable
from corpus.accounts import Account
from corpus.errors import MeerstemError
from corpus.store.database import Cursor
from pages.frame.language import _, said
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.widgets.table_talk import called

_SHOWN = "table-shown"  # the item that this page showed last, with its boxes: {key of the box: what it held}
_STYLE = """<style>
.st-key-vote-boxes [data-testid=stCheckbox] label { border: 1px solid #8A857C; border-radius: 0.75rem;
  padding: 0.7rem 1rem; min-height: 48px; width: 100%; align-items: center; background: #FFF; }
.st-key-vote-boxes [data-testid=stCheckbox] label:has(input:checked) { border: 2px solid #0B6E69; background: #E7F3F1; }
.st-key-vote-boxes [data-testid=stCheckbox] p { font-size: 1.1rem; }
.st-key-vote-boxes [data-testid=stCheckbox], .st-key-vote-boxes [data-testid=stElementContainer] { width: 100% !important; }
</style>"""


def vote(cursor: Cursor, account: Account, seen: OnTable) -> None:
    """The answers to choose from; a tap is a vote."""
    st.subheader(_("What do you choose?"))
    note(_("Tap every code that fits. You can change it until the group decides."))
    mine = _mine(seen.votes, account)
    st.html(_STYLE)
    boxes: dict[str, bool] = {}
    with st.container(key="vote-boxes", gap="small"):
        for answer, label in _answers(seen).items():
            key = f"vote-{seen.item.item_id}-{answer}"
            boxes[key] = _holds(mine, answer)
            _follow(key, boxes[key])
            if st.checkbox(label, key=key, width="stretch") != boxes[key]:
                _save(cursor, account, seen.item.item_id, mine, answer)
        _another(cursor, account, seen, mine)
    st.session_state[_SHOWN] = (seen.item.item_id, boxes)
    if mine is not None:
        note(_("Your answer is saved."))


def keep_late_tap(cursor: Cursor, account: Account, seen: OnTable | None) -> None:
    """When the table has moved on since this page was shown: keep a tap that was still under way, and say so."""
    before = st.session_state.get(_SHOWN)
    same = before is not None and seen is not None and before[0] == seen.item.item_id
    if before is None or (same and seen is not None and can_vote(seen)):
        return
    del st.session_state[_SHOWN]
    tapped = [key for key, held in before[1].items() if st.session_state.get(key, held) != held]
    try:
        for key in tapped:
            mine = _mine(votes(cursor, before[0]), account)
            cast_vote(cursor, account, before[0], *after_tap(mine, key.removeprefix(f"vote-{before[0]}-")))
    except MeerstemError as error:
        st.info(said(error))
        return
    if tapped:
        st.info(_("The table has moved on. Your answer about the passage before is saved."))
    elif not same:
        st.info(_("The table has moved on. What you answered before is saved."))


def can_vote(seen: OnTable) -> bool:
    """Whether people may vote about this passage now."""
    return seen.decision is None and seen.state in (VOTING, SHOWN)


def _answers(seen: OnTable) -> dict[str, str]:
    """What one can tap: the codes that somebody chose or voted for, none of them, no opinion."""
    found = {one: literal(called(seen.codes[one])) for one in seen.suggested}
    return {
        **found,
        NONE_FITS: literal(_("None of the codes fits.")),
        NO_OPINION: literal(_("I have no opinion.")),
    }


def _another(cursor: Cursor, account: Account, seen: OnTable, mine: Vote | None) -> None:
    rest = [one for one, code in seen.codes.items() if code.codable and one not in seen.suggested]
    chosen = st.selectbox(
        _("Another code"),
        rest,
        index=None,
        format_func=lambda one: called(seen.codes[one]),
        key=f"vote-other-{seen.item.item_id}-{len(rest)}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    if chosen is not None:
        _save(cursor, account, seen.item.item_id, mine, chosen)


def _save(cursor: Cursor, account: Account, item_id: str, mine: Vote | None, answer: str) -> None:
    cast_vote(cursor, account, item_id, *after_tap(mine, answer))
    st.rerun()


def _mine(cast: tuple[Vote, ...] | list[Vote], account: Account) -> Vote | None:
    return next((one for one in cast if one.account_id == account.account_id), None)


def _holds(mine: Vote | None, answer: str) -> bool:
    if mine is None:
        return False
    if answer == NO_OPINION:
        return mine.no_opinion
    if answer == NONE_FITS:
        return not mine.codes and not mine.no_opinion
    return answer in mine.codes


def _follow(key: str, stored: bool) -> None:
    # The box shows what is kept, also when it was changed on another device.
    if st.session_state.get(f"{key}-kept") != stored or key not in st.session_state:
        st.session_state[key] = st.session_state[f"{key}-kept"] = stored
