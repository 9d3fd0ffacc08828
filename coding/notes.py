"""Notes: what somebody wrote about a passage, a code, an interview or the study, and for whom. No database, no screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

# For whom a note is. What only its writer may see nobody else ever gets, a researcher neither, in no file.
ME, RESEARCHERS, ALL = "me", "researchers", "all"
AUDIENCES = (ME, RESEARCHERS, ALL)
PASSAGE, CODE, TRANSCRIPT, STUDY = "passage", "code", "transcript", "study"
ABOUTS = (PASSAGE, CODE, TRANSCRIPT, STUDY)
LONGEST_NOTE = 2_000  # characters; the same for the memo on a mark
MOST_WORDS = 8  # of a search


@dataclass(frozen=True)
class Note:
    """A note as it stands. `about` is one of ABOUTS.

    A passage has transcript_id, start, end (code points) and quote, an interview transcript_id, a code code_id. The
    memo on a mark is a note about a passage with the mark's `coding_id` (its note_id too) and code_id.
    """

    note_id: str
    about: str
    text: str
    audience: str
    author_id: str
    author: str
    changed_at: datetime
    transcript_id: str | None = None
    transcript: str = ""
    code_id: str | None = None
    code: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    coding_id: str | None = None


def checked_audience(audience: str) -> str:
    """The audience itself, or BadInput when there is no such one."""
    if audience not in AUDIENCES:
        raise BadInput(
            N_("Choose for whom the note is: for you, for the researchers, or for everybody who reads along.")
        )
    return audience


def checked_note(text: str) -> str:
    """The words of a note as they are kept; raises BadInput when they are too long."""
    written = clean_text(text).strip()
    if len(written) > LONGEST_NOTE:
        raise BadInput(
            N_("A note can be {longest} characters long. Make it a little shorter."), longest=LONGEST_NOTE
        )
    return written


@dataclass(frozen=True)
class Subject:
    """What a note is about: one of ABOUTS, with what tells which one (see Note)."""

    about: str
    transcript_id: str | None = None
    code_id: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class WantedNotes:
    """Which notes somebody looks for; None asks for any. All of `words` occur in the note, its quote or its names."""

    words: tuple[str, ...] = ()
    about: str | None = None
    author_id: str | None = None
    transcript_id: str | None = None
    code_id: str | None = None


def search_words(asked: str) -> tuple[str, ...]:
    """The words to look for, at most MOST_WORDS; capitals and accents make no difference to the store."""
    return tuple(asked.split()[:MOST_WORDS])
