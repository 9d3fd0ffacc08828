"""Themes by any grouping or by two crossed, for researchers: as heat map, bars and table, to the passages behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.crosstabs import crosstab_of
from coding.themes.counting import AGE_GROUP
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.crosstab_grid import (
    OF_GROUP,
    OF_THEME,
    PARTICIPANTS,
    PASSAGES,
    Asked,
    by_groups,
    of_one_theme,
    themes_in_order,
)
from pages.explore.view_links import other_views
from pages.frame.language import _, number
from pages.frame.session import page
from pages.widgets.counted_by import counted_sentences
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.grid import (
    COUNTS,
    MOST_COLUMNS,
    MOST_ROWS,
    SHARES,
    Grid,
    grid_rows,
    limited,
    show_bars,
    show_grid,
    show_heat_map,
)
from pages.widgets.group_choice import dimension_names
from pages.widgets.linked_choice import linked_choice
from pages.widgets.take_away import Taken, take_away

_NONE, _HEAT, _BARS = "", "heat", "bars"
_PICTURE = "crosstab-picture"


@dataclass(frozen=True)
class Choices:
    """What was chosen on the page; `columns` and `theme` are "" for none and for all."""

    rows: str
    columns: str
    theme: str
    asked: Asked
    how: str
    order: str
    picture: str


def show(cursor: Cursor, account: Account) -> None:
    """The choices, the picture, the table, and what it rests on."""
    require(account, RESEARCHER)
    st.title(_("Themes crossed"))
    if nothing_yet(cursor, account):
        return
    st.write(_("Choose by what you want to see the themes. Every figure leads to the passages behind it."))
    other_views(account, "crosstab")
    codes = codebook(cursor)
    names = dimension_names(cursor)
    chosen = _choices(names, codes)
    found = crosstab_of(cursor, chosen.rows, chosen.columns or None)
    if chosen.columns and chosen.theme:
        grid = of_one_theme(found, chosen.theme, chosen.asked)
    else:
        themes = themes_in_order(codes, found, chosen.order, chosen.asked.measure)
        grid = by_groups(found, themes, chosen.asked)
    title = _title(chosen, names, codes)
    _picture(grid, chosen, title)
    st.header(_("In a table"))
    _cut(grid)
    head = names[chosen.rows] if chosen.columns and chosen.theme else _("Theme")
    show_grid(limited(grid), chosen.how, head, f"{title}. {_meaning(chosen.asked)}")
    st.write(f"{counted_sentences(cursor)} " + _("A theme counts the themes under it too."))


def _choices(names: Mapping[str, str], codes: list[Code]) -> Choices:
    left, middle, right = st.columns(3, gap="large")
    first = {AGE_GROUP: names[AGE_GROUP], **names}
    with left:
        rows = linked_choice(_("Which groups?"), "by", first, "crosstab-by")
        measure = linked_choice(_("Count"), "count", _measures(), "crosstab-count")
    with middle:
        across = {_NONE: _("with nothing else"), **{key: name for key, name in names.items() if key != rows}}
        columns = linked_choice(_("Crossed with"), "and", across, f"crosstab-and-{rows}")
        how = linked_choice(_("Figures"), "as", {SHARES: _("shares"), COUNTS: _("numbers")}, "crosstab-as")
    with right:
        theme = _theme(codes) if columns else ""
        wholes = {OF_GROUP: _("of the group"), OF_THEME: _("of all who speak of the theme")}
        of = linked_choice(_("Shares of what?"), "of", wholes, "crosstab-of")
        order = "" if columns and theme else _order()
    with left:
        pictures = {_HEAT: _("a heat map"), _BARS: _("bars")}
        picture = linked_choice(_("Picture"), "picture", pictures, "crosstab-picture-kind")
    return Choices(rows, columns, theme, Asked(measure, of), how, order, picture)


def _measures() -> dict[str, str]:
    return {PARTICIPANTS: _("participants"), PASSAGES: _("passages")}


def _theme(codes: list[Code]) -> str:
    themes = {_NONE: _("all themes"), **{code.code_id: titled(code, code.name) for code in codes}}
    return linked_choice(_("Theme"), "theme", themes, "crosstab-theme")


def _order() -> str:
    orders = {"": _("as in the codebook"), "most": _("the most first"), "name": _("by name")}
    return linked_choice(_("Order"), "order", orders, "crosstab-order")


def _title(chosen: Choices, names: Mapping[str, str], codes: list[Code]) -> str:
    by = names[chosen.rows] + (f" × {names[chosen.columns]}" if chosen.columns else "")
    theme = next((titled(code, code.name) for code in codes if code.code_id == chosen.theme), _("Themes"))
    return f"{theme} – {by}"


def _meaning(asked: Asked) -> str:
    """What a figure is of, in a sentence."""
    said = {
        (PARTICIPANTS, OF_GROUP): _("How many of the participants in a group spoke of a theme."),
        (PARTICIPANTS, OF_THEME): _("How many of the participants who spoke of a theme are in a group."),
        (PASSAGES, OF_GROUP): _("How many of the passages of a group are about a theme."),
        (PASSAGES, OF_THEME): _("How many of the passages about a theme are of a group."),
    }
    return said[asked.measure, asked.of]


def _picture(grid: Grid, chosen: Choices, title: str) -> None:
    shown = limited(grid)
    if chosen.picture == _HEAT:
        show_heat_map(shown, chosen.how, _PICTURE, title)
    else:
        last = len(shown.columns) - 1
        groups = dict(zip(shown.keys, shown.columns, strict=True))
        groups = {shown.keys[last]: shown.columns[last], **groups}
        column = shown.keys.index(linked_choice(_("Picture of"), "group", groups, "crosstab-group"))
        compared = last if column != last else None
        show_bars(shown, column, _PICTURE, f"{title}: {shown.columns[column]}", compared)
        if compared is not None:
            st.write(_("The upright line shows how it is among everybody."))
    header = (_("Row"), _("Column"), _measures()[chosen.asked.measure], _("of"), _("share"))
    taken = Taken(header, lambda: grid_rows(grid))
    take_away(title, "crosstab", _PICTURE, taken, _meaning(chosen.asked))


def _cut(grid: Grid) -> None:
    if len(grid.columns) > MOST_COLUMNS or len(grid.rows) > MOST_ROWS:
        st.info(
            _(
                "This is too much to read on a screen: the table and the picture show the {columns} largest groups "
                "of {of} (rows: {rows} at most). The files have all."
            ).format(
                columns=MOST_COLUMNS, of=number(max(len(grid.columns), len(grid.rows)) - 1), rows=MOST_ROWS
            )
        )


page(show)
