"""What the shell makes for others than the team: the report, and the package for an archive."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path

from coding.store.archive import made_archive
from coding.store.report import WRITERS, made_report
from corpus.accounts import SHELL
from corpus.errors import N_, BadInput
from corpus.shell import study, writing


def report(asked: argparse.Namespace) -> dict[str, object]:
    """The report as the study outlined it, as protected as a work group's pages."""
    kind = _kind(asked.file, tuple(WRITERS))
    with study() as cursor:
        content = made_report(cursor, SHELL, kind, asked.language, date.today())
    return _written(asked.file, content)


def archive(asked: argparse.Namespace) -> dict[str, object]:
    """The package for an archive."""
    _kind(asked.file, ("zip",))
    with study() as cursor:
        content = made_archive(cursor)
    return _written(asked.file, content)


def _kind(file: Path, kinds: tuple[str, ...]) -> str:
    kind = file.suffix.lower().removeprefix(".")
    if kind not in kinds:
        endings = ", ".join(f".{one}" for one in kinds)
        raise BadInput(N_("{file}: the name must end in {endings}."), file=file.name, endings=endings)
    return kind


def _written(file: Path, content: bytes) -> dict[str, object]:
    """Write the file; one that is there is replaced only when the new one is whole."""
    with writing(file):
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
            os.replace(beside, file)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    return {"file": str(file), "bytes": len(content), "said": f"Written: {file}"}
