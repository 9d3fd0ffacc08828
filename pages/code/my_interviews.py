"""A co-researcher's first page: what can I do now?"""

from __future__ import annotations

import math

import streamlit as st

from coding.assignments import MyInterview
from coding.store.assignments import my_interviews
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page

WORDS_A_MINUTE = 100  # reading and marking, at the kitchen table


def show(cursor: Cursor, account: Account) -> None:
    """The interview to go on with, then the others."""
    st.title(_("Hello {name}").format(name=literal(account.name)))
    live(account, "assigned", "finished", "proposals", "evenings")
    mine = my_interviews(cursor, account.account_id)
    if not mine:
        st.info(_("There is no interview for you yet. A researcher gives you one. Then you find it here."))
        return
    waiting = [one for one in mine if not one.finished]
    if waiting:
        _first(waiting[0], account)
    else:
        st.success(_("You have read all your interviews. Thank you!"), icon=":material/check_circle:")
    _list(_("After this"), waiting[1:], account)
    _list(_("Finished"), [one for one in mine if one.finished], account)


def _first(one: MyInterview, account: Account) -> None:
    begun = one.reached > 0 or one.marks > 0
    with st.container(border=True):
        st.subheader(_called(one))
        st.write(_state(one))
        st.progress(_share(one), text=_("{percent} % read").format(percent=round(100 * _share(one))))
        if st.button(
            _("Go on") if begun else _("Begin"),
            type="primary",
            icon=":material/arrow_forward:",
            key=f"open-{one.transcript_id}",
            width="stretch",
        ):
            _open(one, account)


def _list(title: str, rest: list[MyInterview], account: Account) -> None:
    if not rest:
        return
    st.subheader(title)
    for one in rest:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{_called(one)}**  \n{_state(one)}", width="stretch")
            if st.button(_("Open"), key=f"open-{one.transcript_id}"):
                _open(one, account)


def _open(one: MyInterview, account: Account) -> None:
    st.switch_page(link("interview", account.role), query_params={"id": one.transcript_id})


def _called(one: MyInterview) -> str:
    return _("Interview {name}").format(name=literal(one.name))


def _state(one: MyInterview) -> str:
    marks = ngettext("{count} mark", "{count} marks", one.marks).format(count=one.marks)
    if one.finished:
        return marks
    minutes = max(1, math.ceil(one.words * (1 - _share(one)) / WORDS_A_MINUTE))
    time = ngettext("about {count} minute left", "about {count} minutes left", minutes).format(count=minutes)
    return f"{time} · {marks}" if one.marks else time


def _share(one: MyInterview) -> float:
    return min(1.0, one.reached / one.length) if one.length else 0.0


page(show)
