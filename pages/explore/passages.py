"""Passages, for researchers: by any combination of choices, in their context, side by side for two groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

import streamlit as st

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.differences import Differing
from coding.store.group_codings import decided_passages
from coding.store.passage_choice import Wanted
from coding.store.passages import FoundPassage, FoundPassages, find_passages
from coding.store.summaries import participants_said
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from corpus.store.transcripts import transcript
from pages.explore.differing import without_it
from pages.explore.passage_filters import AGAINST, Choices, choices
from pages.frame.language import _, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.empty import nothing_yet
from pages.widgets.linked_choice import PAGE
from pages.widgets.participant_said import said_html
from pages.widgets.passage_list import STYLE, passage_html
from pages.widgets.take_away import Taken, take_away

A_PAGE, BESIDE_EACH_OTHER = 20, 10
MOST_TAKEN = 20_000  # passages in a file


def show(cursor: Cursor, account: Account) -> None:
    """The choices, then the passages that are left, twenty at a time."""
    require(account, RESEARCHER)
    st.title(_("Passages"))
    if nothing_yet(cursor, account, people_needed=False):
        return
    codes = codebook(cursor)
    by_id = {code.code_id: code for code in codes}
    asked = choices(cursor, codes)
    if asked.against is not None:
        _side_by_side(cursor, by_id, asked)
    else:
        _one_list(cursor, by_id, asked)
    with st.container(horizontal=True):
        words = _("Quotes by theme and group")
        st.page_link(link("quote-matrix", account.role), label=words, icon=":material/grid_view:")
    note(_("The address of this page brings this choice back: keep it or send it to another researcher."))


def _one_list(cursor: Cursor, codes: Mapping[str, Code], asked: Choices) -> None:
    place = _page_asked()
    found = _find(cursor, asked.wanted, place, A_PAGE)
    if not found.passages:
        st.info(_("No passage fits this choice. Set one of the choices above to “all”."))
        return
    _counts(found)
    _list(cursor, found, codes, asked.wanted.differing, asked.around)
    _turn_pages(place, ceil(found.passages / A_PAGE))
    _take_away(cursor, codes, asked.wanted, found)


def _side_by_side(cursor: Cursor, codes: Mapping[str, Code], asked: Choices) -> None:
    """The same choice for two groups, in two columns."""
    place = _page_asked()
    other = replace(asked.wanted, group=asked.against)
    names = (asked.groups.get(asked.group, _("all")), asked.groups.get(st.query_params.get(AGAINST, ""), ""))
    pages = 1
    for column, wanted, name in zip(st.columns(2, gap="large"), (asked.wanted, other), names, strict=True):
        with column:
            st.subheader(literal(name))
            found = _find(cursor, wanted, place, BESIDE_EACH_OTHER)
            pages = max(pages, ceil(found.passages / BESIDE_EACH_OTHER))
            if found.passages:
                _counts(found)
                _list(cursor, found, codes, wanted.differing, asked.around)
            else:
                st.info(_("No passage fits this choice."))
    _turn_pages(place, pages)


def _find(cursor: Cursor, wanted: Wanted, place: int, many: int) -> FoundPassages:
    return find_passages(cursor, wanted, age_groups(cursor), offset=place * many, limit=many)


def _page_asked() -> int:
    asked = st.query_params.get(PAGE, "1")
    return max(1, int(asked)) - 1 if asked.isdecimal() and len(asked) < 9 else 0


def _counts(found: FoundPassages) -> None:
    st.write(
        _("Passages: {passages} · marks on them: {marks} · participants: {participants}").format(
            passages=number(found.passages),
            marks=number(found.marks),
            participants=number(found.participants),
        )
    )


def _list(
    cursor: Cursor,
    found: FoundPassages,
    codes: Mapping[str, Code],
    asked: Differing | None,
    around: bool,
) -> None:
    bands = age_groups(cursor)
    texts = {key: transcript(cursor, key)[1] for key in {one.transcript_id for one in found.page}}
    decided, said = decided_passages(cursor), participants_said(cursor)
    pieces = [
        passage_html(
            one,
            texts[one.transcript_id],
            codes,
            bands,
            decided.get(one.transcript_id, ()),
            without,
            around,
            said_html(said, one),
        )
        for one, without in zip(found.page, without_it(cursor, found, asked), strict=True)
    ]
    st.html(STYLE + "".join(pieces))


def _take_away(cursor: Cursor, codes: Mapping[str, Code], wanted: Wanted, found: FoundPassages) -> None:
    """The passages as CSV or Excel; only so many that a file stays usable."""
    if found.passages > MOST_TAKEN:
        words = _(
            "These are too many passages for a file. Choose fewer than {most} and it can be downloaded."
        )
        note(words.format(most=number(MOST_TAKEN)))
        return
    header = (
        *(_("Interview"), _("Participants"), _("Age groups"), _("Start"), _("End"), _("Words")),
        *(_("Themes"), _("Marked by"), _("Notes")),
    )

    def rows() -> list[Sequence[object]]:
        whole = find_passages(cursor, wanted, age_groups(cursor), limit=MOST_TAKEN)
        return [_row(one, codes) for one in whole.page]

    take_away(_("Passages"), "passages", table=Taken(header, rows))


def _row(one: FoundPassage, codes: Mapping[str, Code]) -> Sequence[object]:
    themes = dict.fromkeys(codes[mark.code_id].name for mark in one.marks if mark.code_id in codes)
    return (
        one.transcript,
        ", ".join(code for code, _age in one.people),
        ", ".join(age or "" for _code, age in one.people),
        one.start,
        one.end,
        one.text,
        "; ".join(themes),
        ", ".join(dict.fromkeys(mark.coder or _("the group") for mark in one.marks)),
        "; ".join(mark.memo for mark in one.marks if mark.memo),
    )


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
