"""How long the server works on a page with figures: the script from its first line to its last, on 62 interviews, warm.

Through the frame and signed in, in this process (Streamlit's AppTest): all that a page does but the way to the browser.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, in_ms, median, times
from benchmarks.study import fill, fill_series
from corpus.accounts import GATE, RESEARCHER, WORK_GROUP, Account
from corpus.ids import new_id
from corpus.store.accounts import add_account
from corpus.store.database import Store, open_store, transaction
from corpus.store.sessions import add_session
from pages.frame import session, the_store
from pages.frame.menu import MENU

INTERVIEWS, CODINGS = 62, 17_000
SECONDS, COUNT = 0.100, 15
MAIN = Path(__file__).parents[1] / "pages" / "frame" / "main.py"
# Who opens which page, with which choices in its link.
PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (WORK_GROUP, "dashboard", {}),
    (RESEARCHER, "themes", {}),
    (RESEARCHER, "crosstab", {}),
    (RESEARCHER, "crosstab", {"by": "age_group", "and": "subgroup"}),
    (RESEARCHER, "crosstab", {"by": "subgroup", "and": "attribute:municipality", "picture": "bars"}),
    (RESEARCHER, "together", {}),
    (RESEARCHER, "together", {"near": "turn", "picture": "network"}),
    (RESEARCHER, "together", {"near": "interview"}),
    (RESEARCHER, "course", {}),
    (RESEARCHER, "passages", {}),
    (RESEARCHER, "progress", {}),
    (RESEARCHER, "agreement", {}),
)


def measure() -> list[Figure]:
    """Each page, opened once before and then again and again."""
    logging.disable(logging.WARNING)  # Streamlit says at each run that there is no browser
    try:
        with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder, _study(Path(folder)) as tokens:
            return [_page(tokens[role], role, address, query) for role, address, query in PAGES]
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _study(folder: Path) -> Iterator[dict[str, str]]:
    """The study behind the pages, with a session for each role; what stood there comes back."""
    opened = open_store(str(folder / "study.duckdb"))
    with opened.cursor() as cursor:
        fill(cursor, INTERVIEWS, CODINGS)
        fill_series(cursor, INTERVIEWS)
    before, token = the_store._open, session.session_token
    the_store._open = opened
    os.environ["MEERSTEM_STORE"] = str(folder / "study.duckdb")
    try:
        yield {role: _signed_in(opened, role) for role in (RESEARCHER, WORK_GROUP)}
    finally:
        the_store._open, session.session_token = before, token
        del os.environ["MEERSTEM_STORE"]
        opened.close()


def _signed_in(opened: Store, role: str) -> str:
    account = Account(new_id(), f"Bench {role}", role, "nl")
    with opened.cursor() as cursor, transaction(cursor):
        add_account(cursor, GATE, account)
        return add_session(cursor, account, account, timedelta(hours=2)).token


def _page(token: str, role: str, address: str, query: dict[str, str]) -> Figure:
    session.session_token = lambda _cookies: token
    entry = next(one for one in MENU if one.address == address and role in one.roles)
    at = AppTest.from_file(str(MAIN), default_timeout=60).run()
    for name, value in query.items():
        at.query_params[name] = value
    at.switch_page(f"../{entry.file}").run()
    if at.error or at.exception:
        raise RuntimeError(f"the page {address} does not open")
    seconds = times(at.run, COUNT)
    asked = " ".join(f"{name}={value}" for name, value in query.items())
    what = f"page {address} {asked}".strip() + f", {INTERVIEWS} interviews, {CODINGS:,} codings, warm"
    return Figure(what, in_ms(seconds), f"< {SECONDS * 1000:.0f} ms", median(seconds) < SECONDS)
