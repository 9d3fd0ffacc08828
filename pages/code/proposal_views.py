"""How a proposed code looks: its words, the passage it comes from, what people say, what was decided."""

from __future__ import annotations

import html

import streamlit as st

from coding.actions.propose_code import take_proposal_back
from coding.actions.speak_about_proposal import see_decision, speak_about_proposal
from coding.code_proposals import (
    ACCEPTED,
    ANSWER,
    JOINED,
    NO_VOICE,
    QUESTION,
    SUPPORT,
    ProposalNow,
    ProposalVoice,
)
from coding.store.assignments import may_read
from coding.store.codes import codes_ever
from coding.store.standing import standing_codes
from corpus.accounts import Account
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript_name
from pages.frame.errors import show_errors
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal

STYLE = """<style>
.house-proposal { overflow-wrap: anywhere; }
.house-proposal h3 { font-size: 1.25rem; margin: 0 0 0.2rem; padding: 0; }
.house-proposal p { margin: 0 0 0.6rem; }
.house-proposal blockquote { margin: 0 0 0.6rem; padding: 0.2rem 0.9rem; border-inline-start: 0.3rem solid #0B6E69; }
.house-proposal .who { color: #5A554C; }
.house-proposal ul { list-style: none; margin: 0 0 0.4rem; padding: 0; }
.house-proposal li { margin: 0 0 0.3rem; padding-inline-start: 1.7rem; text-indent: -1.7rem; }
.house-proposal .said { padding: 0.5rem 0.8rem; border-radius: 0.5rem; background: #EFE8DA; }
</style>"""


def open_view(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    """A proposal that waits: what it is, what people say, and what this person can say."""
    st.html(STYLE + _article(cursor, account, one, ""))
    with show_errors():
        if one.proposal.proposer_id == account.account_id:
            _own(cursor, account, one)
        else:
            _speak(cursor, account, one)


def decided_view(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    """A proposal that was decided: what, by whom, why."""
    st.html(STYLE + _article(cursor, account, one, decision_html(cursor, one)))
    if one.proposal.proposer_id == account.account_id:
        see_decision(cursor, account, one.proposal.proposal_id)


def decision_html(cursor: Cursor, one: ProposalNow) -> str:
    """What was decided, in a sentence, and the reason."""
    if one.decision is None:
        return ""
    made, code = one.decision, ""
    if made.code_id:
        stands_for = standing_codes(cursor).get(made.code_id, made.code_id)
        found = codes_ever(cursor)[stands_for][0]
        code = f"{found.pictogram} <b><bdi>{html.escape(found.plain_name or found.name)}</bdi></b>"
    became = {
        ACCEPTED: html.escape(_("This became a code: {code}")),
        JOINED: html.escape(_("This joined a code: {code}")),
    }
    said = became.get(made.decision, html.escape(_("Not now."))).replace("{code}", code)
    who = html.escape(_("Decided by {name}, {day}").format(name=made.name, day=day(made.made_at)))
    reason = f'<br>“<bdi dir="auto">{html.escape(made.reason)}</bdi>”' if made.reason else ""
    return f'<p class="said">{said}{reason}<br><span class="who">{who}</span></p>'


def _article(cursor: Cursor, account: Account, one: ProposalNow, after: str) -> str:
    proposal = one.proposal
    moment = proposal.made_at
    who = _("Proposed by {name}, {day}").format(name=proposal.proposer, day=day(moment) if moment else "")
    meaning = f'<p dir="auto">{html.escape(proposal.meaning)}</p>' if proposal.meaning else ""
    return (
        f'<article class="house-proposal"><h3 dir="auto">{html.escape(proposal.name)}</h3>'
        f'<p class="who">{html.escape(who)}</p>{meaning}{_passage(cursor, account, one)}{_voices(one)}{after}</article>'
    )


def _passage(cursor: Cursor, account: Account, one: ProposalNow) -> str:
    """The words it comes from: only to who may read that interview now."""
    proposal = one.proposal
    if not may_read(cursor, account, proposal.transcript_id):
        words = _("It comes from an interview that you do not read.")
        return f'<p class="who">{html.escape(words)}</p>'
    name = _("Interview {name}").format(name=transcript_name(cursor, proposal.transcript_id))
    return (
        f'<blockquote><span lang="nl">“{html.escape(proposal.quote)}”</span><br>'
        f'<span class="who">{html.escape(name)}</span></blockquote>'
    )


def _voices(one: ProposalNow) -> str:
    lines = [_voice(voice) for voice in one.voices]
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _voice(voice: ProposalVoice) -> str:
    sign, sentence = {
        SUPPORT: ("👍", _("{name} supports this.")),
        QUESTION: ("❓", _("{name} asks: {text}")),
        ANSWER: ("💬", _("{name} answers: {text}")),
    }[voice.kind]
    if voice.kind == SUPPORT and voice.text:
        sentence = _("{name} supports this: {text}")
    name, text = f"<bdi>{html.escape(voice.name)}</bdi>", f'<bdi dir="auto">{html.escape(voice.text)}</bdi>'
    words = html.escape(sentence).replace("{name}", name).replace("{text}", text)
    return f'<li><span aria-hidden="true">{sign}</span> {words}</li>'


def _own(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    key = one.proposal.proposal_id
    if any(voice.kind == QUESTION for voice in one.voices):
        mine = one.voice_of(account.account_id)
        with st.form(f"answer-{key}", border=False, enter_to_submit=False):
            text = st.text_area(
                _("Your answer to the questions"),
                mine.text if mine else "",
                key=f"answer-text-{key}",
                height=90,
            )
            if st.form_submit_button(_("Send"), key=f"send-answer-{key}"):
                _say(cursor, account, key, ANSWER, text)
    if st.button(_("Take my proposal back"), key=f"withdraw-{key}", icon=":material/undo:"):
        take_proposal_back(cursor, account, key)
        _again(_("Taken back: {name}").format(name=literal(one.proposal.name)))


def _speak(cursor: Cursor, account: Account, one: ProposalNow) -> None:
    key = one.proposal.proposal_id
    mine = one.voice_of(account.account_id)
    with st.container(horizontal=True):
        if (mine is None or mine.kind != SUPPORT) and st.button(
            _("I support this"), key=f"support-{key}", icon=":material/thumb_up:"
        ):
            _say(cursor, account, key, SUPPORT, "")
        if st.button(_("I have a question"), key=f"ask-{key}", icon=":material/help:"):
            st.session_state[f"asking-{key}"] = True
        if mine and st.button(_("Take back what I said"), key=f"unsay-{key}", icon=":material/undo:"):
            _say(cursor, account, key, NO_VOICE, "")
    if st.session_state.get(f"asking-{key}"):
        with st.form(f"question-{key}", border=False, enter_to_submit=False):
            before = mine.text if mine and mine.kind == QUESTION else ""
            text = st.text_area(_("What do you want to ask?"), before, key=f"question-text-{key}", height=90)
            if st.form_submit_button(_("Send"), key=f"send-question-{key}"):
                _say(cursor, account, key, QUESTION, text)


def _say(cursor: Cursor, account: Account, proposal_id: str, kind: str, text: str) -> None:
    speak_about_proposal(cursor, account, proposal_id, kind, text)
    st.session_state.pop(f"asking-{proposal_id}", None)
    _again(_("Taken back.") if kind == NO_VOICE else _("Thank you. The others can see it now."))


def _again(said: str) -> None:
    st.session_state["proposals-said"] = said
    st.rerun()


def support_sentence(one: ProposalNow) -> str:
    """How many support it, for who decides."""
    count = one.supporters()
    return ngettext("{count} person supports this.", "{count} people support this.", count).format(
        count=count
    )
