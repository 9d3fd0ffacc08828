"""A document as PDF/UA: tagged, so that it can be read aloud, listed by its headings and searched."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from coding.exchange.document import Document
from coding.exchange.printing import pdf


def as_data(document: Document) -> dict[str, Any]:
    """The document as the template wants it: plain values, each block with its kind."""
    given = {name: value for name, value in vars(document).items() if name not in ("blocks", "made_on")}
    return {**given, "blocks": [{"block": type(one).__name__, **asdict(one)} for one in document.blocks]}


def write_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes."""
    return pdf("report", as_data(document), document.made_on)
