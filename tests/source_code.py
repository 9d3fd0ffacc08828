"""Helpers for the tests that read the project's own source code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parent.parent
FLOORS = ("corpus", "coding", "pages")
APPLICATION = (*FLOORS, "benchmarks", "tools", "streamlit_app.py")


@cache
def files(*roots: str, endings: tuple[str, ...] = (".py",)) -> tuple[Path, ...]:
    """The files of these endings in these folders (or these files themselves)."""
    found = [
        file for root in roots for file in ((HOUSE / root).rglob("*"), [HOUSE / root])[root.endswith(".py")]
    ]
    return tuple(sorted(file for file in found if file.suffix in endings and "__pycache__" not in file.parts))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def where(file: Path, node: ast.AST | None = None) -> str:
    name = file.relative_to(HOUSE).as_posix()
    return name if node is None else f"{name}:{node.lineno}"  # type: ignore[attr-defined]


def refuse(found: list[str], why: str) -> None:
    assert not found, f"{why}:\n  " + "\n  ".join(found)


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every module that a file imports, inside functions too, and `from x import y` as x.y when y is a module."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((name.name, node) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{where(file, node)}: write imports out in full"
            for name in node.names:
                longer = f"{node.module}.{name.name}"
                yield (longer if is_module(longer) else node.module), node


@cache
def is_module(name: str) -> bool:
    path = HOUSE.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(tree(file)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
