"""Codebook, codings, themes and exports from the shell: what comes in is checked, what goes out is safe."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from coding.__main__ import main
from coding.exchange.qdc import read_qdc
from coding.store.codes import codebook
from coding.store.exports import codings_frame
from corpus.__main__ import main as corpus
from corpus.store.accounts import list_accounts
from corpus.store.database import open_store

HOUSE = Path(__file__).parents[2]
TEXT = "Interviewer: Hoe gaat het hier?\nRespondent: Goed. De buren groeten elke dag.\n"
CODEBOOK = "code_id,group,code,description\nA,Contact,Buren,Wie naast je woont\nB,Contact,Groeten,Elkaar gedag zeggen\n"
QUOTE = "De buren groeten elke dag."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made_study(tmp_path_factory: pytest.TempPathFactory, new_studies: dict[str, str]) -> Path:
    """A study with eight interviews of eight people, of whom six spoke of their neighbours; brought in from the shell."""
    folder = tmp_path_factory.mktemp("made")
    study = folder / "study.duckdb"
    study.write_bytes(Path(new_studies["file"]).read_bytes())
    people = "".join(
        f"P0{one},P0{one}.txt,{30 if one < 8 else 80},{'mantelzorger' if one < 7 else 'weduwe'}\n"
        for one in range(1, 9)
    )
    (folder / "people.csv").write_text(f"code,file,age,subgroup\n{people}", encoding="utf-8")
    (folder / "codes.csv").write_text(CODEBOOK, encoding="utf-8")
    for one in range(1, 9):
        (folder / f"P0{one}.txt").write_text(f"{TEXT}Interviewer: Dank u, nummer {one}.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEERSTEM_STORE", str(study))
        assert corpus(["participants", str(folder / "people.csv")]) == 0
        assert (
            corpus(
                [
                    "import",
                    str(folder / "P01.txt"),
                    *(str(folder / f"P0{n}.txt") for n in range(2, 9)),
                    "--names-removed",
                ]
            )
            == 0
        )
        assert main(["codebook", str(folder / "codes.csv")]) == 0
        start = offset(study)
        lines = [f"P0{n}.txt,{start},{start + len(QUOTE)},Buren,ada" for n in range(1, 7)]
        (folder / "codings.csv").write_text(
            "\n".join(["file,start,end,code,coder", *lines]), encoding="utf-8"
        )
        assert main(["codings", str(folder / "codings.csv")]) == 0
    return study


def offset(study: Path) -> int:
    """Where the quote begins in each of the interviews."""
    store = open_store(str(study))
    with store.cursor() as cursor:
        row = cursor.execute("SELECT text FROM transcripts LIMIT 1").fetchone()
    store.close()
    assert row is not None
    return str(row[0]).index(QUOTE)


@pytest.fixture
def shell(
    made_study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """shell("codings", path, …) on a copy of the study: exit code, what was printed, what was told."""
    copy = tmp_path / "study.duckdb"
    copy.write_bytes(made_study.read_bytes())
    monkeypatch.setenv("MEERSTEM_STORE", str(copy))
    for name in ("MEERSTEM_KEY", "MEERSTEM_INTAKE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


def state(tmp_path: Path) -> tuple[list[str], list[str], list[str]]:
    """Codes, codings and accounts as they stand in the copy."""
    store = open_store(str(tmp_path / "study.duckdb"))
    with store.cursor() as cursor:
        found = (
            [code.name for code in codebook(cursor)],
            list(codings_frame(cursor)["coding_id"]),
            [one.account.name for one in list_accounts(cursor)],
        )
    store.close()
    return found


def table(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["", "codebook", "codings", "themes", "export"])
def test_every_command_of_coding_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"] if command else ["--help"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert (f"python -m coding {command}").strip() in said
    assert not command or "--json" in said


@pytest.mark.parametrize(
    "arguments",
    [[], ["themes"], ["themes", "--by", "village"], ["themes", "--by", "subgroup", "--for", "press"]],
)
def test_themes_are_asked_for_in_known_words(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_codebook_comes_in_from_csv_and_the_same_twice_changes_nothing(shell: Run, tmp_path: Path) -> None:
    more = table(tmp_path, "more.csv", "group,code", "Contact,Buren", "Contact,Post", "Huis,Trap")
    code, out, _ = shell("codebook", more, "--json")
    told = json.loads(out)
    assert code == 0 and (told["added"], told["already_there"]) == (3, 2), "Post, Huis, Trap; Contact, Buren"
    before = state(tmp_path)
    told = json.loads(shell("codebook", more, "--json")[1])
    assert told["added"] == 0 and state(tmp_path) == before


def test_a_codebook_goes_out_as_qdc_and_comes_back(shell: Run, tmp_path: Path) -> None:
    out = tmp_path / "codebook.qdc"
    assert shell("export", out)[0] == 0
    names = {code.name for code in read_qdc(out.name, out.read_bytes())}
    assert names == {"Contact", "Buren", "Groeten"}
    assert json.loads(shell("codebook", out, "--json")[1])["added"] == 0


@pytest.mark.parametrize(
    "lines",
    [
        ("code,parent", "A,B", "B,A"),
        ("code,parent", "A,", "a,"),
        ("code,parent", "A,nowhere"),
        ("colour,group", "red,Contact"),
    ],
)
def test_a_faulty_codebook_is_told_and_nothing_comes_in(
    shell: Run, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    before = state(tmp_path)
    code, out, err = shell("codebook", table(tmp_path, "codes.csv", *lines), "--json")
    assert code == 1 and err and "Traceback" not in err and json.loads(out)["problems"]
    assert state(tmp_path) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("P01.txt,5,9999,Buren,ada,", "outside"),
        ("P01.txt,-5,9,Buren,ada,", "3"),
        ("P01.txt,9,5,Buren,ada,", "before it begins"),
        ("P01.txt,1.5,9,Buren,ada,", "3"),
        ("P01.txt,0,4,Buren,ada,Heel iets anders", "not what the interview says"),
        ("P01.txt,0,4,Vissen,ada,", "codebook"),
        ("P01.txt,0,4,Contact,ada,", "only groups"),
        ("P99.txt,0,4,Buren,ada,", "no interview"),
        ("P01.txt,0,4,Buren,,", "3"),
    ],
)
def test_one_wrong_coding_keeps_the_whole_table_out(
    shell: Run, tmp_path: Path, wrong: str, said: str
) -> None:
    before = state(tmp_path)
    file = table(tmp_path, "c.csv", "file,start,end,code,coder,text", "P01.txt,0,4,Buren,new coder,", wrong)
    code, out, err = shell("codings", file, "--json")
    assert code == 1 and said in err and "3" in err, "the line is told"
    assert json.loads(out)["problems"] and "Traceback" not in err
    assert "Heel iets" not in err and "groeten" not in err, "no words of the interview"
    assert state(tmp_path) == before


def test_codings_come_in_with_memo_and_moment_and_the_same_twice_is_noticed(
    shell: Run, tmp_path: Path
) -> None:
    file = table(
        tmp_path,
        "c.csv",
        "file,start,end,code,coder,memo,created_at",
        "P01.txt,0,4,Groeten,bo,let op,2026-03-01T10:00:00",
    )
    told = json.loads(shell("codings", file, "--json")[1])
    assert (told["added"], told["already_there"], told["memos"], told["coders"]) == (1, 0, 1, ["bo"])
    code, out, _ = shell("codings", file)
    assert code == 0 and out.startswith("0 codings added; 1 were there already")


def test_themes_give_participants_of_how_many_and_passages(shell: Run) -> None:
    code, out, _ = shell("themes", "--by", "age_group", "--json")
    rows = json.loads(out)
    assert code == 0
    assert {"theme", "group", "participants", "of", "passages", "hidden"} <= set(rows[0])
    found = {(row["theme"], row["group"]): row for row in rows}
    young = found["Buren", "18-34"]
    assert (young["participants"], young["of"], young["passages"], young["hidden"]) == (6, 7, 6, False)
    assert (found["Buren", "75+"]["participants"], found["Buren", "75+"]["of"]) == (0, 1)
    assert found["Contact", "18-34"]["participants"] == 6, "a theme counts the themes under it"


@pytest.mark.parametrize("by", ["age_group", "subgroup"])
def test_for_a_work_group_a_hidden_cell_gives_no_number(shell: Run, by: str) -> None:
    rows = json.loads(shell("themes", "--by", by, "--for", "work_group", "--json")[1])
    hidden = [row for row in rows if row["hidden"]]
    assert hidden and all(row["participants"] is None and row["passages"] is None for row in hidden)
    assert all(
        row["participants"] is None or row["participants"] == 0 or row["participants"] >= 5 for row in rows
    )
    plain = shell("themes", "--by", by, "--for", "work_group")[1]
    assert len(plain.splitlines()) == len(rows)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_codings_go_out_in_every_kind_of_table_and_come_back(shell: Run, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"out.{kind}"
    code, said, _ = shell("export", out, "--json")
    assert code == 0 and json.loads(said)["file"] == str(out)
    read = {"csv": pd.read_csv, "xlsx": pd.read_excel, "parquet": pd.read_parquet}[kind]
    frame = read(out)
    assert len(frame) == 6 and set(frame["quote"]) == {QUOTE} and set(frame["age_group"]) == {"18-34"}
    if kind != "parquet":
        told = json.loads(shell("codings", out, "--json")[1])
        assert (told["added"], told["already_there"]) == (0, 6)


def test_no_cell_that_goes_out_works_as_a_formula(shell: Run, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://evil.example";"klik")'
    doubled = formula.replace('"', '""')
    shell("codebook", table(tmp_path, "f.csv", "code,description", f'"{doubled}",x'))
    file = table(
        tmp_path, "c.csv", "file,start,end,code,coder,memo", f'P01.txt,0,4,"{doubled}",@coder,"{doubled}"'
    )
    assert shell("codings", file)[0] == 0
    for name in ("o.csv", "o.xlsx"):
        assert shell("export", tmp_path / name)[0] == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "o.csv").read_text(encoding="utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    cells = [
        cell for sheet in load_workbook(tmp_path / "o.xlsx") for row in sheet.iter_rows() for cell in row
    ]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("name", ["out.txt", "out", "nowhere/out.csv"])
def test_a_file_that_cannot_be_written_is_told_by_name(shell: Run, tmp_path: Path, name: str) -> None:
    code, _out, err = shell("export", tmp_path / name)
    assert code == 1 and name in err and "Traceback" not in err
    assert not (tmp_path / name).exists()


def test_an_export_that_fails_leaves_the_file_that_was_there(shell: Run, tmp_path: Path) -> None:
    """An empty codebook cannot be written as REFI-QDA."""
    (tmp_path / "old.qdc").write_text("what was there", encoding="utf-8")
    store = open_store(str(tmp_path / "study.duckdb"))
    with store.cursor() as cursor:
        cursor.execute("DELETE FROM code_details")
        cursor.execute("DELETE FROM codes")
    store.close()
    assert shell("export", tmp_path / "old.qdc")[0] == 1
    assert (tmp_path / "old.qdc").read_text(encoding="utf-8") == "what was there"


def test_from_a_real_shell_the_exit_code_and_streams_are_right(shell: Run, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "coding", *arguments]
        return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=120)

    good = run("themes", "--by", "subgroup", "--json")
    assert good.returncode == 0 and json.loads(good.stdout) and good.stderr == ""
    bad = run("codings", str(tmp_path / "nowhere.csv"))
    assert bad.returncode == 1 and "nowhere.csv" in bad.stderr and bad.stdout == ""
