"""Note how far somebody is in a transcript."""

from __future__ import annotations

from coding.assignments import Progress
from coding.store.assignments import require_readable
from coding.store.codings import stretch
from coding.store.readings import add_reading, progress
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def note_reading(
    cursor: Cursor, by: Account, transcript_id: str, reached: int = 0, finished: bool | None = None
) -> Progress:
    """Note that `by` read up to `reached` (code points; only ever further), or said to have finished (or
    not yet).

    Writes nothing when nothing changes; gives how far they are now. Raises NotAllowed, NotFound.
    """
    transcript_id = checked_id(transcript_id)
    require_readable(cursor, by, transcript_id)
    found = stretch(cursor, transcript_id, 0, 0)
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    before = progress(cursor, transcript_id, by.account_id)
    after = Progress(
        reached=max(before.reached, min(reached, found.length)),
        finished=before.finished if finished is None else finished,
    )
    if after != before:
        with transaction(cursor):
            add_reading(cursor, transcript_id, by.account_id, after)
    return after
