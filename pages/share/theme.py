"""One theme for the work group: a sentence, a picture, what it is about, what people said themselves, what helps."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coding.quotes import different_people
from coding.store.quotes import released_quotes
from coding.store.study_words import words_now
from coding.study_words import HELPS, RECOMMENDS, paragraphs
from coding.themes.counting import SUBGROUP
from coding.themes.findings import theme_findings
from coding.themes.sentences import theme_sentences
from coding.themes.tables import Cell
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, filled, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.share.said import Said, begin, how_made, said_by, what_is_hidden
from pages.widgets.charts import alt_text, bars, show_chart
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import cells_of, counted, dimension_name, group_bars, group_name
from pages.widgets.finding_words import finding_words
from pages.widgets.linked_choice import linked_choice
from pages.widgets.quote_view import STYLE, quote_html
from pages.widgets.tables import Link, show_table

QUOTES_SHOWN = 3


def show(cursor: Cursor, account: Account) -> None:
    """The theme that the link asks for; without one, or with one that is gone, the first."""
    st.page_link(link("dashboard", account.role), label=_("All themes"), icon=":material/arrow_back:")
    begin(account)
    heading = st.empty()
    if nothing_yet(cursor, account):
        heading.title(_("One theme"))
        return
    said = said_by(cursor, account)
    options = {one: "\u2003" * said.depths[one] + said.title(one) for one in said.themes}
    theme_id = linked_choice(_("Choose a theme"), "theme", options, "theme-chosen")
    st.title(literal(said.title(theme_id)))
    first, *others = said.cells
    total = filled(*theme_sentences([said.themes[theme_id]], first)[0])
    st.markdown(f"**{literal(total)}** {_compared(said, theme_id, first)}")
    _picture(said, theme_id, first)
    _meaning(said, theme_id)
    for dimension in others:
        _part(said, theme_id, dimension)
    _quotes(cursor, account, theme_id)
    _own_words(cursor, theme_id)
    _under(said, theme_id)
    what_is_hidden(
        said, [cell for cells in said.cells.values() for cell in cells if cell.theme_id == theme_id]
    )
    how_made(said)


def _compared(said: Said, theme_id: str, dimension: str) -> str:
    """How the groups of a dimension differ, in words."""
    cells = [cell for cell in said.cells[dimension] if cell.theme_id == theme_id]
    return " ".join(literal(finding_words(one)) for one in theme_findings(cells, dimension))


def _picture(said: Said, theme_id: str, dimension: str) -> None:
    cells = cells_of(said.cells[dimension], theme_id)
    if not cells:
        return
    title, code = dimension_name(dimension, said.names[dimension]), said.codes.get(theme_id)
    st.subheader(literal(title))
    rows = group_bars(cells, dimension)
    show_chart(bars(rows, code.colour if code else ""), f"{title}. {alt_text(rows)}", f"theme-{dimension}")
    with st.expander(_("The same in figures")):
        _figures(cells, dimension)


def _part(said: Said, theme_id: str, dimension: str) -> None:
    """One more dimension: its picture, and how its groups differ."""
    if not cells_of(said.cells[dimension], theme_id):
        return
    _picture(said, theme_id, dimension)
    words = _compared(said, theme_id, dimension)
    if dimension == SUBGROUP:
        words += " " + _("Somebody can be in several groups at once, or in none.")
    if words.strip():
        st.write(words)


def _figures(cells: Sequence[Cell], dimension: str) -> None:
    """The picture as a table; passages only where one of them may be shown."""
    heads = [_("Group"), _("People who spoke of it")]
    lines = [[group_name(dimension, cell.group), counted(cell)] for cell in cells]
    if any(cell.passages is not None for cell in cells):
        heads.append(_("Passages"))
        for line, cell in zip(lines, cells, strict=True):
            line.append(_("not shown") if cell.passages is None else number(cell.passages))
    show_table(heads, lines, caption=_("The same in figures"), stack=False)


def _meaning(said: Said, theme_id: str) -> None:
    code = said.codes.get(theme_id)
    if not code or not (code.definition or code.belongs):
        return
    st.subheader(_("What it is about"))
    st.write(" ".join(literal(one) for one in (code.definition, code.belongs) if one))


def _quotes(cursor: Cursor, account: Account, theme_id: str) -> None:
    released = released_quotes(cursor, theme_id)
    if not released:
        return
    st.subheader(_("In their own words"))
    shown = different_people(released, QUOTES_SHOWN)
    st.html(STYLE + "".join(quote_html(one, {}) for one in shown))
    if len(released) > QUOTES_SHOWN and st.button(
        _("All quotes of this theme"), key="theme-quotes", icon=":material/arrow_forward:"
    ):
        st.switch_page(link("in-their-words", account.role), query_params={"theme": theme_id})


def _own_words(cursor: Cursor, theme_id: str) -> None:
    """What helps according to the people, and what the group recommends, where the study wrote that of this theme."""
    words = words_now(cursor)
    titles = {
        HELPS: _("What helps, according to the people themselves"),
        RECOMMENDS: _("What the group recommends"),
    }
    for part, title in titles.items():
        if (found := words.get((part, theme_id))) is None:
            continue
        st.subheader(title)
        lines = [
            (f"- {literal(one.text)}" if one.item else literal(one.text)) for one in paragraphs(found.text)
        ]
        st.markdown("\n\n".join(lines))


def _under(said: Said, theme_id: str) -> None:
    under = said.under(theme_id)
    if not under:
        return
    st.subheader(_("The themes under it"))
    lines = [(Link(said.title(one), f"theme?theme={one}"), counted(said.themes[one])) for one in under]
    show_table((_("Theme"), _("People who spoke of it")), lines, stack=False)


page(show)
