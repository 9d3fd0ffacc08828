"""What travels between the page and the browser while somebody practises."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from coding.practice import Run
from coding.practice_built_in import built_in
from pages.widgets import practice_passages
from pages.widgets.practice_passages import practice_data, read_said
from pages.widgets.practice_passages.labels import labels

NODE = shutil.which("node")
RUN = "01930000-0000-7000-8000-000000000001"


@pytest.mark.skipif(NODE is None, reason="node is not installed; it reads the script")
def test_the_script_of_practice_joins_into_one_module(tmp_path: Path) -> None:
    joined = tmp_path / "practice.mjs"
    joined.write_text(practice_passages.script(), encoding="utf-8")
    run = subprocess.run([str(NODE), "--check", str(joined)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert practice_passages.script().count("export default ") == 1


def test_every_label_that_the_script_asks_for_is_there() -> None:
    own = (practice_passages.HERE / "practice.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\blabels\.(\w+)", own)) == set(labels())


def test_every_choice_has_a_name_a_key_of_its_own_and_something_to_say_at_each_passage() -> None:
    sent = practice_data(built_in("nl"), Run(RUN, None), {0: "home"})
    keys = [code["shortcut"] for code in sent["codes"]]
    assert all(keys) and len(set(keys)) == len(keys) == 7 and sent["at"] == 1
    for passage in sent["passages"]:
        assert set(passage["said"]) == {code["key"] for code in sent["codes"]}
        assert "".join(turn["marked"] for turn in passage["turns"])
        assert all(0 < one["share"] <= 1 for one in passage["spread"])
    assert len(json.dumps(sent)) < 40_000


UNREADABLE = [["a", "0", "b"], ["a", True, "b"], ["a", 0], None]
STRANGE = (
    *(None, 3, "x", [], {}, {"run_id": RUN}, {"run_id": RUN, "answers": {"a": 1}}),
    *({"run_id": "other", "answers": [["a", 0, "b"]]}, {"run_id": RUN, "answers": UNREADABLE}),
)


@pytest.mark.parametrize("strange", STRANGE)
def test_what_cannot_be_read_is_no_answer(strange: object) -> None:
    said = read_said(strange, strange, RUN)
    assert said.answers == () and said.how is None


def test_answers_are_read_in_their_order() -> None:
    said = read_said(
        {"run_id": RUN, "answers": [["a", 0, "home"], ["b", 0, ""]]}, {"run_id": RUN, "how": "finished"}, RUN
    )
    assert said.answers == (("a", 0, "home"), ("b", 0, "")) and said.how == "finished"
