"""Opening a page as people do: through the frame, signed in, on a study of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import GATE, Account
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE, account_changed
from corpus.store.accounts import add_account, add_language
from corpus.store.database import Cursor, Store, transaction
from corpus.store.sessions import add_session
from pages.frame import the_store as the_stores
from pages.frame.menu import MENU
from pages.frame.the_store import the_store

MAIN = Path(__file__).parents[2] / "pages" / "frame" / "main.py"
PATIENCE = 60  # seconds; the first page of a process loads word lists


@dataclass(frozen=True)
class Study:
    """The study behind the pages, and how they are opened; `account(role)` is who opens them in that role."""

    accounts: dict[str, Account]
    tokens: dict[str, str]
    monkeypatch: pytest.MonkeyPatch

    def account(self, role: str) -> Account:
        """The account of this role, made and signed in at first use."""
        if role not in self.accounts:
            made = Account(new_id(), f"Test {role}", role, "en")
            with the_store().cursor() as cursor, transaction(cursor):
                add_account(cursor, GATE, made)
                self.tokens[role] = add_session(cursor, made, made, OWN_DEVICE).token
            self.accounts[role] = made
        return self.accounts[role]

    def open(self, role: str, address: str, language: str = "en", **query: str) -> AppTest:
        """The page at this address (as in the menu), shown to this role; `query` are its parameters.

        English unless asked otherwise: the sentences in the code. Later runs go on as the same person.
        """
        token = self.tokens[role] if self.account(role) else ""
        if language != "en":
            self._speak(role, language)
        self.monkeypatch.setattr("pages.frame.session.session_token", lambda cookies: token)
        # AppTest reads the options of a widget outside the session, where the language is the default.
        self.monkeypatch.setattr("pages.frame.language.DEFAULT", language)
        entry = next(entry for entry in MENU if entry.address == address and role in entry.roles)
        at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE).run()
        for name, value in query.items():
            at.query_params[name] = value
        return at.switch_page(f"../{entry.file}").run()

    def _speak(self, role: str, language: str) -> None:
        with the_store().cursor() as cursor, transaction(cursor):
            add_language(cursor, GATE, self.accounts[role].account_id, language)
        account_changed(self.accounts[role].account_id)


@pytest.fixture
def study(file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A new study that the pages of this test find, with an intake of its own beside it."""
    monkeypatch.setattr(the_stores, "_open", file_store)
    monkeypatch.setenv("MEERSTEM_STORE", str(tmp_path / "study.duckdb"))
    for name in ("MEERSTEM_KEY", "MEERSTEM_INTAKE", "MEERSTEM_INTAKE_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Study({}, {}, monkeypatch)


@pytest.fixture
def open_app(study: Study) -> Callable[..., AppTest]:
    """`open_app(role, address, language="en", **query)`: the page, run once (see Study.open)."""
    return study.open


@pytest.fixture
def page_cursor(study: Study) -> Iterator[Cursor]:
    """A cursor on the study that the pages show."""
    with the_store().cursor() as opened:
        yield opened
