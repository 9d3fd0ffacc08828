"""Codings as a table for other programs."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from coding.codebook import Code
from coding.exchange.codings_csv import read_codings
from coding.exchange.tables import COLUMNS, NOTE_COLUMNS, export_codings, export_notes
from corpus.errors import BadInput

FRAME = pd.DataFrame(
    [
        ("k1", "P001", "P001", "75+", "Buren", "Samen", "Anneke", 0, 12, "=1+1 is twee", "", "",
         datetime(2026, 3, 1, 9, 30)),
        ("k2", "P002", "", "", "=Zee", "", "Bas", 5, 9, "- 't\nKruispunt", "@memo", "all", datetime(2026, 3, 2)),
    ],
    columns=list(COLUMNS),
)  # fmt: skip


def _written(kind: str, frame: pd.DataFrame = FRAME, codes: tuple[Code, ...] = ()) -> bytes:
    file = io.BytesIO()
    export_codings(frame, file, kind, codes)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exported_codings_can_be_brought_in_again(kind: str) -> None:
    first, second = read_codings(f"codings.{kind}", _written(kind))
    assert (first.file, first.start, first.end, first.code, first.coder) == ("P001", 0, 12, "Buren", "Anneke")
    assert first.created_at == datetime(2026, 3, 1, 9, 30)
    assert (second.code, second.memo, second.for_whom, second.created_at) == (
        "=Zee",
        "@memo",
        "all",
        datetime(2026, 3, 2),
    )


def test_csv_opens_well_in_excel_and_no_cell_is_a_formula() -> None:
    data = _written("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_excel_holds_codings_and_codebook_without_a_formula() -> None:
    codes = (Code("g", "Samen", codable=False), Code("b", "Buren", "g", definition="=NU()"))
    book = openpyxl.load_workbook(io.BytesIO(_written("xlsx", codes=codes)))
    assert book.sheetnames == ["markeringen", "codeboek"]
    assert [row[2] for row in book["codeboek"].values] == ["code", "Samen", "Buren"]
    assert book["markeringen"]["H2"].value == 0 and book["markeringen"]["M2"].value == datetime(
        2026, 3, 1, 9, 30
    )
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_notes_are_a_table_of_their_own_and_a_sheet_beside_the_codings() -> None:
    empty = {"transcript": "", "quote": "", "code": "", "for_whom": "all", "written_by": "Bas"}
    note = {"note_id": "n1", "about": "study", "note": "=stil", "changed_at": datetime(2026, 3, 2), **empty}
    notes = pd.DataFrame([note]).assign(start=pd.array([None], "Int32"), end=pd.array([None], "Int32"))
    file = io.BytesIO()
    export_codings(FRAME, file, "xlsx", notes=notes)
    sheet = openpyxl.load_workbook(file)["notities"]
    assert [cell.value for cell in sheet[1]] == list(NOTE_COLUMNS)
    assert [cell.value for cell in sheet[2]][:3] == ["n1", "study", None] and sheet["H2"].value == "'=stil"
    alone = io.BytesIO()
    export_notes(notes, alone, "csv")
    assert (
        alone.getvalue().decode("utf-8-sig").splitlines()[1]
        == "n1,study,,,,,,'=stil,all,Bas,2026-03-02T00:00:00"
    )


def test_excel_takes_texts_that_are_too_long_or_hold_control_characters() -> None:
    frame = FRAME.assign(quote=["a" * 40_000, "b\x0bc"])
    sheet = openpyxl.load_workbook(io.BytesIO(_written("xlsx", frame)))["markeringen"]
    assert len(sheet["J2"].value) == 32_767 and sheet["J2"].value.endswith("…")
    assert sheet["J3"].value == "bc"


def test_parquet_keeps_texts_and_numbers_as_they_are() -> None:
    back = pd.read_parquet(io.BytesIO(_written("parquet")))
    assert back["quote"].tolist() == FRAME["quote"].tolist()
    assert back["start"].tolist() == [0, 5] and back["created_at"].tolist() == FRAME["created_at"].tolist()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_an_empty_study_exports_its_columns(kind: str, tmp_path: Path) -> None:
    export_codings(FRAME.head(0), tmp_path / "leeg", kind)
    assert (tmp_path / "leeg").stat().st_size > 0


def test_a_file_that_exists_stays_whole_when_the_export_fails(tmp_path: Path) -> None:
    path = tmp_path / "codings.xlsx"
    export_codings(FRAME, path, "xlsx")
    before = path.read_bytes()
    with pytest.raises(ValueError):
        export_codings(FRAME.assign(memo=[["no cell"], {}]), path, "xlsx")
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
    export_codings(FRAME.head(1), path, "csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") and list(tmp_path.iterdir()) == [path]


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(BadInput):
        _written("docx")
