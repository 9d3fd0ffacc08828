"""Bring in participants from a table, or save one by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.participants import ParticipantRow, check_participant
from corpus.store.database import Cursor, transaction
from corpus.store.participants import FILE, Participant, add_participant, describe_participant, participants
from corpus.store.transcripts import link_speaker
from corpus.store.voices import link_by_file


@dataclass(frozen=True)
class Saved:
    """What became of a table: participants added, changed, left as they were, and voices given to a participant."""

    added: int
    changed: int
    unchanged: int
    linked: int


@allowed(RESEARCHER)
def save_participants(cursor: Cursor, by: Account, rows: Sequence[ParticipantRow]) -> Saved:
    """Save what the rows say of participants, by code, all or none; whose file is known, gets their voice in it.

    Raises BadInput for a row without a code or with an impossible age.
    """
    for row in rows:
        check_participant(row)
    with transaction(cursor):
        known = {one.code.casefold(): one for one in participants(cursor)}
        added = changed = 0
        for row in rows:
            attributes = dict(row.attributes) | ({FILE: row.file} if row.file else {})
            before = known.get(row.code.casefold())
            if before is not None and _same(before, row, attributes):
                continue
            participant_id = (
                before.participant_id if before else add_participant(cursor, row.code, by.account_id)
            )
            describe_participant(
                cursor, participant_id, row.age, row.birth_year, row.subgroups, attributes, by.account_id
            )
            added, changed = added + (before is None), changed + (before is not None)
        linked = link_by_file(cursor, by.account_id)
    return Saved(added, changed, len(rows) - added - changed, linked)


@allowed(RESEARCHER)
def say_whose_voice(cursor: Cursor, by: Account, transcript_id: str, speaker: int, code: str) -> None:
    """Say which participant a speaker in a transcript is."""
    with transaction(cursor):
        ids = {one.code: one.participant_id for one in participants(cursor)}
        if code not in ids:
            raise NotFound(N_("There is no participant {code}."), code=code)
        link_speaker(cursor, transcript_id, speaker, ids[code], by.account_id)


def _same(before: Participant, row: ParticipantRow, attributes: dict[str, str]) -> bool:
    return (before.age, before.birth_year, before.subgroups, dict(before.attributes)) == (
        row.age,
        row.birth_year,
        tuple(row.subgroups),
        attributes,
    )
