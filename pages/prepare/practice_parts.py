"""The passages of one practice set, to explain, order, remove and add."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from coding.actions.make_practice_set import LONGEST_WHY, change_practice_set
from coding.context import ContextTurn, context_of
from coding.practice import PASSAGES, WITH_HELP, PracticePassage, PracticeSet, spread_of
from coding.practice_proposals import candidates
from coding.store.agreement import coded_units
from coding.store.practice_sets import SetInfo, practice_set
from coding.units import SENTENCE
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.widgets.practice_passages.labels import choice_names

SHOWN = 80  # characters of a passage in a list
_STYLE = """<style>
.house-practice { max-width: 46rem; overflow-wrap: anywhere; }
.house-practice p { margin: 0 0 0.4rem; }
.house-practice .voice { font-weight: 650; }
.house-practice .around { color: #5A554C; }
.house-practice mark { background: #FBE9B7; color: #2B2A28; text-decoration: underline 2px #8A4B10;
  text-underline-offset: 0.2em; }
</style>"""
Passages = list[PracticePassage]


def show_passages(cursor: Cursor, account: Account, one: SetInfo) -> None:
    """Every passage with what coders chose there; whatever is pressed also saves the explanations typed so far."""
    practice = practice_set(cursor, one.version_id, account.language)
    names = choice_names(practice.codes)
    wanted: Passages | None = None
    explained: Passages = []
    for place, passage in enumerate(practice.passages):
        if place in (0, WITH_HELP):
            st.subheader(_("With help beside it") if place == 0 else _("Alone"))
        with st.container(border=True):
            explained.append(_passage(practice, place, names))
            pressed = _buttons(place, len(practice.passages), passage)
        if pressed is not None:
            wanted = [*explained, *practice.passages[place + 1 :]]
            _move(wanted, place, pressed)
            wanted = _explained(wanted)
    if st.button(_("Save the explanations"), type="primary", key="practice-save"):
        wanted = explained
    added = _add(cursor, one, practice)
    if added is not None:
        wanted = [*explained, added]
    if wanted is not None:
        change_practice_set(cursor, account, one.set_id, wanted)
        st.session_state["practice-saved"] = True
        st.rerun()
    if st.session_state.pop("practice-saved", False):
        st.success(_("Saved."))


def _passage(practice: PracticeSet, place: int, names: dict[str, str]) -> PracticePassage:
    passage = practice.passages[place]
    turns = "".join(_turn(turn) for turn in context_of(practice.content, passage.start, passage.end))
    st.markdown(f"**{_('Passage {number}').format(number=place + 1)}**")
    st.html(f'{_STYLE}<div class="house-practice">{turns}</div>')
    chosen = [
        _("{code}: {count} of {of}").format(
            code=literal(names[spread.choice]), count=spread.count, of=passage.coders
        )
        for spread in spread_of(passage)
    ]
    st.markdown(" · ".join(chosen))
    why = st.text_area(
        _("Why? Two or three plain sentences for who practises"),
        passage.why,
        max_chars=LONGEST_WHY,
        height="content",
        key=_why_key(passage),
    )
    return replace(passage, why=why or "")


def _why_key(passage: PracticePassage) -> str:
    return f"why-{passage.start}-{passage.end}"


def _explained(passages: Passages) -> Passages:
    """With what was typed at those further down the page too."""
    return [replace(one, why=str(st.session_state.get(_why_key(one), one.why) or "")) for one in passages]


def _turn(turn: ContextTurn) -> str:
    said = html.escape(turn.before)
    if turn.marked:
        said += f"<mark>{html.escape(turn.marked)}</mark>"
    kind = "" if turn.marked else ' class="around"'
    words = said + html.escape(turn.after)
    return f'<p{kind}><span class="voice">{html.escape(turn.speaker)}:</span> {words}</p>'


def _buttons(place: int, count: int, passage: PracticePassage) -> str | None:
    """What was pressed at this passage: "up", "down" or "remove"."""
    at = f"{passage.start}-{passage.end}"
    pressed = None
    with st.container(horizontal=True):
        if st.button(_("Earlier"), icon=":material/arrow_upward:", disabled=place == 0, key=f"up-{at}"):
            pressed = "up"
        last = place == count - 1
        if st.button(_("Later"), icon=":material/arrow_downward:", disabled=last, key=f"down-{at}"):
            pressed = "down"
        if st.button(_("Remove this passage"), type="tertiary", disabled=count == 1, key=f"remove-{at}"):
            pressed = "remove"
    return pressed


def _move(passages: Passages, place: int, pressed: str) -> None:
    one = passages.pop(place)
    if pressed != "remove":
        passages.insert(place + (1 if pressed == "down" else -1), one)


def _add(cursor: Cursor, one: SetInfo, practice: PracticeSet) -> PracticePassage | None:
    if len(practice.passages) >= PASSAGES:
        note(_("A practice has ten passages at most. Remove one to add another."))
        return None
    there = {(passage.start, passage.end) for passage in practice.passages}
    found = candidates(coded_units(cursor, SENTENCE, one.transcript_id))
    others = [passage for passage in found if (passage.start, passage.end) not in there]
    if not others:
        return None
    wanted = st.selectbox(
        _("Another passage that coders chose"),
        range(len(others)),
        format_func=lambda number: _shortened(practice.content.text, others[number]),
        key=f"practice-other-{one.version_id}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    return others[wanted] if st.button(_("Add this passage"), key="practice-add") else None


def _shortened(text: str, passage: PracticePassage) -> str:
    words = " ".join(text[passage.start : passage.end].split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
