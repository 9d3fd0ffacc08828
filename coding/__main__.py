"""Codebook, codings, themes and exports from the shell: `python -m coding --help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.change_codebook import bring_in_codebook
from coding.exchange.codebook_csv import read_codebook
from coding.exchange.codings_csv import read_codings
from coding.exchange.qdc import read_qdc, write_qdc
from coding.exchange.tables import WRITERS, export_codings, export_decisions, export_notes
from coding.store.codes import codebook
from coding.store.exports import codings_frame
from coding.store.group_codings import decisions_frame
from coding.store.notes import notes_frame
from coding.store.theme_tables import themes_for
from coding.themes.tables import as_json
from corpus.accounts import RESEARCHER, SHELL, WORK_GROUP
from corpus.errors import N_, BadInput
from corpus.shell import add_command, read_file, run, study, writing
from corpus.store.study import age_groups

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


def themes(asked: argparse.Namespace) -> list[dict[str, object]]:
    """How many participants of each group spoke of each theme."""
    with study() as cursor:
        return as_json(themes_for(cursor, SHELL, asked.by, asked.audience).cells)


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
    one = add_command(commands, "themes", "print how many participants spoke of each theme", themes)
    one.add_argument("--by", choices=("age_group", "subgroup"), required=True)
    one.add_argument(
        "--for",
        dest="audience",
        choices=(RESEARCHER, WORK_GROUP),
        default=RESEARCHER,
        help="work_group: as protected as on their pages",
    )
    one = add_command(
        commands, "export", "write all codings (.csv, .xlsx, .parquet) or the codebook (.qdc)", export
    )
    one.add_argument("file", type=Path)
    one.add_argument(
        "--decisions", action="store_true", help="what the group decided, instead of the codings"
    )
    one.add_argument("--notes", action="store_true", help="the notes that are shared, instead of the codings")
    return run(parser, arguments)


if __name__ == "__main__":
    sys.exit(main())
