"""Consents and withdrawals from the shell; both say plainly when the app keeps the study open."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coding.__main__ import main
from corpus.__main__ import main as corpus

HOLDING = """
import sys
from corpus.store.database import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def study(new_studies: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with one participant and their interview."""
    file = tmp_path / "study.duckdb"
    file.write_bytes(Path(new_studies["file"]).read_bytes())
    monkeypatch.setenv("MEERSTEM_STORE", str(file))
    (tmp_path / "people.csv").write_text("code,file,age\nP01,P01.txt,70\n")
    (tmp_path / "P01.txt").write_text("Interviewer: Hoe is het?\nRespondent: Met een kwartelkuiken erbij.\n")
    assert corpus(["participants", str(tmp_path / "people.csv")]) == 0
    assert corpus(["import", str(tmp_path / "P01.txt"), "--names-removed"]) == 0
    return file


def test_consents_are_noted_and_a_withdrawal_is_looked_at_before_it_is_done(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (study.parent / "consents.csv").write_text("deelnemer;archief\nP01;ja\n")
    assert main(["consents", str(study.parent / "consents.csv")]) == 0
    assert main(["withdraw", "P09", "--yes"]) == 1
    capsys.readouterr()
    assert main(["withdraw", "P01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["texts"] == 1
    assert b"kwartelkuiken" in study.read_bytes(), "it was only looked at"
    assert main(["withdraw", "P01", "--yes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["receipt"]
    assert b"kwartelkuiken" not in study.read_bytes()
    assert main(["withdraw", "P01"]) == 1, "there is no such participant any more"


def test_a_withdrawal_is_refused_with_a_sentence_while_the_app_has_the_study_open(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(study)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert app.stdout is not None and app.stdout.readline() == b"open\n"
    try:
        assert main(["withdraw", "P01", "--yes"]) == 1
        assert "The app is running and keeps" in capsys.readouterr().err
    finally:
        app.communicate(b"")
