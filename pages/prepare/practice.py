"""Practice sets: what new co-researchers practise on, made from an interview of the study."""

from __future__ import annotations

import streamlit as st

from coding.actions.make_practice_set import make_practice_set, use_practice_set
from coding.store.practice_sets import SetInfo, coded_interviews, practice_sets
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, day, ngettext
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.prepare.practice_parts import show_passages


def show(cursor: Cursor, account: Account) -> None:
    """What is in use, the sets there are, one of them to look at and change, a new one."""
    st.title(_("Practice for co-researchers"))
    st.write(
        _("Who comes for the first time practises on ten passages and sees what experienced coders chose.")
    )
    sets = practice_sets(cursor)
    _in_use(next((one for one in sets if one.in_use), None))
    st.page_link(
        link("practice", account.role), label=_("Try the practice yourself"), icon=":material/school:"
    )
    chosen = next((one for one in sets if one.set_id == st.query_params.get("set")), None)
    if chosen is not None:
        _one(cursor, account, chosen)
        return
    _make(cursor, account)
    if sets:
        st.subheader(_("Practice sets"))
    for one in sets:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{_called(one)}**  \n{_state(one)}", width="stretch")
            if st.button(_("Look and change"), key=f"set-{one.set_id}"):
                st.query_params["set"] = one.set_id
                st.rerun()


def _in_use(now: SetInfo | None) -> None:
    if now is None:
        st.info(_("Now in use: the invented interview that comes with the app."))
    else:
        st.info(_("Now in use: passages of interview {name}.").format(name=literal(now.interview)))
    if now is not None and now.known_by:
        told = ngettext(
            "{count} person knows somebody in it. They were given the invented interview instead.",
            "{count} people know somebody in it. They were given the invented interview instead.",
            now.known_by,
        )
        st.warning(told.format(count=now.known_by))


def _make(cursor: Cursor, account: Account) -> None:
    st.subheader(_("Make a set from an interview"))
    coded = coded_interviews(cursor)
    if not coded:
        st.write(_("Nobody has coded an interview yet. Until then the invented interview is used."))
        return
    st.write(
        _(
            "A practice set shows passages, and what coders chose there, to every new co-researcher: also to "
            "people to whom you would not give this interview. So choose one in which few people could "
            "recognise somebody."
        )
    )
    note(
        _(
            "Who has to read this interview themselves, or knows somebody in it, gets the invented one. "
            "Rather do not give it to people who practised on it."
        )
    )
    named = {transcript_id: (name, coders) for transcript_id, name, coders in coded}
    wanted = st.selectbox(
        _("Interview"),
        list(named),
        format_func=lambda one: _coded_by(*named[one]),
        key="practice-interview",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    if st.button(_("Propose ten passages"), type="primary", key="practice-propose") and wanted:
        st.query_params["set"] = make_practice_set(cursor, account, wanted)
        st.rerun()


def _coded_by(name: str, coders: int) -> str:
    told = ngettext("{name}, coded by {count} person", "{name}, coded by {count} people", coders)
    return told.format(name=name, count=coders)


def _one(cursor: Cursor, account: Account, one: SetInfo) -> None:
    st.subheader(_called(one))
    st.write(_state(one))
    with st.container(horizontal=True):
        if st.button(_("All practice sets"), icon=":material/arrow_back:", key="practice-all"):
            del st.query_params["set"]
            st.rerun()
        label = _("Take out of use") if one.in_use else _("Take into use")
        kind = "secondary" if one.in_use else "primary"
        if st.button(label, type=kind, key="practice-use"):  # type: ignore[arg-type]
            use_practice_set(cursor, account, one.set_id, not one.in_use)
            st.rerun()
    show_passages(cursor, account, one)


def _called(one: SetInfo) -> str:
    return _("Interview {name}").format(name=literal(one.interview))


def _state(one: SetInfo) -> str:
    used = ngettext("used by {count} person", "used by {count} people", one.used_by)
    state = _("in use") if one.in_use else _("not in use")
    saved = _("saved on {day}").format(day=day(one.saved_at))
    return f"{state} · {used.format(count=one.used_by)} · {saved}"


page(show)
