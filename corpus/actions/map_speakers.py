"""Say who speaks in a text that waits."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, NotFound
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace, set_speakers, waiting_text
from corpus.store.participants import participant_ids
from corpus.transcripts import SPEAKER_ROLES, Speaker


@allowed(RESEARCHER)
def map_speakers(
    cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str, speakers: Mapping[str, Speaker]
) -> None:
    """Keep for every label of the text who that is; labels not named stay as they were. Raises BadInput, NotFound."""
    known = set(participant_ids(cursor).values())
    for speaker in speakers.values():
        if speaker.role not in SPEAKER_ROLES:
            raise BadInput(N_("There is no such part in an interview. Choose one from the list."))
        if speaker.participant_id and speaker.participant_id not in known:
            raise NotFound(N_("This participant is not in the study any more. Choose another one."))
    with intake.cursor() as opened, transaction(opened):
        waiting = waiting_text(opened, intake_id)
        if set(speakers) - set(waiting.reading.speakers):
            raise BadInput(N_("Nobody speaks under this label in the text. Look again."))
        set_speakers(opened, intake_id, {**waiting.speakers, **speakers})
