"""Workbooks of plain tables, written straight into the file: a fifth of the time that a library's cells take.

A workbook (ECMA-376, Office Open XML) is a ZIP of XML: here with inline texts, numbers, times, a bold first row that
stays in sight, and nothing else.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from coding.codebook import UNWRITABLE
from coding.exchange.cells import written_cell
from corpus.errors import N_, BadInput

LONGEST_CELL = 32_767  # characters; Excel holds no more in one cell
MOST_ROWS = 1_048_575  # under the first; Excel holds no more on one sheet
ROWS_AT_ONCE = 500
DAY_ZERO = datetime(1899, 12, 30)  # Excel counts days from here
_BOLD, _TIME = 1, 2  # places in cellXfs below
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill '
    'patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class Sheet:
    """One table: its name, the names of its columns, its rows of texts, numbers, times (UTC) and None."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]


def write_workbook(file: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Write the sheets to an open binary file; no text becomes a formula, one over 32,767 characters ends with `…`.

    Raises BadInput when a sheet has more rows than Excel can hold.
    """
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        archive.writestr("[Content_Types].xml", _types(numbers))
        archive.writestr("_rels/.rels", _links({"rId1": ("officeDocument", "xl/workbook.xml")}))
        archive.writestr("xl/workbook.xml", _book(sheets))
        targets = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
        archive.writestr("xl/_rels/workbook.xml.rels", _links({**targets, "rId0": ("styles", "styles.xml")}))
        archive.writestr("xl/styles.xml", _STYLES)
        for number, sheet in zip(numbers, sheets, strict=True):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                _write_sheet(part, sheet)


def _types(numbers: range) -> str:
    parts = {"workbook": ("sheet.main",), "styles": ("styles",)}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, (kind,) in parts.items()
    )
    overrides += "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    links = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{links}{overrides}</Types>'


def _links(targets: dict[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    found = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{found}</sheets></workbook>'


def _write_sheet(part: IO[bytes], sheet: Sheet) -> None:
    write = part.write
    letters = [_letters(place) for place in range(len(sheet.header))]
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    head = "".join(
        _cell(value, f"{letter}1", _BOLD) for letter, value in zip(letters, sheet.header, strict=True)
    )
    write(
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<sheetData><row r="1">{head}</row>'.encode()
    )
    waiting: list[str] = []
    for number, row in enumerate(sheet.rows, start=2):
        if number > MOST_ROWS + 1:
            raise BadInput(N_("This is more than a sheet of Excel can hold. Choose CSV or Parquet instead."))
        cells = "".join(
            [_cell(value, f"{letter}{number}") for letter, value in zip(letters, row, strict=True)]
        )
        waiting.append(f'<row r="{number}">{cells}</row>')
        if len(waiting) == ROWS_AT_ONCE:
            write("".join(waiting).encode())
            waiting.clear()
    write(("".join(waiting) + "</sheetData></worksheet>").encode())


def _cell(value: object, place: str, style: int = 0) -> str:
    if isinstance(value, str):
        if not value:
            return ""
        text = written_cell(UNWRITABLE.sub("", value))
        if len(text) > LONGEST_CELL:
            text = f"{text[: LONGEST_CELL - 1]}…"
        styled = f' s="{style}"' if style else ""
        return f'<c r="{place}" t="inlineStr"{styled}><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    if isinstance(value, datetime):
        return f'<c r="{place}" s="{_TIME}"><v>{(value - DAY_ZERO).total_seconds() / 86_400!r}</v></c>'
    if isinstance(value, int | float) and value == value:
        return f'<c r="{place}"><v>{value!r}</v></c>'
    if value is None or value != value:
        return ""
    raise ValueError(f"a cell cannot hold a {type(value).__name__}")


def _letters(place: int) -> str:
    """A column's name: A, B … Z, AA …"""
    name = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        name = chr(65 + left) + name
    return name
