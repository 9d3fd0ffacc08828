"""The study's own words: what helps, what the group recommends, what cannot be said. No database, no screen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

HELPS, RECOMMENDS, CANNOT_SAY = "helps", "recommends", "cannot_say"
METHOD, MAKERS = "method", "makers"
PARTS = (HELPS, RECOMMENDS, CANNOT_SAY, METHOD, MAKERS)
OF_A_THEME = (HELPS, RECOMMENDS)  # what may be said of one theme as well as of the study as a whole
LONGEST_WORDS = 6_000  # characters
_LIST_SIGNS = ("- ", "* ", "• ", "– ")


@dataclass(frozen=True)
class StudyWords:
    """What the study says under one of PARTS, about one theme (`code_id`) or as a whole (None).

    `decided_on` is the title of the evening on which the group decided it; None: a researcher wrote it.
    """

    words_id: str
    part: str
    code_id: str | None
    text: str
    meeting_id: str | None
    decided_on: str | None
    made_at: datetime


@dataclass(frozen=True)
class Paragraph:
    """A stretch of the words: one paragraph, or one item of a list."""

    text: str
    item: bool = False


def checked_words(part: str, code_id: str | None, text: str) -> str:
    """The words as they are kept; raises BadInput for a part that is none, or words that are too long."""
    if part not in PARTS or (code_id is not None and part not in OF_A_THEME):
        raise BadInput(N_("The study has no such part. Go back and choose again."))
    written = clean_text(unicodedata.normalize("NFC", text)).strip()
    if len(written) > LONGEST_WORDS:
        raise BadInput(
            N_("This can be {longest} characters long. Make it a little shorter."), longest=LONGEST_WORDS
        )
    return written


def paragraphs(text: str) -> list[Paragraph]:
    """The words as they are to be shown: a paragraph a line, an item of a list where a line begins with a dash."""
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        item = line.startswith(_LIST_SIGNS)
        found.append(Paragraph(line[2:].strip() if item else line, item))
    return found
