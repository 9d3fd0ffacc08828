"""Where a researcher arrives: what the study has, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coding.actions.start_from_set_up import SET_UP
from coding.store.assignments import assignments
from coding.store.codes import codebook
from coding.store.proposed_quotes import quotes_waiting
from corpus.accounts import CO_RESEARCHER, Account
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from corpus.store.intake import waiting_list
from corpus.store.participants import participants
from corpus.store.study import setting
from corpus.store.transcripts import transcripts
from pages.frame.language import _, ngettext, number
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.frame.the_store import the_intake
from pages.prepare.told_by_readers import show_new


@dataclass(frozen=True)
class Step:
    """One step of setting up a study: its page, what it is for, and how it stands."""

    address: str
    what: str
    stands: str
    done: bool


def show(cursor: Cursor, account: Account) -> None:
    """The steps in their order; the first that is not done stands out."""
    st.title(_("Start"))
    show_new(cursor, account)
    _quotes_wait(cursor, account)
    live(account, "reading", "codebook", "quotes")
    steps = _steps(cursor)
    following = next((step for step in steps if not step.done), None)
    st.write(_("These are the steps of a study. You can go back to each of them at any time."))
    if not codebook(cursor) and not setting(cursor, SET_UP):
        label = _("Start from a ready-made set-up")
        st.page_link(link("set-ups", account.role), label=label, icon=":material/inventory_2:")
    for place, step in enumerate(steps, start=1):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            mark = "✓" if step.done else "○"
            st.markdown(f"{mark} **{place}. {step.what}**  \n{step.stands}", width="stretch")
            label = _("Do this now") if step is following else _("Go there")
            st.page_link(link(step.address, account.role), label=label)


def _quotes_wait(cursor: Cursor, account: Account) -> None:
    """That quotes wait to be looked at; nothing when none do."""
    count = quotes_waiting(cursor)
    if count:
        sentence = ngettext("{count} quote waits for you.", "{count} quotes wait for you.", count)
        st.info(sentence.format(count=number(count)))
        st.page_link(
            link("quotes", account.role), label=_("Look at the quotes"), icon=":material/arrow_forward:"
        )


def _steps(cursor: Cursor) -> list[Step]:
    with the_intake().cursor() as intake:
        waiting = len(waiting_list(intake))
    texts, people, codes = len(transcripts(cursor)), len(participants(cursor)), len(codebook(cursor))
    residents = sum(one.account.role == CO_RESEARCHER and not one.closed for one in list_accounts(cursor))
    given = assignments(cursor)
    finished = sum(one.finished for one in given)
    return [
        Step(
            "participants",
            _("Participants: who was interviewed"),
            ngettext("{count} participant", "{count} participants", people).format(count=number(people)),
            people > 0,
        ),
        Step("import", _("Bring in the interviews"), _interviews(texts, waiting), texts + waiting > 0),
        Step("names", _("Remove the names, and release"), _waiting(waiting), texts > 0 and waiting == 0),
        Step(
            "codebook",
            _("Make the codebook"),
            ngettext("{count} code", "{count} codes", codes).format(count=number(codes)),
            codes > 0,
        ),
        Step(
            "accounts",
            _("Invite people"),
            ngettext("{count} co-researcher", "{count} co-researchers", residents).format(
                count=number(residents)
            ),
            residents > 0,
        ),
        Step(
            "assignments",
            _("Give interviews to co-researchers"),
            _("{finished} of {given} readings finished").format(finished=finished, given=len(given)),
            bool(given),
        ),
        Step(
            "themes",
            _("Look at the themes"),
            _("What people spoke of, by age group and subgroup"),
            finished > 0,
        ),
    ]


def _interviews(texts: int, waiting: int) -> str:
    released = ngettext("{count} interview released", "{count} interviews released", texts).format(
        count=number(texts)
    )
    return f"{released} · {_waiting(waiting)}"


def _waiting(waiting: int) -> str:
    if not waiting:
        return _("no text waits for its names to be removed")
    told = ngettext(
        "{count} waits for its names to be removed", "{count} wait for their names to be removed", waiting
    )
    return told.format(count=number(waiting))


page(show)
