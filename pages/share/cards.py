"""Conversation cards for the neighbourhood: made, changed, shown on a screen, printed to cut out."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from coding.actions.make_card import change_card, make_card, remove_card
from coding.card_pictures import PICTURES, drawing, picture_for
from coding.cards import LONGEST_QUESTION, PER_PAGE, QUESTIONS, Card, ShownCard, shown_cards
from coding.exchange.cards_pdf import who_said, write_cards
from coding.quotes import PUBLIC, WORK_GROUP, Quote
from coding.store.cards import cards_now
from coding.store.codes import codebook
from coding.store.quotes import released_quotes
from corpus.accounts import Account
from corpus.catalogue import COMPLETE, DEFAULT, Speech
from corpus.store.database import Cursor
from corpus.store.study import setting
from pages.frame.language import _, language, number
from pages.frame.literal import literal
from pages.frame.session import page
from pages.widgets.linked_choice import linked_choice

_SAID, _REMOVED, _ON_SCREEN = "cards-said", "cards-removed", "cards-on-screen"
_SHORT = 90  # characters of a quote in a list
_STYLE = """<style>
.house-card { border: 1px solid #8A857C; border-radius: 0.75rem; padding: 1.2rem 1.4rem; max-width: 34rem;
  overflow-wrap: anywhere; background: #FFFDF8; color: #2B2A28; }
.house-card svg { width: 4rem; height: 4rem; }
.house-card blockquote { font-family: Literata, Georgia, serif; font-size: 1.3rem; line-height: 1.4; margin: 0.8rem 0 0.4rem;
  padding: 0; border: 0; color: inherit; }
.house-card .who { color: #5A554C; margin: 0; }
.house-card .asked { border-top: 2px solid #0B6E69; color: #0B6E69; font-weight: 700; font-size: 1.15rem;
  margin: 1.2rem 0 0; padding: 0.7rem 0 0; }
.house-card.large { max-width: 52rem; padding: 2rem 2.4rem; }
.house-card.large blockquote { font-size: clamp(1.4rem, 4vw, 2.4rem); }
.house-card.large .asked { font-size: clamp(1.25rem, 3vw, 1.8rem); }
</style>"""


def show(cursor: Cursor, account: Account) -> None:
    """For whom they are; then the cards, a new one, and the file to print; or one card at a time, large."""
    st.title(_("Conversation cards"))
    level = linked_choice(
        _("For whom are the cards?"),
        "level",
        {PUBLIC: _("for everybody in the neighbourhood"), WORK_GROUP: _("only for our own work group")},
        "cards-level",
    )
    quotes = released_quotes(cursor, None, level)
    cards = cards_now(cursor)
    shown = shown_cards(cards, quotes)
    if shown and st.toggle(_("Show them large, one at a time"), key=_ON_SCREEN):
        _one_at_a_time(shown)
        return
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
    _bring_back(cursor, account)
    _to_print(cursor, shown)
    _new(
        cursor,
        account,
        [one for one in quotes if one.quote_id not in {card.quote_id for card in cards}],
        len(cards),
    )
    for one in shown:
        _card(cursor, account, one)
    if len(shown) < len(cards):
        st.info(
            _(
                "{count} cards are not here, for their quote is not for these people, or may not be shown any more."
            ).format(count=number(len(cards) - len(shown)))
        )


def _to_print(cursor: Cursor, shown: list[ShownCard]) -> None:
    if not shown:
        st.info(_("There are no cards yet. Make the first one below."))
        return
    st.header(_("Print and cut"))
    per_page = st.radio(
        _("Cards on one page"),
        PER_PAGE,
        key="cards-per-page",
        horizontal=True,
        format_func=lambda one: f"{one}",
    )
    spoken = Speech(language() if language() in COMPLETE else DEFAULT)
    study = str(setting(cursor, "name") or "")
    st.download_button(
        _("Download {count} cards as PDF").format(count=number(len(shown))),
        write_cards(shown, study, int(per_page), date.today(), spoken),
        f"{_('cards')}.pdf",
        "application/pdf",
        key="cards-download",
        type="primary",
        on_click="ignore",
        icon=":material/print:",
    )


def _new(cursor: Cursor, account: Account, quotes: list[Quote], made: int) -> None:
    """A card from a quote that has none yet, or with a question alone."""
    st.header(_("A new card"))
    by_id = {one.quote_id: one for one in quotes}
    names = {"": _("no quote, only a question")} | {key: _short(one.text) for key, one in by_id.items()}
    key = f"cards-new-{made}"
    order = [*by_id, ""]
    chosen = str(
        st.selectbox(
            _("Which quote?"), order, format_func=names.__getitem__, key=f"{key}-quote", filter_mode=None,
            placeholder=_("Choose"),
        )
    )  # fmt: skip
    pictograms = {code.code_id: code.pictogram for code in codebook(cursor)}
    themes = by_id[chosen].themes if chosen in by_id else ()
    likely = next((picture_for(pictograms.get(one, "")) for one in themes), picture_for(""))
    with st.form(f"{key}-{chosen}", enter_to_submit=False):
        asked, drawn = _fields(_(QUESTIONS[made % len(QUESTIONS)]), likely, f"{key}-{chosen}")
        if st.form_submit_button(_("Make this card"), key=f"{key}-make"):
            make_card(cursor, account, chosen or None, asked, drawn)
            _say(_("The card is made."))


def _card(cursor: Cursor, account: Account, one: ShownCard) -> None:
    key = f"card-{one.card.card_id}"
    with st.container(border=True, key=key):
        st.html(_STYLE + _as_html(one))
        with st.form(f"{key}-form", enter_to_submit=False, border=False):
            asked, drawn = _fields(one.card.question, one.card.picture, key)
            if st.form_submit_button(_("Save this card"), key=f"{key}-save"):
                change_card(cursor, account, one.card.card_id, asked, drawn)
                _say(_("The card is saved."))
        if st.button(_("Remove this card"), key=f"{key}-remove", icon=":material/delete:"):
            remove_card(cursor, account, one.card.card_id)
            st.session_state[_REMOVED] = one.card
            st.rerun()


def _bring_back(cursor: Cursor, account: Account) -> None:
    """What was removed last comes back with one press."""
    gone: Card | None = st.session_state.get(_REMOVED)
    if gone is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write(
            _("The card with the question “{question}” is removed.").format(question=literal(gone.question))
        )
        if st.button(_("Bring it back"), key="cards-bring-back", icon=":material/undo:"):
            remove_card(cursor, account, gone.card_id, removed=False)
            del st.session_state[_REMOVED]
            st.rerun()


def _fields(question: str, picture: str, key: str) -> tuple[str, str]:
    asked = st.text_area(
        _("The question on the card"), question, key=f"{key}-question", max_chars=LONGEST_QUESTION, height=80
    )
    names = list(PICTURES)
    drawn = st.selectbox(
        _("The picture"),
        names,
        index=names.index(picture) if picture in names else 0,
        format_func=lambda name: _(PICTURES[name].words),
        key=f"{key}-picture",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    return asked or "", str(drawn)


def _one_at_a_time(shown: list[ShownCard]) -> None:
    place = min(st.session_state.get("cards-place", 0), len(shown) - 1)
    st.html(_STYLE + _as_html(shown[place], "large"))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Back"), key="cards-back", disabled=place < 1, icon=":material/arrow_back:"):
            _go_to(place - 1)
        st.write(_("Card {number} of {count}").format(number=place + 1, count=len(shown)))
        if st.button(
            _("Next card"), key="cards-next", disabled=place + 1 >= len(shown), icon=":material/arrow_forward:",
            type="primary",
        ):  # fmt: skip
            _go_to(place + 1)


def _go_to(place: int) -> None:
    st.session_state["cards-place"] = place
    st.rerun()


def _as_html(one: ShownCard, kind: str = "") -> str:
    who = who_said(one, Speech(language() if language() in COMPLETE else DEFAULT))
    said = f"<blockquote>“{html.escape(one.quote.text)}”</blockquote>" if one.quote else ""
    said += f'<p class="who">{html.escape(who)}</p>' if who else ""
    return (
        f'<div class="house-card {kind}">{drawing(one.card.picture)}{said}'
        f'<p class="asked">{html.escape(one.card.question)}</p></div>'
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rstrip() + " …"


def _say(sentence: str) -> None:
    st.session_state[_SAID] = sentence
    st.rerun()


page(show)
