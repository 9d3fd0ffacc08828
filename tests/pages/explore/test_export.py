"""Taking the study's data away as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.decide_passage import decide_passage
from coding.actions.write_memo import write_memo
from coding.actions.write_note import write_note
from coding.notes import ALL, ME, STUDY, Subject
from coding.store.codings import own_codings
from corpus.accounts import RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.evening import open_and_vote, seed_evening
from tests.pages.conftest import Study
from tests.pages.opening import button
from tests.pages.told_study import seed_told_study

Open = Callable[..., AppTest]


def made(at: AppTest) -> tuple[str, bytes]:
    _what, name, _mime, content = at.session_state["export-ready"]
    return name, content


def test_an_empty_study_says_what_to_do_first(open_app: Open) -> None:
    assert "First bring in the interviews" in open_app(RESEARCHER, "export").info[0].value


def test_no_file_is_made_before_somebody_asks(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "export")
    assert "export-ready" not in at.session_state and not at.get("download_button")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_all_marks_can_be_taken_away_in_each_kind(open_app: Open, page_cursor: Cursor, kind: str) -> None:
    seed_told_study(page_cursor)
    at = open_app(RESEARCHER, "export").radio(key="export-kind").set_value(kind).run()
    at = button(at, "Prepare the file").click().run()
    name, content = made(at)
    read = {"csv": pd.read_csv, "xlsx": pd.read_excel, "parquet": pd.read_parquet}[kind]
    assert name == f"marks.{kind}" and len(read(io.BytesIO(content))) == 19
    assert len(at.get("download_button")) == 1


def test_a_researcher_takes_away_shared_and_own_notes_and_nobody_elses_private_ones(
    study: Study, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    researcher = study.account(RESEARCHER)
    (mark,) = own_codings(page_cursor, told.interviews["Gesprek 07"], told.coder.account_id)[:1]
    assign(page_cursor, researcher, mark.transcript_id, told.coder.account_id)
    write_memo(page_cursor, told.coder, new_id(), mark.coding_id, "stil geheim", ME)
    for by, text, audience in (
        (told.coder, "geheim", ME),
        (told.coder, "gedeeld", ALL),
        (researcher, "eigen", ME),
    ):
        write_note(page_cursor, by, new_id(), Subject(STUDY), text, audience)
    at = button(study.open(RESEARCHER, "export"), "Prepare the file of notes").click().run()
    name, content = made(at)
    assert name == "notes.csv" and b"gedeeld" in content and b"eigen" in content and b"geheim" not in content
    at = button(at, "Prepare the file").click().run()
    assert b"geheim" not in made(at)[1]


def test_the_codebook_goes_along_as_a_table_and_for_other_programs(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    at = button(open_app(RESEARCHER, "export"), "As CSV").click().run()
    assert made(at)[0] == "codebook.csv" and "Iemand missen" in made(at)[1].decode("utf-8-sig")
    at = button(at, "As REFI-QDA").click().run()
    assert made(at)[0] == "codebook.qdc" and b"<CodeBook" in made(at)[1]


def test_the_theme_table_to_pass_on_holds_no_small_number(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    at = button(open_app(RESEARCHER, "export"), "As the work group sees them").click().run()
    rows = list(csv.DictReader(io.StringIO(made(at)[1].decode("utf-8-sig"))))
    assert any(row["hidden"] == "yes" for row in rows)
    assert all(int(row["participants"]) >= 5 for row in rows if row["participants"])
    at = button(at, "With all figures").click().run()
    everything = list(csv.DictReader(io.StringIO(made(at)[1].decode("utf-8-sig"))))
    assert any(row["participants"] == "1" and row["of"] == "7" for row in everything)
    assert all(row["hidden"] == "no" for row in everything)


def test_what_the_group_decided_is_a_file_of_its_own_and_a_sheet_of_the_workbook(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    evening = seed_evening(page_cursor)
    item, code = open_and_vote(page_cursor, evening), evening.study.codes[1].code_id
    assert "What the group decided" not in [one.value for one in open_app(RESEARCHER, "export").header]
    decide_passage(page_cursor, evening.study.researcher, item, [code], "=Zij mist iemand.")
    at = button(open_app(RESEARCHER, "export"), "Prepare the file of decisions").click().run()
    name, content = made(at)
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert name == "decisions.csv" and row["code"] == "Gemis" and row["reason"] == "'=Zij mist iemand."
    at = at.radio(key="export-kind").set_value("xlsx").run()
    _name, content = made(button(at, "Prepare the file").click().run())
    assert len(pd.read_excel(io.BytesIO(content), sheet_name="besluiten")) == 1
