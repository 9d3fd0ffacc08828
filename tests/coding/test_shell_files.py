"""The report and the archive from the shell: whole files, or a sentence that says why not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coding.__main__ import main
from corpus.store.database import open_store
from tests.pages.told_study import seed_told_study


@pytest.fixture
def folder(new_studies: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a study that the shell finds."""
    study = tmp_path / "study.duckdb"
    shutil.copy(new_studies["file"], study)
    store = open_store(str(study))
    with store.cursor() as cursor:
        seed_told_study(cursor)
    store.close()
    monkeypatch.setenv("MEERSTEM_STORE", str(study))
    monkeypatch.delenv("MEERSTEM_KEY", raising=False)
    yield tmp_path


def test_report_and_archive_are_made_from_the_shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, name, begins in (
        ("report", "r.pdf", b"%PDF-"),
        ("report", "r.docx", b"PK"),
        ("archive", "a.zip", b"PK"),
    ):
        assert main([command, str(folder / name), "--json"]) == 0
        made = (folder / name).read_bytes()
        assert json.loads(capsys.readouterr().out)["bytes"] == len(made) and made.startswith(begins)


def test_what_cannot_be_made_is_told_by_name_and_leaves_what_was_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.iterdir())
    for asked in (["report", "r.odt"], ["archive", "a.rar"], ["report", "nowhere/r.pdf"]):
        assert main([asked[0], str(folder / asked[1])]) == 1
        told = capsys.readouterr().err
        assert asked[1] in told and "Traceback" not in told
    assert sorted(folder.iterdir()) == before
