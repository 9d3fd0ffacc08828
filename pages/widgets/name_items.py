"""One name under review: where it stands, what it is, what comes instead; what a person changes becomes decisions."""

from __future__ import annotations

import html
from dataclasses import dataclass

import streamlit as st

from corpus.names import KINDS
from corpus.review import NameDecision, NameItem
from corpus.review_places import sentence_around
from corpus.transcripts import Reading
from pages.frame.language import _, ngettext
from pages.frame.literal import literal

SHOWN_AT_ONCE = 2
MOST_PLACES = 60
LONGEST_SIDE = 160  # characters shown of a sentence before and after a name
_STYLE = """<style>
.names-head { margin: 0 0 0.3rem; font-size: 1.1rem; overflow-wrap: anywhere; }
.names-sentence { margin: 0.15rem 0; overflow-wrap: anywhere; }
.names-sentence mark, .names-text mark { background: #FBE7A8; color: #2B2A28; border-radius: 4px; padding: 0 0.2em; }
.names-text mark { background: #D5ECE6; white-space: nowrap; }
.names-text p { margin: 0 0 0.8rem; max-width: 70ch; overflow-wrap: anywhere; white-space: pre-line; }
</style>"""


def kind_names() -> dict[str, str]:
    """Every kind of name in words."""
    words = {
        "name": _("Person"),
        "place": _("Place"),
        "organisation": _("Organisation"),
        "capital": _("Not known yet"),
        "address": _("Address"),
        "postcode": _("Postcode"),
        "phone": _("Telephone number"),
        "email": _("E-mail address"),
        "bsn": _("Citizen service number"),
        "birth_date": _("Date of birth"),
        "url": _("Website"),
        "iban": _("Account number"),
    }
    return {kind: words[kind] for kind in ("name", "place", "organisation", *KINDS)}


@dataclass(frozen=True)
class Reviewed:
    """What somebody did to a name just now: decisions, if any, and whether to keep it in the register."""

    decisions: list[NameDecision]
    keep: bool


def review_item(reading: Reading, item: NameItem, key: str) -> Reviewed:
    """Show one name; gives what was done to it just now."""
    with st.container(border=True, key=f"{key}-box"):
        _head(reading, item)
        left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
        choices = (True, False)
        stored = None if item.waits else item.replaced
        _follow(f"{key}-choice", stored)
        choice = left.radio(
            _("What happens to “{name}”?").format(name=literal(item.text)),
            choices,
            index=None if stored is None else choices.index(stored),
            format_func=lambda replaced: _("Replace it") if replaced else _("Leave it"),
            horizontal=True,
            key=f"{key}-choice",
        )
        kinds = kind_names()
        _follow(f"{key}-kind", item.kind)
        kind = middle.selectbox(
            _("What is it?"), list(kinds), format_func=lambda one: kinds[one], key=f"{key}-kind"
        )
        _follow(f"{key}-instead", item.placeholder)
        instead = right.text_input(_("What comes instead"), max_chars=42, key=f"{key}-instead")
        excepted, keep = _places(reading, item, key)
        return Reviewed([*_decided(item, choice, kind, instead), *excepted], keep)


def sentence_html(reading: Reading, start: int, end: int) -> str:
    """The sentence round a place as a paragraph of HTML, the place marked, everything in it literal."""
    before, name, after = sentence_around(reading, start, end)
    if len(before) > LONGEST_SIDE:
        before = "… " + before[-LONGEST_SIDE:].partition(" ")[2]
    if len(after) > LONGEST_SIDE:
        after = after[:LONGEST_SIDE].rpartition(" ")[0] + " …"
    parts = (html.escape(before), html.escape(name), html.escape(after))
    return '<p class="names-sentence">{}<mark>{}</mark>{}</p>'.format(*parts)


def styled(body: str) -> None:
    """Show HTML (already escaped) with the look of the review."""
    st.html(_STYLE + body)


def _head(reading: Reading, item: NameItem) -> None:
    places = ngettext("{count} place", "{count} places", len(item.spots)).format(count=len(item.spots))
    states = {(True, True): _("decided"), (True, False): _("decided"), (False, True): _("sure")}
    state = states.get((item.decided, item.sure), _("to be decided"))
    rest = html.escape(f" · {places} · {state}")
    about = f'<p class="names-head"><strong>{html.escape(item.text)}</strong>{rest}</p>'
    shown = [sentence_html(reading, spot.start, spot.end) for spot in item.spots[:SHOWN_AT_ONCE]]
    styled(about + "".join(shown))


def _follow(key: str, stored: object) -> None:
    # The widget shows what is kept: also when a colleague, or another name's change, has changed it meanwhile.
    if st.session_state.get(f"{key}-kept", key) != stored or key not in st.session_state:
        st.session_state[key] = st.session_state[f"{key}-kept"] = stored


def _decided(item: NameItem, choice: bool | None, kind: str, instead: str) -> list[NameDecision]:
    stored = None if item.waits else item.replaced
    if (choice, kind, instead) == (stored, item.kind, item.placeholder):
        return []
    typed = instead if instead != item.placeholder else item.typed
    return [NameDecision(item.key, None, kind, True if choice is None else choice, typed)]


def _places(reading: Reading, item: NameItem, key: str) -> tuple[list[NameDecision], bool]:
    """Every place in its sentence, with a box to leave just that one as it is; made only when it is opened."""
    label = ngettext("Its {count} place, the register", "Its {count} places, the register", len(item.spots))
    box = st.expander(label.format(count=len(item.spots)), on_change="rerun", key=f"{key}-places")
    decisions, keep = [], False
    with box:
        for spot in item.spots[:MOST_PLACES] if box.open else ():
            styled(sentence_html(reading, spot.start, spot.end))
            _follow(f"{key}-at-{spot.start}", spot.excepted)
            excepted = st.checkbox(_("Leave it as it is in this place"), key=f"{key}-at-{spot.start}")
            if excepted != spot.excepted:
                decisions.append(NameDecision(item.key, spot.start, item.kind, not excepted))
        if box.open:
            keep = st.button(_("Keep this name in the study's register"), key=f"{key}-keep")
    return decisions, keep
