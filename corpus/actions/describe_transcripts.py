"""Say of one or many transcripts what they are, and of the study's steps in which order they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.kinds import TranscriptDetails, checked_details, checked_steps
from corpus.store.database import Cursor, transaction
from corpus.store.study import set_setting
from corpus.store.transcript_details import STEPS, describe_transcripts, details_now


@allowed(RESEARCHER)
def describe_as(cursor: Cursor, by: Account, details: Mapping[str, TranscriptDetails]) -> int:
    """Write for transcripts (by id) what they are, all or none; says how many became another. Raises BadInput, NotFound."""
    tidy = {transcript_id: checked_details(one) for transcript_id, one in details.items()}
    with transaction(cursor):
        before = details_now(cursor)
        if set(tidy) - set(before):
            raise NotFound(N_("This interview is not there (any more)."))
        changed = {one: tidy[one] for one in tidy if tidy[one] != before[one]}
        if changed:
            describe_transcripts(cursor, changed, by.account_id)
    return len(changed)


@allowed(RESEARCHER)
def order_steps(cursor: Cursor, by: Account, steps: Sequence[str]) -> None:
    """Write in which order the steps of a series come; raises BadInput when one is named twice."""
    ordered = checked_steps(steps)
    with transaction(cursor):
        set_setting(cursor, STEPS, ordered, by.account_id)
