"""Write a note about a passage, a code, an interview or the study; change it, remove it, bring it back."""

from __future__ import annotations

from coding.notes import ABOUTS, CODE, PASSAGE, STUDY, TRANSCRIPT, Subject, checked_audience, checked_note
from coding.store.assignments import require_readable
from coding.store.codes import code_ids
from coding.store.notes import add_note, add_note_detail, note_as_written
from coding.store.own_marks import passage
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction
from corpus.store.transcripts import transcript_name


@allowed(CO_RESEARCHER, RESEARCHER)
def write_note(
    cursor: Cursor,
    by: Account,
    note_id: str,
    on: Subject,
    text: str,
    audience: str,
    version: str | None = None,
) -> None:
    """Write a new note; raises BadInput, Conflict, NotAllowed, NotFound.

    `note_id` is made by who asks: a note that arrives twice is written once. `version` is that of the text in which a
    passage's offsets were counted.
    """
    note_id, audience, written = checked_id(note_id), checked_audience(audience), _words(text)
    before = note_as_written(cursor, note_id)
    if before is not None:
        _own(by, before[0])
        return
    subject = _checked(cursor, by, on, version)
    with transaction(cursor):
        add_note(cursor, note_id, subject, by.account_id)
        add_note_detail(cursor, note_id, written, audience, False, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def change_note(cursor: Cursor, by: Account, note_id: str, text: str, audience: str) -> None:
    """Let a note of one's own say something else, or be for others; raises BadInput, NotAllowed, NotFound."""
    audience, written = checked_audience(audience), _words(text)
    before = _mine(cursor, by, note_id)
    if before != (written, audience, False):
        with transaction(cursor):
            add_note_detail(cursor, note_id, written, audience, False, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def remove_note(cursor: Cursor, by: Account, note_id: str, removed: bool = True) -> None:
    """Remove a note of one's own, or bring it back with `removed` False; raises NotAllowed, NotFound."""
    text, audience, gone = _mine(cursor, by, note_id)
    if gone != removed:
        with transaction(cursor):
            add_note_detail(cursor, note_id, text, audience, removed, by.account_id)


def _mine(cursor: Cursor, by: Account, note_id: str) -> tuple[str, str, bool]:
    found = note_as_written(cursor, checked_id(note_id))
    if found is None:
        raise NotFound(N_("This note is not there (any more)."))
    author, transcript_id, text, audience, removed = found
    _own(by, author)
    if transcript_id is not None:
        require_readable(cursor, by, transcript_id)
    return text, audience, removed


def _own(by: Account, author: str) -> None:
    if author != by.account_id:
        raise NotAllowed(N_("This note is somebody else's. You can only change your own notes."))


def _words(text: str) -> str:
    written = checked_note(text)
    if not written:
        raise BadInput(N_("Write something first."))
    return written


def _checked(cursor: Cursor, by: Account, on: Subject, version: str | None) -> Subject:
    """What the note is about, with what exists and may be read, and nothing else."""
    if on.about == STUDY:
        return Subject(STUDY)
    if on.about == CODE:
        if checked_id(on.code_id or "") not in code_ids(cursor):
            raise NotFound(N_("This code is not there (any more)."))
        return Subject(CODE, code_id=on.code_id)
    if on.about not in ABOUTS:
        raise BadInput(N_("A note is about a passage, a code, an interview or the study."))
    transcript_id = checked_id(on.transcript_id or "")
    require_readable(cursor, by, transcript_id)
    if on.about == TRANSCRIPT:
        transcript_name(cursor, transcript_id)
        return Subject(TRANSCRIPT, transcript_id)
    offsets = (-1 if on.start is None else on.start, -1 if on.end is None else on.end)
    found, _speaker = passage(cursor, by, "", transcript_id, "", offsets, version)
    return Subject(PASSAGE, transcript_id, None, found.start, found.end, found.quote)
