"""Saying who speaks: per label in a file the interviewer, a participant, or another voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT, Speaker, SpokenTurn
from pages.frame.language import _, ngettext
from pages.frame.literal import literal

NEW = "new"  # a participant whom the study does not know yet
LATER = "later"  # a participant, of whom somebody says later who it is


@dataclass(frozen=True)
class SpeakerChoices:
    """Who was chosen per label; `new_codes` are the codes of participants to make first, by label."""

    speakers: Mapping[str, Speaker]
    new_codes: Mapping[str, str]


def choose_speakers(
    speakers: Mapping[str, Speaker], turns: Sequence[SpokenTurn], participants: Mapping[str, str], key: str
) -> SpeakerChoices:
    """One select box per label; `participants` gives ids by code. What was chosen is kept in the session."""
    kept = _kept(speakers, participants, key)
    options = [INTERVIEWER, *participants, LATER, NEW, OTHER]
    for place, label in enumerate(speakers):
        before, typed = kept[label]
        option = st.selectbox(
            _title(label, turns)
            if label or len(speakers) > 1
            else _("Whom is this text about, or who speaks in it?"),
            options,
            index=options.index(before),
            format_func=_said,
            key=f"{key}-speaker-{place}",
            filter_mode=None,
            placeholder=_("Choose"),
        )
        if option == NEW:
            typed = st.text_input(
                _("Code of the new participant (not a name)"), typed, max_chars=40, key=f"{key}-new-{place}"
            ).strip()
        kept[label] = (option, typed)
    return chosen_speakers(speakers, participants, key)


def chosen_speakers(
    speakers: Mapping[str, Speaker], participants: Mapping[str, str], key: str
) -> SpeakerChoices:
    """What was chosen so far, or guessed, without showing anything."""
    kept = _kept(speakers, participants, key)
    new_codes = {label: typed for label, (option, typed) in kept.items() if option == NEW}
    return SpeakerChoices(
        {label: _speaker(label, option, participants) for label, (option, _typed) in kept.items()}, new_codes
    )


def speakers_in_words(speakers: Mapping[str, Speaker], participants: Mapping[str, str], key: str) -> str:
    """Who was chosen per label, in one line of literal text for Markdown."""
    kept = _kept(speakers, participants, key)
    return " · ".join(
        f"{literal(label) or _('Without a name')}: {literal(typed) if option == NEW and typed else _said(option)}"
        for label, (option, typed) in kept.items()
    )


def _kept(
    speakers: Mapping[str, Speaker], participants: Mapping[str, str], key: str
) -> dict[str, tuple[str, str]]:
    """Option and typed code per label; what is no option any more becomes "later"."""
    kept: dict[str, tuple[str, str]] = st.session_state.setdefault(f"{key}-kept", {})
    codes = {participant_id: code for code, participant_id in participants.items()}
    for label, speaker in speakers.items():
        option, typed = kept.get(label, (_option(speaker, codes), ""))
        known = option in participants or option in (INTERVIEWER, LATER, NEW, OTHER)
        kept[label] = (option if known else LATER, typed)
    return kept


def with_new(choices: SpeakerChoices, participants: Mapping[str, str]) -> dict[str, Speaker]:
    """The speakers once the new participants are there; `participants` gives ids by code."""
    ids = {code.casefold(): participant_id for code, participant_id in participants.items()}
    made = {
        label: Speaker(label, PARTICIPANT, ids[code.casefold()])
        for label, code in choices.new_codes.items()
        if code.casefold() in ids
    }
    return {**choices.speakers, **made}


def _option(speaker: Speaker, codes: Mapping[str, str]) -> str:
    if speaker.role != PARTICIPANT:
        return speaker.role
    return codes.get(speaker.participant_id or "", LATER)


def _speaker(label: str, option: str, participants: Mapping[str, str]) -> Speaker:
    if option in (INTERVIEWER, OTHER):
        return Speaker(label, option)
    return Speaker(label, PARTICIPANT, participants.get(option))


def _said(option: str) -> str:
    named = {
        INTERVIEWER: _("Interviewer"),
        LATER: _("A participant; I will say later who"),
        NEW: _("A new participant …"),
        OTHER: _("Another voice"),
    }
    return named.get(option) or _("Participant {code}").format(code=option)


def _title(label: str, turns: Sequence[SpokenTurn]) -> str:
    count = sum(turn.speaker == label for turn in turns)
    of = ngettext("{count} turn", "{count} turns", count).format(count=count)
    return f"{literal(label) or _('Without a name')} · {of}"
