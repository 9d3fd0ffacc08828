"""What a mark of one's own is checked against before it is written: the text, and what was written before."""

from __future__ import annotations

from coding.passages import Coding
from coding.store.assignments import require_own_to_mark
from coding.store.codings import Stretch, coding, stretch
from corpus.accounts import Account
from corpus.errors import N_, BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor


def own_coding(cursor: Cursor, by: Account, coding_id: str, made_id: str) -> tuple[Coding, bool]:
    """A coding of `by` on a transcript that was theirs to mark when `made_id` was made, and whether it was taken
    back; raises NotAllowed, NotFound.
    """
    found = coding(cursor, checked_id(coding_id))
    if found is None:
        raise NotFound(N_("This mark is not there (any more)."))
    if found[0].coder_id != by.account_id:
        raise NotAllowed(N_("This mark is somebody else's. You can only change your own marks."))
    require_own_to_mark(cursor, by, found[0].transcript_id, made_id)
    return found


def passage(
    cursor: Cursor,
    by: Account,
    coding_id: str,
    transcript_id: str,
    code_id: str,
    offsets: tuple[int, int],
    version: str | None,
) -> tuple[Coding, int]:
    """The coding that these offsets make, without space at its ends and with its quote, and whose voice it is."""
    start, quote, speaker = _words(cursor, transcript_id, *offsets, version)
    return (
        Coding(coding_id, transcript_id, code_id, by.account_id, start, start + len(quote), quote),
        speaker,
    )


def passage_of_words(
    cursor: Cursor, transcript_id: str, start: int, end: int, version: str | None
) -> tuple[int, int]:
    """These offsets without space at their ends; raises BadInput, Conflict, NotFound as for a mark."""
    start, quote, _speaker = _words(cursor, transcript_id, start, end, version)
    return start, start + len(quote)


def already_saved(cursor: Cursor, new: Coding) -> bool:
    """Whether this very coding was written before; raises Conflict when its id stands for another one."""
    before = coding(cursor, new.coding_id)
    if before is None:
        return False
    if _content(before[0]) != _content(new):
        raise Conflict(N_("Another mark was saved under the same number. Mark the words again."))
    return True


def _words(
    cursor: Cursor, transcript_id: str, start: int, end: int, version: str | None
) -> tuple[int, str, int]:
    if start < 0 or end <= start:
        raise BadInput(N_("This passage has no words in it. Choose the words again."))
    found = stretch(cursor, transcript_id, start, end)
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    _check(found, end, version)
    quote = found.text.strip()
    if not quote:
        raise BadInput(N_("This passage has no words in it. Choose the words again."))
    return start + len(found.text) - len(found.text.lstrip()), quote, found.speaker


def _check(found: Stretch, end: int, version: str | None) -> None:
    if version is not None and version != found.version:
        raise Conflict(
            N_("The text of this interview has changed since. Open it again and mark the words again.")
        )
    if end > found.length:
        raise BadInput(N_("This passage lies outside the text of the interview. Choose the words again."))


def _content(one: Coding) -> tuple[str, str, str, int, int]:
    return one.transcript_id, one.code_id, one.coder_id, one.start, one.end
