"""Codebook, codings, themes and exports from the shell: `python -m coding --help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.bring_in_scores import bring_in_scores
from coding.actions.change_codebook import bring_in_codebook
from coding.actions.change_scales import set_waves, use_scale
from coding.actions.save_consents import bring_in_consents
from coding.actions.withdraw import finish_withdrawals, preview_withdrawal, withdraw
from coding.exchange.codebook_csv import read_codebook
from coding.exchange.codings_csv import read_codings
from coding.exchange.qdc import read_qdc, write_qdc
from coding.exchange.scores_csv import YES_HIGH, YES_LOW, read_scores
from coding.exchange.tables import WRITERS, export_codings, export_decisions, export_notes
from coding.scale_library import LIBRARY
from coding.scales import Scale, read_scale
from coding.shell import archive, report
from coding.store.codes import codebook
from coding.store.exports import codings_frame
from coding.store.group_codings import decisions_frame
from coding.store.notes import notes_frame
from coding.store.scales import scales, waves
from coding.store.theme_tables import themes_for
from coding.themes.tables import as_json
from coding.withdrawals import Withdrawal
from corpus.accounts import RESEARCHER, SHELL, WORK_GROUP
from corpus.catalogue import COMPLETE, DEFAULT
from corpus.erasing import EVERYTHING, ONE_TEXT, QUOTES, READING
from corpus.errors import N_, BadInput, NotFound
from corpus.reading.consents import read_consents
from corpus.settings import settings
from corpus.shell import add_command, open_study, read_file, run, study, writing
from corpus.store.database import Cursor
from corpus.store.erasing import receipts
from corpus.store.intake import IntakePlace
from corpus.store.participants import participant_ids
from corpus.store.study import age_groups
from corpus.store.transcripts import transcript_names

REFI = (".qdc", ".qde")


def bring_in_codes(asked: argparse.Namespace) -> dict[str, object]:
    """A codebook from a CSV, Excel or REFI-QDA file."""
    read = read_qdc if asked.file.suffix.lower() in REFI else read_codebook
    codes = read(asked.file.name, read_file(asked.file))
    with study() as cursor:
        added, there = bring_in_codebook(cursor, SHELL, codes)
    return {
        "added": added,
        "already_there": there,
        "said": f"{added} codes added; {there} were there already.",
    }


def bring_in(asked: argparse.Namespace) -> dict[str, object]:
    """Codings from a table, each checked against its text."""
    rows = read_codings(asked.file.name, read_file(asked.file))
    with study() as cursor:
        done = bring_in_codings(cursor, SHELL, rows, asked.file.name)
    said = f"{done.added} codings added; {done.already_there} were there already; {len(done.coders)} coders added."
    return {**vars(done), "said": said}


def scores(asked: argparse.Namespace) -> dict[str, object]:
    """Answers to a scale, or scores, from a table; the scale and the waves come into use when they are new."""
    with study() as cursor:
        known = {scale.name.casefold(): scale_id for scale_id, scale in scales(cursor).items()}
        scale = _scale(cursor, asked.scale)
        rows = read_scores(asked.file.name, read_file(asked.file), scale, asked.numbers)
        wanted = [name.strip() for name in asked.waves.split(",") if name.strip()]
        if wanted and [name.casefold() for name in wanted] != [
            name.casefold() for name in waves(cursor).values()
        ]:
            set_waves(cursor, SHELL, wanted)
        scale_id = known.get(scale.name.casefold()) or use_scale(cursor, SHELL, scale)
        done = bring_in_scores(cursor, SHELL, scale_id, rows, asked.file.name, asked.wave)
    said = f"{done.added} added, {done.changed} changed, {done.unchanged} as they were."
    return {**vars(done), "scale": scale.name, "said": said}


def _scale(cursor: Cursor, wanted: str) -> Scale:
    """The scale of this name that is in use, else one of the library, else the one described in a JSON file."""
    by_name = {scale.name.casefold(): scale for scale in scales(cursor).values()}
    if wanted.casefold() in by_name:
        return by_name[wanted.casefold()]
    made = (
        LIBRARY[wanted]()
        if wanted in LIBRARY
        else read_scale(read_file(Path(wanted)).decode("utf-8", "replace"))
    )
    return by_name.get(made.name.casefold(), made)


def themes(asked: argparse.Namespace) -> list[dict[str, object]]:
    """How many participants of each group spoke of each theme."""
    with study() as cursor:
        return as_json(themes_for(cursor, SHELL, asked.by, asked.audience).cells)


def consents(asked: argparse.Namespace) -> dict[str, object]:
    """What participants agreed to, from a table."""
    rows = read_consents(asked.file.name, read_file(asked.file))
    with study() as cursor:
        done = bring_in_consents(cursor, SHELL, rows)
    said = f"{done.noted} consents noted, {done.unchanged} as they were; {done.ended} readers have a text no longer."
    return {**vars(done), "said": said}


def take_out(asked: argparse.Namespace) -> dict[str, object]:
    """A withdrawal: everything of a participant, or a part; without --yes only what would go."""
    found = settings()
    intake = IntakePlace(found.intake, found.intake_key)
    with open_study() as store, store.cursor() as cursor:
        texts, ids = transcript_names(cursor), participant_ids(cursor)
        if asked.code not in ids:
            raise NotFound(N_("There is no participant {code}."), code=asked.code)
        scope = ONE_TEXT if asked.text else asked.only or EVERYTHING
        wanted = Withdrawal(ids[asked.code], scope, texts.get(asked.text))
        counts: dict[str, object] = dict(preview_withdrawal(cursor, SHELL, intake, wanted).counts)
        if not asked.yes:
            return {
                **counts,
                "said": f"Would go: {counts}. Nothing was changed; add --yes to take it out for good.",
            }
        erasure_id = withdraw(cursor, SHELL, intake, wanted, asked.code)
        finish_withdrawals(cursor, SHELL, store, intake)
        receipt = next(one for one in receipts(cursor) if one.erasure_id == erasure_id)
    said = f"Gone for good: {counts}. Receipt {receipt.number}, code {receipt.code}."
    return {**counts, "receipt": receipt.number, "code": receipt.code, "said": said}


def export(asked: argparse.Namespace) -> dict[str, object]:
    """All codings, decisions or notes as a table, or the codebook as REFI-QDA."""
    kind = asked.file.suffix.lower().removeprefix(".")
    if kind not in (*WRITERS, "qdc"):
        raise BadInput(
            N_("{file}: the name must end in {endings}."),
            file=asked.file.name,
            endings=".csv, .xlsx, .parquet, .qdc",
        )
    with study() as cursor, writing(asked.file):
        if kind == "qdc":
            asked.file.write_bytes(write_qdc(codebook(cursor)))
        else:
            notes = notes_frame(cursor, SHELL)
            if asked.decisions:
                export_decisions(decisions_frame(cursor), asked.file, kind)
            elif asked.notes:
                export_notes(notes, asked.file, kind)
            else:
                frame = codings_frame(cursor, age_groups(cursor))
                export_codings(frame, asked.file, kind, codebook(cursor), notes, decisions_frame(cursor))
    return {"file": str(asked.file), "said": f"Written: {asked.file}"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked in `arguments` (by default the command line); gives the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m coding", description="Codes, codings and themes of a study."
    )
    commands = parser.add_subparsers(required=True)
    one = add_command(commands, "codebook", "bring in a codebook (.csv, .xlsx, .qdc)", bring_in_codes)
    one.add_argument("file", type=Path)
    one = add_command(
        commands, "codings", "bring in codings: file, start, end, code, coder, memo, created_at", bring_in
    )
    one.add_argument("file", type=Path)
    _add_scores(commands)
    one = add_command(commands, "themes", "print how many participants spoke of each theme", themes)
    one.add_argument("--by", choices=("age_group", "subgroup"), required=True)
    one.add_argument(
        "--for",
        dest="audience",
        choices=(RESEARCHER, WORK_GROUP),
        default=RESEARCHER,
        help="work_group: as protected as on their pages",
    )
    one = add_command(commands, "consents", "note what participants agreed to (.csv, .xlsx)", consents)
    one.add_argument("file", type=Path)
    one = add_command(commands, "withdraw", "take out for good what a participant withdraws", take_out)
    one.add_argument("code", help="the participant's code")
    part = one.add_mutually_exclusive_group()
    part.add_argument("--text", help="only this transcript, by its name")
    part.add_argument("--only", choices=(READING, QUOTES), help="only a use: read by residents, or quotes")
    one.add_argument("--yes", action="store_true", help="do it; without this only what would go is printed")
    one = add_command(
        commands, "export", "write all codings (.csv, .xlsx, .parquet) or the codebook (.qdc)", export
    )
    one.add_argument("file", type=Path)
    one.add_argument(
        "--decisions", action="store_true", help="what the group decided, instead of the codings"
    )
    one.add_argument("--notes", action="store_true", help="the notes that are shared, instead of the codings")
    _add_given_out(commands)
    return run(parser, arguments)


def _add_scores(commands: argparse._SubParsersAction) -> None:
    what = "bring in answers to a scale, or scores: participant, wave, and a column for each question"
    one = add_command(commands, "scores", what, scores)
    one.add_argument("file", type=Path)
    library = ", ".join(LIBRARY)
    one.add_argument(
        "--scale", required=True, help=f"{library}, a scale in use, or a JSON file that describes one"
    )
    one.add_argument("--wave", default="", help="the wave of lines that name none")
    one.add_argument("--waves", default="", help="the study's waves in order, with commas between them")
    one.add_argument(
        "--numbers",
        choices=(YES_HIGH, YES_LOW),
        default="",
        help="for answers as numbers: yes-high when the highest is “yes”, yes-low when 1 is",
    )


def _add_given_out(commands: argparse._SubParsersAction) -> None:
    one = add_command(commands, "report", "make the report for the municipality (.pdf or .docx)", report)
    one.add_argument("file", type=Path)
    one.add_argument("--language", choices=COMPLETE, default=DEFAULT, help="the report's language")
    what = "make the package for an archive (.zip): only what everybody concerned agreed to"
    one = add_command(commands, "archive", what, archive)
    one.add_argument("file", type=Path)


if __name__ == "__main__":
    sys.exit(main())
