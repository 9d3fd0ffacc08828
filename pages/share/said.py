"""What all pages for the work group show from: the tables as it may see them, and how these were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.code_languages import codebook_in
from coding.store.findings import called_plainly
from coding.store.ledger_state import Kept, ledger_state
from coding.store.proposed_quotes import quotes_state
from coding.store.publications import publication_id_now
from coding.store.theme_tables import themes_for
from coding.themes.counting import AGE_GROUP
from coding.themes.tables import Cell, ThemeTable
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from pages.frame.language import _, day, language, ngettext, number
from pages.widgets.figures import titled, totals

# Two printed pages hold a theme: no menu, no buttons, smaller letters, and nothing torn in two.
_PRINT = """<style>
@media print {
  [data-testid=stSidebar], [data-testid=stHeader], .stButton, .stSelectbox, .stPageLink, .stAlert,
  #house-tools, .house-tools, .stExpander { display: none !important; }
  html { font-size: 13px !important; }
  [data-testid=stMainBlockContainer] { padding: 0 !important; max-width: none !important; }
  [data-testid=stVerticalBlock] { gap: 0.6rem !important; }
  .house-table tr, .stPlotlyChart, .house-quote, .house-words p, .house-words li { break-inside: avoid; }
  .stHeading { break-after: avoid; }
  h1 { font-size: 1.8rem !important; }
  h2 { font-size: 1.35rem !important; padding: 0.4rem 0 0 !important; }
  h3 { font-size: 1.15rem !important; padding: 0.3rem 0 0 !important; }
}
</style>"""


@dataclass(frozen=True)
class Said:
    """The tables by dimension as the work group may see them, their cells with themes called plainly, what the study calls
    each dimension, and the codes by id.
    """

    tables: dict[str, ThemeTable]
    cells: dict[str, tuple[Cell, ...]]
    names: dict[str, str]
    codes: dict[str, Code]
    depths: dict[str, int]

    @property
    def made(self) -> ThemeTable:
        """Any of the tables, for what they have in common: the threshold, and when and from what they were made."""
        return next(iter(self.tables.values()))

    @property
    def themes(self) -> dict[str, Cell]:
        """Each theme's total, in the order of the codebook."""
        return totals(next(iter(self.cells.values())))

    def title(self, theme_id: str) -> str:
        """A theme as the work group calls it, with its pictogram."""
        return titled(self.codes.get(theme_id), self.themes[theme_id].theme)

    def under(self, theme_id: str) -> list[str]:
        """The themes straight under this one."""
        return [one for one in self.themes if one in self.codes and self.codes[one].parent_id == theme_id]


def said_by(cursor: Cursor, account: Account) -> Said:
    """The tables of every dimension that the study opened to the work group, themes called plainly."""
    state = (ledger_state(cursor), quotes_state(cursor), publication_id_now(cursor), language())
    return _KEPT.answer(state, lambda: _said(cursor, account))


# The same for everybody who may see them, until something is coded, set or published.
_KEPT: Kept[Said] = Kept(most=8)


def _said(cursor: Cursor, account: Account) -> Said:
    opened = {one.key: one.name for one in dimensions(cursor, WORK_GROUP)} or {AGE_GROUP: ""}
    tree = in_tree_order(codebook_in(cursor, language()))
    codes = [code for _depth, code in tree]
    tables = {key: themes_for(cursor, account, key, WORK_GROUP) for key in opened}
    return Said(
        tables,
        {key: called_plainly(table.cells, codes) for key, table in tables.items()},
        opened,
        {code.code_id: code for code in codes},
        {code.code_id: depth for depth, code in tree},
    )


def begin(account: Account) -> None:
    """How the page prints; and to a researcher, that it is seen as the work group sees it."""
    st.html(_PRINT)
    if account.role == RESEARCHER:
        st.info(_("You see here exactly what the work group sees, with the same figures left out."))


def what_is_hidden(said: Said, cells: Sequence[Cell]) -> None:
    """Why some figures are not there, when some are not."""
    if not any(cell.hidden for cell in cells):
        return
    st.subheader(_("Why some figures are not shown"))
    st.write(
        _(
            "A bar with stripes is not shown. It is about fewer than {least} people, or about nobody, or it would give "
            "such a small figure away. So nobody can be recognised. How many it is does not follow from the bar: all "
            "bars with stripes are alike."
        ).format(least=said.made.threshold)
    )


def how_made(said: Said) -> None:
    """Who counted what, and of which day the figures are; how much the group decided since is not told."""
    st.subheader(_("How this was made"))
    read = ngettext(
        "{count} interview was read and marked",
        "{count} interviews were read and marked",
        said.made.interviews,
    ).format(count=number(said.made.interviews))
    by = ngettext("by {count} person.", "by {count} people.", said.made.coders).format(
        count=number(said.made.coders)
    )
    counted = _(
        "A theme counts a person when at least one reader marked it in what that person said. Where the group decided "
        "about a passage together, its decision counts."
    )
    of = (
        f" {_('These are the figures of {day}.').format(day=day(said.made.as_of))}" if said.made.as_of else ""
    )
    st.write(f"{read} {by} {counted}{of}")
