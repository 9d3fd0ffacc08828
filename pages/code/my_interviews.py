"""A co-researcher's first page: what can I do now?"""

from __future__ import annotations

import streamlit as st

from coding.assignments import MyInterview, minutes
from coding.store.assignments import my_interviews
from coding.store.comparing import all_have_finished
from coding.store.practice import needs_no_practice
from coding.store.within_consent import ended_by_consent
from corpus.accounts import CO_RESEARCHER, Account
from corpus.store.database import Cursor
from corpus.store.erasing import withdrawn_from
from pages.code.cards import meeting, practice, proposals, quotes
from pages.frame.language import _, ngettext
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.waiting_changes import waiting_changes


def show(cursor: Cursor, account: Account) -> None:
    """What to do now: one large card, then what waits for an opinion, then the other interviews."""
    st.title(_("Hello {name}").format(name=literal(account.name)))
    live(account, "assigned", "finished", "proposals", "quotes", "evenings")
    waiting_changes(account)
    _taken_away(cursor, account)
    mine = my_interviews(cursor, account.account_id)
    practise_first = account.role == CO_RESEARCHER and not needs_no_practice(cursor, account.account_id)
    if practise_first:
        practice.show_card(cursor, account)
    waiting = [one for one in mine if not one.finished]
    if waiting:
        _first(waiting[0], account)
    elif mine:
        st.success(_("You have read all your interviews. Thank you!"), icon=":material/check_circle:")
    else:
        st.info(_("There is no interview for you yet. A researcher gives you one. Then you find it here."))
    if account.role == CO_RESEARCHER:
        meeting.show_card(cursor, account)
        proposals.show_card(cursor, account)
        quotes.show_card(cursor, account)
        if not practise_first:
            practice.show_card(cursor, account)
    _list(_("After this"), waiting[1:], account)
    _finished(cursor, [one for one in mine if one.finished], account)


def _taken_away(cursor: Cursor, account: Account) -> None:
    """What somebody had to read and has no longer, because the person in it wants it so."""
    for name, _moment in ended_by_consent(cursor, account.account_id):
        said = _(
            "The person in “{name}” does not want residents to read it any more. So it is not in your list now."
        )
        st.info(
            f"{said.format(name=literal(name))} {_('You did nothing wrong. Thank you for what you did.')}"
        )
    if count := len(withdrawn_from(cursor, account.account_id)):
        said = ngettext(
            "{count} interview that you had was withdrawn by the person in it. It is gone for good.",
            "{count} interviews that you had were withdrawn by the people in them. They are gone for good.",
            count,
        )
        st.info(f"{said.format(count=count)} {_('You did nothing wrong. Thank you for what you did.')}")


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


def _finished(cursor: Cursor, finished: list[MyInterview], account: Account) -> None:
    """Those one has finished, to look at again, and to compare once the others have finished too."""
    if not finished:
        return
    st.subheader(_("Finished"))
    ready = all_have_finished(cursor, account.account_id)
    for one in finished:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            others = "" if one.transcript_id in ready else f" · {_('The others still read.')}"
            st.markdown(f"**{_called(one)}**  \n{_state(one)}{others}", width="stretch")
            with st.container(horizontal=True, width="content"):  # side by side on a phone too
                if one.transcript_id in ready and st.button(_("Compare"), key=f"compare-{one.transcript_id}"):
                    st.switch_page(link("compare", account.role), query_params={"id": one.transcript_id})
                if st.button(_("Open"), key=f"open-{one.transcript_id}"):
                    _open(one, account)
    st.page_link(
        link("giving-back", account.role),
        label=_("Giving back what you heard"),
        icon=":material/volunteer_activism:",
    )


def _open(one: MyInterview, account: Account) -> None:
    st.switch_page(link("interview", account.role), query_params={"id": one.transcript_id})


def _called(one: MyInterview) -> str:
    return _("Interview {name}").format(name=literal(one.name))


def _state(one: MyInterview) -> str:
    marks = ngettext("{count} mark", "{count} marks", one.marks).format(count=one.marks)
    if one.finished:
        return marks
    left = minutes(one.words * (1 - _share(one)))
    time = ngettext("about {count} minute left", "about {count} minutes left", left).format(count=left)
    return f"{time} · {marks}" if one.marks else time


def _share(one: MyInterview) -> float:
    return min(1.0, one.reached / one.length) if one.length else 0.0


page(show)
