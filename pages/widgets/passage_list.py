"""Passages in their context, as plain HTML: who says it, the words before and after, the codes and notes on it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from coding.codebook import Code
from coding.context import ContextTurn, context_of
from coding.meeting import overlap
from coding.store.group_codings import DecidedPassage
from coding.store.passages import FoundPassage, Mark
from coding.themes.counting import AGE_GROUP
from corpus.participants import AgeGroup, age_group_label
from corpus.transcripts import TranscriptText
from pages.frame.language import _
from pages.widgets.figures import group_name

STYLE = """<style>
.house-passage { border: 1px solid #D9D0BF; border-radius: 0.75rem; padding: 1rem 1.1rem; margin: 0 0 1rem;
  max-width: 46rem; break-inside: avoid; overflow-wrap: anywhere; }
.house-passage h3 { font-size: 1rem; margin: 0 0 0.5rem; padding: 0; font-family: inherit; }
.house-passage p { margin: 0 0 0.5rem; }
.house-passage .around { color: #5A554C; }
.house-passage .voice { font-weight: 650; }
.house-passage mark { background: #FBE9B7; color: #2B2A28; padding: 0.05em 0; text-decoration: underline 2px #8A4B10;
  text-underline-offset: 0.2em; }
.house-passage .decided { border-left: 0.35rem solid #0B6E69; padding: 0.1rem 0 0.1rem 0.7rem; font-weight: 650; }
.house-passage ul { list-style: none; margin: 0.6rem 0; padding: 0; }
.house-passage li { margin: 0 0 0.35rem; }
.house-passage .chip { display: inline-block; border: 1px solid #8A857C; border-left: 0.5rem solid; border-radius: 0.5rem;
  padding: 0.1rem 0.6rem 0.1rem 0.5rem; }
.house-passage .chip b { color: #2B2A28; }
.house-passage summary { display: list-item; min-height: 1.6rem; color: #0B6E69; cursor: pointer; width: fit-content; }
.house-passage details[open] > summary { margin-bottom: 0.4rem; }
.house-passage a { display: inline-block; min-height: 1.6rem; color: #0B6E69; text-underline-offset: 0.15em; }
</style>"""


def passage_html(
    passage: FoundPassage,
    content: TranscriptText,
    codes: Mapping[str, Code],
    bands: Sequence[AgeGroup],
    decided: Sequence[DecidedPassage] = (),
    without: Mapping[str, Sequence[str]] | None = None,
    around: bool = True,
    beside: str = "",
) -> str:
    """One passage as an article; everything in it that people wrote is escaped.

    `decided`: where in this transcript the group has decided; `without`: by code the names of those who read the passage
    and did not give it. `around` False: just the words, and what was said around them on demand. `beside`:
    more about it, as HTML.
    """
    turns = "".join(_turn(turn) for turn in context_of(content, passage.start, passage.end))
    if not around:
        words = html.escape(content.text[passage.start : passage.end])
        more = html.escape(_("What was said around it"))
        turns = f"<p><mark>{words}</mark></p><details><summary>{more}</summary>{turns}</details>"
    marks = "".join(
        _marked(codes[code_id], list(marks), (without or {}).get(code_id, ()))
        for code_id, marks in groupby(passage.marks, key=lambda mark: mark.code_id)
        if code_id in codes
    )
    address = f"interview?{urlencode({'id': passage.transcript_id, 'at': passage.start})}"
    return (
        f'<article class="house-passage"><h3>{_title(passage, bands)}</h3>{turns}<ul>{marks}</ul>'
        f"{_decided(passage, codes, decided)}"
        f"{beside}"
        f'<a href="{address}" target="_self">{html.escape(_("Open in the interview"))}</a></article>'
    )


def _decided(passage: FoundPassage, codes: Mapping[str, Code], decided: Sequence[DecidedPassage]) -> str:
    """What the group decided about any of these words."""
    said = []
    for one in decided:
        if overlap(one.start, one.end, passage.start, passage.end):
            names = ", ".join(codes[code_id].name for code_id in one.codes if code_id in codes)
            words = _("Decided by the group: {codes}").format(codes=names or _("None of the codes fits."))
            said.append(f'<p class="decided">{html.escape(words)}</p>')
    return "".join(said)


def _title(passage: FoundPassage, bands: Sequence[AgeGroup]) -> str:
    known = {age_group_label(band) for band in bands}
    people = [
        f"{code} ({group_name(AGE_GROUP, age)})" if age in known and age else code
        for code, age in passage.people
    ]
    return html.escape(" · ".join([passage.transcript, *people]))


def _turn(turn: ContextTurn) -> str:
    said = html.escape(turn.before)
    if turn.marked:
        said += f"<mark>{html.escape(turn.marked)}</mark>"
    said += html.escape(turn.after)
    kind = "" if turn.marked else ' class="around"'
    return f'<p{kind}><span class="voice">{html.escape(turn.speaker)}:</span> {said}</p>'


def _marked(code: Code, marks: Sequence[Mark], without: Sequence[str]) -> str:
    coders = ", ".join(dict.fromkeys(mark.coder for mark in marks if mark.coder))
    chip = (
        f'<span class="chip" style="border-left-color:{html.escape(code.colour)}">{html.escape(code.pictogram)} '
        f"<b>{html.escape(code.name)}</b></span> "
    )
    memos = "".join(
        f"<br>{html.escape(_('Note of {name}: {text}').format(name=mark.coder, text=mark.memo))}"
        for mark in marks
        if mark.memo
    )
    said = [_("by {name}").format(name=coders)] if coders else []
    said += [_("not by {name}, who read it too").format(name=name) for name in without]
    return f"<li>{chip}{html.escape('; '.join(said))}{memos}</li>"
