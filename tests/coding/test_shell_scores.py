"""Scores from the shell: a scale from the list or a file, waves, clear failures, JSON and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coding.__main__ import main
from corpus.__main__ import main as corpus

SIX = "participant,wave,djg3,djg4,djg7,djg8,djg9,djg10\nP01,before,ja,nee,ja,ja,nee,nee\nP02,before,nee,ja,ja,ja,nee,\n"


@pytest.fixture
def folder(new_studies: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a study of two participants, and tables to bring in."""
    study = tmp_path / "study.duckdb"
    study.write_bytes(Path(new_studies["file"]).read_bytes())
    monkeypatch.setenv("MEERSTEM_STORE", str(study))
    monkeypatch.delenv("MEERSTEM_KEY", raising=False)
    for name, text in {
        "people.csv": "participant,age\nP01,30\nP02,80\n",
        "six.csv": SIX,
        "own.json": '{"name": "Durven", "items": ["bel"], "lowest": 0, "highest": 10}',
        "own.csv": "participant,wave,bel\nP01,after,7\nP09,after,7\nP02,after,11\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert corpus(["participants", str(tmp_path / "people.csv")]) == 0
    return tmp_path


def test_scores_come_in_from_the_shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(folder / "six.csv")
    assert main(["scores", file, "--scale", "djg6", "--waves", "before, after", "--json"]) == 0
    done = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (done["added"], done["changed"], done["unchanged"]) == (2, 0, 0)
    assert main(["scores", file, "--scale", "loneliness (6 questions)"]) == 0
    assert "0 added, 0 changed, 2 as they were." in capsys.readouterr().out


def test_a_table_that_does_not_fit_says_why_and_brings_in_no_scores(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ["scores", str(folder / "own.csv"), "--scale", str(folder / "own.json"), "--waves", "before,after"]
    assert main(own) == 1
    assert "own.csv" in (said := capsys.readouterr().err) and "is not a number from 0 to 10" in said
    (folder / "own.csv").write_text("participant,wave,bel\nP01,after,7\nP09,after,7\n", encoding="utf-8")
    assert main(own) == 1
    assert "no participant with this code" in capsys.readouterr().err
    assert main(["scores", str(folder / "six.csv"), "--scale", "nothing"]) == 1
