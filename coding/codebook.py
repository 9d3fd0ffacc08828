"""Codes and the tree they form: what a code is, and the rules it keeps. No database, no screen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coding.looks import COLOURS, PICTOGRAMS
from corpus.errors import N_, BadInput, NotFound, refuse
from corpus.transcripts import clean_text

LONGEST_NAME = 200  # characters; a longer one is a definition
MOST_LEVELS = 30
COLOUR = re.compile(r"#[0-9a-f]{6}")
SHORT_COLOUR = re.compile(r"#[0-9a-f]{3}")
FIELDS = ("name", "plain_name", "definition", "belongs", "belongs_not", "example", "colour", "pictogram")
TEXTS = tuple(field for field in FIELDS if field != "colour")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Code:
    """One code of the codebook; `plain_name` is its name in everyday words, `colour` is `#rrggbb`.

    `codable` is False for a code that only groups others. `position` orders the children of one parent.
    """

    code_id: str
    name: str
    parent_id: str | None = None
    position: int = 0
    plain_name: str = ""
    definition: str = ""
    belongs: str = ""
    belongs_not: str = ""
    example: str = ""
    colour: str = ""
    pictogram: str = ""
    codable: bool = True


def same_name(name: str) -> str:
    """The writing of a name in which two names of one code are equal: capitals and spaces do not count."""
    return " ".join(name.casefold().split())


def tidy(code: Code) -> Code:
    """The code with clean texts (NFC, no outer space or control characters) and its colour as `#rrggbb`."""
    texts: dict[str, Any] = {
        field: UNWRITABLE.sub("", clean_text(getattr(code, field))).strip() for field in TEXTS
    }
    texts["name"] = " ".join(texts["name"].split())
    colour = code.colour.strip().lower()
    if SHORT_COLOUR.fullmatch(colour):
        colour = "#" + "".join(2 * digit for digit in colour[1:])
    return replace(code, colour=colour, **texts)


def check_codebook(codes: Sequence[Code]) -> None:
    """Raise BadInput with everything that is wrong: names, colours, parents, circles (see `problems_in`)."""
    refuse(problems_in(codes))


def problems_in(codes: Sequence[Code], lines: Mapping[str, int] | None = None) -> list[BadInput]:
    """What keeps these codes from being a codebook; `lines`: the line in a file by `code_id`, if any."""
    lines = lines or {}
    found: list[BadInput] = []
    by_id = {code.code_id: code for code in codes}
    for code in codes:
        found.extend(_about_itself(code, _where(code, lines)))
        if code.parent_id is not None and code.parent_id not in by_id:
            sentence = N_(
                "The code “{name}” belongs under a code that is not there. Add that code, or choose another."
            )
            found.append(BadInput(sentence, name=_short(code.name), **_where(code, lines)))
    found.extend(_double_names(codes, lines))
    found.extend(_tree_problems(codes, by_id, lines))
    return sorted(found, key=lambda problem: int(str(problem.details.get("line", 0))))


def in_tree_order(codes: Iterable[Code]) -> list[tuple[int, Code]]:
    """Every code with its depth (0 at the top), each under its parent, children by `position`, then as given.

    A code whose parent is not among them stands at the top; none is ever left out, not even one in a circle.
    """
    codes = sorted(codes, key=lambda code: code.position)
    known = {code.code_id for code in codes}
    children = _children(codes)
    tops = [code for code in codes if code.parent_id not in known]
    found: list[tuple[int, Code]] = []
    seen: set[str] = set()
    for top in (*tops, *codes):
        waiting = [(0, top)]
        while waiting:
            depth, code = waiting.pop()
            if code.code_id in seen:
                continue
            seen.add(code.code_id)
            found.append((depth, code))
            waiting.extend((depth + 1, child) for child in reversed(children[code.code_id]))
    return found


def descendants(codes: Iterable[Code], code_id: str) -> frozenset[str]:
    """The ids of all codes that lie under this one, at any depth; not its own."""
    children = _children(codes)
    found: set[str] = set()
    waiting = [code_id]
    while waiting:
        for child in children[waiting.pop()]:
            if child.code_id not in found:
                found.add(child.code_id)
                waiting.append(child.code_id)
    return frozenset(found - {code_id})


def with_looks(codes: Sequence[Code]) -> list[Code]:
    """The same codes in the same order, each with a colour and a pictogram; what a code has already it keeps.

    A missing one becomes the first that was used least, in the order of the tree, so that neighbours differ.
    """
    colours = Counter(code.colour for code in codes)
    pictograms = Counter(code.pictogram for code in codes)
    dressed: dict[str, Code] = {}
    for _, code in in_tree_order(codes):
        colour = code.colour or min(COLOURS, key=lambda known: colours[known])
        pictogram = code.pictogram or min(PICTOGRAMS, key=lambda known: pictograms[known])
        colours[colour] += not code.colour
        pictograms[pictogram] += not code.pictogram
        dressed[code.code_id] = replace(code, colour=colour, pictogram=pictogram)
    return [dressed[code.code_id] for code in codes]


def placed(code: Code, known: Sequence[Code]) -> Code:
    """The code as it comes into the codebook `known`: tidy, last among its siblings, with looks; raises BadInput."""
    added = replace(tidy(code), position=next_position(known, code.parent_id))
    added = with_looks([*known, added])[-1]
    check_codebook([*known, added])
    return added


def find_code(codes: Iterable[Code], code_id: str) -> Code:
    """The code with this id; raises NotFound when it is not among them."""
    for code in codes:
        if code.code_id == code_id:
            return code
    raise NotFound(N_("This code is not in the codebook (any more). Choose another."))


def next_position(codes: Iterable[Code], parent_id: str | None) -> int:
    """The position after the last child of this parent."""
    return 1 + max((code.position for code in codes if code.parent_id == parent_id), default=-1)


def _children(codes: Iterable[Code]) -> defaultdict[str, list[Code]]:
    children: defaultdict[str, list[Code]] = defaultdict(list)
    for code in sorted(codes, key=lambda code: code.position):
        if code.parent_id is not None:
            children[code.parent_id].append(code)
    return children


def _about_itself(code: Code, where: dict[str, object]) -> list[BadInput]:
    found: list[BadInput] = []
    if not code.name.strip():
        found.append(BadInput(N_("A code has no name. Give it one."), **where))
    elif len(code.name) > LONGEST_NAME:
        sentence = N_(
            "The name “{name}” has {length} characters; {longest} is the most. "
            "Make it shorter and put the rest in the definition."
        )
        details = {"name": _short(code.name), "length": len(code.name), "longest": LONGEST_NAME}
        found.append(BadInput(sentence, **details, **where))
    if code.colour and not COLOUR.fullmatch(code.colour):
        sentence = N_(
            "The colour “{colour}” of “{name}” is no colour. Write it like #1f77b4, or leave it empty."
        )
        found.append(BadInput(sentence, colour=_short(code.colour), name=_short(code.name), **where))
    return found


def _double_names(codes: Sequence[Code], lines: Mapping[str, int]) -> list[BadInput]:
    found: list[BadInput] = []
    first: dict[str, Code] = {}
    for code in codes:
        earlier = first.setdefault(same_name(code.name), code)
        if earlier is code or not code.name.strip():
            continue
        names = {"first": _short(earlier.name), "second": _short(code.name)}
        sentence = N_("“{first}” and “{second}” are the same name. Give each code a name of its own.")
        if earlier.code_id in lines and code.code_id in lines:
            sentence = N_(
                "Line {line}: “{second}” is already the name of a code, “{first}” on line {other}. "
                "Give each code a name of its own."
            )
            names["other"] = str(lines[earlier.code_id])
        found.append(BadInput(sentence, **names, **_where(code, lines)))
    return found


def _tree_problems(
    codes: Sequence[Code], by_id: Mapping[str, Code], lines: Mapping[str, int]
) -> list[BadInput]:
    """Circles, each named once, and codes that lie too deep."""
    found: list[BadInput] = []
    told: set[str] = set()
    for code in codes:
        path = [code.code_id]
        parent = code.parent_id
        while parent is not None and parent in by_id and parent not in path and len(path) <= MOST_LEVELS:
            path.append(parent)
            parent = by_id[parent].parent_id
        if parent == code.code_id and not told.intersection(path):
            told.update(path)
            names = " → ".join(f"“{_short(by_id[member].name)}”" for member in (*path, code.code_id))
            sentence = N_("These codes go round in a circle: {names}. Give one of them another parent.")
            found.append(BadInput(sentence, names=names, **_where(code, lines)))
        elif len(path) == MOST_LEVELS + 1 and not told.intersection(path):
            told.update(path)
            sentence = N_("“{name}” lies more than {most} levels deep. Put it higher in the tree.")
            found.append(BadInput(sentence, name=_short(code.name), most=MOST_LEVELS, **_where(code, lines)))
    return found


def _where(code: Code, lines: Mapping[str, int]) -> dict[str, object]:
    return {"line": lines[code.code_id]} if code.code_id in lines else {}


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"
