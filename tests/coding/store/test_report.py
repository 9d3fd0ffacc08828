"""The report: what the study found, for who was not there; whole, readable by a computer, pointing at nobody."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from coding.actions.choose_outline import choose_outline
from coding.actions.write_study_words import write_study_words
from coding.report import CANNOT_SAY, IN_SHORT, PARTS, THEMES, Outline, from_setting
from coding.store.report import findings, made_report, outline_now
from coding.study_words import HELPS, METHOD, RECOMMENDS
from corpus.accounts import SHELL, WORK_GROUP
from corpus.catalogue import Speech
from corpus.errors import BadInput, NotAllowed
from corpus.store.database import Cursor, Store
from tests.coding.seed import seed_account, seed_code, seed_transcript
from tests.pages.told_study import MISSING, NEIGHBOURS, seed_told_study

DAY = date(2026, 11, 22)
HOSTILE = '#eval("1") $x^2$ [a] \\ @noot *dik* _x_ <b> // /* `c` "q" https://x.nl -- 🏠'
PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def word(cursor: Cursor) -> Any:
    return docx.Document(io.BytesIO(made_report(cursor, SHELL, "docx", "nl", DAY)))


def words_in(file: Any) -> str:
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Every tag in the document with its words for who cannot see it."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += list(found)
        elif isinstance(found, pikepdf.Dictionary):
            if "/S" in found:
                yield str(found.S), str(found.get("/Alt", ""))
            if "/K" in found:
                waiting.append(found.K)


def test_the_word_file_has_headings_words_for_pictures_and_heads_of_tables(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        seed_told_study(cursor)
        file = word(cursor)
    heads = [one.text for one in file.paragraphs if one.style.name == "Heading 1"]
    assert heads == ["In het kort", "Hoe de studie is gedaan", "Wie er meededen", "De thema's",
                     "Wat niet gezegd kan worden", "Wie het maakten"]  # fmt: skip
    themes = [one.text for one in file.paragraphs if one.style.name == "Heading 2"]
    assert set(themes) == {MISSING, NEIGHBOURS}
    described = [one.get("descr") for one in file.element.body.iter(PICTURES)]
    assert len(described) >= 3 and all("van de" in one or "niet getoond" in one for one in described)
    for table in file.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    assert file.core_properties.title and file.core_properties.language == "nl"


def test_the_pdf_is_tagged_speaks_its_language_and_is_the_same_every_time(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        seed_told_study(cursor)
        made = made_report(cursor, SHELL, "pdf", "nl", DAY)
        assert made_report(cursor, SHELL, "pdf", "nl", DAY) == made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.Lang == "nl" and pdf.Root.MarkInfo.Marked and pdf.docinfo["/Title"]
        assert str(pdf.open_metadata().get("pdfuaid:part")) == "1"
        found = list(tags(pdf))
    kinds = {kind for kind, _words in found}
    assert {"/Title", "/H1", "/H2", "/P", "/Figure", "/Table", "/TH", "/TD", "/Caption", "/L"} <= kinds
    assert all(words for kind, words in found if kind == "/Figure")


def test_what_people_typed_stands_there_as_they_typed_it(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        theme = seed_told_study(cursor).themes[NEIGHBOURS]
        for part, code_id in ((HELPS, theme), (RECOMMENDS, None), (METHOD, None)):
            write_study_words(cursor, SHELL, part, code_id, f"- {HOSTILE}\n{HOSTILE}")
        choose_outline(cursor, SHELL, Outline(title=HOSTILE[:60]))
        assert words_in(word(cursor)).count(HOSTILE) == 6
        made = made_report(cursor, SHELL, "pdf", "nl", DAY)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.docinfo["/Title"]) == HOSTILE[:60]


def test_no_small_figure_is_in_it_whoever_makes_it(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        seed_told_study(cursor)
        said = words_in(word(cursor))
        described = [one.get("descr") for one in word(cursor).element.body.iter(PICTURES)]
        for by in (SHELL, seed_account(cursor, "Gerrit", WORK_GROUP)):
            found = findings(cursor, by, Outline(), DAY, Speech())
            cells = [cell for _dimension, _name, table in found.tables for cell in table.cells]
            assert all(not cell.participants or cell.participants >= 5 for cell in cells)
    assert not re.search(r"\b[1-4] van de (7|14)\b", "\n".join([said, *described]))
    assert "niet getoond" in said and "Bij een balk met strepen" in said
    assert "P01" not in said and "Ik wist niet wie" not in said


def test_a_researcher_chooses_what_it_holds_and_never_more_figures_than_fit(cursor: Cursor) -> None:
    themes = [seed_code(cursor, f"Thema {number}") for number in range(12)]
    choose_outline(cursor, SHELL, Outline("Titel", "Voor de raad", (CANNOT_SAY, IN_SHORT), tuple(themes[:3])))
    assert outline_now(cursor).parts == (IN_SHORT, CANNOT_SAY) and outline_now(cursor).title == "Titel"
    for wrong in (
        Outline(themes=tuple(themes)),
        Outline(parts=("poem",)),
        Outline(parts=()),
        Outline("x" * 200),
    ):
        with pytest.raises(BadInput):
            choose_outline(cursor, SHELL, wrong)
    with pytest.raises(NotAllowed):
        choose_outline(cursor, seed_account(cursor, "Gerrit", WORK_GROUP), Outline())
    assert from_setting({"parts": ["poem", THEMES], "themes": 3, "level": "team"}) == Outline(parts=(THEMES,))
    assert tuple(from_setting(None).parts) == tuple(PARTS)


def test_of_three_people_or_a_theme_nobody_spoke_of_it_still_tells_what_it_can(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        with pytest.raises(BadInput):
            made_report(cursor, SHELL, "pdf", "nl", DAY)
        seed_code(cursor, "Eenzaam")
        for number in range(3):
            seed_transcript(
                cursor, f"Gesprek {number}", "Hoe was dat?\nStil.", participants=(None, f"P{number}")
            )
        assert made_report(cursor, SHELL, "pdf", "nl", DAY)[:5] == b"%PDF-"
        assert "Eenzaam" in words_in(word(cursor))
        with pytest.raises(BadInput):
            made_report(cursor, SHELL, "odt", "nl", DAY)
