"""Progress, for researchers: who has read what, where it is stuck, and whether there are still new codes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coding.progress import (
    BEGUN,
    DAYS,
    FINISHED,
    GIVEN,
    HANDED_BACK,
    KNEW_PERSON,
    NOT_BEGUN,
    STOPPED,
    ReadingNow,
    Stuck,
    by_reader,
    stuck,
)
from coding.store.progress import given_up, readings_now
from coding.store.reading_wishes import reading_wish
from corpus.accounts import RESEARCHER, Account, require
from corpus.clock import now
from corpus.store.database import Cursor
from corpus.store.transcripts import transcripts
from pages.explore.saturation import show_saturation
from pages.frame.language import _, day, ngettext, number
from pages.frame.literal import literal
from pages.frame.live import live
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.charts import show_chart
from pages.widgets.linked_choice import linked_choice
from pages.widgets.reading_picture import SIGNS, reading_grid
from pages.widgets.tables import show_table

_WEEKS = {"14": 2, "7": 1, "21": 3, "28": 4}


def show(cursor: Cursor, account: Account) -> None:
    """Where it is stuck first, then the picture and its tables, then the codes."""
    require(account, RESEARCHER)
    st.title(_("Progress"))
    live(account, "reading")
    readings = readings_now(cursor)
    if not readings:
        st.info(_("No interview is given to anybody yet."))
        st.page_link(link("assignments", account.role), label=_("Give interviews to co-researchers"))
        return
    _where_stuck(cursor, account, readings)
    _who_read_what(cursor, readings)
    show_saturation(cursor)


def _where_stuck(cursor: Cursor, account: Account, readings: Sequence[ReadingNow]) -> None:
    st.header(_("Where it is stuck"))
    weeks = {
        days: ngettext("{count} week", "{count} weeks", count).format(count=count)
        for days, count in _WEEKS.items()
    }
    days = int(linked_choice(_("Without a sign for more than"), "days", weeks, "progress-days") or DAYS)
    waits = stuck(readings, given_up(cursor), now(), reading_wish(cursor).readers, days)
    if not waits:
        st.success(_("Nowhere: nothing has waited that long."), icon=":material/check_circle:")
        return
    st.markdown("\n".join(f"- {_stuck_words(some)}" for some in by_reader(waits)))
    st.page_link(
        link("assignments", account.role), label=_("Who reads what"), icon=":material/arrow_forward:"
    )


def _stuck_words(some: Sequence[Stuck]) -> str:
    """What is said of everything that waits for the same reason with the same reader."""
    first, passages = some[0], sum(one.passages for one in some)
    words = {
        NOT_BEGUN: _("{reader} has not begun with {interviews}, given on {day}."),
        STOPPED: _("{reader} stopped in {interviews}; the last sign was on {day}."),
        HANDED_BACK: _("{reader} handed back {interviews} on {day}: too few readers now."),
        KNEW_PERSON: _("{reader} knows the person of {interviews}, said on {day}: too few readers now."),
    }.get(first.kind)
    if words is None:
        words = ngettext(
            "{reader} is unsure about {count} passage of {interviews}.",
            "{reader} is unsure about {count} passages of {interviews}.",
            passages,
        )
    names = ", ".join(f"**{literal(one.transcript)}**" for one in some)
    return words.format(reader=literal(first.reader), interviews=names, day=day(first.since), count=passages)


def _who_read_what(cursor: Cursor, readings: Sequence[ReadingNow]) -> None:
    st.header(_("Who has read what"))
    texts = {one.transcript_id: one.name for one in transcripts(cursor)}
    readers = {one.account_id: one for one in sorted(readings, key=lambda one: (one.role, one.reader))}
    rows = {key: place for place, key in enumerate(texts)}
    columns = {key: place for place, key in enumerate(readers)}
    states = {(rows[one.transcript_id], columns[one.account_id]): one.state for one in readings}
    figure = reading_grid(list(texts.values()), [one.reader for one in readers.values()], states)
    sentence = _sentence(readings, len(texts))
    show_chart(figure, sentence, "progress-grid")
    names = _state_names()
    st.write(" · ".join(f"{SIGNS[state]} {names[state]}" for state in (FINISHED, BEGUN, GIVEN)))
    st.write(sentence)
    _by_reader(readings)
    with st.expander(_("Each interview in a table")):
        _by_interview(texts, readings)


def _state_names() -> dict[str, str]:
    return {FINISHED: _("finished"), BEGUN: _("begun"), GIVEN: _("not begun")}


def _sentence(readings: Sequence[ReadingNow], texts: int) -> str:
    states = [one.state for one in readings]
    read = len({one.transcript_id for one in readings if one.finished})
    return _(
        "{finished} of {given} readings are finished, {begun} are begun and {waiting} not yet. "
        "{read} of {texts} interviews have been read to the end by somebody."
    ).format(
        finished=number(states.count(FINISHED)),
        given=number(len(states)),
        begun=number(states.count(BEGUN)),
        waiting=number(states.count(GIVEN)),
        read=number(read),
        texts=number(texts),
    )


def _by_reader(readings: Sequence[ReadingNow]) -> None:
    found: dict[str, list[ReadingNow]] = {}
    for one in sorted(readings, key=lambda one: (one.role, one.reader)):
        found.setdefault(one.account_id, []).append(one)
    rows = []
    for mine in found.values():
        states = [one.state for one in mine]
        seen = [one.seen_at for one in mine if one.seen_at]
        counts = (states.count(FINISHED), states.count(BEGUN), states.count(GIVEN))
        last = day(max(seen)) if seen else _("never")
        rows.append((mine[0].reader, *counts, number(sum(one.marks for one in mine)), last))
    heads = (_("Reader"), _("Finished"), _("Begun"), _("Not begun"), _("Marks"), _("Last sign"))
    show_table(heads, rows, numbers=(1, 2, 3, 4))


def _by_interview(texts: dict[str, str], readings: Sequence[ReadingNow]) -> None:
    names = _state_names()
    rows = []
    for key, name in texts.items():
        mine = [one for one in readings if one.transcript_id == key]
        told = ", ".join(f"{one.reader} ({names[one.state]})" for one in mine)
        rows.append((name, told or _("nobody yet"), f"{sum(one.finished for one in mine)} / {len(mine)}"))
    show_table((_("Interview"), _("Readers"), _("Finished")), rows, numbers=(2,))


page(show)
