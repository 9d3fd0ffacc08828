"""Remove names: the texts that wait, and of each the names in it, until it can be released."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from corpus.accounts import Account
from corpus.actions.open_waiting import count_waiting_names, open_waiting
from corpus.actions.release_transcript import release_transcript
from corpus.actions.throw_away_waiting import throw_away_waiting
from corpus.names import few_capitals
from corpus.review import waiting_count
from corpus.store.database import Cursor
from corpus.store.intake import review_stamps, waiting_list
from corpus.store.reviews import OpenText
from pages.frame.language import _, day, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.frame.the_store import the_intake
from pages.prepare.names_parts import add_missed_name, read_through, review_names, show_register, who_speaks


def show(cursor: Cursor, account: Account) -> None:
    """The list of texts that wait, or the one that is open (its id is in the address)."""
    st.title(_("Remove names"))
    if said := st.session_state.pop("names-said", ""):
        st.success(said)
    with the_intake().cursor() as intake:
        queue = {row[0]: row for row in waiting_list(intake)}
    opened = st.query_params.get("text", "")
    if opened in queue:
        _review(cursor, account, opened)
    elif queue:
        _list(cursor, account, list(queue.values()))
    else:
        st.info(_("No text waits for its names to be removed. Bring in interviews first."))
        st.page_link(
            link("import", account.role), label=_("Bring in interviews"), icon=":material/upload_file:"
        )
        show_register(cursor, account)


def _list(cursor: Cursor, account: Account, queue: list[tuple[str, str, str, datetime]]) -> None:
    st.write(
        _(
            "These texts wait, encrypted, outside the study. Open one, decide on its names, and release it. "
            "You can stop at any time and go on later; a colleague can go on too. Every look is written down."
        )
    )
    for intake_id, name, _hash, made_at in queue:
        with st.container(border=True):
            left, right = st.columns([4, 1], vertical_alignment="center")
            count = _count(cursor, account, intake_id)
            left.markdown(
                f"**{literal(name)}**  \n"
                + _("Waits since {day}").format(day=day(made_at))
                + " · "
                + _to_decide(count)
            )
            if right.button(_("Open"), key=f"names-open-{intake_id}", width="stretch"):
                st.query_params["text"] = intake_id
                st.rerun()
    show_register(cursor, account)


def _count(cursor: Cursor, account: Account, intake_id: str) -> int:
    """How many names wait in a text, counted again only after a decision there or a change of the register."""
    counts: dict[str, tuple[int, int]] = st.session_state.setdefault("names-counts", {})
    with the_intake().cursor() as intake:
        stamp = review_stamps(intake)[intake_id]
    if counts.get(intake_id, (-1, 0))[0] != stamp:
        counts[intake_id] = (stamp, count_waiting_names(cursor, account, the_intake(), intake_id))
    return counts[intake_id][1]


def _to_decide(count: int) -> str:
    if not count:
        return _("Every name is decided on: it can be released")
    return ngettext("{count} name to decide on", "{count} names to decide on", count).format(
        count=number(count)
    )


def _review(cursor: Cursor, account: Account, intake_id: str) -> None:
    found = open_waiting(cursor, account, the_intake(), intake_id)
    if st.button(_("All texts"), icon=":material/arrow_back:", key="names-back"):
        _leave()
    st.header(literal(found.waiting.name))
    waits = waiting_count(found.items)
    st.markdown(
        f"**{_to_decide(waits)}** · " + _("{count} names in all").format(count=number(len(found.items)))
    )
    if few_capitals(found.waiting.reading.text):
        st.warning(
            _(
                "This text has hardly any capitals, so names in it are easily missed. Read it through and add them yourself."
            )
        )
    views = {"names": _("The names"), "text": _("Read the text"), "speakers": _("Who speaks")}
    view = st.radio(
        _("What do you want to see?"),
        list(views),
        format_func=lambda one: views[one],
        horizontal=True,
        key="names-view",
    )
    if view == "speakers":
        who_speaks(cursor, account, found)
    else:
        add_missed_name(cursor, account, found)
        if view == "names":
            review_names(cursor, account, found)
        else:
            read_through(cursor, found)
    _end(cursor, account, found, waits)


def _end(cursor: Cursor, account: Account, found: OpenText, waits: int) -> None:
    """The two ways out: into the study, or away."""
    intake_id = found.waiting.intake_id
    st.subheader(_("Release"), divider="gray")
    st.write(
        _(
            "Releasing puts the text without its names into the study, where it can be read and coded. The raw text is "
            "removed for good. The result is pseudonymised, not anonymous: what people tell may still point at them."
        )
    )
    if waits:
        st.info(_to_decide(waits))
    sure = st.checkbox(_("I have read the text through"), key=f"names-sure-{intake_id}", disabled=waits > 0)
    if st.button(_("Release"), type="primary", disabled=waits > 0 or not sure, key="names-release"):
        release_transcript(cursor, account, the_intake(), intake_id)
        st.session_state["names-said"] = _("Released. The raw text is gone.")
        _leave()
    with st.expander(_("Throw this text away")):
        away = st.checkbox(
            _("Yes, throw away the raw text and all that was decided of it"), key=f"names-away-{intake_id}"
        )
        if st.button(_("Throw away"), disabled=not away, key="names-throw-away"):
            throw_away_waiting(cursor, account, the_intake(), intake_id)
            st.session_state["names-said"] = _("Thrown away.")
            _leave()


def _leave() -> None:
    st.query_params.clear()
    st.rerun()


page(show)
