"""The passage marker to practise with: the same marker on a text of its own, whose marks stay in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from coding.codebook import Code
from corpus.accounts import Account
from corpus.language import sentence_spans
from corpus.transcripts import TranscriptText
from pages.widgets.passage_marker import code_data, script, style
from pages.widgets.passage_marker.labels import labels


def practice_marker(
    content: TranscriptText,
    codes: Sequence[Code],
    account: Account,
    title: str,
    language: str,
    key: str = "practice_marker",
) -> None:
    """Show this text, in this language, to try marking on; nothing is sent to the server or kept on the device."""
    mount = st.components.v2.component("passage_marker", js=script(), css=style(), isolate_styles=False)
    mount(
        key=key,
        data={
            "transcript_id": "practice",
            "account_id": account.account_id,
            "title": title,
            "codes": code_data(codes),
            "labels": labels(),
            "practice": {**text_data(content), "language": language},
            "sign_in_url": "/sign-in",
            "speech_language": language,
        },
    )


def text_data(content: TranscriptText) -> dict[str, Any]:
    """The text as the route of interviews would give it (see pages/gate/texts.py)."""
    turns = []
    for turn in content.turns:
        words = content.text[turn.start : turn.end]
        spans = sentence_spans(words) or [(0, len(words))]
        pieces: list[str] = []
        for number, (start, end) in enumerate(spans):
            if number:
                pieces.append(words[spans[number - 1][1] : start])
            pieces.append(words[start:end])
        turns.append({"s": turn.speaker, "t": turn.start + spans[0][0], "p": pieces})
    speakers = [{"label": speaker.label, "role": speaker.role} for speaker in content.speakers]
    return {"version": "practice", "length": len(content.text), "speakers": speakers, "turns": turns}
