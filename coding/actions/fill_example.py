"""Fill an empty store with an example study: invented conversations, their codes, people's codings, scores and quotes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.bring_in_scores import bring_in_scores
from coding.actions.decide_quote import release_quote
from coding.actions.fill_together import fill_together
from coding.actions.give_out import give_out
from coding.actions.propose_quote import propose_quote
from coding.actions.save_consents import bring_in_consents, change_consent_default
from coding.actions.start_from_set_up import lay_down
from coding.actions.write_study_words import write_study_words
from coding.assignments import Progress as Reading
from coding.exchange.codings_csv import read_codings
from coding.exchange.scores_csv import read_scores
from coding.exchange.set_up_folder import folder_of, read_study
from coding.store.assignments import my_interviews
from coding.store.codes import codebook
from coding.store.proposed_quotes import quotes
from coding.store.publications import study_secret
from coding.store.readings import add_reading
from coding.store.scales import scales
from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP, Account, allowed
from corpus.actions.bring_in_transcripts import Progress, bring_in_transcripts
from corpus.actions.change_study import change_study
from corpus.actions.describe_transcripts import describe_from_table
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.ids import new_id
from corpus.reading.consents import read_consents
from corpus.reading.participants import read_participants
from corpus.reading.transcript_table import read_transcript_table
from corpus.store.accounts import add_account
from corpus.store.database import Cursor, transaction
from corpus.store.participants import files_of, participants
from corpus.store.transcripts import transcript_names

# Invented, as everybody in the examples.
PEOPLE = (("Willemijn", RESEARCHER), ("Gerrit", WORK_GROUP))


def _quietly(done: int, of: int) -> None:
    """Nobody watches."""


@allowed(RESEARCHER)
def fill_example(cursor: Cursor, by: Account, key: str = "study", progress: Progress = _quietly) -> None:
    """Bring in an example through the same actions as any study; the setting `example` comes last, when it is whole."""
    folder = folder_of(key)
    study = read_study(folder)
    with transaction(cursor):  # everybody who opens an example sees the same; nothing in it is a secret
        study_secret(cursor, by.account_id, f"example {key}")
    change_study(cursor, by, {name: study[name] for name in ("name", "age_groups", "threshold")})
    if "consents" in study:
        change_consent_default(cursor, by, study["consents"])
    lay_down(cursor, by, key, folder)
    save_participants(cursor, by, read_participants("participants.csv", _bytes(folder, "participants.csv")))
    _transcripts(cursor, by, folder, progress)
    if (folder / "consents.csv").exists():
        bring_in_consents(cursor, by, read_consents("consents.csv", _bytes(folder, "consents.csv")))
    coders = _accounts(cursor, by, study)
    bring_in_codings(cursor, by, read_codings("codings.csv", _bytes(folder, "codings.csv")))
    _assignments(cursor, by, study["assignments"], coders)
    _scores(cursor, by, folder)
    _quotes(cursor, by, folder, coders)
    _words(cursor, by, study.get("words", []))
    fill_together(cursor, by, folder, coders)
    change_study(cursor, by, {"example": key})


def _bytes(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


def _transcripts(cursor: Cursor, by: Account, folder: Path, progress: Progress) -> None:
    known = participants(cursor)
    ids, files = {one.code: one.participant_id for one in known}, files_of(known)
    prepared = [prepare(path.name, path.read_bytes(), ids, files) for path in sorted(folder.glob("*.txt"))]
    bring_in_transcripts(cursor, by, prepared, progress)
    if (folder / "transcripts.csv").exists():
        rows = read_transcript_table("transcripts.csv", _bytes(folder, "transcripts.csv"))
        describe_from_table(cursor, by, rows, "transcripts.csv")


def _accounts(cursor: Cursor, by: Account, study: dict[str, Any]) -> dict[str, Account]:
    """Whoever reads (co-researchers, or researchers where the study says so), and whoever else is in the study."""
    researchers = study.get("researchers", [])
    names = [one["coder"] for one in study["assignments"]]
    readers = {
        name: Account(new_id(), name, RESEARCHER if name in researchers else CO_RESEARCHER) for name in names
    }
    others = [Account(new_id(), name, role) for name, role in PEOPLE if role != RESEARCHER or not researchers]
    with transaction(cursor):
        for account in (*readers.values(), *others):
            add_account(cursor, by, account)
    return readers


def _assignments(
    cursor: Cursor, by: Account, given: list[dict[str, Any]], coders: dict[str, Account]
) -> None:
    """Give each coder their interviews; those they coded count as finished, all but the last: that is where they are."""
    names = transcript_names(cursor)
    give_out(
        cursor,
        by,
        [(names[Path(file).stem], coders[one["coder"]].account_id) for one in given for file in one["files"]],
    )
    for reader in coders.values():
        coded = [mine for mine in my_interviews(cursor, reader.account_id) if mine.marks]
        with transaction(cursor):
            for place, mine in enumerate(coded, start=1):
                unfinished = place == len(coded)
                far = Reading(mine.length // 2 if unfinished else mine.length, not unfinished)
                add_reading(cursor, mine.transcript_id, reader.account_id, far)


def _scores(cursor: Cursor, by: Account, folder: Path) -> None:
    """scores-1.csv holds the answers to the study's first scale, scores-2.csv those to its second."""
    for place, (scale_id, scale) in enumerate(scales(cursor).items(), start=1):
        name = f"scores-{place}.csv"
        if (folder / name).exists():
            bring_in_scores(cursor, by, scale_id, read_scores(name, _bytes(folder, name), scale), name)


def _quotes(cursor: Cursor, by: Account, folder: Path, coders: dict[str, Account]) -> None:
    """Let coders propose what quotes.csv says, and release it to the level that stands there, if any."""
    names = transcript_names(cursor)
    rows = {new_id(): row for row in _rows(folder / "quotes.csv")}
    for quote_id, row in rows.items():
        place = names[Path(row["file"]).stem], int(row["start"]), int(row["end"])
        propose_quote(cursor, coders[row["coder"]], quote_id, *place, row["why"])
    for about in quotes(cursor) if rows else ():
        level, subgroup = rows[about.quote_id]["level"], rows[about.quote_id]["subgroup"] or None
        if level:
            release_quote(cursor, by, about.quote_id, level, about.text, about.codes, "", True, subgroup)


def _words(cursor: Cursor, by: Account, given: list[dict[str, str]]) -> None:
    codes = {code.name: code.code_id for code in codebook(cursor)}
    for one in given:
        write_study_words(
            cursor, by, one["part"], codes[one["code"]] if one.get("code") else None, one["text"]
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
