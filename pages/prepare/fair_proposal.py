"""The part of "Who reads what" that proposes readers fairly, lets researchers change that, and gives it all out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from coding.actions.change_reading import change_wish
from coding.actions.give_out import give_out
from coding.actions.say_hard import say_hard
from coding.assignments import Assignment, minutes
from coding.fair_reading import MOST_READERS, Pair, Plan, Reader, Text, Wish, propose
from coding.store.answers import not_for_them
from coding.store.hard_interviews import hard_interviews
from coding.store.reading_wishes import reading_wish
from corpus.accounts import Account
from corpus.store.database import Cursor
from corpus.store.transcripts import TranscriptInfo
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.widgets.tables import show_table

KEPT = "reading-plan"


@dataclass(frozen=True)
class Readings:
    """What a proposal is made from, as it stands now."""

    texts: tuple[Text, ...]
    readers: tuple[Reader, ...]
    given: frozenset[Pair]
    never: frozenset[Pair]
    wish: Wish

    def name(self, account_id: str) -> str:
        """What somebody is called."""
        return next((one.name for one in self.readers if one.account_id == account_id), "")


def readings(
    cursor: Cursor, texts: Sequence[TranscriptInfo], people: Sequence[Account], given: Sequence[Assignment]
) -> Readings:
    """Gather what a proposal is made from."""
    hard = hard_interviews(cursor)
    return Readings(
        tuple(Text(one.transcript_id, one.name, one.words, one.transcript_id in hard) for one in texts),
        tuple(Reader(one.account_id, one.name, one.role) for one in people),
        frozenset((one.transcript_id, one.account_id) for one in given),
        frozenset(not_for_them(cursor)),
        reading_wish(cursor),
    )


def show_proposal(cursor: Cursor, account: Account, now: Readings) -> None:
    """First what the study wants, then, once asked for, the proposal."""
    st.subheader(_("A fair proposal"))
    given_out = st.session_state.pop("given-out", None)
    if given_out is not None:
        said = ngettext("{count} reading is given out.", "{count} readings are given out.", given_out)
        st.success(said.format(count=number(given_out)))
    able = _wishes(cursor, account, now)
    if able is not None:
        st.session_state[KEPT] = able
        st.rerun()
    if KEPT not in st.session_state:
        return
    who = st.session_state[KEPT]
    plan = propose(
        now.texts, [one for one in now.readers if one.account_id in who], now.given, now.never, now.wish
    )
    _stuck(now, plan)
    if not plan.proposals:
        st.info(_("Every interview that can have its readers has them."))
        return
    _tables(now, plan)
    _change(cursor, account, now, plan)


def _wishes(cursor: Cursor, account: Account, now: Readings) -> list[str] | None:
    """The form; gives who takes part when a proposal is asked for."""
    names = {one.transcript_id: one.name for one in now.texts}
    with st.form("reading-wish", enter_to_submit=False):
        readers = st.number_input(
            _("How many people read each interview?"), 1, MOST_READERS, now.wish.readers, key="wish-readers"
        )
        mixed = st.checkbox(_("Residents and researchers mixed"), now.wish.mixed, key="wish-mixed")
        hard = st.multiselect(
            _("Interviews that are hard to read"),
            list(names),
            [one.transcript_id for one in now.texts if one.hard],
            format_func=lambda one: names[one],
            key="wish-hard",
            help=_("Nobody reads these alone, and a researcher reads along."),
            placeholder=_("None"),
            filter_mode=None,
            select_all=False,
        )
        who = st.multiselect(
            _("Who can read now?"),
            [one.account_id for one in now.readers],
            [one.account_id for one in now.readers],
            format_func=now.name,
            key="wish-people",
            placeholder=_("Nobody"),
            filter_mode=None,
            select_all=False,
        )
        if not st.form_submit_button(_("Make a proposal"), key="wish-propose"):
            return None
        change_wish(cursor, account, Wish(int(readers), mixed))
        say_hard(cursor, account, hard)
        return list(who)


def _stuck(now: Readings, plan: Plan) -> None:
    if not plan.stuck:
        return
    names = {one.transcript_id: one.name for one in now.texts}
    st.markdown(f"**{_('Where it is stuck')}**")
    st.markdown("\n".join(f"- {literal(names[text])}: {_(why)}" for text, why in plan.stuck))


def _tables(now: Readings, plan: Plan) -> None:
    words = {one.transcript_id: one.words for one in now.texts}
    rows = []
    for one in now.readers:
        had = [text for text, who in now.given if who == one.account_id and text in words]
        gets = [new.transcript_id for new in plan.proposals if new.account_id == one.account_id]
        new = minutes(sum(words[text] for text in gets)) if gets else 0
        both = minutes(sum(words[text] for text in had + gets)) if had + gets else 0
        rows.append((one.name, len(had), len(gets), number(new), number(both)))
    heads = (_("Who"), _("Has now"), _("Gets"), _("Minutes more"), _("Minutes in all"))
    show_table(heads, rows, _("What it means for each person"), numbers=(1, 2, 3, 4))
    with st.expander(_("Why these people?")):
        names = {one.transcript_id: one.name for one in now.texts}
        lines = [
            f"- {literal(names[one.transcript_id])}: {_(one.reason).format(name=literal(now.name(one.account_id)))}"
            for one in plan.proposals
        ]
        st.markdown("\n".join(lines))


def _change(cursor: Cursor, account: Account, now: Readings, plan: Plan) -> None:
    """Each interview with the people proposed for it, to be changed, and given out together."""
    open_texts = {one.transcript_id for one in plan.proposals}
    pairs: list[Pair] = []
    with st.form("give-out", enter_to_submit=False):
        st.markdown(f"**{_('Who gets what')}**")
        note(_("Take somebody away or add somebody. Nothing is given out before you press the button."))
        for text in (one for one in now.texts if one.transcript_id in open_texts):
            pairs += [(text.transcript_id, who) for who in _who_reads(now, plan, text)]
        if st.form_submit_button(_("Give this out"), type="primary", key="give-out-now"):
            st.session_state["given-out"] = give_out(cursor, account, pairs)
            del st.session_state[KEPT]
            st.rerun()


def _who_reads(now: Readings, plan: Plan, text: Text) -> list[str]:
    proposed = [one.account_id for one in plan.proposals if one.transcript_id == text.transcript_id]
    barred = {who for pair, who in now.never | now.given if pair == text.transcript_id}
    has = [now.name(who) for pair, who in sorted(now.given) if pair == text.transcript_id]
    time = minutes(text.words)
    label = ngettext("{interview}, {minutes} minute", "{interview}, {minutes} minutes", time).format(
        interview=literal(text.name), minutes=number(time)
    )
    return st.multiselect(
        f"{label} · {_('hard to read')}" if text.hard else label,
        [one.account_id for one in now.readers if one.account_id not in barred],
        proposed,
        format_func=now.name,
        key=f"gets-{text.transcript_id}-{'-'.join(proposed)}",
        help=_("Has it already: {names}").format(names=literal(", ".join(filter(None, has))))
        if any(has)
        else None,
        placeholder=_("Nobody"),
        filter_mode=None,
        select_all=False,
    )
