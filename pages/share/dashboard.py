"""What the study says, for the work group: the themes, and of each theme who spoke of it, one sentence at a time."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.codes import codebook
from coding.store.passages import coded_by
from coding.store.theme_tables import themes_for
from coding.themes.counting import AGE_GROUP, SUBGROUP
from coding.themes.sentences import theme_sentences
from coding.themes.tables import Cell, ThemeTable
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.store.database import Cursor
from corpus.store.study import setting
from pages.frame.language import _, filled, ngettext, number
from pages.frame.literal import literal
from pages.frame.session import page
from pages.widgets.charts import alt_text, bars, show_chart
from pages.widgets.counted_by import counted_sentences
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import (
    cells_of,
    counted,
    group_bars,
    group_name,
    theme_bars,
    titled,
    totals,
)
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import Link, show_table

_OVERVIEW = ""
_PRINT = """<style>
@media print {
  .st-key-dashboard-choice, [data-testid=stSidebar] { display: none; }
  html { font-size: 14px !important; }
  .house-table tr, .stPlotlyChart, .stHeading { break-inside: avoid; }
  .stHeading { break-after: avoid; }
}
</style>"""


@dataclass(frozen=True)
class Said:
    """All there is to show: both tables as the work group may see them, and the codes by id."""

    tables: dict[str, ThemeTable]
    codes: dict[str, Code]
    depths: dict[str, int]

    @property
    def themes(self) -> dict[str, Cell]:
        """Each theme's total, in the order of the codebook."""
        return totals(self.tables[AGE_GROUP].cells)


def show(cursor: Cursor, account: Account) -> None:
    """The study, a choice of themes, then the overview or the page of one theme."""
    st.html(_PRINT)
    st.title(literal(setting(cursor, "name") or _("What the study says")))
    if account.role == RESEARCHER:
        st.info(_("You see here exactly what the work group sees, with the same figures left out."))
    if nothing_yet(cursor, account):
        return
    tables = {one: themes_for(cursor, account, one, WORK_GROUP) for one in (AGE_GROUP, SUBGROUP)}
    tree = in_tree_order(codebook(cursor))
    said = Said(
        tables, {code.code_id: code for _, code in tree}, {code.code_id: depth for depth, code in tree}
    )
    theme_id = _choice(said)
    if theme_id == _OVERVIEW:
        _overview(said)
    else:
        _theme(said, theme_id)
    _how_made(cursor, said)


def _choice(said: Said) -> str:
    options = {_OVERVIEW: _("All themes at a glance")}
    for theme_id in said.themes:
        options[theme_id] = "\u2003" * said.depths[theme_id] + _named(said, theme_id)
    with st.container(key="dashboard-choice"):
        return linked_choice(_("Choose a theme"), "theme", options, "dashboard-theme")


def _named(said: Said, theme_id: str) -> str:
    cell = said.themes[theme_id]
    return titled(said.codes.get(theme_id), cell.theme)


def _overview(said: Said) -> None:
    _who_took_part(said)
    st.header(_("The main themes"))
    everybody = said.themes
    main = [cell for cell in everybody.values() if said.depths[cell.theme_id] == 0]
    rows = theme_bars(main, everybody, said.codes)
    show_chart(bars(rows), f"{_('The main themes')}: {alt_text(rows)}", "dashboard-main")
    st.header(_("All themes at a glance"))
    st.write(_("Choose a theme to see who spoke of it."))
    lines = [
        (
            Link(_named(said, cell.theme_id), f"dashboard?theme={cell.theme_id}", said.depths[cell.theme_id]),
            counted(cell),
        )
        for cell in everybody.values()
    ]
    show_table((_("Theme"), _("People who spoke of it")), lines, stack=False)
    _what_is_hidden(said, list(everybody.values()))


def _who_took_part(said: Said) -> None:
    first = next(iter(said.themes.values()))
    if first.of is not None:
        sentence = ngettext("{count} person was interviewed.", "{count} people were interviewed.", first.of)
        st.write(sentence.format(count=number(first.of)))
    st.header(_("Who took part"))
    for column, (dimension, table) in zip(st.columns(2, gap="large"), said.tables.items(), strict=True):
        lines = [
            (group_name(dimension, cell.group), _("not shown") if cell.of is None else number(cell.of))
            for cell in cells_of(table.cells, first.theme_id)
        ]
        head = _("Age") if dimension == AGE_GROUP else _("Group")
        with column:
            if lines:
                show_table((head, _("People")), lines, numbers=(1,), stack=False)
    st.write(_("Somebody can be in several groups at once, or in none."))


def _theme(said: Said, theme_id: str) -> None:
    cell, code = said.themes[theme_id], said.codes.get(theme_id)
    st.header(literal(titled(code, cell.theme)))
    if code and code.definition:
        st.write(literal(code.definition))
    st.write(f"**{_sentences(said, theme_id, AGE_GROUP)[0]}**")
    for dimension, title in ((AGE_GROUP, _("By age group")), (SUBGROUP, _("By subgroup"))):
        _part(said, theme_id, dimension, title)
    cells = [one for table in said.tables.values() for one in cells_of(table.cells, theme_id)]
    _what_is_hidden(said, [cell, *cells])


def _part(said: Said, theme_id: str, dimension: str, title: str) -> None:
    cells, code = cells_of(said.tables[dimension].cells, theme_id), said.codes.get(theme_id)
    if not cells:
        return
    st.subheader(title)
    rows = group_bars(cells, dimension)
    show_chart(
        bars(rows, code.colour if code else ""), f"{title}. {alt_text(rows)}", f"dashboard-{dimension}"
    )
    st.write(" ".join(_sentences(said, theme_id, dimension)[1:]))
    _figures(cells, dimension)


def _figures(cells: list[Cell], dimension: str) -> None:
    """The picture as a table; passages only where one of them may be shown."""
    heads = [_("Group"), _("People who spoke of it")]
    lines = [[group_name(dimension, cell.group), counted(cell)] for cell in cells]
    if any(cell.passages is not None for cell in cells):
        heads.append(_("Passages"))
        for line, cell in zip(lines, cells, strict=True):
            line.append(_("not shown") if cell.passages is None else number(cell.passages))
    show_table(heads, lines, caption=_("The same in figures"), stack=False)


def _sentences(said: Said, theme_id: str, dimension: str) -> list[str]:
    """What the cells say in words, the total first."""
    cells = [cell for cell in said.tables[dimension].cells if cell.theme_id == theme_id]
    return [literal(filled(sentence, details)) for sentence, details in theme_sentences(cells, dimension)]


def _what_is_hidden(said: Said, cells: list[Cell]) -> None:
    if not any(cell.hidden for cell in cells):
        return
    least = said.tables[AGE_GROUP].threshold
    st.subheader(_("Why some figures are not shown"))
    st.write(
        _(
            "A bar with stripes is not shown. It is about fewer than {least} people, or about nobody, or it would give "
            "such a small figure away. So nobody can be recognised. How many it is does not follow from the bar: all "
            "bars with stripes are alike."
        ).format(least=least)
    )


def _how_made(cursor: Cursor, said: Said) -> None:
    interviews, people = coded_by(cursor)
    st.subheader(_("How this was made"))
    read = ngettext(
        "{count} interview was read and marked", "{count} interviews were read and marked", interviews
    ).format(count=number(interviews))
    by = ngettext("by {count} person.", "by {count} people.", people).format(count=number(people))
    st.write(f"{read} {by} {counted_sentences(cursor)}")


page(show)
