"""Themes beside scores, for researchers: who spoke of a theme and how they scored, as groups.

The parameters of its link: `scale` and `measure` (ids; `measure` may be change), `part` (key), `order`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
import streamlit as st

from coding.change import LEAST
from coding.codebook import Code
from coding.scales import bands_of, score_range
from coding.scoring import band_numbers
from coding.store.band_quotes import quotes_among
from coding.store.codes import codebook
from coding.store.told import Told, told
from coding.themes.beside import Beside, bands_beside, themes_beside
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.score_parts import ChosenScale, about_scale, choose_scale, figure, mean_words
from pages.frame.language import _, ngettext, number
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.charts import show_chart
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.linked_choice import linked_choice
from pages.widgets.means import Dot, MeanRow, means, means_text
from pages.widgets.tables import show_table
from pages.widgets.take_away import Taken, take_away

MOST_ROWS, THEMES_OF_A_BAND, QUOTES = 20, 5, 3
CHANGE = "change"
_BY_BOOK, _BY_DIFFERENCE, _BY_PEOPLE = "codebook", "difference", "people"
_QUOTE = """<style>
.house-group-quote { margin: 0 0 0.6rem; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 0.3rem solid #D9D0BF;
  max-width: 46rem; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The choices; per theme the scores of who spoke of it and who did not; per band the themes and quotes."""
    require(account, RESEARCHER)
    st.title(_("Themes beside scores"))
    if nothing_yet(cursor, account):
        return
    chosen = choose_scale(cursor, account, "beside")
    if chosen is None:
        return
    codes = codebook(cursor)
    spoken = told(cursor, codes)
    measure = _measure(chosen)
    found = _found(chosen, spoken, measure)
    about_scale(chosen)
    known = int((~np.isnan(found)).sum())
    if known < LEAST:
        st.info(
            _(
                "Too few of the people who were interviewed have this score; at least {least} are needed."
            ).format(least=LEAST)
        )
        return
    st.write(
        ngettext(
            "{count} participant was interviewed and has this score.",
            "{count} participants were interviewed and have this score.",
            known,
        ).format(count=number(known))
    )
    _themes(chosen, codes, themes_beside(spoken.themes, spoken.spoke, found), measure)
    _bands(cursor, chosen, codes, spoken, found, measure)


def _measure(chosen: ChosenScale) -> str:
    """Which figure stands beside the themes: the score in a wave, or the change from the first to the last."""
    ids = list(chosen.waves)
    options = {one: _("the score: {wave}").format(wave=chosen.waves[one]) for one in ids}
    if len(ids) > 1:
        first, last = chosen.waves[ids[0]], chosen.waves[ids[-1]]
        options[CHANGE] = _("the change: {before} to {after}").format(before=first, after=last)
    return linked_choice(_("Beside the themes"), "measure", options, "beside-measure")


def _found(chosen: ChosenScale, spoken: Told, measure: str) -> np.ndarray:
    ids = list(chosen.waves)
    if measure != CHANGE:
        return chosen.among(spoken.participants, measure)
    return chosen.among(spoken.participants, ids[-1]) - chosen.among(spoken.participants, ids[0])


def _themes(chosen: ChosenScale, codes: Sequence[Code], rows: list[Beside], measure: str) -> None:
    st.header(_("Per theme"))
    by_id = {code.code_id: code for code in codes}
    orders = {
        _BY_BOOK: _("as in the codebook"),
        _BY_DIFFERENCE: _("greatest difference first"),
        _BY_PEOPLE: _("most people first"),
    }
    order = linked_choice(_("Order"), "order", orders, "beside-order")
    if order == _BY_DIFFERENCE:
        rows = sorted(rows, key=lambda row: -abs(row.difference.mean) if row.difference else 1.0)
    elif order == _BY_PEOPLE:
        rows = sorted(rows, key=lambda row: -row.spoke)
    signed = measure == CHANGE
    named = [(titled(by_id[row.theme_id], by_id[row.theme_id].name), row) for row in rows]
    st.write(_("● who spoke of the theme · ◇ who did not; the line round each is its 95 % interval."))
    pictured = [MeanRow(name, _dots(row), _words(chosen, row, signed)) for name, row in named[:MOST_ROWS]]
    least, most = score_range(chosen.scale, chosen.part)
    ends = (-(most - least) / 2, (most - least) / 2) if signed else (least, most)
    words = tuple(figure(chosen, end, signed) for end in ends)
    picture = means(pictured, *ends, words=(words[0], words[1]), upright=0 if signed else None)
    show_chart(picture, means_text(pictured), "beside-picture")
    title = f"{_('Themes beside scores')}: {_(chosen.part.name)}"
    take_away(title, "beside", chart="beside-picture", table=_taken(named))
    with st.expander(_("All figures in a table"), expanded=len(named) > MOST_ROWS):
        _table(chosen, named, signed)
    note(
        _(
            "Nobody drew lots who would speak of what: a difference does not say that one leads to the other. With many "
            "themes some differ by chance. Intervals of a difference are those of Welch (1947)."
        )
    )


def _dots(row: Beside) -> tuple[Dot, ...]:
    found = ((row.mean_spoke, False), (row.mean_silent, True))
    return tuple(Dot(one.mean, one.low, one.high, hollow) for one, hollow in found if one is not None)


def _words(chosen: ChosenScale, row: Beside, signed: bool) -> str:
    if row.difference is None:
        return _("{spoke} spoke, {silent} not").format(spoke=number(row.spoke), silent=number(row.silent))
    return _("difference {difference}").format(difference=figure(chosen, row.difference.mean, signed=True))


def _table(chosen: ChosenScale, named: list[tuple[str, Beside]], signed: bool) -> None:
    rows = [
        (
            name,
            _people(row.spoke),
            mean_words(chosen, row.mean_spoke, signed),
            _people(row.silent),
            mean_words(chosen, row.mean_silent, signed),
            mean_words(chosen, row.difference, signed=True),
        )
        for name, row in named
    ]
    heads = (_("Theme"), _("Spoke of it"), _("Their mean"), _("Did not"), _("Their mean"), _("Difference"))
    show_table(heads, rows, _("Means with their 95 % intervals"))


def _taken(named: list[tuple[str, Beside]]) -> Taken:
    """The table to take away: how many, their means and the difference with its interval; empty where too few."""
    header = (
        *(_("Theme"), _("Spoke of it"), _("Their mean"), _("Did not"), _("Their mean")),
        *(_("Difference"), _("From"), _("To")),
    )

    def rows() -> list[Sequence[object]]:
        return [
            (
                name,
                row.spoke,
                row.mean_spoke and row.mean_spoke.mean,
                row.silent,
                row.mean_silent and row.mean_silent.mean,
                row.difference and row.difference.mean,
                row.difference and row.difference.low,
                row.difference and row.difference.high,
            )
            for name, row in named
        ]

    return Taken(header, rows)


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=number(count))


def _bands(
    cursor: Cursor, chosen: ChosenScale, codes: Sequence[Code], spoken: Told, found: np.ndarray, measure: str
) -> None:
    st.header(_("Per part of the scale") if measure != CHANGE else _("Per direction of the change"))
    if measure == CHANGE:
        names = [_("went down"), _("stayed the same"), _("went up")]
        steps = np.where(np.abs(found) < 1e-9, 0.0, np.sign(found))
        numbers = np.where(np.isnan(steps), -1, steps + 1).astype(int)
    else:
        names = [_(band.name) for band in bands_of(chosen.scale, chosen.part)]
        numbers = band_numbers(chosen.scale, chosen.part, found)
    by_id = {code.code_id: code for code in codes}
    st.html(_QUOTE)
    for band in bands_beside(spoken.themes, spoken.spoke, numbers, len(names)):
        st.subheader(f"{names[band.number]}: {_people(band.people)}")
        if band.themes is None:
            st.write(_("Too few people to say anything about."))
            continue
        members = [
            one for one, number in zip(spoken.participants, numbers, strict=True) if number == band.number
        ]
        for theme_id, people in band.themes[:THEMES_OF_A_BAND]:
            code = by_id[theme_id]
            said = _("{count} of {of}").format(count=number(people), of=number(band.people))
            with st.expander(f"{titled(code, code.name)}: {said}"):
                _quotes(quotes_among(cursor, members, codes, theme_id, QUOTES) if people >= LEAST else [])


def _quotes(quotes: list[str]) -> None:
    """Some quotes of the group, without whose they are."""
    if not quotes:
        st.write(_("There is no quote to show here."))
    st.html("".join(f'<p class="house-group-quote">“{html.escape(quote.strip())}”</p>' for quote in quotes))


page(show)
