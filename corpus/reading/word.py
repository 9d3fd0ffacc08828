"""Word files: the paragraphs in order, those in tables included, each on its own line."""

from __future__ import annotations

import re
from xml.parsers import expat

from corpus.errors import N_, BadInput
from corpus.reading import zips
from corpus.reading.plain_text import reading_of
from corpus.transcripts import Reading, clean_text

_MAIN_PART = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ELEMENTS = {
    f"{space} {element}": element
    for space in _NAMESPACES
    for element in ("p", "t", "tab", "br", "cr", "noBreakHyphen", "tabs", "moveFrom", "del")
}
# A text box stands in the file twice: once for new programs, once ("Fallback") for old ones.
_ELEMENTS["http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"] = "Fallback"
_SKIPPED = {"tabs", "moveFrom", "del", "Fallback"}  # tab stops are layout; the others are text that is gone
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(name: str, data: bytes) -> Reading:
    """The text of a .docx, paragraphs joined with `\\n`, and the turns in it; raises BadInput."""
    package = zips.Package(name, data)
    package.refuse_macros()
    main = next((part for part in package.parts if _MAIN_PART.fullmatch(part)), None)
    if main is None:
        raise BadInput(
            N_("{file} is not a Word document. Save it in Word as .docx and choose that."), file=name
        )
    paragraphs = _Paragraphs().read(name, package.read(main))
    return reading_of(name, clean_text("\n".join(paragraphs)), by_line=True)


class _Paragraphs:
    """Collects the paragraphs while expat walks through the XML; nothing is resolved, nothing is fetched."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open: list[list[str]] = []  # a paragraph in a text box lies inside another paragraph
        self._skipping = 0
        self._in_text = False

    def read(self, name: str, xml: bytes) -> list[str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

        def refuse(*_: object) -> None:
            raise zips.outside(name)

        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise zips.broken(name) from None
        return self.done

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        element = _ELEMENTS.get(name)
        if element is None:
            return
        if element in _SKIPPED:
            self._skipping += 1
        elif element == "p":
            self._open.append([])
        elif element == "t":
            self._in_text = True
        elif self._open and not self._skipping:
            self._open[-1].append(_WRITTEN[element])

    def _end(self, name: str) -> None:
        element = _ELEMENTS.get(name)
        if element == "t":
            self._in_text = False
        elif element in _SKIPPED:
            self._skipping -= 1
        elif element == "p":
            words = "".join(self._open.pop())
            if not self._skipping:
                self.done.append(words)

    def _characters(self, words: str) -> None:
        if self._in_text and self._open and not self._skipping:
            self._open[-1].append(words)
