"""How somebody wants the app to look and to read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import N_, BadInput

TEXT_SIZES = (100, 115, 135, 160, 200)  # per cent
NORMAL, WIDE = "normal", "wide"
SPACINGS = (NORMAL, WIDE)
SPEEDS = (0.6, 0.8, 1.0, 1.25)  # 1: as fast as people talk
UNKNOWN_CHOICE = N_("This cannot be chosen. Choose again how it looks.")


@dataclass(frozen=True)
class Preferences:
    """One person's choices; `calm`: no movement and fewer colours; `speech_speed` 1 is as fast as people talk."""

    text_size: int = 100
    spacing: str = NORMAL
    calm: bool = False
    high_contrast: bool = False
    speech_speed: float = 1.0


def checked_preferences(chosen: Preferences) -> Preferences:
    """The choices themselves, or BadInput when one of them does not exist."""
    known = chosen.text_size in TEXT_SIZES and chosen.spacing in SPACINGS and chosen.speech_speed in SPEEDS
    if not known:
        raise BadInput(UNKNOWN_CHOICE)
    return chosen


def from_words(words: Mapping[str, str]) -> Preferences:
    """The choices as a form or a cookie says them; raises BadInput for what is no choice. What is left out is usual."""
    usual = Preferences()
    try:
        return checked_preferences(
            Preferences(
                int(words.get("text_size", usual.text_size)),
                words.get("spacing", usual.spacing),
                words.get("calm", "") == "1",
                words.get("high_contrast", "") == "1",
                float(words.get("speech_speed", usual.speech_speed)),
            )
        )
    except ValueError as error:
        raise BadInput(UNKNOWN_CHOICE) from error


def as_words(chosen: Preferences) -> dict[str, str]:
    """The choices as a form or a cookie says them."""
    return {
        "text_size": str(chosen.text_size),
        "spacing": chosen.spacing,
        "calm": "1" if chosen.calm else "",
        "high_contrast": "1" if chosen.high_contrast else "",
        "speech_speed": f"{chosen.speech_speed:g}",
    }
