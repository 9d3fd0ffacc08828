"""Where the work group arrives: what the study found so far in a few sentences, the themes, who took part."""

from __future__ import annotations

import html

import streamlit as st

from coding.store.codes import codebook
from coding.store.findings import findings_of, still_fits, written_findings
from coding.themes.counting import AGE_GROUP
from corpus.accounts import RESEARCHER, Account
from corpus.store.database import Cursor
from corpus.store.study import setting
from pages.frame.language import _, language, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.share.said import Said, begin, how_made, said_by, what_is_hidden
from pages.widgets.charts import alt_text, bars, show_chart
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import cells_of, counted, dimension_name, group_name, theme_bars
from pages.widgets.finding_words import finding_words
from pages.widgets.tables import Link, show_table

_WORDS = """<style>
.house-words { max-width: 42rem; overflow-wrap: anywhere; }
.house-words ol { margin: 0; padding-inline-start: 1.4rem; }
.house-words li { margin: 0 0 0.6rem; font-size: 1.15rem; line-height: 1.55; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The sentences first, then the main themes, every theme with its page, who took part, how it was made."""
    if theme := st.query_params.get("theme"):  # as links were before every theme had a page of its own
        st.switch_page(link("theme", account.role), query_params={"theme": theme})
    st.title(literal(setting(cursor, "name") or _("What the study says")))
    begin(account)
    if nothing_yet(cursor, account):
        return
    said = said_by(cursor, account)
    _found(cursor, account, said)
    _themes(said)
    _who_took_part(said)
    what_is_hidden(said, list(said.themes.values()))
    how_made(said)


def _found(cursor: Cursor, account: Account, said: Said) -> None:
    """What researchers wrote, as long as the figures are still those; else what the figures give by rule."""
    st.header(_("What the study found so far"))
    by_rule, written = findings_of(said.tables, codebook(cursor)), written_findings(cursor, language())
    if written and still_fits(written, by_rule):
        sentences = list(written.sentences)
    else:
        in_words = findings_of(said.tables, list(said.codes.values()))
        sentences = [finding_words(one) for one in in_words]
    lines = "".join(f"<li>{html.escape(one)}</li>" for one in sentences)
    st.html(f'{_WORDS}<div class="house-words"><ol>{lines}</ol></div>')
    if account.role == RESEARCHER:
        if written and not still_fits(written, by_rule):
            st.warning(
                _(
                    "The figures have changed since you wrote your own sentences, so these come from the figures."
                ),
                icon=":material/info:",
            )
        st.page_link(
            link("findings", account.role), label=_("Write these sentences yourself"), icon=":material/edit:"
        )


def _themes(said: Said) -> None:
    st.header(_("The main themes"))
    everybody = said.themes
    main = [cell for cell in everybody.values() if said.depths[cell.theme_id] == 0]
    rows = theme_bars(main, everybody, said.codes)
    show_chart(bars(rows), f"{_('The main themes')}: {alt_text(rows)}", "dashboard-main")
    st.header(_("All themes at a glance"))
    st.write(_("Choose a theme to see who spoke of it."))
    lines = [
        (
            Link(said.title(cell.theme_id), f"theme?theme={cell.theme_id}", said.depths[cell.theme_id]),
            counted(cell),
        )
        for cell in everybody.values()
    ]
    show_table((_("Theme"), _("People who spoke of it")), lines, stack=False)


def _who_took_part(said: Said) -> None:
    first = next(iter(said.themes.values()))
    st.header(_("Who took part"))
    for column, (dimension, cells) in zip(
        st.columns(2, gap="large") * len(said.cells), said.cells.items(), strict=False
    ):
        lines = [
            (group_name(dimension, cell.group), _("not shown") if cell.of is None else number(cell.of))
            for cell in cells_of(cells, first.theme_id)
        ]
        head = _("Age") if dimension == AGE_GROUP else dimension_name(dimension, said.names[dimension])
        with column:
            if lines:
                show_table((head, _("People")), lines, numbers=(1,), stack=False)
    st.write(_("Somebody can be in several groups at once, or in none."))


page(show)
