"""What participants themselves said of what was heard, beside the passages and themes that it is about."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.passages import FoundPassage
from coding.store.summaries import participants_said
from coding.summaries import ANSWERS, NOT_QUITE, TAKE_OUT, YES, Point
from corpus.store.database import Cursor
from pages.frame.language import _
from pages.widgets.figures import titled
from pages.widgets.tables import show_table

Said = Mapping[tuple[str, str], Sequence[Point]]  # by participant's code and theme


def answer_words(answer: str) -> str:
    """An answer as people call it."""
    return {YES: _("yes"), NOT_QUITE: _("not quite"), TAKE_OUT: _("take this out")}[answer]


def said_html(said: Said, passage: FoundPassage) -> str:
    """What the people in a passage answered to points about its themes, as paragraphs; nothing when they said nothing."""
    themes = dict.fromkeys(mark.code_id for mark in passage.marks)
    points = [
        point
        for person, _age in passage.people
        for code_id in themes
        for point in said.get((person, code_id), ())
    ]
    return "".join(f'<p class="decided">{html.escape(_words(point))}</p>' for point in points)


def show_said(cursor: Cursor, codes: Sequence[Code]) -> None:
    """How often participants said yes, not quite, or take this out, by theme; nothing while nobody was asked."""
    said = participants_said(cursor)
    counts: dict[str, dict[str, int]] = {}
    for (_person, code_id), points in said.items():
        of_theme = counts.setdefault(code_id, dict.fromkeys(ANSWERS, 0))
        for point in points:
            if point.answer:
                of_theme[point.answer.answer] += 1
    rows = [
        (titled(code, code.name), *counts[code.code_id].values())
        for _depth, code in in_tree_order(codes)
        if code.code_id in counts
    ]
    if rows:
        st.header(_("What participants said of it themselves"))
        heads = (_("Theme"), *(answer_words(answer).capitalize() for answer in ANSWERS))
        show_table(heads, rows, numbers=(1, 2, 3))


def _words(point: Point) -> str:
    answer = point.answer
    if answer is None:
        return ""
    sentence = _("Of “{point}” the participant said: {answer}.").format(
        point=point.text, answer=answer_words(answer.answer)
    )
    return f"{sentence} “{answer.text}”" if answer.text else sentence
