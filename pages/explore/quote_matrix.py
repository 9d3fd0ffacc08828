"""Quotes by theme and group, for researchers: what each group said on each theme, in their own words, side by side.

The parameters of its link: `dimension` (what to group by), `theme` (id: that one and those under it), `quotes` (1 to 3 in
a cell), `columns` (which of many groups: the number of the first).
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from coding.codebook import Code, descendants, in_tree_order
from coding.store.codes import codebook
from coding.store.crosstabs import KIND, STEP
from coding.store.group_voices import Group
from coding.store.quote_matrix import MatrixCell, Quoted, quote_matrix
from coding.store.theme_people import group_names
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from corpus.store.transcript_details import steps
from pages.frame.language import _, number
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.group_choice import dimension_names, group_link, member_name
from pages.widgets.kinds import kind_names
from pages.widgets.linked_choice import linked_choice
from pages.widgets.take_away import Taken, take_away

MOST_COLUMNS, MOST_ROWS = 5, 12
_STYLE = """<style>
.house-matrix { display: grid; gap: 0.75rem; margin: 0 0 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
.house-matrix section { border: 1px solid #D9D0BF; border-radius: 0.75rem; padding: 0.7rem 0.9rem; overflow-wrap: anywhere;
  break-inside: avoid; }
.house-matrix h4 { font-size: 1rem; margin: 0; padding: 0; font-family: inherit; }
.house-matrix p { margin: 0.5rem 0 0; }
.house-matrix .silent { color: #5A554C; }
.house-matrix a { color: #0B6E69; display: inline-block; min-height: 1.6rem; text-underline-offset: 0.15em; }
.house-matrix blockquote { margin: 0.5rem 0 0; padding: 0 0 0 0.6rem; border-left: 0.25rem solid #D9D0BF; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The choices, then a row of cells for each theme."""
    require(account, RESEARCHER)
    st.title(_("Quotes by theme and group"))
    if nothing_yet(cursor, account):
        return
    codes = codebook(cursor)
    dimension, theme, most = _choices(cursor, codes)
    groups = _columns(_groups(cursor, dimension))
    themes = _themes(codes, theme)
    found = quote_matrix(cursor, themes[:MOST_ROWS], groups, age_groups(cursor), most)
    by_id = {code.code_id: code for code in codes}
    st.html(_STYLE)
    for theme_id in themes[:MOST_ROWS]:
        st.subheader(titled(by_id[theme_id], by_id[theme_id].name))
        st.html(_row([cell for cell in found if cell.theme_id == theme_id]))
    if len(themes) > MOST_ROWS:
        shown = _("You see the first {shown} of {count} themes. Choose a theme to see those under it.")
        note(shown.format(shown=MOST_ROWS, count=number(len(themes))))
    note(
        _(
            "Quotes were picked by chance among passages of a readable length, of different people where there are several."
        )
    )
    take_away(_("Quotes by theme and group"), "matrix", table=_table(found, by_id))


def _choices(cursor: Cursor, codes: Sequence[Code]) -> tuple[str, str, int]:
    left, middle, right = st.columns(3)
    with left:
        dimension = linked_choice(
            _("Which groups?"), "dimension", dimension_names(cursor), "matrix-dimension"
        )
    with middle:
        indent = "\u2003"
        themes = {
            code.code_id: indent * depth + titled(code, code.name) for depth, code in in_tree_order(codes)
        }
        theme = linked_choice(_("Theme"), "theme", {"": _("the main themes"), **themes}, "matrix-theme")
    with right:
        many = {str(one): str(one) for one in (2, 1, 3)}
        most = linked_choice(_("Quotes in a cell"), "quotes", many, "matrix-quotes")
    return dimension, theme, int(most)


def _groups(cursor: Cursor, dimension: str) -> list[Group]:
    if dimension == KIND:
        return [(KIND, kind) for kind in kind_names()]
    if dimension == STEP:
        return [(STEP, step) for step in steps(cursor)]
    return list(group_names(cursor, age_groups(cursor), [dimension])[1:])


def _columns(groups: list[Group]) -> list[Group]:
    """As many groups as fit beside each other; of more, those that the link asks for."""
    if len(groups) <= MOST_COLUMNS:
        return groups
    starts = range(0, len(groups), MOST_COLUMNS)
    parts = {str(start): _part(groups[start : start + MOST_COLUMNS]) for start in starts}
    start = int(linked_choice(_("Which of the groups?"), "columns", parts, "matrix-columns"))
    return groups[start : start + MOST_COLUMNS]


def _part(groups: Sequence[Group]) -> str:
    first, last = (member_name(*one) for one in (groups[0], groups[-1]))
    return _("{first} to {last}").format(first=first, last=last) if len(groups) > 1 else first


def _themes(codes: Sequence[Code], theme: str) -> list[str]:
    """The main themes, or one with those under it, in the order of the codebook."""
    if not theme:
        return [code.code_id for depth, code in in_tree_order(codes) if depth == 0]
    wanted = {theme, *descendants(codes, theme)}
    return [code.code_id for _depth, code in in_tree_order(codes) if code.code_id in wanted]


def _row(cells: Sequence[MatrixCell]) -> str:
    return f'<div class="house-matrix">{"".join(map(_cell, cells))}</div>'


def _cell(cell: MatrixCell) -> str:
    head = f"<h4>{html.escape(member_name(*cell.group))}</h4>"
    if not cell.participants:
        nobody = _("nobody of {of}").format(of=number(cell.of))
        return f'<section>{head}<p class="silent">{html.escape(nobody)}</p></section>'
    words = _("{count} of {of}, passages: {passages}").format(
        count=number(cell.participants), of=number(cell.of), passages=number(cell.passages)
    )
    asked = urlencode({"theme": cell.theme_id, "group": group_link(*cell.group)})
    address = f'<a href="passages?{html.escape(asked)}" target="_self">{html.escape(words)}</a>'
    return f"<section>{head}{address}{''.join(map(_quote, cell.quotes))}</section>"


def _quote(quote: Quoted) -> str:
    return f"<blockquote>“{html.escape(quote.text.strip())}”</blockquote>"


def _table(cells: Sequence[MatrixCell], codes: Mapping[str, Code]) -> Taken:
    header = (_("Theme"), _("Group"), _("Spoke of it"), _("Of"), _("Passages"), _("Interview"), _("Words"))

    def rows() -> list[Sequence[object]]:
        found: list[Sequence[object]] = []
        for cell in cells:
            said = (
                codes[cell.theme_id].name,
                member_name(*cell.group),
                cell.participants,
                cell.of,
                cell.passages,
            )
            found += [(*said, one.transcript, one.text) for one in cell.quotes] or [(*said, "", "")]
        return found

    return Taken(header, rows)


page(show)
