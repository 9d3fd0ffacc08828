"""How well readers agree, for researchers: per code and over all, with intervals, and from each figure to its passages."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from coding.agreement import AC1, ALPHA, PERCENT, RESAMPLES, Estimates
from coding.agreement_sentences import basis_sentence, level_sentence
from coding.codebook import Code
from coding.store.agreement import agreement_now
from coding.store.codes import codebook
from coding.units import SENTENCE, TURN, CodedUnits
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.agreement_people import show_backgrounds_compared, show_roles, show_who_with_whom
from pages.explore.differing import DIFFER, differing_link
from pages.frame.language import _, number
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.agreement import (
    alpha_of,
    code_intervals,
    in_plain_words,
    lowest_first,
    percent,
    said,
    two_decimals,
)
from pages.widgets.charts import show_chart
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.intervals import interval_text, intervals
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import Link, show_table
from pages.widgets.take_away import Taken, take_away

MOST_ROWS = 40  # more than this is no picture any more
_LOWEST, _BY_BOOK = "lowest", "codebook"


def show(cursor: Cursor, account: Account) -> None:
    """The whole study first, then the codes as a picture and a table, then the readers."""
    require(account, RESEARCHER)
    st.title(_("How well we agree"))
    if nothing_yet(cursor, account, people_needed=False):
        return
    st.write(
        _(
            "Two people who choose differently make no mistake. Where they differ, there is something to talk about. "
            "Compared is what readers chose who have finished the same interview."
        )
    )
    kind, order = _choices()
    with st.spinner(_("Working out the figures …")):
        units, found = agreement_now(cursor, kind)
    if not found.units:
        _nothing_to_compare(account)
        return
    codes = {code.code_id: code for code in codebook(cursor)}
    rows = lowest_first(found) if order == _LOWEST else list(range(len(units.codes)))
    _overall(found, kind)
    _picture(found, units, rows, codes)
    _table(found, units, rows, codes, kind)
    show_who_with_whom(cursor, units, kind)
    show_roles(cursor, units, kind)
    show_backgrounds_compared(cursor, account, units, kind)
    _how(found)


def _choices() -> tuple[str, str]:
    left, right = st.columns(2, gap="large")
    with left:
        kinds = {SENTENCE: _("sentence by sentence"), TURN: _("turn by turn")}
        kind = linked_choice(_("Compare"), "unit", kinds, "agreement-unit")
    with right:
        orders = {_LOWEST: _("where we differ most first"), _BY_BOOK: _("as in the codebook")}
        order = linked_choice(_("Order"), "order", orders, "agreement-order")
    return kind, order


def _nothing_to_compare(account: Account) -> None:
    st.info(
        _(
            "There is nothing to compare yet: no interview has been finished by two people. "
            "Give each interview to two people or more, and wait until they have finished."
        )
    )
    st.page_link(
        link("assignments", account.role), label=_("Who reads what"), icon=":material/arrow_forward:"
    )


def _overall(found: Estimates, kind: str) -> None:
    st.header(_("All codes together"))
    st.markdown(f"**{_('Alpha')}: {alpha_of(found, -1)}**")
    st.write(f"{said(level_sentence(found.values[-1, ALPHA]))} {in_plain_words(found, -1, kind)}")
    st.write(said(basis_sentence(found.units, found.interviews, kind)))
    sentence = _(
        "Asked of each code whether it fits, readers said the same {percent} of the time (AC1: {ac1}). "
        "That is much, because most codes fit in few places and everybody leaves them out elsewhere."
    )
    st.write(
        sentence.format(percent=percent(found.values[-1, PERCENT]), ac1=two_decimals(found.values[-1, AC1]))
    )
    address = f"passages?{urlencode({DIFFER: differing_link(kind)})}"
    words = _("Read the passages where readers differ")
    st.html(f'<a class="house-link" href="{html.escape(address)}" target="_self">{html.escape(words)}</a>')


def _picture(found: Estimates, units: CodedUnits, order: Sequence[int], codes: Mapping[str, Code]) -> None:
    st.header(_("Code by code"))
    rows = code_intervals(found, order[:MOST_ROWS], units.codes, codes)
    show_chart(intervals(rows), interval_text(rows), "agreement-picture")
    take_away(_("How well we agree"), "agreement", "agreement-picture", _taken(found, units, order, codes))
    st.write(
        _(
            "The dot is what was found. The real figure probably lies on the line: the fewer marks, the longer the line."
        )
    )
    if len(order) > MOST_ROWS:
        st.write(
            _("The picture shows the first {shown} of {count} codes; the table has all.").format(
                shown=MOST_ROWS, count=len(order)
            )
        )


def _taken(found: Estimates, units: CodedUnits, order: Sequence[int], codes: Mapping[str, Code]) -> Taken:
    """The figures of every code and of all together, as numbers; with the ends of alpha's interval."""
    header = (_("Code"), _("Alpha"), _("from"), _("to"), _("AC1"), _("The same"), _("Given"))
    rows = [(codes[units.codes[row]].name, *_numbers(found, row), int(found.used[row])) for row in order]
    rows.append((_("All codes together"), *_numbers(found, -1), int(found.used.sum())))
    return Taken(header, lambda: rows)


def _numbers(found: Estimates, row: int) -> tuple[float, ...]:
    alpha, low, high = (float(one[row, ALPHA]) for one in (found.values, found.low, found.high))
    return alpha, low, high, float(found.values[row, AC1]), float(found.values[row, PERCENT])


def _table(
    found: Estimates, units: CodedUnits, order: Sequence[int], codes: Mapping[str, Code], kind: str
) -> None:
    rows = []
    for row in order:
        code = codes[units.codes[row]]
        asked = urlencode({"theme": code.code_id, DIFFER: differing_link(kind)})
        given = int(found.used[row])
        rows.append(
            (
                titled(code, code.name),
                in_plain_words(found, row, kind),
                alpha_of(found, row),
                two_decimals(found.values[row, AC1]),
                percent(found.values[row, PERCENT]),
                number(given),
                Link(_("where we differ"), f"passages?{asked}") if given else "",
            )
        )
    heads = (_("Code"), _("In plain words"), _("Alpha"), _("AC1"), _("The same"), _("Given"), _("Passages"))
    caption = (
        _("Sentences: {units}. Interviews: {interviews}.")
        if kind == SENTENCE
        else _("Turns: {units}. Interviews: {interviews}.")
    )
    show_table(
        heads,
        rows,
        caption.format(units=number(found.units), interviews=found.interviews),
        numbers=(3, 4, 5),
        wide=1,
    )


def _how(found: Estimates) -> None:
    """How it was worked out, for who wants to check it."""
    st.header(_("How this was worked out"))
    st.write(
        _(
            "Of each sentence (or turn) and each code we ask of each reader: did you give this code here? "
            "A code counts for a sentence when the marked words touch it. An interview that somebody has not finished, "
            "and a place where somebody said “I don’t know”, is a gap. Marks with a merged code count for the code "
            "that it became."
        )
    )
    st.write(
        _(
            "Alpha (Krippendorff) is 1 when readers always choose alike and 0 when they agree as by chance. It is low for "
            "codes that are seldom given, also when readers say the same nearly everywhere; so AC1 (Gwet) stands beside it. "
            "For all codes together the disagreement found and the disagreement by chance are each added up over the codes, "
            "then compared; so codes count by how often they were given."
        )
    )
    drawn = (
        _(
            "For the lines, whole interviews were drawn again {count} times (bootstrap); 95 of 100 results lie on the line."
        )
        if found.by_interview
        else _(
            "For the lines, single sentences or turns were drawn again {count} times (bootstrap), because there are few "
            "interviews; 95 of 100 results lie on the line. With so few interviews the lines are too short."
        )
    )
    st.write(drawn.format(count=number(RESAMPLES)))


page(show)
