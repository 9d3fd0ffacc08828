"""Themes over time, for researchers: how many cases spoke of each at the start and later, and how that moved."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from coding.store.codes import codebook
from coding.store.courses import course_of
from coding.store.crosstabs import STEP
from coding.themes.course import PARTICIPANT, SERIES, Course, Move
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.view_links import other_views
from pages.frame.language import _, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.widgets.charts import show_chart
from pages.widgets.counted_by import counted_sentences
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.grid import Figure, in_full
from pages.widgets.group_choice import group_link
from pages.widgets.linked_choice import linked_choice
from pages.widgets.moves import Moved, move_text, moves
from pages.widgets.tables import Link, show_table
from pages.widgets.take_away import Taken, take_away

MOST_THEMES = 40  # more than this is no picture any more
_PICTURE = "course-picture"
_BY_BOOK, _BY_MOVE = "", "moved"


def show(cursor: Cursor, account: Account) -> None:
    """The choices, what moved as a picture, every step in a table."""
    require(account, RESEARCHER)
    st.title(_("Themes over time"))
    if nothing_yet(cursor, account):
        return
    st.write(_("Where people are heard more than once: which themes stay, which come, and which go."))
    other_views(account, "course")
    unit = linked_choice(_("Count"), "count", _units(), "course-count")
    found = course_of(cursor, unit)
    if len(found.steps) < 2 or not len(found.has):
        _no_steps(account)
        return
    earlier, later, order = _choices(found)
    codes = {code.code_id: code for code in codebook(cursor)}
    moved = found.moves(earlier, later)
    places = list(range(len(found.themes)))
    if order == _BY_MOVE:
        places.sort(key=lambda place: -(moved[place].came + moved[place].went))
    names = [titled(codes[theme], codes[theme].name) for theme in found.themes]
    _picture(found, names, places, moved, (earlier, later), unit)
    _table(found, names, places, unit)
    st.write(f"{counted_sentences(cursor)} " + _("A theme counts the themes under it too."))


def _units() -> dict[str, str]:
    return {SERIES: _("cases (series)"), PARTICIPANT: _("participants")}


def _no_steps(account: Account) -> None:
    st.info(
        _(
            "There is nothing to follow over time yet. Say of each conversation which series it belongs to, and which step "
            "in it is: start, follow-up …"
        )
    )
    st.page_link(
        link("conversations", account.role), label=_("Do this first"), icon=":material/arrow_forward:"
    )


def _choices(found: Course) -> tuple[int, int, str]:
    left, middle, right = st.columns(3, gap="large")
    last = len(found.steps) - 1
    with left:
        firsts = {step: step for step in found.steps}
        earlier = linked_choice(_("From"), "from", firsts, "course-from")
    with middle:
        others = [step for step in (found.steps[last], *found.steps) if step != earlier]
        later = linked_choice(_("To"), "to", {step: step for step in others}, f"course-to-{earlier}")
    with right:
        orders = {_BY_BOOK: _("as in the codebook"), _BY_MOVE: _("what moved most first")}
        order = linked_choice(_("Order"), "order", orders, "course-order")
    return found.steps.index(earlier), found.steps.index(later), order


def _picture(
    found: Course,
    names: Sequence[str],
    places: Sequence[int],
    moved: Sequence[Move],
    steps: tuple[int, int],
    unit: str,
) -> None:
    earlier, later = steps
    both = found.in_both(earlier, later)
    then, now = found.steps[earlier], found.steps[later]
    st.write(
        _("Of {both} {cases} both “{then}” and “{now}” are there; the picture is about these.").format(
            both=number(both), cases=_units()[unit], then=literal(then), now=literal(now)
        )
    )
    rows = [
        Moved(names[place], moved[place].stayed, moved[place].came, moved[place].went, both)
        for place in places[:MOST_THEMES]
    ]
    title = f"{_('Themes over time')}: {then} → {now}"
    show_chart(moves(rows), f"{title}. {move_text(rows)}", _PICTURE)
    st.write(
        _(
            "Dark: spoken of at both. With lines: it came, spoken of later only. With dots: it went, spoken of earlier only."
        )
    )
    header = [_("Theme"), *(f"{step}: {word}" for step in found.steps for word in (_units()[unit], _("of")))]
    header += [_("both steps"), _("stayed"), _("came"), _("went")]
    taken = Taken(header, lambda: _rows(found, names, moved, both))
    take_away(title, "course", _PICTURE, taken, f"n = {number(both)} {_units()[unit]}")


def _rows(found: Course, names: Sequence[str], moved: Sequence[Move], both: int) -> list[list[object]]:
    spoke, cases = found.spoke, found.cases
    return [
        [
            name,
            *(int(one) for step in range(len(found.steps)) for one in (spoke[step, place], cases[step])),
            *(both, moved[place].stayed, moved[place].came, moved[place].went),
        ]
        for place, name in enumerate(names)
    ]


def _table(found: Course, names: Sequence[str], places: Sequence[int], unit: str) -> None:
    st.header(_("Each step in a table"))
    spoke, cases = found.spoke, found.cases
    rows = []
    for place in places:
        figures = [Figure(int(spoke[step, place]), int(cases[step])) for step in range(len(found.steps))]
        links = [
            Link(in_full(figure), _address(found.themes[place], step)) if figure.part else in_full(figure)
            for figure, step in zip(figures, found.steps, strict=True)
        ]
        rows.append((names[place], *links))
    heads = tuple(f"{step} (n={number(int(many))})" for step, many in zip(found.steps, cases, strict=True))
    caption = _("How many {cases} spoke of each theme, at each step").format(cases=_units()[unit])
    show_table((_("Theme"), *heads), rows, caption=caption)


def _address(theme_id: str, step: str) -> str:
    return f"passages?{urlencode({'theme': theme_id, 'group': group_link(STEP, step)})}"


page(show)
