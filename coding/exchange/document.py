"""A document as blocks, one after the other; what prints it (PDF, Word) need not know what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (a part) to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph; `kind` is "plain", "lead" (what to remember, larger) or "small" (a remark)."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Items:
    """A list of items without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Quoted:
    """What somebody said, and how that person may be called (may be empty)."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture as SVG text; `words` say the same to who cannot see it, `caption` stands under it."""

    svg: str
    words: str
    caption: str


@dataclass(frozen=True)
class Table:
    """Rows under heads, the first cell of each row being its name; the other columns hold figures when `figures`."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: bool = True


Block = Heading | Text | Items | Quoted | Picture | Table


@dataclass(frozen=True)
class Document:
    """A whole document; `language` is a code such as "nl", `foot` stands at the foot of every page, `page_words` is how
    a page is numbered ("page {page} of {pages}").
    """

    title: str
    subtitle: str
    language: str
    foot: str
    page_words: str
    made_on: date
    blocks: tuple[Block, ...]
