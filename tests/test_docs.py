"""What the documents say is there: commands, files, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.source_code import HOUSE, refuse

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/glossary.md", "docs/decisions.md")


def read(document: str) -> str:
    return (HOUSE / document).read_text(encoding="utf-8")


def shell_commands(module: str) -> set[str]:
    source = (HOUSE / module.replace(".", "/") / "__main__.py").read_text(encoding="utf-8")
    return set(re.findall(r"add_command\(\s*commands,\s*\"(\w+)\"", source))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_in_a_document_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", read(document), flags=re.M))
    refuse(sorted(named - targets), f"{document} names commands that the Makefile has not")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_shell_command_in_a_document_exists(document: str) -> None:
    named = re.findall(r"python -m (corpus|coding) (\w+)", read(document))
    unknown = [f"{module} {command}" for module, command in named if command not in shell_commands(module)]
    refuse(unknown, f"{document} names commands that are not there")


def test_the_readme_names_every_shell_command() -> None:
    text = read("README.md")
    missing = [
        f"python -m {module} {command}"
        for module in ("corpus", "coding")
        for command in sorted(shell_commands(module))
        if f"python -m {module} {command}" not in text
    ]
    refuse(missing, "Not in README.md")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_in_a_document_leads_to_a_file(document: str) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", read(document))
    folder = (HOUSE / document).parent
    refuse([link for link in links if not (folder / link).exists()], f"{document} links to what is not there")


@pytest.mark.parametrize("document", ("ARCHITECTURE.md", "docs/decisions.md", "README.md"))
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    named = re.findall(
        r"`((?:corpus|coding|pages|tests|docs|examples|benchmarks|tools)/[\w./]*)`", read(document)
    )
    refuse(
        [name for name in named if not (HOUSE / name).exists()], f"{document} names files that are not there"
    )


def test_the_readme_names_every_setting() -> None:
    used: set[str] = set()
    for folder in ("corpus", "coding", "pages"):
        for file in (HOUSE / folder).rglob("*.py"):
            used |= set(re.findall(r"\"(MEERSTEM_\w+)\"", file.read_text(encoding="utf-8")))
    text = read("README.md")
    refuse(sorted(name for name in used if name not in text), "Settings that README.md does not name")


def test_every_requirement_is_pinned_and_says_what_it_is_for() -> None:
    found = []
    for file in sorted(Path(HOUSE).glob("requirements*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")) and not re.fullmatch(r"[\w.-]+==\S+ +# .+", line):
                found.append(f"{file.name}: {line}")
    refuse(found, "Pin it, and say behind it what it is for")
