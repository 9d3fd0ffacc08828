"""The corpus from the shell: what each command does, prints, and gives as exit code; failures leave the study alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.clock import now
from corpus.settings import settings
from corpus.store.accounts import list_accounts
from corpus.store.database import open_store
from corpus.store.intake import IntakePlace, waiting_list
from corpus.store.invitations import open_invitations
from corpus.store.participants import participants
from corpus.store.transcripts import transcript_names

SAID = "Interviewer: Hoe gaat het hier?\nRespondent: Goed. De buren groeten elke dag.\n"
OTHER = "Interviewer: En daar?\nRespondent: Stil, maar dat went.\n"
HOUSE = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def study_file(new_studies: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new study that the commands find, closed as it is when no app runs."""
    file = tmp_path / "study" / "study.duckdb"
    file.parent.mkdir()
    file.write_bytes(Path(new_studies["file"]).read_bytes())
    monkeypatch.setenv("MEERSTEM_STORE", str(file))
    for name in ("MEERSTEM_KEY", "MEERSTEM_INTAKE", "MEERSTEM_INTAKE_KEY", "MEERSTEM_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return file


@pytest.fixture
def shell(study_file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """shell("import", path, …): exit code, what was printed, what was told on the error stream."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


def names_in(file: Path) -> list[str]:
    """The names of the transcripts that are stored."""
    store = open_store(str(file))
    try:
        with store.cursor() as cursor:
            return sorted(transcript_names(cursor))
    finally:
        store.close()


def waiting_names() -> list[str]:
    found = settings()
    with IntakePlace(found.intake, found.intake_key).cursor() as cursor:
        return sorted(row[1] for row in waiting_list(cursor))


def written(folder: Path, **files: str | bytes) -> Path:
    """A folder with these files; `P01_txt` is P01.txt."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


@pytest.mark.parametrize("command", ["", "names", "import", "participants", "transcripts", "account"])
def test_every_command_of_the_corpus_explains_itself(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"] if command else ["--help"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert (f"python -m corpus {command}").strip() in said
    assert not command or "--json" in said


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["names"], ["account", "--role", "boss", "Anna"]])
def test_what_is_no_command_is_refused_with_a_hint(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_names_are_printed_with_their_place_kind_and_whether_they_are_sure(
    shell: Run, tmp_path: Path
) -> None:
    text = "Respondent: Mijn zus Sohrab belt 06 12345678 op.\n"
    folder = written(tmp_path / "in", P01_txt=text)
    code, out, _ = shell("names", folder / "P01.txt", "--json")
    found = json.loads(out)
    assert code == 0
    assert {frozenset(one) for one in found} == {frozenset({"start", "end", "text", "kind", "sure"})}
    assert {"Sohrab", "06 12345678"} <= {one["text"] for one in found}
    assert all(
        isinstance(one["sure"], bool) and text[one["start"] : one["end"]] == one["text"] for one in found
    )
    code, out, _ = shell("names", folder / "P01.txt")
    assert code == 0 and "Sohrab" in out


def test_names_need_no_study(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEERSTEM_STORE", str(tmp_path / "nowhere" / "study.duckdb"))
    folder = written(tmp_path / "in", P01_txt=SAID)
    assert main(["names", str(folder / "P01.txt"), "--json"]) == 0
    assert not (tmp_path / "nowhere").exists()
    assert json.loads(capsys.readouterr().out) == []


def test_one_bad_file_does_not_keep_the_others_out(shell: Run, study_file: Path, tmp_path: Path) -> None:
    folder = written(
        tmp_path / "in",
        P01_txt=SAID,
        P02_txt=b"\x00\x01\x02\xff" * 50,
        P03_vtt="WEBVTT\n\n00:00:01.000 --> 00:99:02.000\nEen.\n",
        P04_txt=OTHER,
        P05_txt="",
    )
    code, out, err = shell("import", folder, "--names-removed", "--json")
    told = json.loads(out)
    assert code == 1
    assert told["brought_in"] == ["P01", "P04"]
    assert [problem[:7] for problem in told["problems"]] == [
        "P02.txt",
        "P03.vtt",
        "P05.txt",
    ]
    assert "3" in told["problems"][1], "the line of the broken time"
    assert err.splitlines() == told["problems"]
    assert names_in(study_file) == ["P01", "P04"]


def test_the_same_file_twice_is_noticed(shell: Run, study_file: Path, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", P01_txt=SAID, Same_txt=SAID)
    code, out, err = shell("import", folder, "--names-removed")
    assert code == 1 and "came in before" in err and "1 transcripts are stored" in out
    code, _out, err = shell("import", folder / "P01.txt", "--names-removed")
    assert code == 1 and "came in before" in err
    written(folder, P01_txt=OTHER)
    code, _out, err = shell("import", folder / "P01.txt", "--names-removed")
    assert code == 1 and "of this name already" in err
    assert len(names_in(study_file)) == 1


def test_without_the_flag_transcripts_wait_for_their_review(
    shell: Run, study_file: Path, tmp_path: Path
) -> None:
    folder = written(tmp_path / "in", P01_txt=SAID)
    code, out, _ = shell("import", folder, "--json")
    assert code == 0
    assert json.loads(out)["where"] == "waiting for the review of their names"
    assert waiting_names() == ["P01"] and names_in(study_file) == []
    assert b"De buren groeten" not in study_file.read_bytes() + settings().intake.read_bytes()


def test_a_text_that_waits_already_does_not_keep_the_others_out(shell: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", P01_txt=SAID)
    assert shell("import", folder)[0] == 0
    written(folder, P02_txt=OTHER)
    code, out, err = shell("import", folder)
    assert code == 1 and "came in before" in err and "1 transcripts are waiting" in out
    assert waiting_names() == ["P01", "P02"]


def test_all_kinds_of_transcripts_come_in_from_folders_in_folders(
    shell: Run, study_file: Path, tmp_path: Path
) -> None:
    inner = tmp_path / "in" / "deeper"
    inner.mkdir(parents=True)
    written(tmp_path / "in", P01_txt=SAID, Notes_csv="a,b\n1,2\n")
    written(
        inner,
        P02_md="**I:** En hier?\n\n**R:** Ook goed.\n",
        P03_srt="1\n00:00:01,000 --> 00:00:02,000\nJa.\n",
    )
    assert shell("import", tmp_path / "in", "--names-removed")[0] == 0
    assert names_in(study_file) == ["P01", "P02", "P03"]


@pytest.mark.parametrize("given", ["nowhere.txt", "empty-folder", "wrong.pdf", "macros.docm"])
def test_what_cannot_be_read_is_told_by_name(
    shell: Run, study_file: Path, tmp_path: Path, given: str
) -> None:
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "wrong.pdf").write_bytes(b"%PDF-1.7 ...")
    with zipfile.ZipFile(tmp_path / "macros.docm", "w") as file:
        file.writestr("word/vbaProject.bin", b"x")
    code, _out, err = shell("import", tmp_path / given, "--names-removed")
    assert code == 1 and given in err and "Traceback" not in err
    assert names_in(study_file) == []


def test_participants_come_from_a_table_and_find_their_interview(
    shell: Run, study_file: Path, tmp_path: Path
) -> None:
    table = "participant_id,file,age,subgroup,subgroup2,village\nP01,P01.txt,84,mantelzorger,alleen,Oost\nP02,,19,,,\n"
    folder = written(tmp_path / "in", people_csv=table, P01_txt=SAID)
    assert shell("import", folder / "P01.txt", "--names-removed")[0] == 0
    code, out, _ = shell("participants", folder / "people.csv", "--json")
    told = json.loads(out)
    assert code == 0 and (told["added"], told["changed"], told["linked"]) == (2, 0, 1)
    told = json.loads(shell("participants", folder / "people.csv", "--json")[1])
    assert (told["added"], told["changed"], told["unchanged"]) == (0, 0, 2)
    store = open_store(str(study_file))
    with store.cursor() as cursor:
        first, second = participants(cursor)
    store.close()
    assert (first.code, first.age, first.subgroups, first.transcripts) == (
        "P01",
        84,
        ("mantelzorger", "alleen"),
        1,
    )
    assert (second.code, second.age, second.subgroups) == ("P02", 19, ())


def test_one_impossible_age_keeps_the_whole_table_out(shell: Run, study_file: Path, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", people_csv="code,age\nP01,84\nP02,203\n")
    code, out, err = shell("participants", folder / "people.csv", "--json")
    assert code == 1 and "3" in err and "people.csv" in err + out
    assert json.loads(out)["problems"]
    store = open_store(str(study_file))
    with store.cursor() as cursor:
        assert participants(cursor) == []
    store.close()


def test_an_account_is_made_with_a_link_to_come_in(
    shell: Run, study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEERSTEM_ADDRESS", "https://meerstem.example/")
    code, out, _ = shell("account", "--role", "co_researcher", "--language", "en", "Sam Verzonnen", "--json")
    told = json.loads(out)
    assert code == 0 and told["link"].startswith("https://meerstem.example/join/")
    code, out, _ = shell("account", "Petra Proef")
    assert code == 0 and "https://meerstem.example/join/" in out
    for name in ("sam verzonnen", " ", "x" * 200):
        assert shell("account", name)[0] == 1
    store = open_store(str(study_file))
    with store.cursor() as cursor:
        people = {one.account.name: one.account.role for one in list_accounts(cursor)}
        assert len(open_invitations(cursor, now())) == 2
    store.close()
    assert people == {"Sam Verzonnen": "co_researcher", "Petra Proef": "researcher"}


def test_while_the_app_runs_the_shell_says_so_plainly(study_file: Path, tmp_path: Path) -> None:
    """In a process of its own, as it is for people: DuckDB locks a file for one process."""
    folder = written(tmp_path / "in", P01_txt=SAID)
    running = open_store(str(study_file))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "corpus", "import", str(folder), "--names-removed", "--json"],
            cwd=HOUSE,
            env=os.environ.copy(),
            capture_output=True,
            text=True,
            timeout=120,
        )
    finally:
        running.close()
    assert done.returncode == 1
    assert "The app is running" in done.stderr and "Traceback" not in done.stderr
    assert json.loads(done.stdout)["problems"]
    assert names_in(study_file) == []


def test_a_name_of_a_speaker_is_never_told_in_a_problem(shell: Run, tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Sohrab>Geheim.\n\n00:00:05.000 --> 00:00:04.000\nGeheim.\n"
    code, out, err = shell("import", written(tmp_path / "in", P01_vtt=text), "--names-removed", "--json")
    assert code == 1 and "Sohrab" not in out + err and "Geheim" not in out + err


def test_a_table_says_what_transcripts_are(shell: Run, study_file: Path, tmp_path: Path) -> None:
    shell("import", written(tmp_path / "texts", A_txt=SAID, B_txt=OTHER), "--names-removed")
    table = tmp_path / "kinds.csv"
    table.write_text("file,kind,series,step\nA,focusgroep,zaak 1,start\n", encoding="utf-8")
    assert json.loads(shell("transcripts", table, "--json")[1])["changed"] == 1
    assert "0 transcripts described, 1 as they were" in shell("transcripts", table)[1]
    table.write_text("file,kind\nA,praatje\nC,interview\n", encoding="utf-8")
    code, _, wrong = shell("transcripts", table)
    assert code == 1 and "kinds.csv" in wrong and "Line 2" in wrong
