"""The marker's JavaScript: its rules under node, and the promise that its files join into one module."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from coding.codebook import Code
from pages.widgets import passage_marker
from pages.widgets.passage_marker import HERE, SCRIPTS, STYLES, code_data, labels

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed; it runs the marker's own tests")


@needs_node
def test_the_rules_of_the_marker_hold() -> None:
    tests = Path(__file__).with_name("marker.test.mjs")
    run = subprocess.run([str(NODE), "--test", str(tests)], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout[-4_000:] + run.stderr[-2_000:]


@needs_node
def test_the_files_join_into_one_module(tmp_path: Path) -> None:
    joined = tmp_path / "marker.mjs"
    joined.write_text(passage_marker.script(), encoding="utf-8")
    run = subprocess.run([str(NODE), "--check", str(joined)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert passage_marker.script().count("export default ") == 1
    assert not re.search(r"^import ", passage_marker.script(), flags=re.MULTILINE)


def test_no_file_is_left_out_and_each_name_exists_once() -> None:
    assert {file.stem for file in HERE.glob("*.js")} == set(SCRIPTS)
    assert {file.stem for file in HERE.glob("*.css")} == set(STYLES)
    names = re.findall(
        r"^(?:async )?(?:function|const|let) (\w+)", passage_marker.script(), flags=re.MULTILINE
    )
    assert len(names) == len(set(names))
    for file in [*HERE.glob("*.js"), *HERE.glob("*.css")]:
        assert len(file.read_text(encoding="utf-8").splitlines()) < 300, file.name


def test_the_script_and_the_labels_know_the_same_words() -> None:
    used = set(re.findall(r"\blabels\.(\w+)", passage_marker.script()))
    for name in re.findall(r'counted\(labels, "(\w+)"', passage_marker.script()):
        used |= {f"{name}_one", f"{name}_many"}
    assert used == set(labels())


def test_codes_for_passages_get_keys_and_others_do_not() -> None:
    codes = [Code("g", "Groep", codable=False), *(Code(str(i), f"C{i}", "g") for i in range(40))]
    keys = [code["key"] for code in code_data(codes)]
    assert keys[:3] == ["", "1", "2"] and keys[10] == "a" and keys[-1] == ""
    given = [key for key in keys if key]
    assert len(given) == len(set(given)) == 35
