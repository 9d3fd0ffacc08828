"""One proposed quote, for a researcher: in its context, what might tell who it is, and what becomes of it."""

from __future__ import annotations

import html

import streamlit as st

from coding.context import context_of
from coding.quotes import QuoteNow
from coding.store.codes import codebook
from coding.store.proposed_quotes import quote, quotes
from coding.store.quotes import known_of
from corpus.accounts import RESEARCHER, Account, require
from corpus.consent import QUOTES_INSIDE, QUOTES_OUTSIDE
from corpus.ids import checked_id
from corpus.store.consents import participants_allowing
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from pages.frame.language import _, ngettext, number
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.prepare.quote_clues import show_clues
from pages.prepare.quote_release import SAID, Looked, decide
from pages.widgets.quote_view import STYLE, decision_html, proposal_html, trouble_words

_CONTEXT = """<style>
.house-context { border: 1px solid #D9D0BF; border-radius: 0.75rem; padding: 0.8rem 1.1rem; max-width: 46rem;
  overflow-wrap: anywhere; }
.house-context p { margin: 0 0 0.5rem; }
.house-context .around { color: #5A554C; }
.house-context .voice { font-weight: 650; }
.house-context mark { background: #FBE9B7; color: #2B2A28; text-decoration: underline 2px #8A4B10;
  text-underline-offset: 0.2em; }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """The words and where they stand, what may tell who it is, then the decision."""
    require(account, RESEARCHER)
    st.page_link(link("quotes", account.role), label=_("All quotes"), icon=":material/arrow_back:")
    st.title(_("A quote"))
    asked = st.query_params.get("id")
    one = quote(cursor, checked_id(asked)) if asked else None
    if one is None:
        st.info(_("This quote is not there (any more)."))
        return
    looked = Looked(one, {code.code_id: code for code in codebook(cursor)}, known_of(cursor))
    if said := st.session_state.pop(SAID, ""):
        st.success(said)
    st.html(STYLE + proposal_html(one, decision_html(one.decision) if one.decision else ""))
    if one.trouble:
        st.warning(trouble_words(one.trouble), icon=":material/info:")
    _context(cursor, one)
    _whose(cursor, looked)
    show_clues(cursor, one)
    decide(cursor, account, looked)


def _context(cursor: Cursor, one: QuoteNow) -> None:
    st.subheader(_("Where it stands"))
    _name, content = transcript(cursor, one.transcript_id)
    turns = []
    for turn in context_of(content, one.start, one.end):
        marked = f"<mark>{html.escape(turn.marked)}</mark>" if turn.marked else ""
        kind = "" if turn.marked else ' class="around"'
        said = f"{html.escape(turn.before)}{marked}{html.escape(turn.after)}"
        turns.append(f'<p{kind}><span class="voice">{html.escape(turn.speaker)}:</span> {said}</p>')
    st.html(f'{_CONTEXT}<div class="house-context" lang="nl">{"".join(turns)}</div>')


def _whose(cursor: Cursor, looked: Looked) -> None:
    """What this person wishes, and how often their words are used already."""
    people = set(filter(None, looked.one.people))
    if not people or not all(looked.one.people):
        st.warning(
            _("It is not known whose words these are. First say under “Participants” whose voice is whose.")
        )
        return
    inside = participants_allowing(cursor, QUOTES_INSIDE).issuperset(people)
    outside = participants_allowing(cursor, QUOTES_OUTSIDE).issuperset(people)
    wish = _("This person does not wish to be quoted.")
    if inside:
        wish = (
            _("This person may be quoted outside the group too.")
            if outside
            else _("This person may be quoted inside the group, not outside.")
        )
    st.markdown(f"{':material/check:' if inside else ':material/block:'} {wish}")
    used = [one for one in quotes(cursor) if one.release and not one.trouble and people & set(one.people)]
    others = [one for one in used if one.quote_id != looked.one.quote_id]
    if others:
        told = ngettext(
            "{count} other quote of this person is used already.",
            "{count} other quotes of this person are used already.",
            len(others),
        )
        note(told.format(count=number(len(others))))


page(show)
