"""All themes by age group or subgroup, for researchers: who spoke of what, and from each figure to its passages."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.theme_tables import themes_for
from coding.themes.counting import ALL
from coding.themes.tables import DIMENSIONS, Cell, ThemeTable
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.store.database import Cursor
from pages.explore.view_links import other_views
from pages.frame.language import _
from pages.frame.session import page
from pages.widgets.charts import ACCENT, alt_text, bars, show_chart
from pages.widgets.counted_by import counted_sentences
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import (
    counted,
    dimension_name,
    group_name,
    theme_bars,
    titled,
    totals,
)
from pages.widgets.linked_choice import linked_choice
from pages.widgets.participant_said import show_said
from pages.widgets.publishing import publishing
from pages.widgets.tables import Link, show_table
from pages.widgets.take_away import Taken, take_away

MOST_BARS = 40  # more than this is no picture any more
_BY_BOOK, _BY_PEOPLE, _BY_NAME = "codebook", "people", "name"


def show(cursor: Cursor, account: Account) -> None:
    """The choices, the picture for one group, the table of all groups."""
    st.title(_("Themes"))
    if nothing_yet(cursor, account):
        return
    st.write(
        _("How many of the participants spoke of each theme. Choose a figure to read the passages behind it.")
    )
    other_views(account, "themes")
    dimension, order, protected = _choices()
    table = themes_for(cursor, account, dimension, WORK_GROUP if protected else RESEARCHER)
    codes = {code.code_id: code for code in codebook(cursor)}
    themes = _sorted(table, order)
    if protected:
        st.info(
            _("As the work group sees it: a figure under {least} is not shown.").format(least=table.threshold)
        )
        publishing(cursor, account, table)
    _picture(table, themes, codes)
    st.header(_("All groups in a table"))
    _table(table, themes, codes, protected)
    st.write(f"{counted_sentences(cursor)} " + _("A theme counts the themes under it too."))
    if not protected:
        show_said(cursor, list(codes.values()))


def _choices() -> tuple[str, str, bool]:
    left, right = st.columns(2, gap="large")
    with left:
        groups = {one: dimension_name(one) for one in DIMENSIONS}
        dimension = linked_choice(_("Which groups?"), "dimension", groups, "themes-dimension")
    names = {_BY_BOOK: _("as in the codebook"), _BY_PEOPLE: _("most people first"), _BY_NAME: _("by name")}
    with right:
        order = linked_choice(_("Order"), "order", names, "themes-order")
    eyes = {"": _("with every figure"), WORK_GROUP: _("as the work group sees it")}
    protected = bool(linked_choice(_("How to see it"), "as", eyes, "themes-protected"))
    return dimension, order, protected


def _sorted(table: ThemeTable, order: str) -> list[Cell]:
    """The totals of the themes in the order asked; what is not shown comes last."""
    found = list(totals(table.cells).values())
    if order == _BY_PEOPLE:
        return sorted(
            found, key=lambda cell: -1 if cell.participants is None else cell.participants, reverse=True
        )
    return sorted(found, key=lambda cell: cell.theme.casefold()) if order == _BY_NAME else found


def _picture(table: ThemeTable, themes: Sequence[Cell], codes: dict[str, Code]) -> None:
    groups = {group: group_name(table.dimension, group) for group in (ALL, *table.groups)}
    group = linked_choice(_("Picture of"), "group", groups, f"themes-group-{table.dimension}")
    by_theme = {cell.theme_id: cell for cell in table.cells if cell.group == group}
    rows = theme_bars(
        [by_theme[theme.theme_id] for theme in themes[:MOST_BARS]],
        {one.theme_id: one for one in themes},
        codes,
    )
    title = f"{_('Themes')} – {groups[group]}"
    show_chart(bars(rows, ACCENT), f"{groups[group]}. {alt_text(rows)}", "themes-picture")
    take_away(title, "themes", "themes-picture", _taken(table))
    if group != ALL:
        st.write(_("The upright line shows how it is among everybody."))
    if len(themes) > MOST_BARS:
        st.write(
            _("The picture shows the first {shown} of {count} themes; the table has all.").format(
                shown=MOST_BARS, count=len(themes)
            )
        )


def _table(table: ThemeTable, themes: Sequence[Cell], codes: dict[str, Code], protected: bool) -> None:
    columns = [*table.groups, ALL]
    cells = {(cell.theme_id, cell.group): cell for cell in table.cells}
    rows = [
        (
            _theme_name(theme, codes),
            *(_figure(cells[theme.theme_id, group], table.dimension, protected) for group in columns),
        )
        for theme in themes
    ]
    heads = (_("Theme"), *(group_name(table.dimension, group) for group in columns))
    show_table(heads, rows, caption=_("Participants who spoke of each theme, of all in that group"))


def _taken(table: ThemeTable) -> Taken:
    """Every cell as it may be seen: what is not shown stays empty."""
    header = (_("Theme"), _("Group"), _("participants"), _("of"), _("share"), _("passages"))
    names = {group: group_name(table.dimension, group) for group in (ALL, *table.groups)}
    rows = [
        (cell.theme, names[cell.group], cell.participants, cell.of, cell.share, cell.passages)
        for cell in table.cells
    ]
    return Taken(header, lambda: rows)


def _theme_name(theme: Cell, codes: dict[str, Code]) -> str:
    name = titled(codes.get(theme.theme_id), theme.theme)
    return f"{theme.theme_group} › {name}" if theme.theme_group else name


def _figure(cell: Cell, dimension: str, protected: bool) -> Link | str:
    if protected or not cell.participants:
        return counted(cell)
    group = f"{ALL if cell.group == ALL else dimension}/{cell.group}"
    asked = {"theme": cell.theme_id, "group": group}
    return Link(counted(cell), f"passages?{urlencode(asked)}")


page(show)
