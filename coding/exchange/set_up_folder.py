"""The folder of a set-up or example: where it is, and what its files say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coding.codebook import Code
from coding.exchange.codebook_csv import read_codebook
from coding.set_ups import EXAMPLES, SetUpParts, parts_from, set_up_of

FOLDERS = Path(__file__).parents[2] / "examples"
CODEBOOK, STUDY = "codebook.csv", "study.json"


def folder_of(key: str) -> Path:
    """The folder of a set-up or example; raises NotFound."""
    return FOLDERS / set_up_of(key, EXAMPLES).key


def is_there(key: str) -> bool:
    """Whether the files of a set-up are there: somebody may have left the examples out."""
    return (folder_of(key) / STUDY).is_file() and (folder_of(key) / CODEBOOK).is_file()


def read_study(folder: Path) -> dict[str, Any]:
    """What study.json says."""
    found: dict[str, Any] = json.loads((folder / STUDY).read_text(encoding="utf-8"))
    return found


def read_parts(folder: Path) -> tuple[SetUpParts, list[Code]]:
    """What a study of this shape starts with: its parts and its codebook."""
    return parts_from(read_study(folder)), read_codebook(CODEBOOK, (folder / CODEBOOK).read_bytes())
