"""The chooser of files, as far as the server is concerned: what a browser sends may be anything, and come twice."""

from __future__ import annotations

import base64

import pytest
from streamlit.testing.v1 import AppTest

from pages.widgets.file_chooser import LARGEST
from tests.pages.opening import trigger


def script(several: bool) -> None:
    """A page with nothing but the chooser."""
    import streamlit as st

    from pages.widgets.file_chooser import choose_files, forget_files

    if st.button("forget", key="forget"):
        forget_files("some")
    for file in choose_files("Some files", (".txt",), "some", several):
        st.text(f"{file.name} {file.size} {'' if file.data is None else file.data.decode()}")


def opened(several: bool = True) -> AppTest:
    return AppTest.from_function(script, default_timeout=60, args=(several,)).run()


def sent(file_id: str, name: str = "a.txt", data: str | None = "YWJj", size: object = 3) -> dict[str, object]:
    return {"id": file_id, "name": name, "size": size, "data": data}


def seen(at: AppTest) -> list[str]:
    assert not at.exception
    return [text.value for text in at.text]


def test_files_are_kept_in_the_order_in_which_they_were_chosen() -> None:
    at = trigger(opened(), "some-chooser", "chosen", [sent("1"), sent("2", "b.txt")])
    at = trigger(at, "some-chooser", "chosen", [sent("3", "C:\\map\\c.txt")])
    assert seen(at) == ["a.txt 3 abc", "b.txt 3 abc", "c.txt 3 abc"]
    assert seen(at.run()) == ["a.txt 3 abc", "b.txt 3 abc", "c.txt 3 abc"]


def test_a_file_that_is_sent_twice_is_there_once() -> None:
    at = trigger(opened(), "some-chooser", "chosen", [sent("1")])
    assert seen(trigger(at, "some-chooser", "chosen", [sent("1")])) == ["a.txt 3 abc"]


def test_a_file_that_was_removed_does_not_come_back_when_sent_once_more() -> None:
    at = trigger(opened(), "some-chooser", "chosen", [sent("1"), sent("2", "b.txt")])
    at = trigger(at, "some-chooser", "removed", ["1"])
    assert seen(trigger(at, "some-chooser", "chosen", [sent("1")])) == ["b.txt 3 abc"]
    assert seen(at.button[0].click().run()) == []


@pytest.mark.parametrize(
    "nonsense",
    [None, 3, "x", [None, 3], [{}], [sent("1", data="%%")], [sent("1", size="x")], [sent("", "a.txt")]],
)
def test_nonsense_from_a_browser_is_passed_over(nonsense: object) -> None:
    assert seen(trigger(opened(), "some-chooser", "chosen", nonsense)) == []


def test_a_file_that_is_too_large_keeps_its_name_and_size_only() -> None:
    data = base64.b64encode(b"x" * (LARGEST + 1)).decode()
    at = trigger(
        opened(), "some-chooser", "chosen", [sent("1", data=None, size=99_000_000), sent("2", data=data)]
    )
    assert seen(at) == ["a.txt 99000000", "a.txt 3"]


def test_where_one_file_is_asked_for_the_last_one_counts() -> None:
    at = trigger(opened(several=False), "some-chooser", "chosen", [sent("1")])
    assert seen(trigger(at, "some-chooser", "chosen", [sent("2", "b.txt")])) == ["b.txt 3 abc"]
