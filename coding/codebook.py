"""Codes and the tree they form: what a code is, and the rules it keeps. No database, no screen."""

from __future__ import annotations

from dataclasses import dataclass


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
