"""Which sentences a co-researcher can meet: what every language has to say, found by following what their pages import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.accounts import CO_RESEARCHER
from pages.frame.menu import MENU, PAGES
from tools.strings import HOUSE, MessageId, Spoken, spoken

# What only researchers come across, or whoever has a shell, though pages of co-researchers use what stands beside it.
NOT_MET = {
    *("pages/gate/set_up.py", "corpus/invitations.py", "corpus/language.py", "corpus/participants.py"),
    *("corpus/store/database.py", "corpus/store/intake.py", "coding/codebook.py", "coding/code_languages.py"),
    *("coding/fair_reading.py", "coding/store/code_changes.py", "pages/widgets/figures.py"),
}
FOLDERS = ("code", "frame", "gate")
MAY_ACT = {"CO_RESEARCHER", "ROLES", "AT_THE_GATE"}


def met() -> dict[MessageId, Spoken]:
    """The sentences of the co-researchers' pages, of the gate, and of what is refused to co-researchers."""
    titles = {entry.title for entry in MENU} - {entry.title for entry in MENU if CO_RESEARCHER in entry.roles}
    found = spoken(sorted(files_met()))
    return {key: one for key, one in found.items() if key not in titles or not _only_in_menu(one)}


def _only_in_menu(one: Spoken) -> bool:
    return all(place.startswith("pages/frame/menu.py") for place in one.places)


def files_met() -> set[Path]:
    """The files that hold these sentences: the pages with all that they use of pages, their acts, and one step below."""
    waiting = [file for folder in FOLDERS for file in PAGES.joinpath(folder).rglob("*.py")]
    waiting += [PAGES / entry.file for entry in MENU if CO_RESEARCHER in entry.roles]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file in found or not is_met(file):
            continue
        found.add(file)
        if file.is_relative_to(PAGES) or "actions" in file.parts:
            waiting += imported(file)
    return found


@cache
def is_met(file: Path) -> bool:
    """Whether co-researchers meet what a file says: not when it holds acts that are for researchers alone."""
    name = file.relative_to(HOUSE).as_posix()
    if name in NOT_MET:
        return False
    if "/actions/" not in name or file.name == "__init__.py":
        return True
    marks = [
        mark
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
    ]
    return any(isinstance(one, ast.Name) and one.id in MAY_ACT for mark in marks for one in ast.walk(mark))


def imported(file: Path) -> Iterator[Path]:
    """The files of the house that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (node.module, *(f"{node.module}.{one.name}" for one in node.names))
            for path in (HOUSE.joinpath(*name.split(".")) for name in names):
                yield from (one for one in (path.with_suffix(".py"), path / "__init__.py") if one.exists())
