"""Word files: what is in them, and what is kept out."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import docx
import pytest

from corpus.errors import BadInput
from corpus.reading import read_transcript
from corpus.transcripts import Reading

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(*paragraphs: str) -> bytes:
    written = docx.Document()
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    return saved(written)


def saved(written: docx.document.Document) -> bytes:
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def changed(
    data: bytes, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None
) -> bytes:
    """The zip with each part changed (None: left out), and parts added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = change(part, old.read(part))
            if content is not None:
                new.writestr(part, content)
        for part, content in (extra or {}).items():
            new.writestr(part, content)
    return file.getvalue()


def with_body(body: str, head: str = "") -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return changed(document(), lambda part, old: xml.encode() if part == "word/document.xml" else old)


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(turn.speaker, reading.text[turn.start : turn.end]) for turn in reading.turns]


def test_paragraphs_stand_each_on_a_line() -> None:
    reading = read_transcript("a.docx", document("I: Hoe was dat?", "", "R: Koud.", "En nat.", "I: O."))
    assert reading.text == "I: Hoe was dat?\n\nR: Koud.\nEn nat.\nI: O."
    assert said(reading) == [("I", "Hoe was dat?"), ("R", "Koud.\nEn nat."), ("I", "O.")]


def test_bold_labels_and_headings_are_text() -> None:
    written = docx.Document()
    for label, words in (("Interviewer:", " Hoe was dat?"), ("Respondent:", " Koud.")):
        paragraph = written.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(words)
    written.add_heading("**Interviewer:** O?", 2)
    assert said(read_transcript("a.docx", saved(written))) == [
        ("Interviewer", "Hoe was dat?"),
        ("Respondent", "Koud."),
        ("Interviewer", "O?"),
    ]


def test_a_table_is_read_in_its_place_row_by_row() -> None:
    written = docx.Document()
    written.add_paragraph("Interviewer: Hallo.")
    table = written.add_table(rows=2, cols=2)
    for row, (who, words) in enumerate((("Respondent", "Dag."), ("Interviewer", "Hoe was dat?"))):
        table.cell(row, 0).text, table.cell(row, 1).text = who, words
    written.add_paragraph("Respondent: Koud.")
    reading = read_transcript("a.docx", saved(written))
    assert said(reading) == [
        ("Interviewer", "Hallo."),
        ("Respondent", "Dag."),
        ("Interviewer", "Hoe was dat?"),
        ("Respondent", "Koud."),
    ]


def test_tabs_breaks_links_and_what_was_deleted_are_read_as_word_shows_them() -> None:
    data = with_body(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>I:</w:t><w:tab/><w:t>Een</w:t><w:br/><w:t>twee</w:t></w:r>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> drie</w:t></w:r></w:hyperlink>"
        "<w:del><w:r><w:delText>weg</w:delText><w:tab/></w:r></w:del><w:ins><w:r><w:t>!</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read_transcript("a.docx", data).text == "I:\tEen\ntwee drie!"


def test_without_speakers_every_paragraph_is_a_turn_also_among_blank_ones() -> None:
    assert len(read_transcript("a.docx", document("Een.", "Twee.", "", "Drie.")).turns) == 3


@pytest.mark.parametrize("paragraphs", [(), ("",), ("  ", "\n")])
def test_a_document_without_text_is_called_empty(paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match=r"a.docx is empty"):
        read_transcript("a.docx", document(*paragraphs))


def test_a_document_with_macros_is_refused() -> None:
    program = changed(document("I: ja"), lambda part, old: old, {"word/vbaProject.bin": b"\xd0\xcf"})
    kind = changed(
        document("I: ja"),
        lambda part, old: old.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    for data in (program, kind):
        with pytest.raises(BadInput, match=r"a.docx contains macros"):
            read_transcript("a.docx", data)


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    data = changed(document("I: ja"), lambda part, old: old, {"word/media/leeg.bin": bytes(30 * 1024 * 1024)})
    with pytest.raises(BadInput, match=r"a.docx unfolds to far more"):
        read_transcript("a.docx", data)


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    data = changed(
        document("I: ja"), lambda part, old: old + b" " * 30_000_000 if part == "word/document.xml" else old
    )
    real = struct.pack("<I", zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size)
    assert data.count(real) == 2
    with pytest.raises(BadInput, match=r"a.docx is damaged|a.docx unfolds"):
        read_transcript("a.docx", data.replace(real, struct.pack("<I", 1000)))


def test_a_zip_with_thousands_of_parts_is_refused() -> None:
    data = changed(document("I: ja"), lambda part, old: old, {f"word/{n}.xml": b"" for n in range(2100)})
    with pytest.raises(BadInput, match=r"a.docx unfolds to far more"):
        read_transcript("a.docx", data)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://localhost/a.dtd">',
    ],
)
def test_entities_are_never_followed(head: str) -> None:
    with pytest.raises(BadInput, match=r"a.docx refers to things outside itself"):
        read_transcript("a.docx", with_body("<w:p><w:r><w:t>I: a</w:t></w:r></w:p>", head))


def test_a_broken_document_is_told_plainly() -> None:
    whole = document("I: Hoe was dat?", "R: Koud.")
    no_main = changed(whole, lambda part, old: None if part == "word/document.xml" else old)
    half_xml = changed(whole, lambda part, old: old[:-20] if part == "word/document.xml" else old)
    no_kinds = changed(whole, lambda part, old: None if part == "[Content_Types].xml" else old)
    for data in (b"I: gewone tekst", whole[: len(whole) // 2], half_xml, no_kinds):
        with pytest.raises(BadInput, match=r"a.docx is damaged or is not a real Word or Excel file"):
            read_transcript("a.docx", data)
    with pytest.raises(BadInput, match=r"a.docx is not a Word document"):
        read_transcript("a.docx", no_main)


def test_a_locked_document_is_told_so() -> None:
    with pytest.raises(BadInput, match=r"a.docx is locked with a password"):
        read_transcript("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    whole = bytearray(document("I: ja"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.find(signature) + offset] |= 1
    with pytest.raises(BadInput, match=r"a.docx is locked with a password"):
        read_transcript("a.docx", bytes(whole))
