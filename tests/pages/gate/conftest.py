"""The real application with its gate, on a new study for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import streamlit as st
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from corpus import credentials
from corpus.accounts import CO_RESEARCHER, GATE, SHELL
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.invite import invite
from corpus.actions.set_up_first_researcher import set_up_first_researcher
from corpus.credentials import PASSPHRASE
from corpus.sessions import SignedIn
from corpus.store.database import Store, open_store
from pages.frame import the_store
from pages.gate.app import application
from tests.pages.gate.visiting import WORDS


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application, started once: a process has one Streamlit."""
    folder = tmp_path_factory.mktemp("gate")
    script = folder / "script.py"
    script.write_text('import streamlit as st\nst.write("behind the gate")\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        store = open_store(str(folder / "start.duckdb"))
        patch.setattr(the_store, "_open", store)
        with TestClient(st.App(**{**application(), "script_path": script}), follow_redirects=False) as client:
            yield client
        store.close()


@pytest.fixture
def client(server: TestClient, file_store: Store, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser that has never been here, before an empty study."""
    monkeypatch.setattr(the_store, "_open", file_store)
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    server.cookies.clear()
    return server


@pytest.fixture
def petra(client: TestClient, file_store: Store) -> SignedIn:
    """The first researcher, signed in on some other device."""
    with file_store.cursor() as cursor:
        return set_up_first_researcher(cursor, SHELL, "Petra Proef", WORDS)


@pytest.fixture
def sam(petra: SignedIn, file_store: Store) -> SignedIn:
    """A co-researcher, signed in on some other device."""
    with file_store.cursor() as cursor:
        token = invite(cursor, petra.session.account, "Sam Verzonnen", CO_RESEARCHER).token
        return accept_invitation(cursor, GATE, token, Secret(PASSPHRASE, "rode rozen op tafel"))
