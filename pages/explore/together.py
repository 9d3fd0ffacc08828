"""Which themes come together, for researchers: as a matrix, a network and a list, to the passages behind each two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from coding.store.codes import codebook
from coding.store.progress import code_parents
from coding.store.together import together_of
from coding.themes.saturation import levels
from coding.themes.together import INTERVIEW, OVERLAP, TURN, Together, share_of_either
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.view_links import other_views
from pages.frame.language import _, number
from pages.frame.session import page
from pages.widgets.charts import show_chart
from pages.widgets.counted_by import counted_sentences
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.grid import percent
from pages.widgets.group_choice import EVERYBODY, group_choices, group_of
from pages.widgets.linked_choice import linked_choice
from pages.widgets.network import network
from pages.widgets.pair_matrix import pair_matrix
from pages.widgets.tables import Link, show_table
from pages.widgets.take_away import Taken, take_away

READABLE = 45  # lines in a network that can still be followed
LEASTS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
MOST_PAIRS = 200  # in the list; the files have all
_MATRIX, _NETWORK = "matrix", "network"
_PICTURE = "together-picture"


@dataclass(frozen=True)
class Asked:
    """What was chosen: the way (coding.themes.together.WAYS), the level, the group's value in the link, the picture."""

    way: str
    level: int | None
    group: str
    picture: str


def show(cursor: Cursor, account: Account) -> None:
    """The choices, the picture, the pairs in a list."""
    require(account, RESEARCHER)
    st.title(_("Which themes come together"))
    if nothing_yet(cursor, account):
        return
    st.write(
        _("Themes that come together often may have to do with each other. Read the passages to see whether.")
    )
    other_views(account, "together")
    asked = _choices(cursor)
    found = together_of(cursor, asked.way, asked.level, group_of(asked.group))
    found = _used(found)
    if not found.pairs():
        st.info(_("No two themes come together in this way."))
        return
    least = _least(found, asked)
    codes = {code.code_id: code for code in codebook(cursor)}
    names = [titled(codes[theme], codes[theme].name) for theme in found.themes]
    _picture(found, names, asked, least)
    _list(found, names, asked, least)
    st.write(f"{_meaning(asked.way)} {counted_sentences(cursor)}")


def _choices(cursor: Cursor) -> Asked:
    left, right = st.columns(2, gap="large")
    with left:
        way = linked_choice(_("Together"), "near", _ways(), "together-near")
        pictures = {_MATRIX: _("a table in colours"), _NETWORK: _("a network")}
        picture = linked_choice(_("Picture"), "picture", pictures, "together-picture-kind")
    with right:
        groups = group_choices(cursor, [st.query_params.get("group", "")])
        group = linked_choice(_("Group"), "group", groups, "together-group")
        deep = levels(code_parents(cursor))
        names = {"": _("every code"), "1": _("main codes only")}
        names |= {str(one): _("codes down to level {level}").format(level=one) for one in range(2, deep)}
        level = linked_choice(_("Which codes count?"), "level", names, "together-level")
    return Asked(way, int(level) if level else None, "" if group == EVERYBODY else group, picture)


def _ways() -> dict[str, str]:
    return {
        OVERLAP: _("on the same words"),
        TURN: _("in the same turn"),
        INTERVIEW: _("in the same interview"),
    }


def _used(found: Together) -> Together:
    """Without the themes that nobody was given."""
    used = np.flatnonzero(np.diag(found.counts))
    themes = tuple(found.themes[place] for place in used)
    return Together(found.way, themes, found.counts[np.ix_(used, used)], found.of)


def _least(found: Together, asked: Asked) -> int:
    """From how often on two themes are shown; at first so that what is shown can be read."""
    most = found.pairs()[0][0]
    possible = [one for one in LEASTS if one <= most]
    readable = next((one for one in possible if len(found.pairs(one)) <= READABLE), possible[-1])
    names = {str(one): number(one) for one in (readable, *possible)}
    key = f"together-least-{asked.way}-{asked.level}-{asked.group}"
    return int(linked_choice(_("Together at least so many times"), "least", names, key))


def _picture(found: Together, names: Sequence[str], asked: Asked, least: int) -> None:
    pairs = found.pairs(least)
    said = "; ".join(
        f"{names[one]} + {names[other]}: {number(count)}" for count, one, other in pairs[:READABLE]
    )
    shown = sorted({place for _count, *two in pairs for place in two})
    if asked.picture == _NETWORK:
        place = {theme: number for number, theme in enumerate(shown)}
        sizes = [int(found.counts[theme, theme]) for theme in shown]
        lines = [(count, place[one], place[other]) for count, one, other in pairs[: 3 * READABLE]]
        figure = network([names[theme] for theme in shown], sizes, lines)
        st.write(
            _(
                "The larger a dot, the more often the theme is there; the broader a line, the more often together."
            )
        )
    else:
        figure = pair_matrix([names[theme] for theme in shown], found.counts[np.ix_(shown, shown)], least)
    title = f"{_('Which themes come together')}: {_ways()[asked.way]}"
    show_chart(figure, f"{title}. {said}.", _PICTURE)
    header = (
        _("Theme"),
        _("Other theme"),
        _("together"),
        _("theme alone"),
        _("other alone"),
        _("share of either"),
    )
    take_away(title, "together", _PICTURE, Taken(header, lambda: _rows(found, names)), _meaning(asked.way))


def _rows(found: Together, names: Sequence[str]) -> list[list[object]]:
    own = np.diag(found.counts).tolist()
    return [
        [names[one], names[other], count, own[one], own[other], _share(found, one, other)]
        for count, one, other in found.pairs()
    ]


def _share(found: Together, one: int, other: int) -> float | None:
    return None if found.way == OVERLAP else share_of_either(found, one, other)


def _list(found: Together, names: Sequence[str], asked: Asked, least: int) -> None:
    st.header(_("In a table"))
    own = np.diag(found.counts).tolist()
    rows = []
    for count, one, other in found.pairs(least)[:MOST_PAIRS]:
        link = Link(number(count), _address(found, one, other, asked))
        share = _share(found, one, other)
        row = (f"{names[one]} + {names[other]}", link, number(own[one]), number(own[other]))
        rows.append(row if found.way == OVERLAP else (*row, "" if share is None else percent(share)))
    heads = [_("Themes"), _("Together"), _("The first"), _("The second")]
    heads += [] if found.way == OVERLAP else [_("Of either")]
    show_table(heads, rows, caption=_caption(found), numbers=tuple(range(1, len(heads))))
    if len(found.pairs(least)) > MOST_PAIRS:
        st.write(_("The table shows the first {shown}; the files have all.").format(shown=MOST_PAIRS))


def _address(found: Together, one: int, other: int, asked: Asked) -> str:
    wanted = {"theme": found.themes[one], "with": found.themes[other], "near": asked.way}
    return f"passages?{urlencode(wanted | ({'group': asked.group} if asked.group else {}))}"


def _caption(found: Together) -> str:
    if found.way == TURN:
        return _("Turns, of {of} of participants").format(of=number(found.of or 0))
    if found.way == INTERVIEW:
        return _("Interviews, of {of}").format(of=number(found.of or 0))
    return _("Places in the text")


def _meaning(way: str) -> str:
    said: Mapping[str, str] = {
        OVERLAP: _(
            "Counted are the places in the text where both themes lie on the same words, whoever marked them: marks of "
            "several readers on the same words are one place."
        ),
        TURN: _(
            "Counted are the turns of participants in which both themes were marked, by the same reader or not."
        ),
        INTERVIEW: _("Counted are the interviews in which both themes were marked somewhere."),
    }
    return said[way]


page(show)
