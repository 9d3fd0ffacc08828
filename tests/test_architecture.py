"""The house stands as ARCHITECTURE.md draws it: who may import whom, where SQL is written, who may act."""

from __future__ import annotations

import ast
import graphlib
import importlib
import inspect
import re
from pathlib import Path

import pytest

from tests.source_code import FLOORS, HOUSE, called, files, functions, imports, module_of, refuse, tree, where

SCREEN_LIBRARIES = {"streamlit", "starlette", "plotly"}
TASKS = ("code", "prepare", "explore", "share")

# What a part of corpus or coding may use of its own package; `rules` are the modules straight in the package.
RULES = ("rules", "reading", "exchange", "themes")
MAY_USE = {
    "rules": RULES,
    "reading": ("rules", "reading"),
    "exchange": RULES,
    "themes": ("rules", "themes"),
    "store": (*RULES, "store"),
    "actions": (*RULES, "store", "actions"),
    "shell": (*RULES, "store", "actions", "shell"),
}
# What a part of coding may use of corpus, the floor below it.
MAY_USE_BELOW = {
    **dict.fromkeys(RULES, ("rules", "reading")),
    "store": ("rules", "reading", "store"),
    "actions": ("rules", "reading", "store", "actions"),
    "shell": ("rules", "reading", "store", "actions", "shell"),
}
PAGES_MAY_USE = {
    "frame": ("frame",),
    "widgets": ("widgets", "frame"),
    "gate": ("gate", "frame"),
    **{task: (task, "widgets", "frame") for task in TASKS},
}
# Statements in which DuckDB takes no parameter: (function, why its text may be put together).
SQL_PUT_TOGETHER = {
    ("corpus/store/database.py", "attach_file"),  # ATTACH takes neither its path nor its key as a parameter
    ("corpus/store/database.py", "_attach"),  # likewise
    ("corpus/store/database.py", "_migrate"),  # the text of a migration file of this project
    ("coding/store/integrity.py", "_count"),  # names of tables and columns from a list in the module
    ("coding/store/integrity.py", "_strange_authors"),  # likewise
    ("coding/store/news.py", "count_news"),  # a fixed text from a table in the module
    *(  # names of tables and columns from the register in coding/store/erased.py
        ("coding/store/erasing.py", name)
        for name in ("change_words", "_delete", "_delete_followers", "_passages", "_move")
    ),
    *(
        ("coding/store/withdrawing.py", name) for name in ("_delete_orphans", "_delete_old_quotes")
    ),  # likewise
    *(
        ("corpus/store/rewriting.py", name) for name in ("rewrite", "before", "_write_anew")
    ),  # lists in the module
}


def part_of(module: str) -> str:
    """The part of its package that a module belongs to: a folder, `rules`, or `shell` for what the shell starts."""
    package, _, rest = module.partition(".")
    first = rest.partition(".")[0]
    if first in ("__main__", "shell"):
        return "shell"
    return first if first and (HOUSE / package / first).is_dir() else "rules"


def test_imports_run_downward_from_pages_to_coding_to_corpus() -> None:
    found = []
    for file in files(*FLOORS):
        floor = FLOORS.index(file.relative_to(HOUSE).parts[0])
        above = {*FLOORS[floor + 1 :], "tests", "benchmarks", "tools", "streamlit_app"}
        found += [
            f"{where(file, node)} imports {name}"
            for name, node in imports(file)
            if name.split(".")[0] in above
        ]
    refuse(found, "A floor imports from above it")


def test_inside_corpus_and_coding_rules_know_no_store_and_stores_no_actions() -> None:
    found = []
    for file in files("corpus", "coding"):
        module = module_of(file)
        package, part = module.split(".")[0], part_of(module)
        for name, node in imports(file):
            used = name.split(".")[0]
            allowed = {package: MAY_USE, "corpus": MAY_USE_BELOW}.get(used)
            if allowed is not None and part_of(name) not in allowed.get(part, ()):
                found.append(f"{where(file, node)} ({part}) imports {name} ({part_of(name)})")
    refuse(found, "rules <- store <- actions <- shell does not hold")


def test_inside_pages_tasks_use_widgets_and_the_frame_and_never_each_other() -> None:
    found = []
    for file in files("pages"):
        part = module_of(file).split(".")[1:2]
        for name, node in imports(file):
            used = name.split(".")
            if part and used[0] == "pages" and (len(used) < 2 or used[1] not in PAGES_MAY_USE[part[0]]):
                found.append(f"{where(file, node)} imports {name}")
    refuse(found, "code, prepare, explore, share -> widgets -> frame; gate -> frame; nothing else")


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        module_of(file): {name for name, _ in imports(file) if name.split(".")[0] in FLOORS}
        - {module_of(file)}
        for file in files(*FLOORS)
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail("A circle of imports: " + " <- ".join(error.args[1]))


def test_only_pages_know_of_the_screen() -> None:
    found = [
        f"{where(file, node)} imports {name}"
        for file in files("corpus", "coding", "tools")
        for name, node in imports(file)
        if name.split(".")[0] in SCREEN_LIBRARIES
    ]
    refuse(found, "Only pages/ may import streamlit, starlette and plotly")


def test_duckdb_is_imported_in_stores_only() -> None:
    found = [
        f"{where(file, node)} imports {name}"
        for file in files(*FLOORS, "tools", "streamlit_app.py")
        for name, node in imports(file)
        if name.split(".")[0] == "duckdb" and "store" not in file.relative_to(HOUSE).parts[:-1]
    ]
    refuse(found, "Only */store/ may import duckdb")


SQL = re.compile(
    r"\bSELECT\b[\s\S]+\bFROM\b|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE \w+ SET\b"
    r"|\b(?:CREATE|DROP|ALTER) (?:OR REPLACE |TEMP )*(?:TABLE|VIEW|MACRO)\b|\b(?:ATTACH|COPY) '"
)


def test_sql_is_written_in_stores_only() -> None:
    found = []
    for file in files(*FLOORS, "tools", "streamlit_app.py"):
        if "store" in file.relative_to(HOUSE).parts[:-1]:
            continue
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value):
                found.append(f"{where(file, node)}: SQL")
            elif isinstance(node, ast.Call) and called(node) in ("execute", "executemany"):
                found.append(f"{where(file, node)}: .{called(node)}(…)")
    refuse(found, "SQL outside */store/")


def fixed_text(node: ast.expr, file: Path) -> bool:
    """Whether an expression can only be text that stands in the code: a literal, a choice of them, or a constant."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.IfExp):
        return fixed_text(node.body, file) and fixed_text(node.orelse, file)
    if isinstance(node, ast.Subscript):
        return fixed_text(node.value, file)
    if isinstance(node, ast.Dict):
        return all(fixed_text(value, file) for value in node.values)
    if isinstance(node, (ast.Tuple, ast.List)):
        return all(fixed_text(value, file) for value in node.elts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return fixed_text(node.left, file) and fixed_text(node.right, file)
    if isinstance(node, ast.Name):
        return node.id.lstrip("_").isupper() and all(
            fixed_text(value, file) for value in constant(node.id, file)
        )
    return False


def constant(name: str, file: Path) -> list[ast.expr]:
    """What a module assigns to a constant; something that is no text when it does not."""
    found = []
    for node in tree(file).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if name in [getattr(target, "id", "") for target in targets]:
            found.append(node.value)  # type: ignore[attr-defined]
    return found or [ast.Constant(None)]


def test_sql_is_never_put_together_from_pieces() -> None:
    found = []
    for file in files(*FLOORS, "tools"):
        for function in functions(file):
            if (where(file), function.name) in SQL_PUT_TOGETHER:
                continue
            for node in ast.walk(function):
                runs = isinstance(node, ast.Call) and called(node) in ("execute", "executemany", "sql")
                if runs and not (node.args and fixed_text(node.args[0], file)):
                    found.append(f"{where(file, node)} in {function.name}")
    refuse(found, "SQL that is not one fixed text with $named parameters")


def test_the_list_of_exceptions_for_sql_names_only_what_exists() -> None:
    known = {(where(file), function.name) for file in files(*FLOORS) for function in functions(file)}
    assert known >= SQL_PUT_TOGETHER


@pytest.mark.parametrize("package", ["corpus", "coding"])
def test_every_action_says_which_roles_may_do_it(package: str) -> None:
    found = []
    for file in files(f"{package}/actions"):
        module = importlib.import_module(module_of(file))
        found += [
            f"{module.__name__}.{name}"
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__
            and not name.startswith("_")
            and not getattr(function, "roles", ())
        ]
    refuse(found, "A public function in actions/ without @allowed(…)")


def test_every_action_takes_a_cursor_and_the_one_who_acts() -> None:
    found = []
    for file in (*files("corpus/actions"), *files("coding/actions")):
        for function in functions(file):
            first = [argument.arg for argument in function.args.args[:2]]
            if any(called_name(mark) == "allowed" for mark in function.decorator_list) and first != [
                "cursor",
                "by",
            ]:
                found.append(f"{where(file, function)} {function.name}({', '.join(first)}, …)")
    refuse(found, "An action begins with (cursor, by, …)")


def called_name(node: ast.expr) -> str:
    return called(node) if isinstance(node, ast.Call) else getattr(node, "id", "")
