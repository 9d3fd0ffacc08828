"""Practising: try the gesture, then ten passages, and straight on to the first interview. Nothing of it counts."""

from __future__ import annotations

import streamlit as st

from coding.actions.practise import answer_practice, begin_practice, end_practice, skip_practice
from coding.practice import FINISHED, KNOWS_PERSON, SKIPPED, PracticeSet, Run
from coding.practice_built_in import built_in
from coding.store.assignments import my_interviews
from coding.store.own_practice import own_practice
from coding.store.practice import latest_run
from corpus.accounts import CO_RESEARCHER, Account
from corpus.store.database import Cursor
from corpus.transcripts import TranscriptText
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.menu import first_address, link
from pages.frame.session import page
from pages.widgets.passage_marker.practising import practice_marker
from pages.widgets.practice_passages import practice_passages

# So that the way on stays in sight, also when the codes have come up from below.
_STAY = "<style>.st-key-practice-tried-it { position: sticky; top: 4rem; z-index: 5; }</style>"
TRY_TURNS = 6  # of the invented interview, to try the gesture on


def show(cursor: Cursor, account: Account) -> None:
    """One step at a time: welcome, the gesture, the passages, what one learned."""
    st.page_link(
        link(first_address(account.role), account.role),
        label=_("Stop for now"),
        icon=":material/arrow_back:",
    )
    run, practice = own_practice(cursor, account)
    if run is None or run.how == KNOWS_PERSON or (run.how == SKIPPED and not run.answers):
        _welcome(cursor, account, practice)
    elif run.how == FINISHED:
        _end(cursor, account)
    elif not run.answers and st.session_state.get("practice-tried") != run.run_id:
        _try(account, run)
    else:
        _passages(cursor, account, run, practice)


def _welcome(cursor: Cursor, account: Account, practice: PracticeSet) -> None:
    st.title(_("Practise first"))
    before = latest_run(cursor, account.account_id)
    if before is not None and before.how == KNOWS_PERSON:
        st.success(_("Thank you for saying so. You get another interview to practise with."))
    if practice.about:
        st.write(literal(practice.about))
    else:
        st.write(_("You practise with pieces of an interview of this study. The names have been taken out."))
    short = _("You read {count} short passages and choose a code for each. A code says what it is about.")
    st.write(short.format(count=len(practice.passages)))
    st.write(_("At first you get help. After each one you see what others chose, and why."))
    st.write(_("Nothing counts, and nothing is wrong. You can stop at any time and go on later."))
    if st.button(_("Begin"), type="primary", icon=":material/arrow_forward:", key="practice-begin"):
        begin_practice(cursor, account)
        st.rerun()
    skipped = before is not None and before.how == SKIPPED
    may_skip = account.role == CO_RESEARCHER and not skipped
    if may_skip and st.button(_("Skip this for now"), type="tertiary", key="practice-skip"):
        skip_practice(cursor, account)
        st.switch_page(link(first_address(account.role), account.role))


def _try(account: Account, run: Run) -> None:
    st.title(_("Try it with your hands"))
    st.write(_("Choose a sentence below: tap on it. Then choose a code. You see a colour under the words."))
    st.write(_("The same code once more takes it away. Nothing here is kept."))
    st.html(_STAY)
    if st.button(
        _("I have tried it, go on"), type="primary", icon=":material/arrow_forward:", key="practice-tried-it"
    ):
        st.session_state["practice-tried"] = run.run_id
        st.rerun()
    invented = built_in(account.language)
    text = _beginning(invented.content)
    practice_marker(text, invented.codes, account, invented.title, invented.language)


def _beginning(content: TranscriptText) -> TranscriptText:
    turns = content.turns[:TRY_TURNS]
    return TranscriptText(content.text[: turns[-1].end], turns, content.speakers)


def _passages(cursor: Cursor, account: Account, run: Run, practice: PracticeSet) -> None:
    st.title(_("Practising"))
    # As they were when the page was opened: what the browser knows already need not travel at every rerun.
    known = st.session_state.setdefault(f"practice-known-{run.run_id}", dict(run.answers))
    said = practice_passages(practice, run, known, key=f"practice-{run.run_id}")
    written = f"practice-written-{run.run_id}"
    if new := said.answers[st.session_state.get(written, 0) :]:
        answer_practice(cursor, account, run.run_id, new)
        st.session_state[written] = len(said.answers)
    if said.how in (FINISHED, KNOWS_PERSON):
        end_practice(cursor, account, run.run_id, said.how)
        st.rerun()


def _end(cursor: Cursor, account: Account) -> None:
    st.title(_("You have practised. Well done!"))
    st.write(_("This is what you know now:"))
    learned = (
        _("A code says in one or two words what somebody tells about."),
        _("People may choose different codes. Often both are right."),
        _("“None of these codes” and “I don't know” are real answers."),
        _("A passage may have two codes, and passages may lie over each other."),
        _("A question of the interviewer usually gets no code."),
        _("In doubt? Say “Let's talk about this”. Then you look at it together."),
    )
    st.markdown("\n".join(f"- {one}" for one in learned))
    waiting = [one for one in my_interviews(cursor, account.account_id) if not one.finished]
    if waiting:
        if st.button(
            _("Begin with interview {name}").format(name=literal(waiting[0].name)),
            type="primary",
            icon=":material/arrow_forward:",
            key="practice-first-interview",
        ):
            st.switch_page(link("interview", account.role), query_params={"id": waiting[0].transcript_id})
    else:
        st.info(_("There is no interview for you yet. A researcher gives you one."))
    if st.button(_("Practise again"), type="tertiary", icon=":material/replay:", key="practice-again"):
        st.session_state["practice-tried"] = begin_practice(cursor, account).run_id
        st.rerun()


page(show)
