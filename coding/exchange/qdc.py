"""A codebook as REFI-QDA exchanges it (.qdc, version 1.0): written by the standard, read tolerantly.

The standard has a name, a description, a colour and the tree. What this app knows besides is packed into the
description, in lines that a person can read, and unpacked again without loss.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring  # for writing only

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coding.codebook import SHORT_COLOUR, UNWRITABLE, Code, check_codebook, in_tree_order, problems_in, tidy
from corpus.errors import N_, BadInput, refuse
from corpus.ids import new_id
from corpus.reading.decoding import check_size

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Meerstem"
MARK = "▪"
LABELS = {
    "plain_name": "Eenvoudige naam",
    "belongs": "Hoort erbij",
    "belongs_not": "Hoort er niet bij",
    "example": "Voorbeeld",
    "pictogram": "Pictogram",
}
ANY_LABEL = "|".join(LABELS.values())
FIELD = re.compile(rf"^{MARK} ({ANY_LABEL}): ?", re.MULTILINE)
TO_ESCAPE = re.compile(rf"^(\\*{MARK} (?:{ANY_LABEL}):)", re.MULTILINE)
ESCAPED = re.compile(rf"^\\(\\*{MARK} (?:{ANY_LABEL}):)", re.MULTILINE)
COLOUR = re.compile(r"#[0-9a-f]{6}")


def read_qdc(name: str, data: bytes) -> list[Code]:
    """The codes of a REFI-QDA codebook, or of the codebook inside a project (.qde); raises BadInput.

    Namespaces, versions and sets are not looked at; braces and capitals of ids do not count. A code
    without a usable id gets a fresh one; one without a usable colour has none.
    """
    check_size(name, data)
    book = _codebook_element(name, data)
    codes = list(_codes(book))
    if not codes:
        raise BadInput(
            N_("{file} holds no codes. Export the codebook again and choose that file."), file=name
        )
    refuse(problems_in(codes), name)
    return codes


def write_qdc(codes: Sequence[Code]) -> bytes:
    """The codebook as XML after Codebook-v1.0.xsd; raises BadInput when there is no code: it asks for one."""
    if not codes:
        raise BadInput(N_("There are no codes yet. Add a code first, then export."))
    check_codebook(codes)
    # The namespace as an attribute: ElementTree writes no default namespace beside plain attributes.
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    path = [SubElement(root, "Codes")]
    for depth, code in in_tree_order(codes):
        del path[depth + 1 :]
        path.append(_code_element(path[depth], code))
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def pack_description(code: Code) -> str:
    """The definition followed by the code's other texts, each behind its label on a line of its own."""
    parts = [(f"{MARK} {label}: ", getattr(code, field)) for field, label in LABELS.items()]
    fields = "\n".join(label + _escaped(text) for label, text in parts if text)
    return "\n\n".join(part for part in (_escaped(code.definition), fields) if part)


def unpack_description(code: Code, description: str) -> Code:
    """The code with the texts of a description: what stands before the first label is the definition."""
    definition, *pairs = FIELD.split(description)
    fields = {label: field for field, label in LABELS.items()}
    texts = {"definition": definition.strip()}
    for label, text in zip(pairs[::2], pairs[1::2], strict=True):
        field = fields[label]
        texts[field] = "\n".join(part for part in (texts.get(field, ""), text.strip()) if part)
    unpacked: dict[str, Any] = {field: ESCAPED.sub(r"\1", text) for field, text in texts.items()}
    return replace(code, **unpacked)


def _escaped(text: str) -> str:
    return TO_ESCAPE.sub(r"\\\1", text)


def _code_element(parent: Element, code: Code) -> Element:
    attributes = {"guid": str(uuid.UUID(code.code_id)), "name": UNWRITABLE.sub("", code.name)}
    attributes["isCodable"] = "true" if code.codable else "false"
    if code.colour:
        attributes["color"] = code.colour
    element = SubElement(parent, "Code", attributes)
    description = UNWRITABLE.sub("", pack_description(code))
    if description:
        SubElement(element, "Description").text = description
    return element


def _codebook_element(name: str, data: bytes) -> Any:
    if data.startswith(b"PK"):
        raise BadInput(
            N_("{file} is a whole project, packed. Export only the codebook (.qdc) and choose that."),
            file=name,
        )
    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise BadInput(
            N_("{file} holds definitions (entities) that a codebook does not need, so it was not read."),
            file=name,
        ) from None
    except (ParseError, ValueError, LookupError):
        raise BadInput(
            N_("{file} is no codebook: its XML is damaged. Export it again as REFI-QDA codebook (.qdc)."),
            file=name,
        ) from None
    book = next((element for element in root.iter() if _tag(element) == "codebook"), None)
    if book is None:
        raise BadInput(
            N_("{file} holds no codebook. Choose a REFI-QDA codebook (.qdc) or a project file (.qde)."),
            file=name,
        )
    return book


def _codes(book: Any) -> Iterator[Code]:
    """All codes under a CodeBook element, each before those under it."""
    used: set[str] = set()
    places: Counter[str | None] = Counter()
    waiting: list[tuple[Any, str | None]] = [(book, None)]
    while waiting:
        element, parent_id = waiting.pop()
        if _tag(element) == "code":
            code = _code(element, parent_id, places[parent_id], used)
            places[parent_id] += 1
            parent_id = code.code_id
            yield code
        inner = [child for child in element if _tag(child) in ("code", "codes")]
        waiting.extend((child, parent_id) for child in reversed(inner))


def _code(element: Any, parent_id: str | None, position: int, used: set[str]) -> Code:
    values = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
    code_id = _id(values.get("guid", ""))
    if code_id in used:
        code_id = new_id()
    used.add(code_id)
    colour = values.get("color", values.get("colour", "")).strip().lower()
    code = Code(
        code_id,
        values.get("name", ""),
        parent_id,
        position,
        colour=colour if COLOUR.fullmatch(colour) or SHORT_COLOUR.fullmatch(colour) else "",
        codable=values.get("iscodable", "true").strip().lower() not in ("false", "0"),
    )
    description = "\n".join(child.text or "" for child in element if _tag(child) == "description")
    return tidy(unpack_description(code, description.replace("\r\n", "\n")))


def _id(text: str) -> str:
    try:
        return str(uuid.UUID(text.strip().strip("{}")))
    except ValueError:
        return new_id()


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()
