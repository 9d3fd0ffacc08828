"""Work that takes long goes on beside the pages, is given whole or not at all, and never outlives a withdrawal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from corpus.accounts import SHELL
from corpus.consent import DEFAULT_USES
from corpus.errors import N_, BadInput, Conflict, MeerstemError
from corpus.store.consents import add_consent
from corpus.store.database import Cursor, transaction
from corpus.store.participants import add_participant
from pages.frame.background import Made, Tell, begin, forget, picked_up, work_on

FILE = Made("report.pdf", "application/pdf", b"all of it")


def wait_for(key: tuple[str, str]) -> None:
    for _ in range(600):
        work = work_on(key)
        if work is None or work.done:
            return
        time.sleep(0.05)


def change_consent(cursor: Cursor) -> None:
    with transaction(cursor):
        person = add_participant(cursor, "P01", SHELL.account_id)
        add_consent(cursor, person, DEFAULT_USES, None, "paper", "", SHELL.account_id)


def test_it_tells_how_far_it_is_and_is_picked_up_when_it_is_whole(page_cursor: Cursor) -> None:
    key, half, go_on = ("somebody", "whole"), threading.Event(), threading.Event()

    def make(cursor: Cursor, tell: Tell) -> Made:
        tell(0.5)
        half.set()
        go_on.wait(30)
        return FILE

    begin(key, make)
    assert half.wait(30) and picked_up(page_cursor, key) is None
    work = work_on(key)
    assert work is not None and work.part == 0.5 and not work.done
    go_on.set()
    wait_for(key)
    assert picked_up(page_cursor, key) == FILE and picked_up(page_cursor, key) == FILE, (
        "also when asked again"
    )


@pytest.mark.parametrize("when", ["during", "after"])
def test_when_somebody_withdraws_it_is_thrown_away_and_says_so(page_cursor: Cursor, when: str) -> None:
    key, begun, go_on = ("somebody", when), threading.Event(), threading.Event()

    def make(cursor: Cursor, tell: Tell) -> Made:
        begun.set()
        go_on.wait(30)
        return FILE

    begin(key, make)
    assert begun.wait(30)
    if when == "during":
        change_consent(page_cursor)
    go_on.set()
    wait_for(key)
    if when == "after":
        change_consent(page_cursor)
    with pytest.raises(Conflict):
        picked_up(page_cursor, key)
    assert work_on(key) is None and picked_up(page_cursor, key) is None


def fails(cursor: Cursor, tell: Tell) -> Made:
    raise BadInput(N_("Choose at least one part of the report."))


def breaks(cursor: Cursor, tell: Tell) -> Made:
    raise ValueError("with words of somebody")


@pytest.mark.parametrize("make", [fails, breaks])
def test_what_goes_wrong_is_told_once_and_without_anybodys_words(
    page_cursor: Cursor, make: Callable[[Cursor, Tell], Made]
) -> None:
    key = ("somebody", make.__name__)
    begin(key, make)
    wait_for(key)
    with pytest.raises(MeerstemError) as told:
        picked_up(page_cursor, key)
    assert "words of somebody" not in str(told.value) and picked_up(page_cursor, key) is None


def test_what_was_stopped_is_not_given_any_more(page_cursor: Cursor) -> None:
    key, go_on = ("somebody", "stopped"), threading.Event()

    def make(cursor: Cursor, tell: Tell) -> Made:
        go_on.wait(30)
        return FILE

    begin(key, make)
    forget(key)
    go_on.set()
    begin(("somebody", "next"), lambda cursor, tell: FILE)
    wait_for(("somebody", "next"))
    assert picked_up(page_cursor, key) is None
