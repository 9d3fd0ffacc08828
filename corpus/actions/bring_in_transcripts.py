"""Bring in transcripts: to wait for the review of their names, or straight into the study if that was done before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.bringing_in import Prepared, check_new
from corpus.ids import new_id
from corpus.kinds import checked_details
from corpus.splitting import Split, split_here
from corpus.store import intake as waiting
from corpus.store import transcripts as stored
from corpus.store.database import Cursor, transaction
from corpus.store.transcript_details import describe_transcripts
from corpus.transcripts import to_transcript

BATCH = 8  # texts stored at a time: enough to spare statements, few enough to spare memory
Progress = Callable[[int, int], None]  # how many are done, of how many


@allowed(RESEARCHER)
def bring_in_transcripts(
    cursor: Cursor,
    by: Account,
    prepared: Sequence[Prepared],
    progress: Progress = lambda done, of: None,
    split: Split = split_here,
) -> list[str]:
    """Store transcripts of which the person states that names were removed before; all or none. Gives their ids."""
    contents = [to_transcript(one.reading, one.speakers) for one in prepared]
    sentences = split((content.text, content.turns) for content in contents)
    new = (
        stored.NewTranscript(new_id(), one.name, one.file_hash, content, found, stored.STATED)
        for one, content, found in zip(prepared, contents, sentences, strict=True)
    )
    ids: list[str] = []
    with transaction(cursor):
        check_new(prepared, stored.file_hashes(cursor), stored.transcript_names(cursor))
        while batch := list(islice(new, BATCH)):
            stored.add_transcripts(cursor, batch, by.account_id)
            ids += [one.transcript_id for one in batch]
            progress(len(ids), len(prepared))
        _describe(cursor, by, dict(zip(ids, prepared, strict=True)))
    return ids


@allowed(RESEARCHER)
def put_in_intake(
    cursor: Cursor, by: Account, intake: waiting.IntakePlace, prepared: Sequence[Prepared]
) -> list[str]:
    """Let raw texts wait, encrypted, until their names are reviewed; all or none. Gives their ids in the intake."""
    hashes, names = stored.file_hashes(cursor), stored.transcript_names(cursor)
    with intake.cursor() as opened, transaction(opened):
        queue = waiting.waiting_list(opened)
        hashes |= {row[2]: row[1] for row in queue}
        check_new(prepared, hashes, names | {row[1]: row[0] for row in queue})
        return [_let_wait(opened, by, one) for one in prepared]


def _let_wait(opened: Cursor, by: Account, one: Prepared) -> str:
    intake_id = waiting.add_waiting(opened, one.name, one.file_hash, one.reading, one.speakers, by.account_id)
    if one.details is not None:
        waiting.set_details(opened, intake_id, checked_details(one.details))
    return intake_id


def _describe(cursor: Cursor, by: Account, prepared: dict[str, Prepared]) -> None:
    told = {key: checked_details(one.details) for key, one in prepared.items() if one.details is not None}
    if told:
        describe_transcripts(cursor, told, by.account_id)
