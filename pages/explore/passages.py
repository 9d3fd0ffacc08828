"""The passages behind a figure, for researchers: in their context, by theme, group, interview and coder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.codes import codebook
from coding.store.differences import Differing
from coding.store.group_codings import decided_passages
from coding.store.passages import Beside, FoundPassages, Wanted, coders, find_passages
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from corpus.store.transcripts import transcript, transcript_names
from pages.explore.differing import DIFFER, differing, differing_choices, without_it
from pages.frame.language import _, number
from pages.frame.session import page
from pages.widgets.empty import nothing_yet
from pages.widgets.figures import titled
from pages.widgets.group_choice import group_choices, group_of
from pages.widgets.linked_choice import PAGE, linked_choice
from pages.widgets.passage_list import STYLE, passage_html

A_PAGE = 20
_ANY = ""


@dataclass(frozen=True)
class Choices:
    """What can be chosen: the words by the value that stands in the link."""

    themes: dict[str, str]
    groups: dict[str, str]
    interviews: dict[str, str]
    coders: dict[str, str]
    differing: dict[str, str]


def show(cursor: Cursor, account: Account) -> None:
    """The filters, then the passages that are left, twenty at a time."""
    require(account, RESEARCHER)
    st.title(_("Passages"))
    if nothing_yet(cursor, account, people_needed=False):
        return
    codes = codebook(cursor)
    wanted = _filters(cursor, _choices(cursor, codes))
    bands = age_groups(cursor)
    place = _page_asked()
    found = find_passages(cursor, wanted, bands, offset=place * A_PAGE, limit=A_PAGE)
    if not found.passages:
        st.info(_("No passage fits this choice. Set one of the choices above to “all”."))
        return
    _counts(found)
    _list(cursor, found, {code.code_id: code for code in codes}, wanted.differing)
    _turn_pages(place, ceil(found.passages / A_PAGE))


def _choices(cursor: Cursor, codes: list[Code]) -> Choices:
    groups = group_choices(cursor, [st.query_params.get(one, "") for one in ("group", "group2")])
    indent = "\u2003"
    return Choices(
        {code.code_id: indent * depth + titled(code, code.name) for depth, code in in_tree_order(codes)},
        groups,
        {key: name for name, key in sorted(transcript_names(cursor).items())},
        coders(cursor),
        differing_choices(cursor),
    )


def _filters(cursor: Cursor, choices: Choices) -> Wanted:
    """The filters as widgets; they stand in the link as well."""
    left, right = st.columns(2)
    with left:
        theme = _choose(_("Theme"), "theme", choices.themes)
        interview = _choose(_("Interview"), "interview", choices.interviews)
        differ = _choose(_("Readers"), DIFFER, choices.differing)
    with right:
        group = _choose(_("Group"), "group", choices.groups)
        coder = _choose(_("Marked by"), "coder", choices.coders)
        group2 = _choose(_("And in group"), "group2", choices.groups)
    beside = _beside(choices)
    return Wanted(
        theme or None,
        group_of(group),
        interview or None,
        coder or None,
        differing(cursor, differ),
        group_of(group2),
        beside,
    )


def _beside(choices: Choices) -> Beside | None:
    """Which other theme comes with it, and how near."""
    left, right = st.columns(2)
    with left:
        theme = _choose(_("Together with"), "with", choices.themes)
    if not theme:
        return None
    ways = {
        OVERLAP: _("on the same words"),
        TURN: _("in the same turn"),
        INTERVIEW: _("in the same interview"),
    }
    with right:
        return Beside(theme, linked_choice(_("How near"), "near", ways, "passages-near"))


def _choose(label: str, name: str, options: Mapping[str, str]) -> str:
    return linked_choice(label, name, {_ANY: _("all"), **options}, f"passages-{name}")


def _page_asked() -> int:
    asked = st.query_params.get(PAGE, "1")
    return max(1, int(asked)) - 1 if asked.isdigit() else 0


def _counts(found: FoundPassages) -> None:
    st.write(
        _("Passages: {passages} · marks on them: {marks} · participants: {participants}").format(
            passages=number(found.passages),
            marks=number(found.marks),
            participants=number(found.participants),
        )
    )


def _list(cursor: Cursor, found: FoundPassages, codes: dict[str, Code], asked: Differing | None) -> None:
    bands = age_groups(cursor)
    texts = {key: transcript(cursor, key)[1] for key in {one.transcript_id for one in found.page}}
    decided = decided_passages(cursor)
    pieces = [
        passage_html(one, texts[one.transcript_id], codes, bands, decided.get(one.transcript_id, ()), without)
        for one, without in zip(found.page, without_it(cursor, found, asked), strict=True)
    ]
    st.html(STYLE + "".join(pieces))


def _turn_pages(place: int, pages: int) -> None:
    if pages < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Back"), disabled=place < 1, key="passages-back", icon=":material/arrow_back:"):
            _go_to(min(place, pages))
        st.write(_("Page {page} of {pages}").format(page=place + 1, pages=number(pages)))
        if st.button(
            _("Further"), disabled=place + 1 >= pages, key="passages-further", icon=":material/arrow_forward:"
        ):
            _go_to(place + 2)


def _go_to(page_number: int) -> None:
    st.query_params[PAGE] = str(page_number)
    st.rerun()


page(show)
