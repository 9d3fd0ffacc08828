"""The corpus from the shell: `python -m corpus --help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.accounts import RESEARCHER, ROLES, SHELL
from corpus.actions.bring_in_transcripts import bring_in_transcripts, put_in_intake
from corpus.actions.describe_transcripts import describe_from_table
from corpus.actions.invite import make_account
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import Prepared, check_new, prepare
from corpus.errors import N_, BadInput, MeerstemError
from corpus.names import names_as_json
from corpus.reading import read_transcript
from corpus.reading.participants import read_participants
from corpus.reading.transcript_table import read_transcript_table
from corpus.settings import settings
from corpus.shell import add_command, read_file, run, study, tell_problem
from corpus.splitting import split_beside
from corpus.store.database import Cursor
from corpus.store.intake import IntakePlace, waiting_list
from corpus.store.participants import files_of, participants
from corpus.store.transcripts import file_hashes, transcript_names

ENDINGS = (".txt", ".md", ".docx", ".vtt", ".srt")


def names(asked: argparse.Namespace) -> list[dict[str, object]]:
    """The names that would be proposed for removal."""
    return names_as_json(read_transcript(asked.file.name, read_file(asked.file)).text)


def bring_in(asked: argparse.Namespace) -> dict[str, object]:
    """Transcripts into the intake, or into the study when names were removed before."""
    problems: list[str] = []
    found = settings()
    intake = IntakePlace(found.intake, found.intake_key)
    files = _files(asked.paths)
    with split_beside(len(files) if asked.names_removed else 0) as split, study() as cursor:
        prepared = _prepared(cursor, None if asked.names_removed else intake, files, problems)
        if asked.names_removed:
            bring_in_transcripts(cursor, SHELL, prepared, _progress, split)
        elif prepared:
            put_in_intake(cursor, SHELL, intake, prepared)
    where = "stored" if asked.names_removed else "waiting for the review of their names"
    said = f"{len(prepared)} transcripts are {where}; {len(problems)} files were not brought in."
    return {"brought_in": [one.name for one in prepared], "where": where, "problems": problems, "said": said}


def bring_in_participants(asked: argparse.Namespace) -> dict[str, object]:
    """Participants from a table."""
    rows = read_participants(asked.file.name, read_file(asked.file))
    with study() as cursor:
        saved = save_participants(cursor, SHELL, rows)
    said = (
        f"{saved.added} participants added, {saved.changed} changed, {saved.unchanged} as they were; "
        f"{saved.linked} voices linked."
    )
    return {**vars(saved), "said": said}


def bring_in_details(asked: argparse.Namespace) -> dict[str, object]:
    """What transcripts are, from a table."""
    name = asked.file.name
    rows = read_transcript_table(name, read_file(asked.file))
    with study() as cursor:
        changed, unchanged = describe_from_table(cursor, SHELL, rows, name)
    said = f"{changed} transcripts described, {unchanged} as they were."
    return {"changed": changed, "unchanged": unchanged, "said": said}


def account(asked: argparse.Namespace) -> dict[str, object]:
    """An account, and the link with which its owner comes in."""
    with study() as cursor:
        made = make_account(cursor, SHELL, asked.name, asked.role, asked.language, asked.days)
    link = made.link(settings().address)
    return {"account_id": made.account_id, "link": link, "said": f"Give this link to {asked.name}: {link}"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked in `arguments` (by default the command line); gives the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m corpus", description="Transcripts, participants and accounts of a study."
    )
    commands = parser.add_subparsers(required=True)
    one = add_command(commands, "names", "print the names proposed for removal in a file", names)
    one.add_argument("file", type=Path)
    one = add_command(commands, "import", "bring in transcripts", bring_in)
    one.add_argument("paths", type=Path, nargs="+", help="files, or folders of files")
    one.add_argument(
        "--names-removed", action="store_true", help="state that names were removed before: store at once"
    )
    one = add_command(
        commands, "participants", "bring in participants from a CSV or Excel file", bring_in_participants
    )
    one.add_argument("file", type=Path)
    one = add_command(
        commands,
        "transcripts",
        "say what transcripts are, from a CSV or Excel file: file, kind, sub_study, series, step, date, participant",
        bring_in_details,
    )
    one.add_argument("file", type=Path)
    one = add_command(commands, "account", "make an account and print the link to come in", account)
    one.add_argument("name")
    one.add_argument("--role", choices=ROLES, default=RESEARCHER)
    one.add_argument("--language", choices=("nl", "en"), default="nl")
    one.add_argument("--days", type=int, default=14, help="how long the link is valid")
    return run(parser, arguments)


def _prepared(
    cursor: Cursor, intake: IntakePlace | None, files: list[Path], problems: list[str]
) -> list[Prepared]:
    """What can be brought in; of the rest the reasons are told and put among the problems."""
    known = participants(cursor)
    ids, files_known = {one.code: one.participant_id for one in known}, files_of(known)
    hashes, names_known = _there_already(cursor, intake)
    good = []
    for path in files:
        try:
            one = prepare(path.name, read_file(path), ids, files_known)
            check_new([one], hashes, names_known)
        except MeerstemError as error:
            problems.append(str(error))
            tell_problem(str(error))
            continue
        hashes, names_known = hashes | {one.file_hash: one.name}, names_known | {one.name: ""}
        good.append(one)
    return good


def _there_already(cursor: Cursor, intake: IntakePlace | None) -> tuple[dict[str, str], dict[str, str]]:
    """Names by hash and ids by name of the transcripts that are stored, and of those that wait in the intake."""
    hashes, names_known = file_hashes(cursor), transcript_names(cursor)
    if intake is not None:
        with intake.cursor() as opened:
            for intake_id, name, file_hash, *_rest in waiting_list(opened):
                hashes[file_hash], names_known[name] = name, intake_id
    return hashes, names_known


def _files(paths: list[Path]) -> list[Path]:
    """The files asked for; raises BadInput when a folder has no transcripts in it."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS)
        if not inside:
            raise BadInput(
                N_("{folder}: there are no transcripts in this folder. Their names end in {endings}."),
                folder=str(path),
                endings=", ".join(ENDINGS),
            )
        found += inside
    return found


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
