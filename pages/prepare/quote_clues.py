"""What in a quote may tell who it is, marked in its words and said in a list, for the researcher who decides."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from coding.clues import (
    CIRCUMSTANCE,
    DATE,
    FAMILY,
    JOB,
    NAMED,
    NUMBER,
    ONLY_HERE,
    PLACED,
    Clue,
    clues,
    words_of,
)
from coding.quotes import QuoteNow
from coding.store.quote_grounds import only_here
from corpus.proposals import KnownName
from corpus.store.database import Cursor
from corpus.store.intake import known_names
from corpus.words import is_ordinary_word
from pages.frame.language import _
from pages.frame.notes import note
from pages.frame.the_store import the_intake

_STYLE = """<style>
.house-clues { max-width: 42rem; line-height: 1.8; overflow-wrap: anywhere; }
.house-clues mark { background: #FBE7A8; color: #2B2A28; border-radius: 4px; padding: 0 0.2em; }
.house-clues ul { margin: 0.5rem 0 0; padding-inline-start: 1.2rem; }
</style>"""
# Letters of a word that stands in no other interview: ordinary words only when they are long, such as compounds.
SHORTEST, LONG = 5, 10


def show_clues(cursor: Cursor, one: QuoteNow) -> None:
    """The words with every hint marked, and what each may be."""
    st.subheader(_("Can somebody be recognised by it?"))
    rare = only_here(cursor, one.transcript_id, [word for word in words_of(one.text) if _may_be_rare(word)])
    with the_intake().cursor() as intake:
        register = [KnownName(name, kind) for name, kind in known_names(intake)]
    found = clues(one.text, register, rare)
    if not found:
        st.write(_("The app found nothing that points at somebody. Look for yourself as well."))
        return
    st.html(f'{_STYLE}<div class="house-clues">{_marked(one.text, found)}{_listed(one.text, found)}</div>')
    note(
        _("These are hints: the app knows only words on its lists. Whether they tell who it is, you decide.")
    )


def _may_be_rare(word: str) -> bool:
    return len(word) >= LONG or (len(word) >= SHORTEST and not is_ordinary_word(word))


def _marked(text: str, found: Sequence[Clue]) -> str:
    pieces, done = [], 0
    for clue in found:
        pieces.append(html.escape(text[done : clue.start]))
        pieces.append(f"<mark>{html.escape(text[clue.start : clue.end])}</mark>")
        done = clue.end
    return f'<p lang="nl">{"".join(pieces)}{html.escape(text[done:])}</p>'


def _listed(text: str, found: Sequence[Clue]) -> str:
    names = {
        PLACED: _("stands for a name or a place"),
        NAMED: _("may be a name"),
        FAMILY: _("how large a family is"),
        DATE: _("a date"),
        NUMBER: _("a number, such as an age"),
        JOB: _("a job or an office"),
        CIRCUMSTANCE: _("what few people have gone through"),
        ONLY_HERE: _("stands in no other interview"),
    }
    by_kind: dict[str, list[str]] = {}
    for clue in found:
        by_kind.setdefault(clue.kind, []).append(text[clue.start : clue.end])
    lines = [
        f'<li><span lang="nl">{html.escape(", ".join(dict.fromkeys(words)))}</span>: {html.escape(names[kind])}</li>'
        for kind, words in by_kind.items()
    ]
    return f"<ul>{''.join(lines)}</ul>"
