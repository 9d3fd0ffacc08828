"""A document as Word (.docx): real headings, words for every picture, heads that tables repeat, a title and a language."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from coding.codebook import UNWRITABLE
from coding.exchange.document import Document, Heading, Items, Picture, Quoted, Table, Text
from coding.exchange.printing import pngs

INK, SOFT, ACCENT = RGBColor(0x2B, 0x2A, 0x28), RGBColor(0x5A, 0x55, 0x4C), RGBColor(0x0B, 0x6E, 0x69)
BODY, HEADS = "Calibri", "Georgia"  # what every Word has: a document brings no typefaces along
COLUMN = Cm(15.6)
SIZES = {"Title": 28, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12}


def write_word(document: Document) -> bytes:
    """The document as .docx."""
    file = docx.Document()
    _look(file, document.language)
    _properties(file, document)
    file.add_paragraph(_plain(document.title), style="Title")
    file.add_paragraph(_plain(document.subtitle), style="Subtitle")
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    drawn = iter(pngs([one.svg for one in pictures]))
    for block in document.blocks:
        if isinstance(block, Picture):
            _picture(file, block, next(drawn))
        else:
            _WRITERS[type(block)](file, block)
    _foot(file, document)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _plain(text: str) -> str:
    """The text without the signs that a .docx (XML) cannot hold."""
    return UNWRITABLE.sub("", text)


def _heading(file: Any, block: Heading) -> None:
    file.add_heading(_plain(block.text), level=block.level)


def _text(file: Any, block: Text) -> None:
    said = file.add_paragraph().add_run(_plain(block.text))
    if block.kind == "lead":
        said.bold, said.font.size = True, Pt(13)
    elif block.kind == "small":
        said.font.size, said.font.color.rgb = Pt(9.5), SOFT


def _items(file: Any, block: Items) -> None:
    for item in block.items:
        file.add_paragraph(_plain(item), style="List Bullet")


def _quoted(file: Any, block: Quoted) -> None:
    file.add_paragraph(_plain(block.text), style="Quote").paragraph_format.keep_with_next = bool(block.who)
    if block.who:
        who = file.add_paragraph(style="Quote")
        said = who.add_run(_plain(block.who))
        said.font.size, said.font.name, said.font.italic = Pt(9.5), BODY, False
        said.font.color.rgb = SOFT


def _picture(file: Any, block: Picture, drawn: bytes) -> None:
    held = file.add_paragraph()
    held.paragraph_format.keep_with_next = True
    shown = held.add_run().add_picture(io.BytesIO(drawn), width=COLUMN)
    about = shown._inline.docPr
    about.set("descr", _plain(block.words))
    about.set("name", _plain(block.caption))
    file.add_paragraph(_plain(block.caption), style="Caption")


def _table(file: Any, block: Table) -> None:
    caption = file.add_paragraph(_plain(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = file.add_table(rows=0, cols=len(block.heads), style="Light List")
    made.autofit = True
    for place, cells in enumerate((block.heads, *block.rows)):
        row = made.add_row()
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        if place == 0:
            _set(row._tr.get_or_add_trPr(), "w:tblHeader")
        for column, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            _fill(cell, words, strong=place == 0, right=block.figures and column > 0)
    words = OxmlElement("w:tblCaption")
    words.set(qn("w:val"), _plain(block.caption))
    made._tbl.tblPr.append(words)
    file.add_paragraph()


def _fill(cell: Any, words: str, strong: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(_plain(words))
    run.bold, run.font.size = strong, Pt(10)
    paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set(parent: Any, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    parent.append(element)


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Quoted: _quoted,
    Table: _table,
}


def _look(file: Any, language: str) -> None:
    """Paper, typefaces, colours, and the language that a screen reader speaks."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.7)
    page.top_margin = page.bottom_margin = Cm(2.5)
    styles = file.styles
    for name in ("Normal", *SIZES, "Subtitle", "Quote", "Caption"):
        style = styles[name]
        face = HEADS if name in SIZES or name == "Quote" else BODY
        _typeface(style, face)
        style.font.size = Pt(SIZES.get(name, {"Caption": 9.5, "Subtitle": 13}.get(name, 11)))
        style.font.color.rgb = {"Title": ACCENT, "Heading 1": ACCENT, "Subtitle": SOFT, "Caption": SOFT}.get(
            name, INK
        )
    styles["Normal"].paragraph_format.line_spacing = 1.2
    styles["Caption"].font.bold = False
    for name, before in (("Heading 1", 26), ("Heading 2", 18), ("Heading 3", 12)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(6)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    styles["Quote"].font.italic = False
    _speak(styles, language)


def _typeface(style: Any, face: str) -> None:
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:cs"), face)


def _speak(styles: Any, language: str) -> None:
    tag = {"nl": "nl-NL", "en": "en-GB"}.get(language, language)
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), tag)
    properties = styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), tag)
    properties.append(spoken)


def _properties(file: Any, document: Document) -> None:
    about = file.core_properties
    about.title, about.subject, about.language = document.title, document.subtitle, document.language
    about.author, about.comments, about.last_modified_by = "Meerstem", "", "Meerstem"
    about.created = about.modified = datetime.combine(document.made_on, time())


def _foot(file: Any, document: Document) -> None:
    """The study's name and "page 2 of 9" at the foot of every page."""
    line = file.sections[0].footer.paragraphs[0]
    before, _, rest = document.page_words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for piece in (f"{document.foot} · {before}", "PAGE", between, "NUMPAGES", after):
        if piece in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), piece)
            line._p.append(field)
        else:
            line.add_run(_plain(piece)).font.size = Pt(8.5)
