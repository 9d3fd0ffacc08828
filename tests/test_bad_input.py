"""Whatever comes in wrong gets a clear sentence and leaves the study as it was, to the last row of every table.

Each kind of file is read more closely in tests/corpus/reading and tests/coding/exchange; here it goes the whole way.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document

from coding.__main__ import main as coding
from coding.actions.change_codebook import add_code
from coding.codebook import Code
from corpus.__main__ import main as corpus
from corpus.accounts import SHELL
from corpus.actions.save_participants import save_participants, say_whose_voice
from corpus.errors import BadInput, MeerstemError, NotFound
from corpus.ids import new_id
from corpus.participants import ParticipantRow
from corpus.settings import settings
from corpus.store.database import Cursor, open_store
from corpus.store.intake import IntakePlace, waiting_list
from corpus.store.transcripts import transcript_names
from tests.source_code import HOUSE

SAID = "Interviewer: Hoe gaat het hier?\nRespondent: Goed. De buren groeten.\n"
Rows = dict[str, int]


def word_file(parts: dict[str, bytes]) -> bytes:
    """A real Word document, with these parts added to it."""
    made, changed = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph("I: ja")
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        for name, data in parts.items():
            target.writestr(name, data)
    return changed.getvalue()


TRANSCRIPTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("leeg.txt", lambda: b"", "empty"),
    "50 MB": ("groot.txt", lambda: bytes(50 << 20), "too large"),
    "a picture named .txt": ("foto.txt", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
    "a zip bomb": ("bom.docx", lambda: word_file({"word/media/x.bin": bytes(60 << 20)}), "unfolds"),
    "macros": ("macro.docx", lambda: word_file({"word/vbaProject.bin": b"\xd0\xcf"}), "macros"),
    "subtitles with a broken time": ("tijd.vtt", lambda: b"WEBVTT\n\n00:00:01.000 --> 00:7\nJa.\n", "3"),
    "subtitles that end before they begin": ("tijd.srt", lambda: b"1\n00:00:09,0 --> 00:00:01,0\nJa.\n", "2"),
    "an ending nobody knows": ("film.mp4", lambda: b"x", "mp4"),
}
CODEBOOKS = {
    "a circle": ("kring.csv", "code,parent\nA,B\nB,A\n", "circle"),
    "two codes of one name": ("dubbel.csv", "code\nHuis\nhuis\n", "already the name"),
    "a parent that is not there": ("weg.csv", "code,parent\nHuis,Straat\n", "not in this file"),
    "no REFI-QDA": ("leeg.qdc", "<html></html>", "leeg.qdc"),
    "entities": ("bom.qdc", '<!DOCTYPE x [<!ENTITY a "aaaa">]><CodeBook>&a;</CodeBook>', "bom.qdc"),
}
CODINGS = {
    "offsets outside the text": ("P01.txt,5,9999,Buren,ada,", "outside"),
    "an end before the start": ("P01.txt,9,5,Buren,ada,", "before it begins"),
    "a negative offset": ("P01.txt,-1,5,Buren,ada,", "3"),
    "a quote that does not match": ("P01.txt,0,5,Buren,ada,Anders", "not what the interview says"),
    "an unknown code": ("P01.txt,0,5,Vissen,ada,", "not in the codebook"),
    "an unknown interview": ("P99.txt,0,5,Buren,ada,", "no interview"),
}
PARTICIPANTS = {
    "an age of 203": ("code,age\nP02,30\nP03,203\n", "3"),
    "a year of birth to come": ("code,birth_year\nP02,2199\n", "2"),
    "a code twice": ("code,age\nP02,30\nP02,31\n", "3"),
    "no codes": ("age\n30\n", "column"),
    "nothing": ("", "empty"),
}


@pytest.fixture
def study(new_studies: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with one interview of one participant, and a code; closed."""
    file = tmp_path / "study.duckdb"
    file.write_bytes(Path(new_studies["file"]).read_bytes())
    monkeypatch.setenv("MEERSTEM_STORE", str(file))
    for name in ("MEERSTEM_KEY", "MEERSTEM_INTAKE", "MEERSTEM_INTAKE_KEY"):
        monkeypatch.delenv(name, raising=False)
    given = tmp_path / "P01.txt"
    given.write_text(SAID, encoding="utf-8")
    assert corpus(["import", str(given), "--names-removed"]) == 0
    with opened(file) as cursor:
        add_code(cursor, SHELL, Code("", "Buren"))
        save_participants(cursor, SHELL, [ParticipantRow("P01", 71, None, (), {}, None, 1)])
    return file


@contextmanager
def opened(file: Path) -> Iterator[Cursor]:
    """A cursor on the study, which is closed again afterwards."""
    store = open_store(str(file))
    try:
        with store.cursor() as cursor:
            yield cursor
    finally:
        store.close()


def rows_in(file: Path) -> Rows:
    """How many rows each table of the study has, and how many texts wait in the intake."""
    with opened(file) as cursor:
        tables = cursor.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'study'"
        ).fetchall()
        found = {name: len(cursor.table(f"study.{name}").fetchall()) for (name,) in tables}
    place = IntakePlace(settings().intake, settings().intake_key)
    with place.cursor() as intake:
        return {**found, "waiting": len(waiting_list(intake))}


def refused(
    main: Callable[[list[str]], int], arguments: list[str], study: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    """What the command says when it refuses, after making sure that no table has changed."""
    before = rows_in(study)
    assert main([*arguments, "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out.splitlines()[-1])["problems"] and "Traceback" not in err
    assert rows_in(study) == before
    return err


@pytest.mark.parametrize("flag", [["--names-removed"], []], ids=["at-once", "to-the-intake"])
@pytest.mark.parametrize("kind", TRANSCRIPTS)
def test_a_transcript_that_cannot_be_used_is_told_by_name_and_changes_nothing(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, flag: list[str]
) -> None:
    name, data, said = TRANSCRIPTS[kind]
    (tmp_path / name).write_bytes(data())
    told = refused(corpus, ["import", str(tmp_path / name), *flag], study, capsys)
    assert name in told and said in told


@pytest.mark.parametrize("kind", CODEBOOKS)
def test_a_codebook_that_cannot_be_changes_nothing(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    name, text, said = CODEBOOKS[kind]
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert said in refused(coding, ["codebook", str(tmp_path / name)], study, capsys)


@pytest.mark.parametrize("kind", CODINGS)
def test_one_coding_that_does_not_fit_keeps_all_of_them_out(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    line, said = CODINGS[kind]
    text = f"file,start,end,code,coder,text\nP01.txt,0,4,Buren,nieuw,\n{line}\n"
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    told = refused(coding, ["codings", str(tmp_path / "c.csv")], study, capsys)
    assert said in told and "groeten" not in told


@pytest.mark.parametrize("kind", PARTICIPANTS)
def test_one_impossible_participant_keeps_the_whole_table_out(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    text, said = PARTICIPANTS[kind]
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    told = refused(corpus, ["participants", str(tmp_path / "p.csv")], study, capsys)
    assert said in told and "p.csv" in told


def test_an_unknown_participant_or_an_impossible_age_by_hand_changes_nothing(study: Path) -> None:
    before = rows_in(study)
    with opened(study) as cursor:
        transcript_id = transcript_names(cursor)["P01"]
        with pytest.raises(NotFound, match="P99"):
            say_whose_voice(cursor, SHELL, transcript_id, 1, "P99")
        for row in (("", 30, None), ("P02", 203, None), ("P02", -1, None), ("P02", None, 1066)):
            with pytest.raises(BadInput):
                save_participants(cursor, SHELL, [ParticipantRow(*row, (), {}, None, 1)])
        with pytest.raises(MeerstemError):
            add_code(cursor, SHELL, Code(new_id(), "buren"))
    assert rows_in(study) == before


def test_no_script_of_ours_makes_markup_of_a_text() -> None:
    """In the browser texts come in as text only: these would read them as HTML or run them."""
    risky = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc")
    found = [file.name for file in (HOUSE / "pages").rglob("*.js") if risky.search(file.read_text("utf-8"))]
    assert not found


def test_streamlit_is_never_asked_to_run_markup() -> None:
    """Markdown shows HTML as text unless unsafe_allow_html is set; st.html leaves scripts out unless it is told not to."""
    risky = re.compile(r"unsafe_allow_html|unsafe_allow_javascript|components\.v1|st\.iframe")
    found = [file.name for file in (HOUSE / "pages").rglob("*.py") if risky.search(file.read_text("utf-8"))]
    assert not found
