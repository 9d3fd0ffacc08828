"""An interview that all its readers have finished: where they chose the same, and where not."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from coding.actions.answer_passage import answer_passage
from coding.actions.end_answer import end_answer
from coding.actions.propose_quote import propose_quote, take_quote_back
from coding.answers import LETS_TALK, Answer
from coding.codebook import Code
from coding.comparing import Compared, compare
from coding.store.agreement import coded_units
from coding.store.answers import own_answers
from coding.store.code_languages import codebook_in
from coding.store.comparing import readers_to_compare
from coding.store.proposed_quotes import own_quotes
from corpus.accounts import Account
from corpus.errors import N_
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from corpus.transcripts import TranscriptText
from pages.frame.errors import show_errors
from pages.frame.language import _, language, ngettext
from pages.frame.literal import literal
from pages.frame.session import page
from pages.widgets.chosen_interview import chosen_interview

DIFFER, SAME, ALL = N_("Where you differ"), N_("Where you chose the same"), N_("The whole interview")
AT_ONCE = 12  # passages; more make a phone slow
STYLE = """<style>
.house-compare { overflow-wrap: anywhere; }
.house-compare blockquote { margin: 0 0 0.7rem; padding: 0.1rem 0.9rem; border-inline-start: 0.3rem solid #0B6E69;
  font-size: 1.1rem; line-height: 1.6; }
.house-compare .who { font-size: 0.95rem; color: #5A554C; margin: 0; }
.house-compare dl { margin: 0; padding: 0; display: grid; grid-template-columns: minmax(2.5rem, max-content) 1fr;
  gap: 0.45rem 1rem; }
.house-compare dt { margin: 0; font-weight: 650; max-width: 9rem; }
.house-compare dd { margin: 0; }
.house-compare .code { display: inline-block; margin: 0 0.4rem 0.3rem 0; padding: 0.1rem 0.6rem; border-radius: 0.6rem;
  border: 1px solid #D9D0BF; background: #FFFDF8; }
.house-compare .only { border: 2px solid #0B6E69; }
[data-testid="stMain"] [data-testid="stButtonGroup"] button { min-height: 44px; }
.house-compare .none { color: #5A554C; }
</style>"""


@dataclass(frozen=True)
class Shown:
    """What the page shows: the interview, its readers' names, the codes, what each chose; of one's own the wishes to talk
    and the quotes proposed (id and what was decided).
    """

    transcript_id: str
    content: TranscriptText
    names: tuple[str, ...]
    codes: Mapping[str, Code]
    compared: Sequence[Compared]
    talks: Mapping[tuple[int | None, int | None], Answer]
    quotes: Mapping[tuple[int, int], tuple[str, str]]


def show(cursor: Cursor, account: Account) -> None:
    """A sentence on how often readers chose the same; below it the passages, with what each chose."""
    transcript_id = chosen_interview(account, _("Compare"))
    if transcript_id is None:
        return
    readers = readers_to_compare(cursor, account, transcript_id)
    name, content = transcript(cursor, transcript_id)
    st.title(_("Compare: {interview}").format(interview=literal(name)))
    mine = own_answers(cursor, transcript_id, account.account_id)
    shown = Shown(
        transcript_id,
        content,
        tuple(_("You") if one == account.account_id else readers[one].name for one in readers),
        {code.code_id: code for code in codebook_in(cursor, language())},
        compare(coded_units(cursor, transcript_id=transcript_id), tuple(readers)),
        {(one.start, one.end): one for one in mine if one.kind == LETS_TALK},
        {
            (start, end): (key, state)
            for key, start, end, state in own_quotes(cursor, transcript_id, account.account_id)
        },
    )
    st.html(STYLE)
    _summary(shown)
    wanted = st.segmented_control(
        _("What do you want to see?"),
        (DIFFER, SAME, ALL),
        default=DIFFER,
        format_func=_,
        key="compare-what",
        width="stretch",
    )
    _passages(cursor, account, shown, [one for one in shown.compared if _fits(one, wanted or DIFFER)])


def _fits(one: Compared, wanted: str) -> bool:
    if wanted == ALL:
        return True
    return one.coded and one.same == (wanted == SAME)


def _summary(shown: Shown) -> None:
    coded = [one for one in shown.compared if one.coded]
    same = sum(one.same for one in coded)
    if not coded:
        st.info(_("Nobody gave a code in this interview."))
        return
    passages = ngettext("{count} passage has codes.", "{count} passages have codes.", len(coded))
    alike = ngettext(
        "In {count} of these you all chose the same.", "In {count} of these you all chose the same.", same
    )
    st.write(f"{passages.format(count=len(coded))} {alike.format(count=same)}")
    st.write(_("To differ is not wrong. It is often the best thing to talk about."))


def _passages(cursor: Cursor, account: Account, shown: Shown, found: Sequence[Compared]) -> None:
    if not found:
        st.info(_("There is nothing to show here."))
        return
    most = st.session_state.setdefault("compare-most", AT_ONCE)
    for one in found[:most]:
        with st.container(border=True):
            st.html(_article(shown, one))
            if one.coded and not one.same:
                _talk(cursor, account, shown, one)
            if one.coded:
                _quote(cursor, account, shown, one)
    rest = len(found) - most
    if rest > 0:
        label = ngettext("{count} more passage", "{count} more passages", rest).format(count=rest)
        if st.button(label, key="compare-more", width="stretch"):
            st.session_state["compare-most"] = most + AT_ONCE
            st.rerun()


def _talk(cursor: Cursor, account: Account, shown: Shown, one: Compared) -> None:
    """Put this passage on the list for the table, or take it off again."""
    there = shown.talks.get((one.start, one.end))
    key = f"talk-{one.start}-{one.end}"
    if there is None:
        if st.button(_("Let's talk about this"), key=key, icon=":material/forum:"):
            place = (one.start, one.end)
            answer_passage(cursor, account, new_id(), shown.transcript_id, LETS_TALK, *place)
            st.rerun()
        return
    st.markdown(f":material/check: {_('You want to talk about this.')}")
    if st.button(_("Undo"), key=f"{key}-undo", type="tertiary"):
        end_answer(cursor, account, new_id(), there.answer_id)
        st.rerun()


def _quote(cursor: Cursor, account: Account, shown: Shown, one: Compared) -> None:
    """Propose these words as a quote, or take that back as long as nothing was decided."""
    quote_id, state = shown.quotes.get((one.start, one.end), ("", ""))
    key = f"quote-{one.start}-{one.end}"
    if not quote_id:
        if st.button(_("Propose as a quote"), key=key, icon=":material/format_quote:"):
            with show_errors():
                propose_quote(cursor, account, new_id(), shown.transcript_id, one.start, one.end)
                st.rerun()
        return
    st.markdown(f":material/check: {_('You proposed these words as a quote.')}")
    if state == "open" and st.button(_("Undo"), key=f"{key}-undo", type="tertiary"):
        with show_errors():
            take_quote_back(cursor, account, quote_id)
            st.rerun()


def _article(shown: Shown, one: Compared) -> str:
    turn = shown.content.turns[one.turn]
    speaker = shown.content.speakers[turn.speaker].label
    words = shown.content.text[one.start : one.end]
    said = f'<p class="who">{html.escape(speaker)}</p><blockquote lang="nl">{html.escape(words)}</blockquote>'
    if not one.coded:
        return f'<article class="house-compare">{said}</article>'
    chosen = [each for each in one.chosen if each is not None]
    everybody = frozenset.intersection(*chosen) if chosen else frozenset()
    rows = "".join(
        f"<dt><bdi>{html.escape(name)}</bdi></dt><dd>{_codes(shown, each, everybody)}</dd>"
        for name, each in zip(shown.names, one.chosen, strict=True)
    )
    return f'<article class="house-compare">{said}<dl>{rows}</dl></article>'


def _codes(shown: Shown, each: frozenset[str] | None, everybody: frozenset[str]) -> str:
    if each is None:
        return _none(_("I don't know"))
    if not each:
        return _none(_("no code"))
    order = [code for code in shown.codes if code in each]
    return "".join(_chip(shown.codes[code], code not in everybody) for code in order)


def _none(words: str) -> str:
    return f'<span class="none">{html.escape(words)}</span>'


def _chip(code: Code, only: bool) -> str:
    kind = "code only" if only else "code"
    words = f"{code.pictogram} {code.plain_name or code.name}".strip()
    return f'<span class="{kind}">{html.escape(words)}</span>'


page(show)
