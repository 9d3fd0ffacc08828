"""Give a passage a code."""

from __future__ import annotations

from coding.passages import Coding
from coding.store.assignments import require_readable
from coding.store.codings import Stretch, add_coding, coding, is_usable, stretch
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def code_passage(
    cursor: Cursor,
    by: Account,
    coding_id: str,
    transcript_id: str,
    code_id: str,
    start: int,
    end: int,
    version: str | None = None,
) -> Coding:
    """Write that `by` gives the passage `[start, end)` (code points) this code; give the coding as it is
    stored.

    `coding_id` is made by who asks: asking again with the same one is harmless. `version` is that of the
    text in which
    the offsets were counted (see `store.codings.text_version`). Raises BadInput, Conflict, NotAllowed,
    NotFound.
    """
    coding_id, transcript_id, code_id = checked_id(coding_id), checked_id(transcript_id), checked_id(code_id)
    require_readable(cursor, by, transcript_id)
    new, speaker = passage(cursor, by, coding_id, transcript_id, code_id, (start, end), version)
    if already_saved(cursor, new):
        return new
    usable = is_usable(cursor, code_id)
    if not usable:
        raise NotFound(N_("This code is not in the codebook any more. Choose another code."))
    with transaction(cursor):
        add_coding(cursor, new, speaker, None, by.account_id)
    return new


def passage(
    cursor: Cursor,
    by: Account,
    coding_id: str,
    transcript_id: str,
    code_id: str,
    offsets: tuple[int, int],
    version: str | None,
) -> tuple[Coding, int]:
    """The coding that these offsets make, without space at its ends and with its quote, and whose voice it
    is.
    """
    start, end = offsets
    if start < 0 or end <= start:
        raise BadInput(N_("This passage has no words in it. Choose the words again."))
    found = stretch(cursor, transcript_id, start, end)
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    _check(found, end, version)
    quote = found.text.strip()
    if not quote:
        raise BadInput(N_("This passage has no words in it. Choose the words again."))
    start += len(found.text) - len(found.text.lstrip())
    return (
        Coding(coding_id, transcript_id, code_id, by.account_id, start, start + len(quote), quote),
        found.speaker,
    )


def already_saved(cursor: Cursor, new: Coding) -> bool:
    """Whether this very coding was written before; raises Conflict when its id stands for another one."""
    before = coding(cursor, new.coding_id)
    if before is None:
        return False
    if _content(before[0]) != _content(new):
        raise Conflict(N_("Another mark was saved under the same number. Mark the words again."))
    return True


def _check(found: Stretch, end: int, version: str | None) -> None:
    if version is not None and version != found.version:
        raise Conflict(
            N_("The text of this interview has changed since. Open it again and mark the words again.")
        )
    if end > found.length:
        raise BadInput(N_("This passage lies outside the text of the interview. Choose the words again."))


def _content(one: Coding) -> tuple[str, str, str, int, int]:
    return one.transcript_id, one.code_id, one.coder_id, one.start, one.end
