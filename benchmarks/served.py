"""Streamlit servers and a browser for measuring: the real app on a study of its own, and a bare page beside it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from benchmarks.interviews import interviews
from coding.actions.assign import assign
from coding.actions.change_codebook import bring_in_codebook
from coding.actions.code_passage import code_passage
from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, SHELL, Account
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.bringing_in import prepare
from corpus.ids import new_id
from corpus.store.accounts import add_account
from corpus.store.database import Cursor, open_store, transaction
from corpus.store.sentences import sentence_spans
from corpus.store.sessions import add_session

HOUSE = Path(__file__).parent.parent
PROBE = Path(__file__).with_name("probe.js")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CODES, GROUPS = 40, 8
BARE_PAGE = """import streamlit as st
st.session_state.count = st.session_state.get("count", 0) + 1
st.button("Again", key="again")
st.html(f'<span id="count">{st.session_state.count}</span>')
"""


def make_study(folder: Path, words: int, marks: int) -> tuple[str, str]:
    """One interview of so many words with so many marks by one co-researcher: its id, and their session's token."""
    store = open_store(str(folder / "study.duckdb"))
    try:
        with store.cursor() as cursor:
            coder = Account(new_id(), "Ria Verzonnen", CO_RESEARCHER)
            with transaction(cursor):
                add_account(cursor, SHELL, coder)
                token = add_session(cursor, SHELL, coder, timedelta(hours=2)).token
            name, text = next(interviews(1, words))
            ready = prepare(f"{name}.txt", text.encode(), {}, {})
            (transcript_id,) = bring_in_transcripts(cursor, SHELL, [ready])
            assign(cursor, SHELL, transcript_id, coder.account_id)
            _mark(cursor, coder, transcript_id, make_codebook(cursor), marks)
    finally:
        store.close()
    return transcript_id, token


def make_codebook(cursor: Cursor) -> list[str]:
    """Write 40 codes in 8 groups; gives their ids."""
    groups = [Code(new_id(), f"Groep {number}", position=number, codable=False) for number in range(GROUPS)]
    codes = [
        Code(new_id(), f"Code {number}", groups[number % GROUPS].code_id, number, definition="Verzonnen.")
        for number in range(CODES)
    ]
    bring_in_codebook(cursor, SHELL, [*groups, *codes])
    return [code.code_id for code in codes]


def _mark(cursor: Cursor, coder: Account, transcript_id: str, codes: list[str], marks: int) -> None:
    """Marks on the sentences with an even number, again from the start when these run out."""
    spans = sentence_spans(cursor, transcript_id)[::2]
    for number in range(marks):
        _, start, end = spans[number % len(spans)]
        code_passage(cursor, coder, new_id(), transcript_id, codes[number % len(codes)], start, end)


@contextmanager
def app(folder: Path) -> Iterator[str]:
    """The address of the real app on the study in this folder."""
    with watched_app(folder) as (address, _process):
        yield address


@contextmanager
def watched_app(folder: Path) -> Iterator[tuple[str, int]]:
    """The same, and the number of its process, to look at its memory."""
    port = _free_port()
    address = f"http://localhost:{port}"
    settings = {"MEERSTEM_STORE": str(folder / "study.duckdb"), "MEERSTEM_ADDRESS": address}
    with _served(HOUSE, "streamlit_app.py", port, settings, folder / "app.log") as process:
        yield address, process


@contextmanager
def bare_page(folder: Path) -> Iterator[str]:
    """The address of a page with a button and a number, under the same configuration."""
    home = folder / "bare"
    shutil.copytree(HOUSE / ".streamlit", home / ".streamlit")
    (home / "bare.py").write_text(BARE_PAGE, encoding="utf-8")
    port = _free_port()
    with _served(home, "bare.py", port, {}, folder / "bare.log"):
        yield f"http://localhost:{port}"


@contextmanager
def browser(address: str, token: str) -> Iterator[BrowserContext]:
    """A window of Debian's Chromium, signed in at this address, with the probe in every page."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = opened.new_context(viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": "meerstem_session", "value": token, "url": address}])
        context.add_init_script(path=PROBE)
        yield context
        opened.close()


@contextmanager
def _served(home: Path, script: str, port: int, settings: dict[str, str], log: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=home, env=os.environ | settings, stdout=out, stderr=out)
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", log)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str, log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server does not start: {log.read_text()[-500:]}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])
