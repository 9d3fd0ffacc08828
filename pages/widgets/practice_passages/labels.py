"""The words of practising, in the language of this session; its JavaScript holds none."""

from __future__ import annotations

from collections.abc import Sequence

from coding.codebook import Code
from coding.practice import DONT_KNOW, NONE_FITS
from pages.frame.language import _


def choice_names(codes: Sequence[Code]) -> dict[str, str]:
    """What people read for each choice."""
    return {
        **{code.code_id: code.plain_name or code.name for code in codes},
        NONE_FITS: _("None of these codes"),
        DONT_KNOW: _("I don't know"),
    }


def labels() -> dict[str, str]:
    """Every label by the name that the JavaScript knows it by; {places} are filled there."""
    return {
        "place": _("Passage {number} of {count}"),
        "back": _("Back one"),
        "text": _("A piece of the interview"),
        "begins": _("The passage begins."),
        "ends": _("The passage ends."),
        "question": _("Which code fits the coloured words?"),
        "meanings": _("What are the codes for?"),
        "belongs": _("Does belong: {text}"),
        "belongs_not": _("Does not belong: {text}"),
        "next": _("Next passage"),
        "done": _("Done"),
        "again": _("Choose again"),
        "yours": _("Your choice"),
        "know": _("I know this person"),
        "read_aloud": _("Read aloud"),
    }
