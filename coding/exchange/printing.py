"""PDF and PNG through typst: templates of our own, everything that people wrote handed over as data, never as code."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
FONTS, TEMPLATES = HERE / "fonts", HERE / "typst"
ACCESSIBLE = "ua-1"  # PDF/UA-1: tagged, with a title, a language, and words for every picture
_CANNOT = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_MOST_TRIES = 60
_PICTURES = b"""#let given = json(bytes(sys.inputs.given))
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for one in given.pictures { page(image(bytes(one), format: "svg")) }"""


def pdf(template: str, given: Mapping[str, Any], made_on: date) -> bytes:
    """The template (a file of ours, by name) filled with this, as PDF/UA; the same data give the same bytes.

    Signs that none of the fonts has (emoji, most of all) are left out: a PDF/UA may not hold a sign that cannot be drawn.
    """
    source = (TEMPLATES / f"{template}.typ").read_bytes()
    made = datetime.combine(made_on, time(), UTC)
    return _compiled(source, given, {"format": "pdf", "pdf_standards": [ACCESSIBLE], "timestamp": made})


def pngs(pictures: Sequence[str], dots: float = 170) -> list[bytes]:
    """These pictures (SVG text) as PNG, `dots` per inch, for what cannot draw SVG."""
    if not pictures:
        return []
    made = _made(_PICTURES, drawable({"pictures": list(pictures)}), {"format": "png", "ppi": dots})
    return made if isinstance(made, list) else [made]


def pages_png(template: str, given: Mapping[str, Any], dots: float = 100) -> list[bytes]:
    """What the PDF looks like, a picture a page."""
    source = (TEMPLATES / f"{template}.typ").read_bytes()
    made = _made(source, drawable(given), {"format": "png", "ppi": dots})
    return made if isinstance(made, list) else [made]


def drawable(given: Any, also_without: frozenset[str] = frozenset()) -> Any:
    """The data without emoji and without these signs, in every text of it."""
    if isinstance(given, str):
        return "".join(sign for sign in given if not _is_emoji(sign) and sign not in also_without)
    if isinstance(given, Mapping):
        return {key: drawable(value, also_without) for key, value in given.items()}
    if isinstance(given, (list, tuple)):
        return [drawable(value, also_without) for value in given]
    return given


def _is_emoji(sign: str) -> bool:
    """Whether a sign is a little picture, or joins or colours such pictures."""
    return (
        unicodedata.category(sign) in ("So", "Sk", "Cs", "Co", "Cn", "Cc") and sign not in "\n°`^¨´¸~©®™"
    ) or sign in "\ufe0f\u200d\u20e3"


def _compiled(source: bytes, given: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
    without: frozenset[str] = frozenset()
    for _attempt in range(_MOST_TRIES):
        try:
            return bytes(_made(source, drawable(given, without), options))
        except typst.TypstError as error:
            strange = _CANNOT.search(str(error))
            if not strange or without >= frozenset(strange[1]):
                raise
            without |= frozenset(strange[1])
    raise RuntimeError("a document with too many signs that cannot be drawn")


def _made(source: bytes, given: Any, options: Mapping[str, Any]) -> Any:
    return typst.compile(
        source,
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        **options,
    )
