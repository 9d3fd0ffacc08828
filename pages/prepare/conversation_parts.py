"""The parts of the page with conversations: choosing some, saying what they are, saying whose voice is whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from corpus.accounts import Account
from corpus.actions.save_participants import say_whose_voice
from corpus.kinds import TranscriptDetails
from corpus.reading.transcript_table import read_day
from corpus.store.database import Cursor
from corpus.store.participants import participant_ids
from corpus.store.transcripts import TranscriptInfo, transcript
from corpus.transcripts import PARTICIPANT
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.widgets.kinds import kind_names

_AS_IS = ""


@dataclass(frozen=True)
class Conversation:
    """A transcript in the list, with what it is."""

    info: TranscriptInfo
    details: TranscriptDetails

    @property
    def words(self) -> str:
        """What a search looks in, in lower case."""
        told = (self.info.name, self.details.sub_study, self.details.series, self.details.step)
        return " ".join(filter(None, (*told, *self.info.participants))).casefold()


def choose_some(found: Sequence[Conversation]) -> list[Conversation]:
    """The conversations to change: those chosen by name, or all that the search found."""
    whole = ngettext(
        "The {count} conversation in the table", "All {count} conversations in the table", len(found)
    )
    if st.toggle(whole.format(count=number(len(found))), key="conversations-all"):
        return list(found)
    known = {one.info.transcript_id: one for one in found}
    chosen = st.multiselect(
        _("Which conversations?"),
        list(known),
        format_func=lambda one: known[one].info.name,
        key="conversations-chosen",
        placeholder=_("Choose"),
        filter_mode="contains",
        select_all=False,
    )
    return [known[one] for one in chosen]


def describe_some(
    chosen: Sequence[Conversation], steps: Sequence[str]
) -> dict[str, TranscriptDetails] | None:
    """A form of what can be said; what the conversations become once it is sent, by id."""
    with st.form("conversations-details", enter_to_submit=False, clear_on_submit=True):
        given = _fields(steps)
        label = ngettext("Save for {count} conversation", "Save for {count} conversations", len(chosen))
        if not st.form_submit_button(
            label.format(count=number(len(chosen))), type="primary", key="conversations-save"
        ):
            return None
    held_on = str(given.get("held_on") or "")
    if held_on:
        given["held_on"] = read_day(held_on)
    return {one.info.transcript_id: replace(one.details, **given) for one in chosen}


def _fields(steps: Sequence[str]) -> dict[str, Any]:
    """What was filled in, by the name of the field; the day as it was typed."""
    kinds, leave = kind_names(), _("leave as it is")
    used = _("In use: {steps}").format(steps=literal(", ".join(steps))) if steps else None
    left, right = st.columns(2, gap="large")
    kind = left.selectbox(
        _("Kind"),
        [_AS_IS, *kinds],
        format_func=lambda one: kinds.get(one) or leave,
        key="conversations-new-kind",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    names = {"sub_study": _("Sub-study"), "series": _("Series"), "step": _("Step"), "held_on": _("Day")}
    typed = {
        "sub_study": left.text_input(_("Sub-study"), key="conversations-sub-study", placeholder=leave),
        "held_on": left.text_input(_("Day, such as 31-3-2026"), key="conversations-day", placeholder=leave),
        "series": right.text_input(
            _("Series (no name of a person)"), key="conversations-series", placeholder=leave
        ),
        "step": right.text_input(_("Step"), key="conversations-step", placeholder=leave, help=used),
    }
    emptied = right.pills(
        _("Make empty"),
        list(names),
        format_func=names.__getitem__,
        selection_mode="multi",
        key="conversations-empty",
    )
    filled = {"kind": kind, **{name: text.strip() for name, text in typed.items()}}
    return {name: text for name, text in filled.items() if text} | dict.fromkeys(emptied)


def voices_of(cursor: Cursor, account: Account, chosen: Conversation, said: str) -> None:
    """Of one conversation, whose voice each participant's is, or whom a text without speakers is about."""
    _name, content = transcript(cursor, chosen.info.transcript_id)
    codes = {participant_id: code for code, participant_id in participant_ids(cursor).items()}
    voices = [(place, one) for place, one in enumerate(content.speakers) if one.role == PARTICIPANT]
    if not voices or not codes:
        return
    st.subheader(_("Whose voice is whose") if len(content.speakers) > 1 else _("Whom the text is about"))
    options = ["", *codes.values()]
    with st.form("conversations-voices", enter_to_submit=False):
        heard = {}
        for place, speaker in voices:
            before = codes.get(speaker.participant_id or "", "")
            turns = sum(turn.speaker == place for turn in content.turns)
            of = ngettext("{count} turn", "{count} turns", turns).format(count=number(turns))
            heard[place] = st.selectbox(
                f"{literal(speaker.label) or _('Without a name')} · {of}",
                options[1:] if before else options,
                index=options.index(before) - bool(before),
                format_func=lambda code: code or _("not known yet"),
                key=f"conversations-voice-{chosen.info.transcript_id}-{place}",
                filter_mode="contains",
                placeholder=_("Choose"),
            )
        if st.form_submit_button(_("Save"), key="conversations-voices-save"):
            for place, speaker in voices:
                if heard[place] and heard[place] != codes.get(speaker.participant_id or ""):
                    say_whose_voice(cursor, account, chosen.info.transcript_id, place, heard[place])
            st.session_state[said] = _("Saved.")
            st.rerun()
