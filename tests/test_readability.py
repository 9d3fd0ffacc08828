"""The code reads as ARCHITECTURE.md says: short, told in one sentence each, and safe on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.source_code import APPLICATION, FLOORS, HOUSE, files, functions, imports, refuse, tree, where

LONGEST_FUNCTION = 45
LONGEST_FILE = 300
WIDGETS = {
    *("audio_input", "button", "camera_input", "chat_input", "checkbox", "color_picker", "data_editor"),
    *("date_input", "datetime_input", "download_button", "feedback", "file_uploader", "form_submit_button"),
    *("menu_button", "multiselect", "number_input", "pills", "radio", "segmented_control", "select_slider"),
    *("selectbox", "slider", "text_area", "text_input", "time_input", "toggle"),
}
CALLBACKS = {"on_change", "on_click", "on_dismiss", "on_select", "on_submit"}


def test_every_folder_says_in_one_sentence_what_lives_in_it() -> None:
    folders = {file.parent for file in files(*FLOORS, "benchmarks", "tools")}
    found = []
    for folder in sorted(folders):
        file = folder / "__init__.py"
        if not file.exists() or not ast.get_docstring(tree(file)):
            found.append(where(folder))
    refuse(found, "A folder without a docstring in its __init__.py")


def test_every_module_and_every_public_function_has_a_docstring() -> None:
    found = [where(file) for file in files(*APPLICATION) if not ast.get_docstring(tree(file))]
    for file in files(*FLOORS):
        found += [
            f"{where(file, node)} {node.name}"
            for node in tree(file).body
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    refuse(found, "Without a docstring")


def test_functions_fit_on_a_screen() -> None:
    found = []
    for file in files(*APPLICATION, "tests"):
        for function in functions(file):
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                found.append(f"{where(file, function)} {function.name}: {lines} lines")
    refuse(found, f"Functions of more than {LONGEST_FUNCTION} lines")


def test_files_stay_readable_in_one_sitting() -> None:
    found = []
    for file in files(*APPLICATION, "tests", endings=(".py", ".js", ".css")):
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            found.append(f"{where(file)}: {lines} lines")
    refuse(found, f"Files of more than {LONGEST_FILE} lines")


def test_no_page_works_in_a_callback_where_no_error_boundary_is() -> None:
    found = []
    for file in files("pages"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.keyword) and node.arg in CALLBACKS and not does_nothing(node.value):
                found.append(f"{where(file, node)} {node.arg}=")
    refuse(found, "Work in a callback: it runs before the page, outside the frame's error boundary")


def does_nothing(node: ast.expr) -> bool:
    """Whether a callback is a word such as "rerun", None, or a lambda that only gives None."""
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Lambda) and isinstance(node.body, ast.Constant)
    )


def test_every_widget_has_a_key_so_that_a_change_of_language_keeps_what_was_typed() -> None:
    found = []
    for file in files("pages"):
        if any(name.split(".")[0] == "streamlit" for name, _ in imports(file)):
            found += keyless(file)
    refuse(found, "A widget without key=")


def keyless(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        names = {keyword.arg for keyword in node.keywords}
        if (node.func.attr in WIDGETS or "on_select" in names) and "key" not in names:
            yield f"{where(file, node)} {node.func.attr}"


def test_page_scripts_live_one_folder_down() -> None:
    found = [where(file) for file in (HOUSE / "pages").glob("*.py") if file.name != "__init__.py"]
    refuse(found, "A script straight in pages/ is reached without the frame on a fresh server")


def test_no_file_switches_the_language_of_every_user_at_once() -> None:
    found = [
        where(file, node)
        for file in files(*APPLICATION)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("gettext.install", "locale.setlocale")
    ]
    refuse(found, "This holds for the whole process, not for one person")
