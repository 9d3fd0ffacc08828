"""Fill an empty store with the example study: twelve invented interviews, their codes and three people's codings."""

from __future__ import annotations

import json
from pathlib import Path

from coding.actions.assign import assign
from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.change_codebook import bring_in_codebook
from coding.actions.note_reading import note_reading
from coding.exchange.codebook_csv import read_codebook
from coding.exchange.codings_csv import read_codings
from coding.store.assignments import my_interviews
from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP, Account, allowed
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.actions.change_study import change_study
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.ids import new_id
from corpus.reading.participants import read_participants
from corpus.store.accounts import add_account
from corpus.store.database import Cursor, transaction
from corpus.store.participants import files_of, participants
from corpus.store.transcripts import transcript_names

EXAMPLE = Path(__file__).parents[2] / "examples" / "study"
# Invented, as everybody in the example.
PEOPLE = (("Willemijn", RESEARCHER), ("Gerrit", WORK_GROUP))


@allowed(RESEARCHER)
def fill_example(cursor: Cursor, by: Account, folder: Path = EXAMPLE) -> None:
    """Bring in the example through the same actions as any study; the accounts come last, as a sign that it is whole."""
    study = json.loads((folder / "study.json").read_text(encoding="utf-8"))
    change_study(cursor, by, {name: study[name] for name in ("name", "age_groups", "threshold")})
    save_participants(
        cursor, by, read_participants("participants.csv", (folder / "participants.csv").read_bytes())
    )
    _transcripts(cursor, by, folder)
    bring_in_codebook(cursor, by, read_codebook("codebook.csv", (folder / "codebook.csv").read_bytes()))
    coders = {one["coder"]: Account(new_id(), one["coder"], CO_RESEARCHER) for one in study["assignments"]}
    others = [Account(new_id(), name, role) for name, role in PEOPLE]
    with transaction(cursor):
        for account in (*coders.values(), *others):
            add_account(cursor, by, account)
    bring_in_codings(cursor, by, read_codings("codings.csv", (folder / "codings.csv").read_bytes()))
    _assignments(cursor, by, study["assignments"], coders)
    change_study(cursor, by, {"example": True})


def _transcripts(cursor: Cursor, by: Account, folder: Path) -> None:
    known = participants(cursor)
    ids, files = {one.code: one.participant_id for one in known}, files_of(known)
    prepared = [prepare(path.name, path.read_bytes(), ids, files) for path in sorted(folder.glob("*.txt"))]
    bring_in_transcripts(cursor, by, prepared)


def _assignments(
    cursor: Cursor, by: Account, given: list[dict[str, object]], coders: dict[str, Account]
) -> None:
    """Give each coder their interviews; those they coded count as finished, all but the last: that is where they are."""
    names = transcript_names(cursor)
    for one in given:
        coder = coders[str(one["coder"])]
        for file in list(one["files"]):  # type: ignore[call-overload]
            assign(cursor, by, names[Path(file).stem], coder.account_id)
        coded = [mine for mine in my_interviews(cursor, coder.account_id) if mine.marks]
        for place, mine in enumerate(coded, start=1):
            unfinished = place == len(coded)
            reached = mine.length // 2 if unfinished else mine.length
            note_reading(cursor, coder, mine.transcript_id, reached, not unfinished)
