"""The real app in a process of its own, and a real browser to visit it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from coding.actions.assign import assign
from corpus.accounts import SHELL, Account
from corpus.store.database import Cursor, open_store
from corpus.store.sessions import add_session
from tests.coding.small_study import SAID, SmallStudy, seed_conversation, seed_small_study

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
COOKIE = "meerstem_session"
DESK = {"width": 1280, "height": 800}
READY = ".mm-root[data-ready]"


@dataclass
class RunningApp:
    """The app on a free port with a study of its own; `start` and `kill` may follow each other."""

    folder: Path
    port: int
    study: SmallStudy
    tokens: dict[str, str]
    interviews: list[tuple[str, str]] = field(default_factory=list)  # (id, text), each for one test
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """The study itself; only while the app does not run."""
        store = open_store(str(self.folder / "study.duckdb"))
        try:
            with store.cursor() as cursor:
                yield cursor
        finally:
            store.close()

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "streamlit_app.py",
            "--server.port",
            str(self.port),
        ]
        setting = {"MEERSTEM_STORE": str(self.folder / "study.duckdb"), "MEERSTEM_ADDRESS": self.address}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **setting},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the app does not start: " + (self.folder / "log").read_text()[-2_000:])

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def interview(self) -> tuple[str, str]:
        """An interview that no other test has touched: its id and text."""
        return self.interviews.pop()

    def page_of(self, transcript_id: str) -> str:
        return f"{self.address}/interview?id={transcript_id}"


def free_port() -> int:
    """A port that nobody listens to now."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


def seeded_app(folder: Path, interviews: int, said: tuple[tuple[int, str], ...] = SAID) -> RunningApp:
    """A study with this many interviews, all given to both co-researchers, and a session for everybody."""
    port = free_port()
    store = open_store(str(folder / "study.duckdb"))
    with store.cursor() as cursor:
        study = seed_small_study(cursor)
        made = [
            seed_conversation(cursor, study.researcher, said, f"Gesprek {number + 2}")
            for number in range(interviews)
        ]
        for transcript_id, _text in made:
            for account in (study.coder, study.other):
                assign(cursor, study.researcher, transcript_id, account.account_id)
        people = (study.coder, study.other, study.researcher)
        tokens = {one.account_id: add_session(cursor, SHELL, one, timedelta(hours=2)).token for one in people}
    store.close()
    return RunningApp(folder, port, study, tokens, made)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed; it is what the browser tests look through")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def running_app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real app, for the tests of one file together; each takes an interview of its own."""
    app = seeded_app(tmp_path_factory.mktemp("app"), 24, SAID * 3)
    app.start()
    yield app
    app.kill()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of the app as one of its people, in a window of their own: visit(app, account, address,
    **window).
    """
    contexts: list[BrowserContext] = []

    def opened(app: RunningApp, account: Account, address: str, **window: object) -> Page:
        context = browser.new_context(**{"viewport": DESK, **window})
        contexts.append(context)
        context.add_cookies([{"name": COOKIE, "value": app.tokens[account.account_id], "url": app.address}])
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def reading(running_app: RunningApp, visit: Callable[..., Page]) -> Callable[..., Page]:
    """An interview opened by a co-researcher and ready to be marked: reading(transcript_id, **window)."""

    def opened(transcript_id: str, **window: object) -> Page:
        page = visit(running_app, running_app.study.coder, running_app.page_of(transcript_id), **window)
        page.wait_for_selector(READY, timeout=60_000)
        return page

    return opened


@pytest.fixture(scope="module")
def first_start(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as it starts in an empty folder."""
    app = RunningApp(tmp_path_factory.mktemp("first"), free_port(), None, {})  # type: ignore[arg-type]
    app.start()
    yield app
    app.kill()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window at a desk that stays open for all tests of a file."""
    context = browser.new_context(viewport=DESK, locale="nl-NL")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()
