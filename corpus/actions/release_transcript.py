"""Release a text whose names were reviewed: into the study without them, and then out of the intake."""

from __future__ import annotations

import threading

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict, NotFound
from corpus.kinds import TranscriptDetails
from corpus.language import split_sentences
from corpus.review import name_without_names, waiting_count, with_names_removed
from corpus.review_places import shown_speakers
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace, drop_waiting, waiting_details
from corpus.store.participants import participant_ids
from corpus.store.reviews import OpenText, review_of
from corpus.store.transcript_details import describe_transcripts
from corpus.store.transcripts import REVIEWED, NewTranscript, add_transcripts, file_hashes, transcript_names
from corpus.store.voices import link_by_file

# "Is it in the study already?" is looked up and then written: one release at a time.
_RELEASING = threading.Lock()


@allowed(RESEARCHER)
def release_transcript(cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str) -> str:
    """Write the text without its names into the study, then remove the raw one for good; gives the interview's id.

    The two lie in two files, so in this order: if it stops half-way, releasing again finishes it. Raises Conflict
    while names wait for a decision or a participant is gone; NotFound when the text waits no more.
    """
    with _RELEASING:
        released = intake_id in transcript_names(cursor).values()
        try:
            found = review_of(intake, intake_id)
        except NotFound:
            if released:
                return intake_id
            raise
        if not released:
            with intake.cursor() as opened:
                details = waiting_details(opened).get(intake_id)
            _store(cursor, by, intake_id, found, details)
        with intake.cursor() as opened, transaction(opened):
            drop_waiting(opened, intake_id)
        intake.rewrite()
    return intake_id


def _store(
    cursor: Cursor, by: Account, intake_id: str, found: OpenText, details: TranscriptDetails | None
) -> None:
    codes = _codes_of_speakers(cursor, found)
    count = waiting_count(found.items)
    if count:
        raise Conflict(
            N_("{count} names still wait for your decision. Decide on them, then release."), count=count
        )
    waiting = found.waiting
    if waiting.file_hash in file_hashes(cursor):
        raise Conflict(N_("This file is in the study already. Throw this text away."))
    content = with_names_removed(waiting.reading, waiting.speakers, found.items, codes)
    shown = shown_speakers(waiting.reading, waiting.speakers, codes)
    name = _free_name(cursor, name_without_names(waiting.name, found.items, shown))
    sentences = split_sentences(content.text, content.turns)
    new = NewTranscript(intake_id, name, waiting.file_hash, content, sentences, REVIEWED)
    with transaction(cursor):
        add_transcripts(cursor, [new], by.account_id)
        link_by_file(cursor, by.account_id)
        if details is not None:
            describe_transcripts(cursor, {intake_id: details}, by.account_id)


def _codes_of_speakers(cursor: Cursor, found: OpenText) -> dict[str, str]:
    codes = {participant_id: code for code, participant_id in participant_ids(cursor).items()}
    linked = {speaker.participant_id for speaker in found.waiting.speakers.values() if speaker.participant_id}
    if linked - set(codes):
        raise Conflict(
            N_(
                "Somebody who speaks in this text takes part no more. Say anew who speaks, or throw the text away."
            )
        )
    return codes


def _free_name(cursor: Cursor, name: str) -> str:
    # Two names may become the same one when the names of people in them are gone.
    taken = {known.casefold() for known in transcript_names(cursor)}
    names = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
    return next(free for free in names if free.casefold() not in taken)
