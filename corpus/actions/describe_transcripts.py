"""Say of one or many transcripts what they are, and of the study's steps in which order they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.kinds import TranscriptDetails, checked_details, checked_steps
from corpus.reading.transcript_table import Known, Told, TranscriptRow, told_of
from corpus.store.database import Cursor, transaction
from corpus.store.participants import participant_ids
from corpus.store.study import set_setting
from corpus.store.transcript_details import STEPS, describe_transcripts, details_now
from corpus.store.transcripts import link_speaker, transcript_names
from corpus.store.voices import participants_voices, voices_now


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
def check_transcript_table(cursor: Cursor, by: Account, rows: Sequence[TranscriptRow], file: str) -> Told:
    """What a table comes to in this study; raises BadInput with all mistakes by line, and writes nothing."""
    known = Known(
        transcript_names(cursor), details_now(cursor), participants_voices(cursor), participant_ids(cursor)
    )
    return told_of(rows, known, file)


@allowed(RESEARCHER)
def describe_from_table(
    cursor: Cursor, by: Account, rows: Sequence[TranscriptRow], file: str
) -> tuple[int, int]:
    """Write what a table says of transcripts, and whose their voices are; all or none. Raises BadInput.

    Gives how many became another, and how many stayed as they were.
    """
    with transaction(cursor):
        told = check_transcript_table(cursor, by, rows, file)
        before, whose = details_now(cursor), voices_now(cursor)
        changed = {key: one for key, one in told.details.items() if one != before[key]}
        linked = [(key, place, who) for key, place, who in told.voices if whose.get((key, place)) != who]
        if changed:
            describe_transcripts(cursor, changed, by.account_id)
        for transcript_id, speaker, participant_id in linked:
            link_speaker(cursor, transcript_id, speaker, participant_id, by.account_id)
    other = set(changed) | {key for key, _place, _who in linked}
    return len(other), len(told.details) - len(other)


@allowed(RESEARCHER)
def order_steps(cursor: Cursor, by: Account, steps: Sequence[str]) -> None:
    """Write in which order the steps of a series come; raises BadInput when one is named twice."""
    ordered = checked_steps(steps)
    with transaction(cursor):
        set_setting(cursor, STEPS, ordered, by.account_id)
